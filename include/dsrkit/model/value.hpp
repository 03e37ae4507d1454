#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace dsrkit {

class Value;

/// A number exactly as it was written: no digit of a record may change on its way to the person.
struct Number {
  std::string text;

  bool operator==(const Number&) const = default;
};

/// A JSON-like value whose object members keep their order. The one generic form of records and of documents.
class Value {
public:
  using Array = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;

  Value() = default;  ///< null

  // Implicit on purpose: documents are written as literals.
  // NOLINTBEGIN(google-explicit-constructor)

  Value(std::nullptr_t) {}

  Value(bool value) : m_data(value) {}

  Value(int value) : Value(static_cast<std::int64_t>(value)) {}

  Value(std::int64_t value) : m_data(Number{std::to_string(value)}) {}

  Value(std::uint64_t value) : m_data(Number{std::to_string(value)}) {}

  Value(Number value) : m_data(std::move(value)) {}

  Value(const char* value) : m_data(std::string(value)) {}

  Value(std::string_view value) : m_data(std::string(value)) {}

  Value(std::string value) : m_data(std::move(value)) {}

  Value(Array value) : m_data(std::move(value)) {}

  Value(Object value) : m_data(std::move(value)) {}

  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] static Value array() { return Value(Array{}); }

  [[nodiscard]] static Value object() { return Value(Object{}); }

  [[nodiscard]] static Value object(std::initializer_list<Member> members) { return Value(Object(members)); }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(m_data); }

  [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(m_data); }

  [[nodiscard]] bool is_number() const { return std::holds_alternative<Number>(m_data); }

  [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(m_data); }

  [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(m_data); }

  [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(m_data); }

  /// Each throws Error(data_invalid) when the value is of another kind.
  [[nodiscard]] bool as_bool() const;
  [[nodiscard]] std::int64_t as_integer() const;
  [[nodiscard]] const std::string& number_text() const;
  [[nodiscard]] const std::string& as_string() const;
  [[nodiscard]] const Array& as_array() const;
  [[nodiscard]] Array& as_array();
  [[nodiscard]] const Object& as_object() const;
  [[nodiscard]] Object& as_object();

  /// The member, or null when this is not an object or has no such member.
  [[nodiscard]] const Value* find(std::string_view key) const;
  /// The value at a JSON pointer (RFC 6901), "" being this one; or null when there is none.
  [[nodiscard]] const Value* at_pointer(std::string_view pointer) const;
  /// Takes the member or element at a JSON pointer out, when there is one.
  void remove_at(std::string_view pointer);
  /// The member's text, or `fallback` when it is absent or null.
  [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback = {}) const;
  /// Adds or replaces a member of an object.
  void set(std::string_view key, Value value);

  void push_back(Value value) { as_array().push_back(std::move(value)); }

  bool operator==(const Value&) const = default;

private:
  std::variant<std::monostate, bool, Number, std::string, Array, Object> m_data;
};

/// "string", "object"... for messages.
[[nodiscard]] std::string_view kind_name(const Value& value);

}  // namespace dsrkit
