#include "select.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::sql {
namespace {

bool is_plain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string quoted_part(const std::string& part, const Dialect& dialect) {
  if (part.empty() || part.find('\0') != std::string::npos || (dialect.quote.empty() && !is_plain(part))) {
    throw Error(ErrorCode::config_invalid, "'" + part + "' cannot be the name of a table or column here");
  }
  return dialect.quote + replace_all(part, dialect.end_quote, dialect.end_quote + dialect.end_quote) +
         dialect.end_quote;
}

std::string comparison_text(Comparison comparison, const std::string& parameter) {
  switch (comparison) {
    case Comparison::equal: return " = " + parameter;
    case Comparison::greater: return " > " + parameter;
    case Comparison::not_null: return " IS NOT NULL";
  }
  return {};
}

std::string columns_text(const Select& select, const Dialect& dialect) {
  std::vector<std::string> columns;
  for (const std::string& column : select.columns) {
    columns.push_back(quoted_part(column, dialect));
  }
  return columns.empty() ? "count(*)" : join(columns, ", ");
}

/// Hands out the placeholders of a statement in their order.
class Placeholders {
public:
  explicit Placeholders(bool numbered) : m_numbered(numbered) {}

  std::string next() { return m_numbered ? "$" + std::to_string(++m_count) : "?"; }

private:
  bool m_numbered;
  std::size_t m_count = 0;
};

std::string one_of_text(const OneOf& one, const Dialect& dialect, Lists lists, Placeholders& placeholders) {
  const std::string name = quoted_part(one.column, dialect);
  const std::string column = one.any_case ? "LOWER(" + name + ")" : name;
  if (one.count == 1) {
    return column + " = " + placeholders.next();
  }
  if (lists == Lists::shortened) {
    return column + " IN (...)";
  }
  std::string list = placeholders.next();
  for (std::size_t i = 1; i < one.count; ++i) {
    list += ", " + placeholders.next();
  }
  return column + " IN (" + list + ")";
}

std::string where_text(const Select& select, const Dialect& dialect, Lists lists) {
  Placeholders placeholders(dialect.numbered_parameters);
  std::vector<std::string> alternatives;
  for (const OneOf& one : select.any_of) {
    alternatives.push_back(one_of_text(one, dialect, lists, placeholders));
  }
  std::vector<std::string> conditions;
  if (!alternatives.empty()) {
    const std::string any = join(alternatives, " OR ");
    conditions.push_back(alternatives.size() == 1 ? any : "(" + any + ")");
  }
  for (const Condition& condition : select.conditions) {
    const bool takes_one = condition.comparison != Comparison::not_null;
    conditions.push_back(quoted_part(condition.column, dialect) +
                         comparison_text(condition.comparison, takes_one ? placeholders.next() : ""));
  }
  return conditions.empty() ? std::string() : " WHERE " + join(conditions, " AND ");
}

}  // namespace

std::string quoted_name(const std::string& name, const Dialect& dialect) {
  std::vector<std::string> parts = split(name, '.');
  for (std::string& part : parts) {
    part = quoted_part(part, dialect);
  }
  return join(parts, ".");
}

std::string select_text(const Select& select, const Dialect& dialect, Lists lists) {
  return "SELECT " + columns_text(select, dialect) + " FROM " + quoted_name(select.table, dialect) +
         where_text(select, dialect, lists) +
         (select.order_by.empty() ? "" : " ORDER BY " + quoted_part(select.order_by, dialect)) +
         (select.limit == 0 || !dialect.has_limit ? "" : " LIMIT " + std::to_string(select.limit));
}

}  // namespace dsrkit::sql
