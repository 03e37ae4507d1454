#include "dsrkit/codec/icalendar.hpp"

#include <algorithm>

namespace dsrkit::codec {
namespace {

constexpr std::size_t kLongestLine = 75;  // octets, without the line end (RFC 5545 section 3.1)

bool begins_character(char octet) {
  return (static_cast<unsigned char>(octet) & 0xC0U) != 0x80U;
}

/// Adds one content line, folded where it is too long, never inside a character.
void add_line(std::string& out, std::string_view line) {
  std::size_t room = kLongestLine;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && !begins_character(line[end])) {
      --end;
    }
    out.append(line.substr(0, end)).append("\r\n ");
    line.remove_prefix(end);
    room = kLongestLine - 1;
  }
  out.append(line).append("\r\n");
}

/// A TEXT value (RFC 5545 section 3.3.11). Other control characters are not allowed in one.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F) {
      out += c;
    }
  }
  return out;
}

/// "20261122T101112Z" of "2026-11-22T10:11:12Z".
std::string compact(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

void add_day(std::string& out, Instant made_at, const CalendarDay& day) {
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + escaped(day.uid));
  add_line(out, "DTSTAMP:" + compact(format_instant(made_at)));
  add_line(out, "DTSTART;VALUE=DATE:" + compact(format_date(day.on)));
  add_line(out, "DTEND;VALUE=DATE:" + compact(format_date(add_days(day.on, 1))));
  add_line(out, "SUMMARY:" + escaped(day.summary));
  if (!day.description.empty()) {
    add_line(out, "DESCRIPTION:" + escaped(day.description));
  }
  add_line(out, "TRANSP:TRANSPARENT");
  if (day.remind_days_before) {
    // The day begins at midnight: fifteen hours before is nine in the morning of the day before.
    const int whole_days = std::max(*day.remind_days_before, 1) - 1;
    add_line(out, "BEGIN:VALARM");
    add_line(out, "ACTION:DISPLAY");
    add_line(out, "DESCRIPTION:" + escaped(day.summary));
    add_line(out, "TRIGGER:-P" + (whole_days > 0 ? std::to_string(whole_days) + "D" : "") + "T15H");
    add_line(out, "END:VALARM");
  }
  add_line(out, "END:VEVENT");
}

}  // namespace

std::string write_icalendar(std::string_view name, Instant made_at, std::span<const CalendarDay> days) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//dsrkit//dsrkit//EN");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  add_line(out, "X-WR-CALNAME:" + escaped(name));
  for (const CalendarDay& day : days) {
    add_day(out, made_at, day);
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace dsrkit::codec
