#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Finds what is left beside a withheld person and still tells who it is: where they live, what they work as
/// and for whom. Relations are found by RelationFinder, birth dates and whole addresses by their rules.
class ResidueFinder {
public:
  explicit ResidueFinder(const std::vector<Party>& parties);

  /// `withheld` are the withheld findings of the text. Words count in the sentence of one of them and in the
  /// next ("She works at..."), and only when they fit that person and nobody else of the case (k = 1). One
  /// place for each person, sorted, of kind "residue".
  [[nodiscard]] std::vector<Finding> find(std::string_view text, const std::vector<Finding>& withheld) const;

private:
  struct Clue {
    std::vector<std::string> words;  ///< folded
    std::string party;
    std::string_view rule;
    std::string_view what;
  };

  [[nodiscard]] const Clue* clue_at(const std::vector<text::Token>& tokens, std::size_t at,
                                    std::string_view party) const;

  std::map<std::string, std::vector<Clue>, std::less<>> m_clues;  ///< by first word; each fits one person
};

}  // namespace dsrkit::redact
