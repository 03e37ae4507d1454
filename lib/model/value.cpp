#include "dsrkit/model/value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dsrkit {
namespace {

/// Takes the first token off a pointer that begins with a slash: "a~1b" is the member "a/b".
std::string take_token(std::string_view& pointer) {
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string token(pointer.substr(1, end - 1));
  pointer.remove_prefix(end);
  return replace_all(replace_all(token, "~1", "/"), "~0", "~");
}

/// The position of an element, or nothing when the token is none of an array of this size.
std::optional<std::size_t> position_of(std::string_view token, std::size_t size) {
  std::size_t index = 0;
  const char* end = token.data() + token.size();
  const auto read = std::from_chars(token.data(), end, index);
  const bool is_index = read.ec == std::errc() && read.ptr == end && (token == "0" || token.front() != '0');
  return is_index && index < size ? std::optional(index) : std::nullopt;
}

const Value* child_of(const Value& value, std::string_view token) {
  if (!value.is_array()) {
    return value.find(token);
  }
  const auto position = position_of(token, value.as_array().size());
  return position ? &value.as_array()[*position] : nullptr;
}

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

const Value* Value::at_pointer(std::string_view pointer) const {
  const Value* value = this;
  while (value != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') {
      return nullptr;
    }
    value = child_of(*value, take_token(pointer));
  }
  return value;
}

void Value::remove_at(std::string_view pointer) {
  if (!pointer.starts_with('/')) {
    return;
  }
  const std::string token = take_token(pointer);
  const Value* child = child_of(*this, token);
  if (child == nullptr) {
    return;
  }
  if (is_array()) {
    const auto element = as_array().begin() + (child - as_array().data());
    pointer.empty() ? void(as_array().erase(element)) : element->remove_at(pointer);
    return;
  }
  const auto member = std::find_if(as_object().begin(), as_object().end(),
                                   [&](const Member& candidate) { return candidate.first == token; });
  pointer.empty() ? void(as_object().erase(member)) : member->second.remove_at(pointer);
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
