#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/sql/database.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::store {

[[nodiscard]] sql::Cell text_cell(std::string_view text);
[[nodiscard]] sql::Cell flag_cell(bool flag);
[[nodiscard]] sql::Cell date_cell(Date date);
[[nodiscard]] sql::Cell date_cell(const std::optional<Date>& date);
[[nodiscard]] sql::Cell instant_cell(Instant instant);
/// Throws Error(data_invalid) for text that is not UTF-8: it could not be read back.
[[nodiscard]] sql::Cell json_cell(const Value& value);

/// The readers throw Error(integrity) for what this program cannot have stored.
[[nodiscard]] Date date_at(const sql::Row& row, std::size_t column);
[[nodiscard]] std::optional<Date> optional_date_at(const sql::Row& row, std::size_t column);
[[nodiscard]] Instant instant_at(const sql::Row& row, std::size_t column);
[[nodiscard]] Value json_at(const sql::Row& row, std::size_t column);
[[noreturn]] void refuse_stored(std::size_t column);

/// A word of an enumeration, read by its `parse_...` function.
template <typename Parse>
auto word_at(const sql::Row& row, std::size_t column, const Parse& parse) {
  const auto value = parse(row.text(column));
  if (!value) {
    refuse_stored(column);
  }
  return *value;
}

/// A JSON column turned into a type by one of the functions in documents.hpp.
template <typename Convert>
auto document_at(const sql::Row& row, std::size_t column, const Convert& convert) {
  const Value value = json_at(row, column);
  try {
    return convert(value);
  } catch (const Error&) {
    refuse_stored(column);
  }
}

}  // namespace dsrkit::store
