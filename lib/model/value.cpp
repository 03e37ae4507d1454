#include "dsrkit/model/value.hpp"

#include "dsrkit/base/error.hpp"

#include <charconv>

namespace dsrkit {
namespace {

[[noreturn]] void wrong_kind(std::string_view wanted, const Value& value) {
  throw Error(ErrorCode::data_invalid,
              "expected " + std::string(wanted) + " but found " + std::string(kind_name(value)));
}

}  // namespace

std::string_view kind_name(const Value& value) {
  if (value.is_null()) {
    return "null";
  }
  if (value.is_bool()) {
    return "true or false";
  }
  if (value.is_number()) {
    return "a number";
  }
  if (value.is_string()) {
    return "a string";
  }
  return value.is_array() ? "an array" : "an object";
}

bool Value::as_bool() const {
  if (const auto* value = std::get_if<bool>(&m_data)) {
    return *value;
  }
  wrong_kind("true or false", *this);
}

std::int64_t Value::as_integer() const {
  const std::string& text = number_text();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw Error(ErrorCode::data_invalid, "expected a whole number");
  }
  return number;
}

const std::string& Value::number_text() const {
  if (const auto* value = std::get_if<Number>(&m_data)) {
    return value->text;
  }
  wrong_kind("a number", *this);
}

const std::string& Value::as_string() const {
  if (const auto* value = std::get_if<std::string>(&m_data)) {
    return *value;
  }
  wrong_kind("a string", *this);
}

const Value::Array& Value::as_array() const {
  if (const auto* value = std::get_if<Array>(&m_data)) {
    return *value;
  }
  wrong_kind("an array", *this);
}

Value::Array& Value::as_array() {
  if (auto* value = std::get_if<Array>(&m_data)) {
    return *value;
  }
  wrong_kind("an array", *this);
}

const Value::Object& Value::as_object() const {
  if (const auto* value = std::get_if<Object>(&m_data)) {
    return *value;
  }
  wrong_kind("an object", *this);
}

Value::Object& Value::as_object() {
  if (auto* value = std::get_if<Object>(&m_data)) {
    return *value;
  }
  wrong_kind("an object", *this);
}

const Value* Value::find(std::string_view key) const {
  if (const auto* object = std::get_if<Object>(&m_data)) {
    for (const auto& [name, value] : *object) {
      if (name == key) {
        return &value;
      }
    }
  }
  return nullptr;
}

std::string Value::text_or(std::string_view key, std::string_view fallback) const {
  const Value* value = find(key);
  return value == nullptr || value->is_null() ? std::string(fallback) : value->as_string();
}

void Value::set(std::string_view key, Value value) {
  for (auto& [name, old] : as_object()) {
    if (name == key) {
      old = std::move(value);
      return;
    }
  }
  as_object().emplace_back(std::string(key), std::move(value));
}

}  // namespace dsrkit
