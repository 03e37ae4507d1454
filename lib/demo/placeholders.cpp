#include "placeholders.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <charconv>

namespace dsrkit::demo {
namespace {

std::string format_as(Date date, std::string_view style) {
  if (style == "iso") {
    return format_date(date);
  }
  if (style == "long") {
    return format_date_long(date);
  }
  if (style == "day") {
    return std::string(weekday_name(date));
  }
  const auto parts = split(format_date(date), '-');
  return style == "short" ? parts[2] + "." + parts[1] + "." + parts[0].substr(2)
                          : parts[2] + "/" + parts[1] + "/" + parts[0];
}

}  // namespace

Date Placeholders::day(std::string_view name) const {
  if (const auto found = days.find(name); found != days.end()) {
    return found->second;
  }
  const auto digits = name.starts_with('+') ? name.substr(1) : name;
  int offset = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
  if (problem != std::errc() || end != digits.data() + digits.size()) {
    throw Error(ErrorCode::data_invalid, "demonstration data: nothing is called '" + std::string(name) + "'");
  }
  return add_days(base, offset);
}

std::string Placeholders::fill_place(std::string_view place) const {
  if (const auto word = words.find(place); word != words.end()) {
    return word->second;
  }
  const auto space = place.find(' ');
  const auto style = space == std::string_view::npos ? std::string_view{} : place.substr(space + 1);
  return format_as(day(place.substr(0, space)), style);
}

std::string Placeholders::fill(std::string_view text) const {
  std::string filled;
  std::size_t at = 0;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', at)) {
    const auto close = text.find('}', open);
    if (close == std::string_view::npos) {
      throw Error(ErrorCode::data_invalid, "demonstration data: a place is not closed");
    }
    filled += text.substr(at, open - at);
    filled += fill_place(text.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return filled.append(text.substr(at));
}

Value Placeholders::fill_all(const Value& value) const {
  if (value.is_string()) {
    return fill(value.as_string());
  }
  Value filled = value;
  if (filled.is_array()) {
    for (Value& element : filled.as_array()) {
      element = fill_all(element);
    }
  }
  if (filled.is_object()) {
    for (auto& [key, member] : filled.as_object()) {
      member = fill_all(member);
    }
  }
  return filled;
}

std::string lines_of(const Value& array) {
  std::string text;
  for (const Value& line : array.as_array()) {
    text += (&line == &array.as_array().front() ? "" : "\n") + line.as_string();
  }
  return text;
}

Value load_shipped(std::string_view file) {
  const auto path = files::shipped_data("demo/" + std::string(file));
  return codec::parse_json(files::read_file(path), file);
}

}  // namespace dsrkit::demo
