#pragma once

#include "marks.hpp"
#include "party_names.hpp"

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Finds runs of name words and tells whose they are.
class NameFinder {
public:
  /// All references must outlive the finder.
  NameFinder(const PartyNames& names, const rules::NameLists& lists, const std::vector<Party>& parties);

  /// Persons in running text, known or not, sorted.
  [[nodiscard]] std::vector<Finding> find(const std::vector<text::Token>& tokens,
                                          const std::vector<Marks>& marks) const;
  /// Only known parties by words that are no ordinary words: for member names and codes.
  [[nodiscard]] std::vector<Finding> find_known(const std::vector<text::Token>& tokens) const;
  /// The parties whose name the part of an e-mail address before the @ spells.
  [[nodiscard]] std::vector<std::size_t> owners_of_email(std::string_view address) const;

private:
  /// Parties whose names have every one of the words.
  [[nodiscard]] std::vector<std::size_t> owners_of_all_words(const std::vector<std::string>& words) const;

  const PartyNames& m_names;
  const rules::NameLists& m_lists;
  const std::vector<Party>& m_parties;
};

}  // namespace dsrkit::redact
