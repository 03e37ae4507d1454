#include "dsrkit/render/casework.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/gathering.hpp"

#include <map>

namespace dsrkit::render {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

/// By number, without those that were taken back.
std::map<std::int64_t, Date> days_that_count(const std::vector<CaseEvent>& events) {
  std::map<std::int64_t, Date> days;
  for (const CaseEvent& event : workflow::effective_events(events)) {
    days[event.sequence] = event.on;
  }
  return days;
}

/// What was written down, in one line: "because: the signature differs".
std::string detail_text(const Value& detail) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : detail.as_object()) {
    const std::string text = value.is_string() ? value.as_string() : codec::write_json(value);
    if (!value.is_null() && !text.empty()) {
      parts.push_back(key + ": " + text);
    }
  }
  return join(parts, "; ");
}

/// `counts_on` is the day that counts: as corrected, or null when the event was taken back.
Value events_json(const std::vector<CaseEvent>& events, bool show_details) {
  const auto counting = days_that_count(events);
  Value list = Value::array();
  for (const CaseEvent& event : events) {
    const auto on = counting.find(event.sequence);
    list.push_back(
        Value::object({{"sequence", event.sequence},
                       {"kind", event.kind},
                       {"on", format_date(event.on)},
                       {"counts_on", on == counting.end() ? Value() : Value(format_date(on->second))},
                       {"at", format_instant(event.at)},
                       {"actor", event.actor},
                       {"detail", show_details ? event.detail : Value()}}));
  }
  return list;
}

Value names_json(const RequestCase& request, bool show_names) {
  return show_names ? Value(request.subject.name.full()) : Value();
}

/// Under which id the sender knows the request, as the opening event keeps it; null when it came on paper.
Value origin_json(const std::vector<CaseEvent>& events) {
  const Value* const request = events.empty() ? nullptr : events.front().detail.find("request");
  return request == nullptr ? Value() : *request;
}

std::string origin_text(const std::vector<CaseEvent>& events) {
  const Value origin = origin_json(events);
  const std::string id = origin.text_or("id");
  return id.empty() ? "" : id + " (" + origin.text_or("format") + ")";
}

std::string spelled(const std::optional<Date>& date, const std::string& otherwise) {
  return date ? std::string(weekday_name(*date)) + " " + format_date_long(*date) : otherwise;
}

}  // namespace

Value date_json(const std::optional<Date>& date) {
  return date ? Value(format_date(*date)) : Value();
}

Value case_json(const CaseView& view, bool show_names, bool show_details) {
  const RequestCase& request = view.request;
  Value standing = Value::array();
  for (const law::StandingGap& gap : view.standing) {
    standing.push_back(Value::object({{"id", gap.id}, {"message", gap.message}, {"citation", gap.citation}}));
  }
  Value letters = Value::array();
  for (const std::string& kind : view.letters_wanted) {
    letters.push_back(kind);
  }
  return Value::object({{"format", "dsrkit.case/1"},
                        {"case", request.reference},
                        {"right", right_name(request.right)},
                        {"state", state_name(request.state)},
                        {"jurisdiction", jurisdiction_name(request.jurisdiction)},
                        {"received", format_date(request.received)},
                        {"due", date_json(view.clock.due)},
                        {"cautious_due", date_json(view.clock.cautious_due)},
                        {"channel", request.channel},
                        {"service", text_or_null(request.service_profile)},
                        {"assigned_to", text_or_null(request.assigned_to)},
                        {"about", text_or_null(request.about)},
                        {"capacity", capacity_name(request.requester.capacity)},
                        {"subject", names_json(request, show_names)},
                        {"opened_at", format_instant(request.opened_at)},
                        {"origin", origin_json(view.events)},
                        {"standing", std::move(standing)},
                        {"letters_wanted", std::move(letters)},
                        {"record_owners", owner_list_json(view.owners)},
                        {"events", events_json(view.events, show_details)}});
}

std::string case_text(const CaseView& view, bool show_names, bool show_details) {
  const RequestCase& request = view.request;
  std::string text =
      labelled({{"Case", request.reference},
                {"Right", std::string(right_name(request.right))},
                {"State", std::string(state_name(request.state))},
                {"About", request.about},
                {"Subject", show_names ? request.subject.name.full() : "(shown with --show-names)"},
                {"Asked by", std::string(capacity_name(request.requester.capacity))},
                {"Received",
                 spelled(request.received, "") + (request.channel.empty() ? "" : ", by " + request.channel)},
                {"Sender's id", origin_text(view.events)},
                {"Due", spelled(view.clock.due, "the clock has not started, or is paused")},
                {"Service", request.service_profile},
                {"Assigned to", request.assigned_to}});
  text += view.standing.empty() ? "" : "\nStill needed\n";
  for (const law::StandingGap& gap : view.standing) {
    text += "  " + gap.message + " (" + gap.citation + ")\n";
  }
  text += view.letters_wanted.empty() ? "" : "\nLetters to write\n";
  for (const std::string& kind : view.letters_wanted) {
    text += "  dsrkit letter " + request.reference + " " + kind + "\n";
  }
  text += view.owners.empty() ? "" : "\n" + owners_text(view.owners);
  text += "\n";
  std::vector<std::vector<std::string>> rows{{"EVENT", "ON", "", "BY", ""}};
  const auto counting = days_that_count(view.events);
  for (const CaseEvent& event : view.events) {
    const auto on = counting.find(event.sequence);
    const std::string mark = event.kind == workflow::event::kCorrected ? ""
                             : on == counting.end()                    ? "taken back"
                             : on->second != event.on ? "corrected to " + format_date(on->second)
                                                      : "";
    rows.push_back({std::to_string(event.sequence), format_date(event.on), event.kind, event.actor, mark});
    if (show_details) {
      rows.back().push_back(detail_text(event.detail));
    }
  }
  return text + columns(rows);
}

Value cases_json(const std::vector<workflow::CaseStanding>& cases, bool show_names) {
  Value list = Value::array();
  for (const auto& entry : cases) {
    list.push_back(Value::object({{"case", entry.request.reference},
                                  {"right", right_name(entry.request.right)},
                                  {"state", state_name(entry.request.state)},
                                  {"received", format_date(entry.request.received)},
                                  {"due", date_json(entry.clock.due)},
                                  {"assigned_to", text_or_null(entry.request.assigned_to)},
                                  {"subject", names_json(entry.request, show_names)}}));
  }
  return Value::object({{"format", "dsrkit.cases/1"}, {"cases", std::move(list)}});
}

std::string cases_text(const std::vector<workflow::CaseStanding>& cases, bool show_names) {
  if (cases.empty()) {
    return "no cases\n";
  }
  std::vector<std::vector<std::string>> rows{
      {"CASE", "RIGHT", "STATE", "RECEIVED", "DUE", show_names ? "SUBJECT" : ""}};
  for (const auto& entry : cases) {
    rows.push_back({entry.request.reference, std::string(right_name(entry.request.right)),
                    std::string(state_name(entry.request.state)), format_date(entry.request.received),
                    entry.clock.due ? format_date(*entry.clock.due) : "-",
                    show_names ? entry.request.subject.name.full() : ""});
  }
  return columns(rows);
}

Value clock_json(const clock::ClockResult& clock) {
  Value steps = Value::array();
  for (const auto& step : clock.steps) {
    steps.push_back(
        Value::object({{"date", format_date(step.date)}, {"text", step.text}, {"citation", step.citation}}));
  }
  Value deadlines = Value::array();
  for (const auto& deadline : clock.deadlines) {
    deadlines.push_back(Value::object({{"kind", deadline.kind},
                                       {"by", format_date(deadline.by)},
                                       {"text", deadline.text},
                                       {"citation", deadline.citation}}));
  }
  Value warnings = Value::array();
  for (const Diagnostic& warning : clock.warnings) {
    warnings.push_back(Value::object({{"code", warning.code}, {"text", warning.text}}));
  }
  return Value::object({{"format", "dsrkit.clock/1"},
                        {"right", right_name(clock.right)},
                        {"jurisdiction", jurisdiction_name(clock.jurisdiction)},
                        {"regime", clock::regime_name(clock.regime)},
                        {"starts", date_json(clock.starts)},
                        {"due", date_json(clock.due)},
                        {"cautious_due", date_json(clock.cautious_due)},
                        {"extension_notice_by", date_json(clock.extension_notice_by)},
                        {"cautious_extension_notice_by", date_json(clock.cautious_extension_notice_by)},
                        {"internal_target", date_json(clock.internal_target)},
                        {"excluded_days", clock.excluded_days},
                        {"days_left", clock.days_left ? Value(*clock.days_left) : Value()},
                        {"extended", clock.extended},
                        {"paused", clock.paused},
                        {"beyond_published_holidays", clock.beyond_published_holidays},
                        {"deadlines", std::move(deadlines)},
                        {"steps", std::move(steps)},
                        {"warnings", std::move(warnings)}});
}

std::string clock_text(const clock::ClockResult& clock) {
  std::string text =
      "Due: " +
      spelled(clock.due, clock.paused ? "open, the clock is paused" : "open, the clock has not started") +
      "\n";
  if (clock.cautious_due && clock.cautious_due != clock.due) {
    text += "Cautious: " + spelled(clock.cautious_due, "") + "\n";
  }
  text += "\n";
  for (const auto& step : clock.steps) {
    text += "  " + format_date(step.date) + "  " + step.text + "\n              [" + step.citation + "]\n";
  }
  for (const auto& deadline : clock.deadlines) {
    text += "  " + format_date(deadline.by) + "  " + deadline.text + "\n              [" + deadline.citation +
            "]\n";
  }
  for (const Diagnostic& warning : clock.warnings) {
    text += "  note: " + warning.text + "\n";
  }
  return text;
}

}  // namespace dsrkit::render
