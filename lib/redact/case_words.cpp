#include "case_words.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;

}  // namespace

bool CaseWords::is_known_surname(std::size_t i) const {
  const auto& parts = m_text.names.exact(m_text.tokens[i].folded);
  return std::any_of(parts.begin(), parts.end(),
                     [](const NamePart& part) { return part.role == PartRole::family; });
}

bool CaseWords::is_initial_of_next(std::size_t i) const {
  std::size_t next = i + 1;
  while (next < m_text.tokens.size() && m_text.tokens[next].gap == Gap::space &&
         is_particle(m_text.tokens[next].folded)) {
    ++next;
  }
  if (next >= m_text.tokens.size() || m_text.tokens[next].gap != Gap::space ||
      m_text.tokens[next].casing == Casing::lower) {
    return false;
  }
  const auto& parts = m_text.names.exact(m_text.tokens[next].folded);
  return std::any_of(parts.begin(), parts.end(), [&](const NamePart& part) {
    return part.role == PartRole::family &&
           m_text.names.has_initial(part.party, m_text.tokens[i].folded.front(), false);
  });
}

bool CaseWords::beside_same_party(std::size_t i, const NameWord& word) const {
  std::size_t at = i + 1;
  while (at < m_text.tokens.size() && m_text.places.joins_names(m_text.tokens[at]) &&
         is_particle(m_text.tokens[at].folded)) {
    ++at;
  }
  if (at >= m_text.tokens.size() || !m_text.places.joins_names(m_text.tokens[at])) {
    return false;
  }
  return share_party(word.parts, m_text.names.exact(m_text.tokens[at].folded));
}

bool CaseWords::particle_begins(std::size_t i) const {
  std::size_t next = i;
  while (next < m_text.tokens.size() && is_particle(m_text.tokens[next].folded) &&
         (next == i || m_text.tokens[next].gap == Gap::space)) {
    ++next;
  }
  if (next < m_text.tokens.size() && m_text.tokens[next].gap == Gap::space && !m_text.places.in_code(i) &&
      is_known_surname(next) && m_text.tokens[i].casing == m_text.tokens[next].casing) {
    return true;  // "DE FREITAS", "van rensburg"
  }
  const bool in_code_or_rank =
      m_text.places.in_code(i) || m_text.marks[i].title || m_text.tokens[i].casing == Casing::upper;
  return !in_code_or_rank && next < m_text.tokens.size() &&
         (m_text.tokens[next].gap == Gap::space || m_text.tokens[next].gap == Gap::hyphen) &&
         m_text.places.is_surname_like(next);
}

bool CaseWords::is_misread_particle(std::size_t i, const NameRun& run) const {
  return !run.empty() && i + 1 < m_text.tokens.size() && m_text.tokens[i].folded.size() < 5 &&
         is_known_surname(i + 1) &&
         is_particle(replace_all(replace_all(m_text.tokens[i].folded, "cl", "d"), "vv", "v"));
}

bool CaseWords::may_be_slip(std::size_t i) const {
  return m_text.tokens[i].casing == Casing::capitalised && m_text.tokens[i].folded.size() > 2 &&
         !m_text.tokens[i].digits && !m_text.marks[i].title && !m_text.marks[i].rank &&
         !m_text.marks[i].kin_title && m_text.names.exact(m_text.tokens[i].folded).empty() &&
         !m_text.lists.is_given_name(m_text.tokens[i].folded);
}

bool CaseWords::may_hide_slip(std::size_t i) const {
  const auto& token = m_text.tokens[i];
  return token.casing == Casing::capitalised && !token.sentence_start && token.gap == Gap::space && i > 0 &&
         m_text.tokens[i - 1].casing == Casing::lower && m_text.places.rarely_a_word(i) && may_be_slip(i) &&
         !m_text.marks[i].not_a_name && !m_text.marks[i].place_suffix;
}

const std::vector<NamePart>& CaseWords::near(std::size_t i, bool title) const {
  const bool capital = m_text.tokens[i].casing == Casing::capitalised;
  const std::size_t shortest = title ? 3 : capital ? 4 : 5;
  const auto [found, is_new] = m_near.try_emplace(m_text.tokens[i].folded + std::to_string(shortest));
  if (is_new) {
    found->second = m_text.names.near(m_text.tokens[i].folded, shortest);
    if (title) {
      std::erase_if(found->second, [](const NamePart& part) { return part.role != PartRole::family; });
    }
  }
  return found->second;
}

}  // namespace dsrkit::redact
