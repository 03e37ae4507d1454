#include "columns.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"

namespace dsrkit::store {

sql::Cell text_cell(std::string_view text) {
  return std::string(text);
}

sql::Cell flag_cell(bool flag) {
  return std::int64_t{flag ? 1 : 0};
}

sql::Cell date_cell(Date date) {
  return format_date(date);
}

sql::Cell date_cell(const std::optional<Date>& date) {
  return date ? date_cell(*date) : sql::Cell{};
}

sql::Cell instant_cell(Instant instant) {
  return std::int64_t{instant.time_since_epoch().count()};
}

sql::Cell json_cell(const Value& value) {
  std::string text = codec::write_json(value);
  if (!is_valid_utf8(text)) {
    throw Error(ErrorCode::data_invalid, "a text for the register is not valid UTF-8");
  }
  return text;
}

Date date_at(const sql::Row& row, std::size_t column) {
  return word_at(row, column, try_parse_date);
}

std::optional<Date> optional_date_at(const sql::Row& row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : std::optional(date_at(row, column));
}

Instant instant_at(const sql::Row& row, std::size_t column) {
  return Instant(Instant::duration(row.integer(column)));
}

Value json_at(const sql::Row& row, std::size_t column) {
  try {
    return codec::parse_json(row.text(column), "a stored value");
  } catch (const Error&) {
    refuse_stored(column);
  }
}

void refuse_stored(std::size_t column) {
  throw Error(ErrorCode::integrity,
              "column " + std::to_string(column + 1) + " of a row in the register cannot be read",
              "restore the register from a backup");
}

}  // namespace dsrkit::store
