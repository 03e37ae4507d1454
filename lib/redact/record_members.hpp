#pragma once

#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Reads from the names of members whom a record speaks of and which of its values tell where somebody learns
/// or works ("father_name" and "father_employer"); by rules of the kinds "residue-person" and
/// "residue-member".
class RecordMembers {
public:
  explicit RecordMembers(const rules::RuleSet& rules);

  /// Of a name in any writing: "fatherEmployer", "father_employer", "Father's employer".
  [[nodiscard]] MemberMeaning meaning_of(std::string_view name) const;

private:
  std::map<std::vector<std::string>, MemberMeaning::Kind> m_phrases;  ///< folded words
  std::size_t m_longest = 0;
};

}  // namespace dsrkit::redact
