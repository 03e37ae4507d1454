#include "dsrkit/sql/database.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <array>
#include <charconv>

namespace dsrkit::sql {
namespace {

template <typename Type>
const Type& as(const Row& row, std::size_t column) {
  if (const auto* value = std::get_if<Type>(&row.cell(column))) {
    return *value;
  }
  throw Error(ErrorCode::integrity,
              "column " + std::to_string(column + 1) + " of a stored row has another type",
              "restore the file from a backup");
}

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end};
}

}  // namespace

std::optional<std::string> to_text(const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    return std::to_string(*integer);
  }
  if (const auto* real = std::get_if<double>(&cell)) {
    return shortest(*real);
  }
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return *text;
  }
  if (const auto* blob = std::get_if<Blob>(&cell)) {
    return to_hex(blob->bytes);
  }
  return std::nullopt;
}

std::optional<std::int64_t> to_integer(std::string_view text) {
  return parse_number<std::int64_t>(text);
}

std::optional<double> to_real(std::string_view text) {
  return parse_number<double>(text);
}

const Cell& Row::cell(std::size_t column) const {
  if (column >= m_cells.size()) {
    throw Error(ErrorCode::internal, "a row has no column " + std::to_string(column + 1));
  }
  return m_cells[column];
}

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(cell(column));
}

bool Row::boolean(std::size_t column) const {
  return integer(column) != 0;
}

std::int64_t Row::integer(std::size_t column) const {
  return as<std::int64_t>(*this, column);
}

double Row::real(std::size_t column) const {
  return as<double>(*this, column);
}

const std::string& Row::text(std::size_t column) const {
  return as<std::string>(*this, column);
}

const std::string& Row::blob(std::size_t column) const {
  return as<Blob>(*this, column).bytes;
}

Transaction::Transaction(Database& database) : m_database(database) {
  m_database.begin();
}

Transaction::~Transaction() {
  if (m_open) {
    m_database.rollback();
  }
}

void Transaction::commit() {
  m_database.commit();
  m_open = false;
}

std::string quoted(std::string_view identifier) {
  return '"' + replace_all(std::string(identifier), "\"", "\"\"") + '"';
}

}  // namespace dsrkit::sql
