#pragma once

#include "dsrkit/base/diagnostic.hpp"

#include <string>
#include <vector>

namespace dsrkit {

/// The findings as an officer sees them.
inline std::vector<std::string> texts_of(const Diagnostics& findings) {
  std::vector<std::string> texts;
  for (const Diagnostic& finding : findings) {
    texts.push_back(finding.where.empty() ? finding.text : finding.where + ": " + finding.text);
  }
  return texts;
}

/// The codes of the errors, or of the warnings.
inline std::vector<std::string> codes_of(const Diagnostics& findings, Severity severity) {
  std::vector<std::string> codes;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == severity) {
      codes.push_back(finding.code);
    }
  }
  return codes;
}

}  // namespace dsrkit
