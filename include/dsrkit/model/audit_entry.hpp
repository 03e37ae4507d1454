#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/value.hpp"

#include <cstdint>
#include <string>

namespace dsrkit {

/// One link of the audit chain: who did what, when, to which case. Ids, counts and reasons; no names of
/// people.
struct AuditEntry {
  std::int64_t sequence = 0;
  Instant at{};
  std::string actor;
  std::string case_reference;  ///< empty for acts on the workspace
  std::string action;          ///< "case-opened", "gathered", "decision"...
  Value detail;
  std::string previous;  ///< hash of the entry before, 64 hexadecimal digits; zeros for the first
  std::string hash;      ///< of this entry

  bool operator==(const AuditEntry&) const = default;
};

}  // namespace dsrkit
