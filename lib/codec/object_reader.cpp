#include "dsrkit/codec/object_reader.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::codec {
namespace {

std::string pointer_token(std::string_view key) {
  return replace_all(replace_all(std::string(key), "~", "~0"), "/", "~1");
}

}  // namespace

ObjectReader::ObjectReader(const Value& value, std::string where, Diagnostics& diagnostics)
    : m_value(value), m_where(std::move(where)), m_diagnostics(diagnostics) {
  if (!value.is_object()) {
    m_diagnostics.push_back({Severity::error, "wrong-type", m_where,
                             "expected an object but found " + std::string(kind_name(value))});
  }
}

const Value* ObjectReader::take(std::string_view key) {
  m_known.emplace_back(key);
  const Value* value = m_value.find(key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string ObjectReader::required_text(std::string_view key) {
  auto value = optional_text(key);
  if (!value || value->empty()) {
    report(key, "missing", "must be given and must not be empty");
    return {};
  }
  return *value;
}

std::string ObjectReader::text(std::string_view key, std::string_view fallback) {
  return optional_text(key).value_or(std::string(fallback));
}

std::optional<std::string> ObjectReader::optional_text(std::string_view key) {
  const Value* value = take(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!value->is_string()) {
    report(key, "wrong-type", "expected a string but found " + std::string(kind_name(*value)));
    return std::nullopt;
  }
  return value->as_string();
}

bool ObjectReader::boolean(std::string_view key, bool fallback) {
  return optional_boolean(key).value_or(fallback);
}

std::optional<bool> ObjectReader::optional_boolean(std::string_view key) {
  const Value* value = take(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (!value->is_bool()) {
    report(key, "wrong-type", "expected true or false but found " + std::string(kind_name(*value)));
    return std::nullopt;
  }
  return value->as_bool();
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t fallback) {
  const Value* value = take(key);
  if (value == nullptr) {
    return fallback;
  }
  try {
    return value->as_integer();
  } catch (const Error&) {
    report(key, "wrong-type", "expected a whole number");
    return fallback;
  }
}

std::optional<Date> ObjectReader::optional_date(std::string_view key) {
  const auto written = optional_text(key);
  if (!written) {
    return std::nullopt;
  }
  const auto date = try_parse_date(*written);
  if (!date) {
    report(key, "wrong-date", "expected a date as YYYY-MM-DD");
  }
  return date;
}

std::vector<std::string> ObjectReader::texts(std::string_view key) {
  std::vector<std::string> result;
  for (const Value* element : elements(key)) {
    if (element->is_string()) {
      result.push_back(element->as_string());
    } else {
      report(key, "wrong-type", "every element must be a string");
    }
  }
  return result;
}

std::vector<const Value*> ObjectReader::elements(std::string_view key) {
  std::vector<const Value*> result;
  const Value* value = take(key);
  if (value == nullptr) {
    return result;
  }
  if (!value->is_array()) {
    report(key, "wrong-type", "expected an array but found " + std::string(kind_name(*value)));
    return result;
  }
  for (const Value& element : value->as_array()) {
    result.push_back(&element);
  }
  return result;
}

std::string ObjectReader::element_where(std::string_view key, std::size_t index) const {
  return member_where(key) + "/" + std::to_string(index);
}

const Value* ObjectReader::member(std::string_view key) {
  return take(key);
}

std::string ObjectReader::member_where(std::string_view key) const {
  return m_where + "/" + pointer_token(key);
}

std::optional<std::size_t> ObjectReader::choice(std::string_view key, const std::vector<std::string>& allowed,
                                                std::string_view fallback) {
  const std::string word = text(key, fallback);
  const auto found = std::find(allowed.begin(), allowed.end(), word);
  if (found == allowed.end()) {
    report(key, "wrong-word", "must be one of: " + join(allowed, ", "));
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - allowed.begin());
}

void ObjectReader::report(std::string_view key, std::string code, std::string text) {
  m_diagnostics.push_back({Severity::error, std::move(code), member_where(key), std::move(text)});
}

void ObjectReader::finish() {
  if (!m_value.is_object()) {
    return;
  }
  for (const auto& [key, value] : m_value.as_object()) {
    if (std::find(m_known.begin(), m_known.end(), key) == m_known.end()) {
      const std::string near = closest_match(key, m_known);
      report(key, "unknown-key", near.empty() ? "unknown key" : "unknown key; did you mean '" + near + "'?");
    }
  }
}

void throw_if_errors(const Diagnostics& diagnostics, bool configuration) {
  const auto is_error = [](const Diagnostic& d) { return d.severity == Severity::error; };
  const auto first = std::find_if(diagnostics.begin(), diagnostics.end(), is_error);
  if (first == diagnostics.end()) {
    return;
  }
  const auto count = std::count_if(diagnostics.begin(), diagnostics.end(), is_error);
  throw Error(configuration ? ErrorCode::config_invalid : ErrorCode::data_invalid,
              first->where + ": " + first->text,
              count > 1 ? "and " + std::to_string(count - 1) + " more mistakes in the same file" : "");
}

}  // namespace dsrkit::codec
