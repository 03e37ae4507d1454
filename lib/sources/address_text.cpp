#include "address_text.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::sources {
namespace {

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Says where something is without being part of how it is written.
bool is_reference(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kReferences{"uprn",     "usrn",     "easting",
                                                               "northing", "latitude", "longitude"};
  return is_one_of(kReferences, name);
}

/// A bare number needs the word for what it counts: "Flat 9".
bool needs_name(std::string_view name, std::string_view value) {
  static constexpr std::array<std::string_view, 3> kCounted{"room", "floor", "flat"};
  return is_one_of(kCounted, name) && value.front() >= '0' && value.front() <= '9';
}

std::string part_text(const Value& value) {
  if (value.is_string()) {
    return std::string(trim(value.as_string()));
  }
  return value.is_number() ? value.number_text() : std::string();
}

std::string capitalised(std::string word) {
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

std::string join_parts(const Value::Object& parts) {
  std::string address;
  std::string_view separator;
  for (const auto& [member, value] : parts) {
    const std::string name = to_lower_ascii(member);
    const std::string part = part_text(value);
    if (part.empty() || is_reference(name)) {
      continue;
    }
    address += separator;
    address += needs_name(name, part) ? capitalised(name) + " " + part : part;
    separator = name == "house" ? " " : ", ";
  }
  return address;
}

}  // namespace

std::string address_text(const std::string& text) {
  if (!text.starts_with('{')) {
    return text;
  }
  try {
    return join_parts(codec::parse_json(text, "an address").as_object());
  } catch (const Error&) {
    return text;
  }
}

}  // namespace dsrkit::sources
