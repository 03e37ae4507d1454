#pragma once

#include "marks.hpp"

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Finds people named by what they are ("his maternal grandmother", "the neighbour at number 14").
class RelationFinder {
public:
  RelationFinder(const rules::Matcher& matcher, const std::vector<Party>& parties);

  /// `matches` are those of the matcher in the text; a phrase has a party when exactly one has that relation.
  [[nodiscard]] std::vector<Finding> find(const std::vector<text::Token>& tokens,
                                          const std::vector<rules::RuleMatch>& matches) const;

private:
  struct Related {
    std::string id;
    std::string relation;  ///< as the rules call it
  };

  [[nodiscard]] std::vector<const Related*> people_of(const std::string& relation) const;

  std::vector<Related> m_related;
};

}  // namespace dsrkit::redact
