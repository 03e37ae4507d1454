#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::codec {

/// Reads one JSON object strictly: a missing, mistyped or unknown key becomes a Diagnostic with its JSON
/// pointer, so that one run shows all mistakes of a file. Call finish() after the last key was asked for.
class ObjectReader {
public:
  /// `where` is the file and pointer so far, e.g. "dsrkit.json:/sources/0".
  ObjectReader(const Value& value, std::string where, Diagnostics& diagnostics);

  [[nodiscard]] std::string required_text(std::string_view key);
  [[nodiscard]] std::string text(std::string_view key, std::string_view fallback = {});
  /// Absent and null are both "not stated".
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view key);
  [[nodiscard]] bool boolean(std::string_view key, bool fallback);
  [[nodiscard]] std::optional<bool> optional_boolean(std::string_view key);
  [[nodiscard]] std::int64_t integer(std::string_view key, std::int64_t fallback);
  [[nodiscard]] std::optional<Date> optional_date(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  /// The elements of an array (empty when absent); each with its own reader through element_where().
  [[nodiscard]] std::vector<const Value*> elements(std::string_view key);
  [[nodiscard]] std::string element_where(std::string_view key, std::size_t index) const;
  /// The member itself, or null.
  [[nodiscard]] const Value* member(std::string_view key);
  [[nodiscard]] std::string member_where(std::string_view key) const;
  /// The index of the member's text in `allowed`; a diagnostic and nullopt when it is none of them.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key,
                                                  const std::vector<std::string>& allowed,
                                                  std::string_view fallback = {});

  void report(std::string_view key, std::string code, std::string text);
  /// Reports every key that nobody asked for, with the nearest known one.
  void finish();

private:
  const Value* take(std::string_view key);

  const Value& m_value;
  std::string m_where;
  Diagnostics& m_diagnostics;
  std::vector<std::string> m_known;
};

/// Throws `code` with the first error and the number of others, when there is any.
void throw_if_errors(const Diagnostics& diagnostics, bool configuration);

}  // namespace dsrkit::codec
