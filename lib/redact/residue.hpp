#pragma once

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
#include <utility>
#include <vector>

namespace dsrkit::redact {

/// Kinds of rules whose matches count beside withheld people only; the scanner proper does without them.
[[nodiscard]] bool is_residue_rule(const rules::Rule& rule);

/// Finds what is left when a person is withheld and still tells who it is: where they live, learn or work,
/// what they work as, how old they are, what happened to them in public. Relations are found by
/// RelationFinder, birth dates and whole addresses by their rules.
class ResidueFinder {
public:
  ResidueFinder(const rules::RuleSet& rules, const std::vector<Party>& parties);

  /// `found` is everything found in the text, `withheld` what of it is not disclosed; both sorted. Words
  /// count in the sentence of somebody withheld and in the next ("She works at..."), and only when they fit
  /// that person and nobody else of the case, as far as is known (k = 1); the known school or
  /// place of work of withheld people counts wherever it stands. Sorted, of kind "residue". Linear in the
  /// text.
  [[nodiscard]] std::vector<Finding> find(std::string_view text, const std::vector<Finding>& found,
                                          const std::vector<Finding>& withheld) const;

private:
  struct Clue {
    std::vector<std::string> words;  ///< folded
    std::string party;               ///< empty: of several, none of whom is shown
    std::string_view rule;
    std::string_view what;
    bool anywhere = false;
  };

  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string party;
    std::pair<std::size_t, std::size_t> window;
  };

  [[nodiscard]] std::vector<Place> places_of(std::string_view text,
                                             const std::vector<Finding>& withheld) const;
  void add_clues(std::string_view text, const std::vector<Place>& places,
                 std::vector<Finding>& residue) const;
  void add_facts(std::string_view text, const std::vector<Finding>& found, const std::vector<Place>& places,
                 std::vector<Finding>& residue) const;
  [[nodiscard]] std::optional<std::string> bearer_of(std::string_view text, const std::vector<Finding>& found,
                                                     const std::vector<Place>& places, std::size_t begin,
                                                     std::size_t end) const;
  [[nodiscard]] bool fits(const rules::RuleMatch& match, std::string_view words,
                          const std::string& party) const;

  rules::Matcher m_facts;
  std::map<std::string, std::vector<Clue>, std::less<>> m_clues;  ///< by first word; each fits one person
  bool m_any_anywhere = false;
  std::set<std::string, std::less<>> m_third_parties;
  std::string m_subject;
  std::set<std::vector<std::string>> m_of_subject;  ///< what is known of the subject
  std::set<std::string, std::less<>> m_of_one_age;  ///< whoever is as old as nobody else
};

}  // namespace dsrkit::redact
