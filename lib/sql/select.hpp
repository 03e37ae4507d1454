#pragma once

#include "dsrkit/sql/reader.hpp"

#include <string>

namespace dsrkit::sql {

/// Where engines differ in writing a plain SELECT.
struct Dialect {
  std::string quote = "\"";          ///< around names; empty when the engine has none
  std::string end_quote = "\"";      ///< differs only in brackets
  bool numbered_parameters = false;  ///< $1 instead of ?
  bool has_limit = true;             ///< LIMIT is understood
};

/// A name, or names with dots between them, each quoted. Throws Error(config_invalid) for a name that the
/// engine cannot quote.
[[nodiscard]] std::string quoted_name(const std::string& name, const Dialect& dialect);

/// Whether every parameter of a list is written, as the engine needs it, or only that there is a list.
enum class Lists { full, shortened };

[[nodiscard]] std::string select_text(const Select& select, const Dialect& dialect, Lists lists);

}  // namespace dsrkit::sql
