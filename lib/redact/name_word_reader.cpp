#include "name_word_reader.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using Kind = NameWord::Kind;

}  // namespace

std::optional<NameWord> NameWordReader::read(std::size_t i, const NameRun& run) const {
  const auto& token = m_text.tokens[i];
  NameWord word;
  word.token = i;
  word.folded = token.folded;
  if (token.digits) {
    return token.casing == Casing::none ? std::nullopt : read_with_digits(i, run, std::move(word));
  }
  if (token.folded.size() == 1) {
    return read_initial(i, run, std::move(word));
  }
  word.parts = m_text.names.exact(token.folded);
  if (!word.parts.empty()) {
    word.kind = Kind::known;
    return read_known(i, run, std::move(word));
  }
  if ((is_particle(token.folded) && (!run.empty() || m_case.particle_begins(i))) ||
      m_case.is_misread_particle(i, run)) {
    word.kind = Kind::particle;
    return word;
  }
  if (!run.empty() && generation_of(token.folded) != Generation::none) {
    word.kind = Kind::generation;
    return word;
  }
  return read_unknown(i, run, std::move(word));
}

std::optional<NameWord> NameWordReader::read_small_l(std::size_t i, NameWord word, bool ordinary) const {
  if (m_text.tokens[i].casing != Casing::lower || word.folded.size() < 3 || word.folded.front() != 'l' ||
      m_text.places.in_code(i)) {
    return std::nullopt;
  }
  word.parts = m_text.names.exact("i" + word.folded.substr(1));
  word.kind = Kind::known;
  word.slip = word.misread = true;
  word.ordinary = ordinary;
  return word.parts.empty() ? std::nullopt : std::optional(std::move(word));
}

std::optional<NameWord> NameWordReader::read_with_digits(std::size_t i, const NameRun& run,
                                                         NameWord word) const {
  if (auto known = read_misread(i, word)) {
    return known;
  }
  std::string letters = word.folded;
  const auto digits =
      std::count_if(letters.begin(), letters.end(), [](char c) { return c >= '0' && c <= '9'; });
  for (const auto& [digit, letter] : {std::pair{'0', 'o'}, {'1', 'l'}, {'5', 's'}, {'8', 'b'}}) {
    std::replace(letters.begin(), letters.end(), digit, letter);
  }
  word.given = m_text.lists.is_given_name(letters);
  const bool in_name = word.given || (!run.empty() && (run.back().given || run.back().kind == Kind::known));
  const bool only_letters =
      std::none_of(letters.begin(), letters.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (m_text.tokens[i].casing != Casing::capitalised || digits != 1 || letters.size() < 4 || !only_letters ||
      !in_name || m_text.places.in_code(i)) {
    return std::nullopt;
  }
  return word;
}

std::optional<NameWord> NameWordReader::read_misread(std::size_t i, NameWord word) const {
  if (word.folded.size() < 2 || word.folded.size() > 40 || m_text.places.in_code(i)) {
    return std::nullopt;
  }
  word.parts = m_text.names.misread(word.folded);
  word.kind = Kind::known;
  word.slip = word.misread = true;
  return word.parts.empty() ? std::nullopt : std::optional(std::move(word));
}

std::optional<NameWord> NameWordReader::read_initial(std::size_t i, const NameRun& run, NameWord word) const {
  const auto& token = m_text.tokens[i];
  const bool stop = i + 1 < m_text.tokens.size() && m_text.tokens[i + 1].gap == Gap::dot;
  const bool pronoun =
      run.empty() && !stop && (word.folded == "i" || word.folded == "a") && !m_case.is_initial_of_next(i);
  if (token.casing != Casing::upper || pronoun) {
    return std::nullopt;
  }
  word.kind = Kind::initial;
  return word;
}

std::optional<NameWord> NameWordReader::read_known(std::size_t i, const NameRun& run, NameWord word) const {
  const auto& token = m_text.tokens[i];
  word.given = m_text.lists.is_given_name(token.folded);
  const bool ordinary = m_text.lists.is_word(token.folded) || m_text.marks[i].not_a_name;
  if (!ordinary) {
    return word;
  }
  const bool frequent = m_text.lists.is_frequent_word(token.folded);
  const bool beside_own = m_case.beside_same_party(i, word) || m_text.places.titled(i) ||
                          (!run.empty() && shares_party(run.back(), word));
  if (token.casing == Casing::lower) {
    if (frequent && !beside_own && !m_text.places.stands_for_person(i)) {
      return std::nullopt;
    }
    word.ordinary = !beside_own && !m_text.places.acts(i) &&
                    !(m_text.places.finite_verb(i + 1) && m_text.places.stands_for_person(i));
  } else if (token.sentence_start && token.casing == Casing::capitalised) {
    word.ordinary = frequent && !beside_own && !m_text.places.acts(i) && !begins_like_name(i);
  }
  // April and Preston are people of some cases and a month and a town in all of them.
  word.ordinary = word.ordinary || (m_text.marks[i].not_a_name && !beside_own && !m_text.places.acts(i) &&
                                    !m_text.places.after_speech(i) && !m_text.places.finite_verb(i + 1) &&
                                    !m_text.places.after_word_of_person(i));
  return word;
}

bool NameWordReader::begins_like_name(std::size_t i) const {
  return m_text.places.finite_verb(i + 1) || m_text.places.before_pause(i) ||
         m_strangers.has_capital_within(i) ||
         (i + 1 < m_text.tokens.size() && m_text.tokens[i + 1].gap != Gap::space &&
          m_text.tokens[i + 1].gap != Gap::line) ||
         (i > 0 && m_text.tokens[i].gap == Gap::other && m_text.tokens[i - 1].casing != Casing::lower);
}

std::optional<NameWord> NameWordReader::read_unknown(std::size_t i, const NameRun& run, NameWord word) const {
  const auto& token = m_text.tokens[i];
  if (m_text.places.in_code(i) || token.casing == Casing::none) {
    return std::nullopt;
  }
  const bool ordinary = m_text.lists.is_word(token.folded);
  word.given = m_text.lists.is_given_name(token.folded);
  if (ordinary && token.casing == Casing::lower && !m_strangers.titled_word(i, word) &&
      !m_strangers.small_name(i, run, word.given)) {
    return std::nullopt;
  }
  if (auto misread = read_small_l(i, word, ordinary)) {
    return misread;
  }
  if (ordinary && m_case.may_hide_slip(i)) {
    word.parts = m_case.near(i, false);
    if (!word.parts.empty()) {
      word.kind = Kind::known;
      word.slip = word.ordinary = true;
      return word;
    }
  }
  const bool title = m_text.places.titled(i) && m_text.marks[i - 1].title && token.casing != Casing::lower;
  if (title || (!ordinary && !word.given)) {
    if (token.folded.size() > 2 || !run.empty()) {
      if (auto misread = read_misread(i, word)) {
        return misread;
      }
    }
    word.parts = m_case.near(i, title);
    if (!word.parts.empty()) {
      word.kind = Kind::known;
      word.slip = true;
      return word;
    }
  }
  const bool beside_name =
      title || (word.given && (!run.empty() || m_text.places.titled(i) || m_text.places.begins_and_acts(i)));
  if ((m_text.marks[i].not_a_name && !beside_name) || m_text.marks[i].title) {
    return std::nullopt;
  }
  word.ordinary = ordinary;
  return m_strangers.looks_like_name(i, run, word) ? std::optional(std::move(word)) : std::nullopt;
}

}  // namespace dsrkit::redact
