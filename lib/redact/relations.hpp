#pragma once

#include "marks.hpp"

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
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

  /// "mother", "mother's partner", as tokens and as the rules call it.
  struct Phrase {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string relation;
  };

  static Phrase read_phrase(const std::vector<text::Token>& tokens,
                            const std::vector<rules::RuleMatch>& matches, std::size_t match,
                            std::size_t first);
  [[nodiscard]] std::optional<Finding> settle(const std::vector<text::Token>& tokens,
                                              const rules::RuleMatch& match, const Phrase& phrase) const;
  [[nodiscard]] std::vector<const Related*> people_of(const std::string& relation) const;
  /// "uncle mark": the given name of somebody of the case, in any case of letters, right after the phrase.
  [[nodiscard]] std::optional<Finding> with_name(const std::vector<text::Token>& tokens, std::size_t begin,
                                                 std::size_t last, const std::string& rule) const;

  std::vector<Related> m_related;
  std::map<std::string, std::set<std::string>> m_given_names;  ///< folded given name to third parties
};

}  // namespace dsrkit::redact
