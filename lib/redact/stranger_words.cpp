#include "stranger_words.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using Kind = NameWord::Kind;

}  // namespace

StrangerWords::StrangerWords(const NameText& text) : m_text(text) {
  note_names_within_sentences();
}

void StrangerWords::note_names_within_sentences() {
  for (std::size_t i = 0; i < m_text.tokens.size(); ++i) {
    const auto& token = m_text.tokens[i];
    if (token.casing != Casing::capitalised || token.sentence_start || m_text.marks[i].not_a_name ||
        m_text.places.in_code(i)) {
      continue;
    }
    if (m_text.lists.is_word(token.folded)) {
      if (m_text.lists.is_given_name(token.folded)) {
        m_named_elsewhere.insert(token.folded);
      }
      if (!m_text.names.exact(token.folded).empty()) {
        m_capitals_within.insert(token.folded);
      }
    }
  }
}

bool StrangerWords::titled_word(std::size_t i, const NameWord& word) const {
  if (!m_text.places.titled(i) &&
      !(i > 0 && m_text.marks[i - 1].kin_title && word.given && m_text.tokens[i].gap == Gap::space)) {
    return false;
  }
  const auto& title = m_text.tokens[i - 1];
  const bool only_a_title =
      title.folded.size() == 2 || !m_text.lists.is_word(title.folded) || m_text.marks[i - 1].kin_title;
  return (only_a_title || title.casing != Casing::lower) && word.folded.size() > 2 &&
         !m_text.marks[i].grammar_word && !m_text.marks[i].speech && !m_text.marks[i].not_a_name;
}

bool StrangerWords::small_name(std::size_t i, const NameRun& run, bool given) const {
  const auto& token = m_text.tokens[i];
  const auto& marks = m_text.marks[i];
  if (!m_text.places.rarely_a_word(i) || marks.not_a_name || marks.grammar_word || marks.speech ||
      m_text.places.in_code(i)) {
    return false;
  }
  if (!run.empty() && token.gap == Gap::space && !marks.place_suffix) {
    const auto& last = run.back();
    return run.size() == 1 && last.given && last.ordinary &&
           m_text.tokens[last.token].casing == Casing::lower;
  }
  const bool after_preposition =
      i > 0 && token.gap == Gap::space &&
      (m_text.tokens[i - 1].folded == "from" || m_text.tokens[i - 1].folded == "with");
  const bool surname_acts = i + 2 < m_text.tokens.size() && m_text.tokens[i + 1].gap == Gap::space &&
                            m_text.marks[i + 2].speech && !m_text.marks[i + 1].grammar_word;
  return given &&
         (m_text.places.acts(i) || m_text.places.after_speech(i) || after_preposition || surname_acts);
}

bool StrangerWords::looks_like_name(std::size_t i, const NameRun& run, const NameWord& word) const {
  const auto& token = m_text.tokens[i];
  const bool after_name = !run.empty() && run.back().kind != Kind::initial;
  switch (token.casing) {
    case Casing::capitalised:
      if (m_text.places.titled(i) || (!run.empty() && !word.ordinary)) {
        return true;
      }
      if (word.ordinary) {
        return extends(i, run) ||
               (word.given ? counts_as_name(i)
                           : m_text.places.acts_within_sentence(i) || m_text.places.surname_first(i));
      }
      return true;
    case Casing::upper:
      if (word.ordinary) {
        return titled_word(i, word) ||
               (word.given && token.folded.size() > 3 &&
                (m_text.places.rarely_a_word(i) || before_capitals(i))) ||
               (run.size() == 1 && run.back().given && m_text.tokens[i - 1].casing == Casing::upper &&
                extends(i, run)) ||
               (token.folded.size() > 2 && !m_text.marks[i].grammar_word &&
                m_text.places.before_given_after_comma(i)) ||
               (m_text.places.in_capitals(i) &&
                ((word.given && !m_text.marks[i].grammar_word) || (run.size() == 1 && extends(i, run))));
      }
      return token.folded.size() > 2 &&
             (word.given || m_text.places.titled(i) || m_text.places.before_given_after_comma(i) ||
              (after_name && (run.back().given || run.back().kind == Kind::known)));
    case Casing::lower:
      return word.ordinary ||  // read_unknown() has seen that it may be one
             titled_word(i, word) ||
             (token.folded.size() > 3 &&
              (word.given || (m_text.places.titled(i) && m_text.marks[i - 1].title) ||
               (after_name && run.back().given && m_text.tokens[run.back().token].casing == Casing::lower)));
    case Casing::mixed: return after_name && run.back().given;
    case Casing::none: return false;
  }
  return false;
}

bool StrangerWords::has_capital_within(std::size_t i) const {
  return m_capitals_within.contains(m_text.tokens[i].folded);
}

bool StrangerWords::extends(std::size_t i, const NameRun& run) const {
  if (run.empty() || !m_text.places.is_surname_like(i)) {
    return false;
  }
  const auto& last = run.back();
  if (last.kind == Kind::initial && run.size() == 1) {
    return m_text.places.rarely_a_word(i) && m_text.tokens[i].gap != Gap::line;  // "F Love", "T. Price"
  }
  if (m_text.tokens[i].sentence_start) {
    return false;
  }
  return last.given || has_role(last, PartRole::given) || has_role(last, PartRole::nickname) ||
         last.kind == Kind::particle || (last.kind == Kind::unknown && !last.ordinary);
}

bool StrangerWords::before_capitals(std::size_t i) const {
  return i + 1 < m_text.tokens.size() && m_text.tokens[i + 1].gap == Gap::space &&
         m_text.tokens[i + 1].casing == Casing::upper && m_text.tokens[i + 1].folded.size() > 2 &&
         m_text.places.is_surname_like(i + 1) && !m_text.marks[i].grammar_word;
}

bool StrangerWords::counts_as_name(std::size_t i) const {
  return m_text.places.rarely_a_word(i) || !m_text.tokens[i].sentence_start || m_text.places.acts(i) ||
         m_text.places.before_another(i) || m_text.places.before_surname(i) ||
         m_text.places.before_pause(i) ||
         (i + 1 < m_text.tokens.size() && m_text.marks[i + 1].predicate &&
          m_text.tokens[i + 1].gap == Gap::space) ||
         m_named_elsewhere.contains(m_text.tokens[i].folded);
}

}  // namespace dsrkit::redact
