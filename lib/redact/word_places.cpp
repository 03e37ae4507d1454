#include "word_places.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dsrkit::redact {

using text::Casing;
using text::Gap;
using text::Token;

bool WordPlaces::starts_clause(std::size_t token) const {
  const bool word = m_tokens[token].folded == "i" || m_tokens[token].folded == "a";
  const bool stopped = token + 1 < m_tokens.size() && m_tokens[token + 1].gap == Gap::dot;
  return word && !stopped && token + 1 < m_tokens.size() && m_tokens[token].gap != Gap::dot;
}

bool WordPlaces::stands_for_person(std::size_t i) const {
  static const std::unordered_set<std::string> kBefore{"to",    "with",  "from", "by",   "between", "of",
                                                       "about", "after", "at",   "both", "re",      "than",
                                                       "for",   "and",   "via",  "or"};
  static const std::unordered_set<std::string> kAfter{"at",    "about",     "re",   "regarding", "who",
                                                      "today", "yesterday", "this", "on"};
  static const std::unordered_set<std::string> kNoun{
      "a",   "an", "the", "this", "his",  "her", "their",  "my",    "our",   "your", "no",  "some", "any",
      "i",   "we", "you", "they", "he",   "she", "it",     "would", "could", "can",  "did", "do",   "does",
      "not", "so", "in",  "on",   "will", "may", "should", "must",  "and",   "or",   "to",  "of"};
  if (m_tokens[i].possessive || acts(i) || after_speech(i) || (i > 0 && m_marks[i - 1].kin_title)) {
    return true;
  }
  if (i == 0 || m_tokens[i].gap == Gap::paragraph || m_tokens[i].sentence_start) {
    return ends_clause(i) || finite_verb(i + 1);
  }
  if (m_tokens[i].gap != Gap::space && m_tokens[i].gap != Gap::line) {
    return ends_clause(i) || finite_verb(i + 1);
  }
  const auto& before = m_tokens[i - 1].folded;
  const bool goes_on = i + 1 < m_tokens.size() && kAfter.contains(m_tokens[i + 1].folded);
  if (before == "to" &&
      ((i > 1 && (m_marks[i - 2].speech || m_tokens[i - 2].folded == "according")) || goes_on)) {
    return true;
  }
  if (before == "of" && !m_marks[i].grammar_word) {
    return true;
  }
  if (m_marks[i].grammar_word) {
    return (kBefore.contains(before) && (before != "and" && before != "or")) || ends_clause(i) ||
           finite_verb(i + 1);
  }
  return !kNoun.contains(before) || (kBefore.contains(before) && (ends_clause(i) || finite_verb(i + 1)));
}

bool WordPlaces::after_word_of_person(std::size_t i) const {
  static const std::unordered_set<std::string> kBefore{"with", "both", "whether", "like", "than", "because"};
  return i > 0 && m_tokens[i].casing == Casing::capitalised && m_tokens[i].gap == Gap::space &&
         kBefore.contains(m_tokens[i - 1].folded);
}

bool WordPlaces::ends_clause(std::size_t i) const {
  return i + 1 == m_tokens.size() ||
         (m_tokens[i + 1].gap != Gap::space && m_tokens[i + 1].gap != Gap::line) ||
         m_tokens[i + 1].folded == "and";
}

bool WordPlaces::finite_verb(std::size_t i) const {
  if (i >= m_tokens.size() || m_tokens[i].gap != Gap::space || m_tokens[i].casing != Casing::lower) {
    return false;
  }
  static const std::unordered_set<std::string> kPast{
      "became", "gave",  "got",   "took",   "kept",  "made",  "knew",  "brought", "ran",
      "sat",    "held",  "found", "began",  "threw", "broke", "slept", "drank",   "drove",
      "stood",  "lost",  "put",   "sent",   "paid",  "met",   "rode",  "woke",    "swore",
      "spent",  "would", "could", "should", "were",  "did",   "does",  "has",     "can"};
  const auto& word = m_tokens[i].folded;
  return kPast.contains(word) || m_marks[i].predicate || m_marks[i].speech ||
         (word.size() > 3 && (word.ends_with("ed") || (word.ends_with("s") && !word.ends_with("ss"))));
}

bool WordPlaces::joins_names(const Token& token) {
  return token.gap == Gap::space || token.gap == Gap::line || token.gap == Gap::hyphen ||
         token.gap == Gap::comma;
}

bool WordPlaces::acts(std::size_t i) const {
  return m_tokens[i].possessive ||
         (i + 1 < m_tokens.size() && m_marks[i + 1].speech &&
          !(m_tokens[i + 1].sentence_start && m_tokens[i + 1].casing == Casing::capitalised));
}

bool WordPlaces::titled(std::size_t i) const {
  if (i == 0 ||
      (m_tokens[i].gap != Gap::space && m_tokens[i].gap != Gap::dot && m_tokens[i].gap != Gap::line)) {
    return false;
  }
  const auto& before = m_marks[i - 1];
  return before.title || ((before.rank || before.kin_title) && m_tokens[i].casing != Casing::lower);
}

bool WordPlaces::rarely_a_word(std::size_t i) const {
  return !m_lists.is_frequent_word(m_tokens[i].folded);
}

bool WordPlaces::after_speech(std::size_t i) const {
  return i > 0 && m_marks[i - 1].speech && m_tokens[i].gap == Gap::space;
}

bool WordPlaces::acts_within_sentence(std::size_t i) const {
  return i > 0 && !m_tokens[i].sentence_start && rarely_a_word(i) && is_surname_like(i) &&
         m_tokens[i - 1].casing == Casing::lower && (after_speech(i) || acts(i));
}

bool WordPlaces::before_another(std::size_t i) const {
  return i + 2 < m_tokens.size() && m_tokens[i + 1].folded == "and" &&
         m_tokens[i + 2].casing == Casing::capitalised && m_lists.is_given_name(m_tokens[i + 2].folded);
}

bool WordPlaces::begins_and_acts(std::size_t i) const {
  static constexpr std::array<std::string_view, 8> kConjunctions{"and",  "but",  "because", "if",
                                                                 "that", "then", "when",    "while"};
  const bool begins =
      i == 0 || m_tokens[i].sentence_start ||
      std::find(kConjunctions.begin(), kConjunctions.end(), m_tokens[i - 1].folded) != kConjunctions.end();
  const bool named = m_tokens[i].sentence_start && before_pause(i) && !m_tokens[i + 1].digits;
  return named || (begins && (m_tokens[i].possessive || (i + 1 < m_tokens.size() && m_marks[i + 1].speech &&
                                                         m_tokens[i + 1].gap == Gap::space)));
}

bool WordPlaces::before_pause(std::size_t i) const {
  return i + 1 < m_tokens.size() && (m_tokens[i + 1].gap == Gap::comma ||
                                     (m_tokens[i + 1].gap == Gap::other && m_tokens[i + 1].sentence_start));
}

bool WordPlaces::before_surname(std::size_t i) const {
  return i + 1 < m_tokens.size() && m_tokens[i + 1].gap == Gap::space &&
         m_tokens[i + 1].casing == Casing::capitalised && is_surname_like(i + 1);
}

bool WordPlaces::is_surname_like(std::size_t i) const {
  const bool capital = m_tokens[i].casing == Casing::capitalised || m_tokens[i].casing == Casing::upper;
  const auto& marks = m_marks[i];
  return capital && !m_tokens[i].digits && !marks.not_a_name && !marks.place_suffix && !marks.speech &&
         !marks.title && !marks.grammar_word;
}

bool WordPlaces::in_capitals(std::size_t i) const {
  if (m_capitals.empty()) {
    note_lines_in_capitals();
  }
  return m_capitals[i];
}

void WordPlaces::note_lines_in_capitals() const {
  m_capitals.resize(m_tokens.size());
  for (std::size_t first = 0; first < m_tokens.size();) {
    std::size_t past = first;
    std::size_t capitals = 0;
    bool others = false;
    do {
      const auto casing = m_tokens[past].casing;
      capitals += static_cast<std::size_t>(casing == Casing::upper && m_tokens[past].folded.size() > 1);
      others = others || casing == Casing::lower || casing == Casing::capitalised || casing == Casing::mixed;
      ++past;
    } while (past < m_tokens.size() && m_tokens[past].gap != Gap::line &&
             m_tokens[past].gap != Gap::paragraph);
    std::fill(m_capitals.begin() + static_cast<std::ptrdiff_t>(first),
              m_capitals.begin() + static_cast<std::ptrdiff_t>(past), capitals > 1 && !others);
    first = past;
  }
}

bool WordPlaces::before_given_after_comma(std::size_t i) const {
  return i + 1 < m_tokens.size() && m_tokens[i + 1].gap == Gap::comma &&
         m_tokens[i + 1].casing == Casing::capitalised && m_lists.is_given_name(m_tokens[i + 1].folded);
}

bool WordPlaces::pairs_names(const Token& a, const Token& b) const {
  return a.casing == Casing::capitalised && b.casing == Casing::capitalised &&
         m_lists.is_given_name(a.folded) && m_lists.is_given_name(b.folded);
}

bool WordPlaces::surname_first(std::size_t i) const {
  return m_tokens[i].sentence_start && rarely_a_word(i) && is_surname_like(i) &&
         before_given_after_comma(i) && (i + 2 == m_tokens.size() || m_tokens[i + 2].gap != Gap::space);
}

bool WordPlaces::in_code(std::size_t i) const {
  const auto bound = [&](std::size_t next, std::size_t other) {
    const auto gap = m_tokens[next].gap;
    return (gap == Gap::joiner && !pairs_names(m_tokens[next - 1], m_tokens[next])) ||
           ((gap == Gap::hyphen || gap == Gap::none) && m_tokens[other].digits);
  };
  return (i > 0 && bound(i, i - 1)) || (i + 1 < m_tokens.size() && bound(i + 1, i + 1));
}

bool WordPlaces::after_sign_off(std::size_t i) const {
  return i > 0 && m_marks[i - 1].sign_off && m_tokens[i].gap != Gap::space &&
                 m_tokens[i].gap != Gap::paragraph
             ? true
             : i > 0 && m_marks[i - 1].sign_off && m_tokens[i].gap == Gap::paragraph;
}

}  // namespace dsrkit::redact
