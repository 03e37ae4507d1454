#pragma once

#include <string>
#include <vector>

namespace dsrkit {

enum class Severity { note, warning, error };

/// One finding of a validator (rules, configuration, profiles). Validators collect all of them.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;   ///< kebab-case, stable
  std::string where;  ///< file and JSON pointer, or another place by id
  std::string text;   ///< plain English, no full stop

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);
/// "error", "warning" or "note".
[[nodiscard]] const char* severity_name(Severity severity);

}  // namespace dsrkit
