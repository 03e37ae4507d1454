#include "case_strangers.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_set>

namespace dsrkit::redact {
namespace {

using rules::WordKind;
using text::Casing;
using text::Gap;

constexpr double kDoubtful = 0.4;  ///< below what the policy calls sure

constexpr auto kind(WordKind word) {
  return static_cast<unsigned>(word);
}

constexpr unsigned kNames = kind(WordKind::given) | kind(WordKind::family);
constexpr unsigned kOthers = kind(WordKind::place) | kind(WordKind::people) | kind(WordKind::body) |
                             kind(WordKind::road) | kind(WordKind::time) | kind(WordKind::brand) |
                             kind(WordKind::thing) | kind(WordKind::role) | kind(WordKind::greeting);

bool has_capital(const text::Token& token) {
  return token.casing == Casing::capitalised || token.casing == Casing::upper;
}

}  // namespace

CaseStrangers::CaseStrangers(const rules::NameLists& lists, const std::vector<text::Token>& tokens,
                             const std::vector<Marks>& marks, const std::vector<Finding>& findings)
    : m_lists(lists),
      m_tokens(tokens),
      m_marks(marks),
      m_places(lists, tokens, marks),
      m_taken(tokens.size()),
      m_lone_person(tokens.size()) {
  note_findings(findings);
}

void CaseStrangers::note_findings(const std::vector<Finding>& findings) {
  for (const auto& finding : findings) {
    const auto at = std::partition_point(m_tokens.begin(), m_tokens.end(), [&](const text::Token& token) {
      return token.whole_end <= finding.begin;
    });
    const auto first = static_cast<std::size_t>(at - m_tokens.begin());
    const bool person = finding.kind == "person";
    auto past = first;
    for (; past < m_tokens.size() && m_tokens[past].begin < finding.end; ++past) {
      m_taken[past] = true;
    }
    if (person && past == first + 1) {
      m_lone_person[first] = true;
    }
  }
}

std::vector<Finding> CaseStrangers::find() const {
  std::vector<Finding> found;
  bool open = false;
  for (std::size_t i = 0; i < m_tokens.size(); ++i) {
    const auto& token = m_tokens[i];
    if (!may_be_name(i)) {
      open = false;
    } else if (open && (token.gap == Gap::space || token.gap == Gap::hyphen)) {
      found.back().end = token.end;
    } else {
      found.push_back({token.begin, token.end, "person", "names.case-stranger", kDoubtful, std::nullopt,
                       "May be the name of a person nobody of the case knows."});
      open = true;
    }
  }
  return found;
}

bool CaseStrangers::may_be_name(std::size_t i) const {
  return is_free(i) && (given_before_surname(i) || surname_after_given(i) || in_capitals(i) ||
                        small_given_name(i) || bare_initials(i) || person_by_grammar(i));
}

bool CaseStrangers::is_free(std::size_t i) const {
  return !m_taken[i] && !m_tokens[i].digits && m_tokens[i].folded.size() > 1 && !m_marks[i].not_a_name &&
         !m_places.in_code(i);
}

bool CaseStrangers::stands_out(std::size_t i) const {
  return has_capital(m_tokens[i]) && !m_tokens[i].sentence_start && !m_places.in_capitals(i);
}

bool CaseStrangers::is_name_only(std::size_t i) const {
  const auto kinds = m_lists.kinds(m_tokens[i].folded);
  return (kinds & kNames) != 0 && (kinds & kOthers) == 0;
}

bool CaseStrangers::is_given(std::size_t i) const {
  return m_lists.is_given_name(m_tokens[i].folded) ||
         (m_lists.kinds(m_tokens[i].folded) & kind(WordKind::given)) != 0;
}

bool CaseStrangers::given_before_surname(std::size_t i) const {
  const auto next = i + 1;
  // "Will Karen come" has a first name after the word, which needs none before it.
  return next < m_tokens.size() && has_capital(m_tokens[i]) && !m_marks[i].grammar_word && is_given(i) &&
         m_lone_person[next] && m_tokens[next].folded.size() > 2 && m_tokens[next].gap == Gap::space &&
         !m_lists.is_given_name(m_tokens[next].folded) && !m_marks[i].title && !m_marks[i].rank &&
         !m_marks[i].kin_title;
}

bool CaseStrangers::surname_after_given(std::size_t i) const {
  if (i == 0 || !m_lone_person[i - 1] || !m_places.is_surname_like(i)) {
    return false;
  }
  const bool given = m_lists.is_given_name(m_tokens[i - 1].folded);
  const auto gap = m_tokens[i].gap;
  if (gap == Gap::line) {
    return given && (is_name_only(i) || m_places.acts(i));
  }
  return (gap == Gap::space || gap == Gap::hyphen) && !m_tokens[i].sentence_start &&
         (given || is_name_only(i)) && m_tokens[i].casing == m_tokens[i - 1].casing;
}

bool CaseStrangers::in_capitals(std::size_t i) const {
  const auto written = [&](std::size_t at) {
    return at < m_tokens.size() && m_tokens[at].casing == Casing::upper && m_tokens[at].folded.size() > 2 &&
           m_places.is_surname_like(at) && !m_places.in_capitals(at);
  };
  if (!written(i)) {
    return false;
  }
  const bool before = written(i + 1) && m_tokens[i + 1].gap == Gap::space && is_given(i);
  const bool after = i > 0 && written(i - 1) && m_tokens[i].gap == Gap::space && is_given(i - 1);
  return before || after || (is_name_only(i) && is_given(i) && m_places.stands_for_person(i));
}

bool CaseStrangers::small_given_name(std::size_t i) const {
  const auto& token = m_tokens[i];
  if (token.casing != Casing::lower || token.folded.size() < 3 || m_marks[i].grammar_word ||
      m_marks[i].speech) {
    return false;
  }
  if (!m_lists.is_word(token.folded)) {
    return token.folded.size() > 3 && is_given(i) && is_name_only(i);
  }
  return m_lists.is_given_name(token.folded) && m_places.rarely_a_word(i) && m_places.after_speech(i) &&
         m_places.ends_clause(i);
}

bool CaseStrangers::bare_initials(std::size_t i) const {
  static const std::unordered_set<std::string> kOfThings{"the", "a",     "an",  "this", "his", "her",
                                                         "my",  "their", "our", "your", "no",  "any"};
  if (i > 0 && kOfThings.contains(m_tokens[i - 1].folded)) {
    return false;  // "The TV was on"
  }
  const auto& token = m_tokens[i];
  const auto& marks = m_marks[i];
  return token.casing == Casing::upper && token.folded.size() == 2 && !marks.rank && !marks.title &&
         !marks.kin_title && !marks.place_suffix && m_places.rarely_a_word(i) && !m_places.in_capitals(i) &&
         ((after_word_before_people(i) && m_places.ends_clause(i)) || m_places.after_speech(i) ||
          m_places.acts(i));
}

bool CaseStrangers::person_by_grammar(std::size_t i) const {
  return m_tokens[i].casing == Casing::capitalised && stands_out(i) && i > 0 &&
         m_tokens[i].gap == Gap::space && m_tokens[i - 1].casing == Casing::lower &&
         m_places.is_surname_like(i) && is_name_only(i) &&
         (m_places.after_speech(i) || m_places.acts(i) || after_word_before_people(i));
}

bool CaseStrangers::after_word_before_people(std::size_t i) const {
  static const std::unordered_set<std::string> kBefore{"from", "with", "by",   "both",   "whether",
                                                       "like", "than", "that", "because"};
  return i > 0 && m_tokens[i].gap == Gap::space && kBefore.contains(m_tokens[i - 1].folded);
}

}  // namespace dsrkit::redact
