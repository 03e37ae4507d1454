#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/text/tokens.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dsrkit::redact {

/// Words that point to who gave information in confidence without naming them: "the neighbour who rang",
/// "the referrer" (DPA 2018 Sch 2 para 16(4)(a)). Only in a case that has an informant.
class SourcePhrases {
public:
  explicit SourcePhrases(const std::vector<Party>& parties);

  /// `relations` are the relation phrases of the same text.
  [[nodiscard]] std::vector<Finding> find(const std::vector<text::Token>& tokens,
                                          const std::vector<rules::RuleMatch>& matches,
                                          const std::vector<Finding>& relations) const;

private:
  [[nodiscard]] Finding finding(std::size_t begin, std::size_t end, const std::string& rule) const;

  std::set<std::string> m_informants;
};

}  // namespace dsrkit::redact
