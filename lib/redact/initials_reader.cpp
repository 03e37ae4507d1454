#include "initials_reader.hpp"

#include <string>
#include <unordered_set>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;

}  // namespace

std::optional<Resolution> InitialsReader::read(std::size_t i) const {
  const auto& token = m_text.tokens[i];
  const bool letters = token.casing == Casing::upper && !token.digits &&
                       (token.folded.size() == 2 || token.folded.size() == 3);
  if (!letters) {
    return std::nullopt;
  }
  NameWord word;
  word.parts = m_text.names.exact(token.folded);
  const bool other_name = !word.parts.empty() && (m_text.names.by_initials(token.folded).empty() ||
                                                  m_case.beside_same_party(i, word));
  if (other_name || (is_particle(token.folded) && m_case.particle_begins(i))) {
    return std::nullopt;
  }
  const bool signed_off = m_text.places.after_sign_off(i);
  const auto owners = m_text.names.by_initials(token.folded);
  if (owners.empty() ? m_text.marks[i].not_a_name || !(signed_off || may_be_strangers_initials(i))
                     : !may_be_initials(i, signed_off)) {
    return std::nullopt;
  }
  return of_owners(owners, m_text.marks[i].not_a_name || m_text.lists.is_frequent_word(token.folded) ||
                               m_text.marks[i].rank || m_text.marks[i].title ||
                               !m_text.names.exact(token.folded).empty());
}

Resolution InitialsReader::of_owners(const std::vector<std::size_t>& owners, bool doubtful) {
  if (owners.size() == 1) {
    return {
        owners.front(), true, {}, doubtful ? 0.5 : 0.75, "names.initials", "Initials of this person alone."};
  }
  return {
      std::nullopt,
      true,
      owners,
      doubtful || owners.empty() ? 0.4 : 0.75,
      "names.initials",
      owners.empty() ? "Initials where somebody signs or acts." : "Initials of several people of the case."};
}

bool InitialsReader::may_be_initials(std::size_t i, bool signed_off) const {
  const bool goes_on = i + 1 < m_text.tokens.size() && m_text.tokens[i + 1].casing == Casing::capitalised &&
                       m_text.tokens[i + 1].gap == Gap::space;
  const bool before_name = (m_text.marks[i].rank || m_text.marks[i].title) && goes_on;
  return signed_off || (!before_name && !m_text.places.in_code(i) &&
                        (!m_text.places.in_capitals(i) || m_text.places.acts(i)));
}

bool InitialsReader::may_be_strangers_initials(std::size_t i) const {
  static const std::unordered_set<std::string> kBefore{"to",   "with", "from", "by",
                                                       "that", "and",  "both", "whether"};
  const auto& marks = m_text.marks[i];
  const bool word =
      m_text.lists.is_word(m_text.tokens[i].folded) || marks.rank || marks.title || marks.place_suffix;
  const bool placed =
      m_text.places.acts(i) || m_text.places.finite_verb(i + 1) || m_text.places.after_speech(i) ||
      (i > 0 && m_text.tokens[i].gap == Gap::space && kBefore.contains(m_text.tokens[i - 1].folded));
  return m_text.tokens[i].folded.size() == 2 && !word && placed && !m_text.places.in_code(i) &&
         !m_text.places.in_capitals(i);
}

}  // namespace dsrkit::redact
