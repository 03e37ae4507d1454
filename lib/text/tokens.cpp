#include "dsrkit/text/tokens.hpp"

#include "characters.hpp"
#include "lookalikes.hpp"
#include "plain_word.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::text {
namespace {

bool starts_word(CharClass c) {
  return c == CharClass::letter || c == CharClass::digit || c == CharClass::ideograph;
}

bool is_full_stop(char32_t point) {
  return point == U'.' || point == U'!' || point == U'?' || point == U':' || point == U';';
}

bool is_joiner(char32_t point) {
  constexpr std::u32string_view kJoiners = U"_@/\\&+=#~|*$%^";
  return kJoiners.find(point) != std::u32string_view::npos;
}

/// Counts what stands between two tokens.
class GapReader {
public:
  void see(Character character, CharClass c) {
    m_any = true;
    if (c == CharClass::line_break) {
      ++m_lines;
    } else if (c == CharClass::space) {
      ++m_spaces;
    } else if (c != CharClass::invisible) {
      ++m_signs;
      m_sign = character.point;
      m_hyphen = c == CharClass::hyphen;
      m_ends_sentence = m_ends_sentence || is_full_stop(character.point) || character.point == 0x2022U ||
                        character.point == U'"' || character.point == 0x201CU || character.point == U'*';
    }
  }

  [[nodiscard]] Gap gap() const {
    if (!m_any) {
      return Gap::none;
    }
    if (m_signs == 0) {
      return m_lines > 1 ? Gap::paragraph : m_lines == 1 ? Gap::line : Gap::space;
    }
    if (m_signs > 1 || m_lines > 1) {
      return Gap::other;
    }
    if (m_hyphen) {
      return m_spaces == 0 ? Gap::hyphen : Gap::other;
    }
    if (m_sign == U',') {
      return Gap::comma;
    }
    if (m_sign == U'.') {
      return Gap::dot;
    }
    return m_spaces + m_lines == 0 && is_joiner(m_sign) ? Gap::joiner : Gap::other;
  }

  [[nodiscard]] bool starts_sentence() const { return m_ends_sentence || m_lines > 0; }

private:
  bool m_any = false;
  bool m_hyphen = false;
  bool m_ends_sentence = false;
  std::size_t m_lines = 0;
  std::size_t m_spaces = 0;
  std::size_t m_signs = 0;
  char32_t m_sign = 0;
};

/// Follows the letters of a word to tell how it is written.
class CasingReader {
public:
  void see(char32_t point, bool after_apostrophe) {
    const bool upper = is_upper(point);
    if (!upper && !is_lower(point)) {
      return;
    }
    if (m_letters == 0) {
      m_first_upper = upper;
    } else if (upper) {
      m_stray_capitals +=
          static_cast<std::size_t>(!after_apostrophe && (m_uppers != 1 || !follows_name_prefix()));
    }
    if (m_letters < m_start.size()) {
      m_start[m_letters] = point < 0x80U ? static_cast<char>(point) : '?';
    }
    ++m_letters;
    m_uppers += static_cast<std::size_t>(upper);
  }

  [[nodiscard]] Casing casing() const {
    if (m_letters == 0) {
      return Casing::none;
    }
    if (m_uppers == 0) {
      return Casing::lower;
    }
    if (m_uppers == m_letters) {
      return Casing::upper;
    }
    return m_first_upper && m_stray_capitals == 0 ? Casing::capitalised : Casing::mixed;
  }

private:
  /// "McDonald" and "FitzGerald" are written like names, "caseNote" is not.
  [[nodiscard]] bool follows_name_prefix() const {
    static constexpr std::array<std::string_view, 8> kPrefixes{"Mc", "Mac", "Fitz", "De",
                                                               "Di", "La",  "Le",   "Van"};
    return m_letters <= m_start.size() &&
           std::find(kPrefixes.begin(), kPrefixes.end(), std::string_view(m_start.data(), m_letters)) !=
               kPrefixes.end();
  }

  bool m_first_upper = false;
  std::array<char, 4> m_start{};
  std::size_t m_letters = 0;
  std::size_t m_uppers = 0;
  std::size_t m_stray_capitals = 0;
};

class Tokeniser {
public:
  explicit Tokeniser(std::string_view text) : m_text(text) {}

  std::vector<Token> run() {
    m_tokens.reserve(m_text.size() / 5 + 1);
    while (m_at < m_text.size()) {
      if (one_space_before_word() && read_plain(1, Gap::space, false)) {
        continue;
      }
      const auto character = character_at(m_text, m_at);
      const auto c = class_of(character.point);
      if (starts_word(c) && !read_plain()) {
        read_word(c == CharClass::ideograph);
      } else if (!starts_word(c)) {
        m_gap.see(character, c);
        m_at += character.length;
      }
    }
    return std::move(m_tokens);
  }

private:
  /// What stands between most words needs no counting.
  [[nodiscard]] bool one_space_before_word() const {
    return m_text[m_at] == ' ' && !m_tokens.empty() && m_tokens.back().whole_end == m_at &&
           m_text.size() - m_at > 1 && static_cast<unsigned char>(m_text[m_at + 1]) < 0x80U &&
           starts_word(kAsciiClasses[static_cast<unsigned char>(m_text[m_at + 1])]);
  }

  bool read_plain() {
    const bool first = m_tokens.empty();
    if (!read_plain(0, first ? Gap::start : m_gap.gap(), first || m_gap.starts_sentence())) {
      return false;
    }
    m_gap = {};
    return true;
  }

  /// Reads the word that stands so many bytes further, when it is a plain one.
  bool read_plain(std::size_t further, Gap gap, bool sentence_start) {
    const std::size_t begin = m_at + further;
    if (m_text.size() - begin < kPlainReach) {
      return false;
    }
    auto& token = m_tokens.emplace_back();
    const auto word = read_plain_word(m_text.substr(begin), token.folded);
    if (word.length == 0) {
      m_tokens.pop_back();
      return false;
    }
    token.begin = begin;
    token.end = token.whole_end = m_at = begin + word.length;
    token.casing = word.casing;
    token.digits = word.digits;
    token.gap = gap;
    token.sentence_start = sentence_start;
    return true;
  }

  void read_word(bool single) {
    Token token;
    token.begin = m_at;
    token.gap = m_tokens.empty() ? Gap::start : m_gap.gap();
    token.sentence_start = m_tokens.empty() || m_gap.starts_sentence();
    CasingReader casing;
    std::size_t apostrophe = std::string_view::npos;  // the last one, where a possessive would begin
    std::size_t folded_before_apostrophe = 0;
    bool after_apostrophe = false;
    while (m_at < m_text.size()) {
      const auto character = character_at(m_text, m_at);
      const auto c = class_of(character.point);
      if (c == CharClass::apostrophe && letter_follows(m_at + character.length)) {
        apostrophe = m_at;
        folded_before_apostrophe = token.folded.size();
        after_apostrophe = true;
      } else if (c == CharClass::letter || c == CharClass::digit || (single && token.folded.empty())) {
        token.digits = token.digits || c == CharClass::digit;
        casing.see(character.point, after_apostrophe);
        append_folded(token.folded, character.point);
        after_apostrophe = false;
      } else if (c != CharClass::invisible) {
        break;
      }
      m_at += character.length;
      if (single && !invisible_follows()) {
        break;
      }
    }
    token.end = m_at;
    token.whole_end = m_at;
    token.casing = casing.casing();
    if (apostrophe != std::string_view::npos && folded_before_apostrophe > 0 &&
        token.folded.substr(folded_before_apostrophe) == "s") {
      token.possessive = true;
      token.end = apostrophe;
      token.folded.resize(folded_before_apostrophe);
      token.casing = casing_of(token.begin, token.end);
    } else if (token.folded.size() > 1 && token.folded.back() == 's') {
      take_plural_possessive(token);
    }
    see_through_disguise(token);
    m_tokens.push_back(std::move(token));
    m_gap = {};
  }

  /// A word of two alphabets is meant to be read as one of ours.
  void see_through_disguise(Token& token) const {
    const bool plain = std::all_of(token.folded.begin(), token.folded.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    if (plain) {
      return;
    }
    if (auto folded = fold_lookalikes(m_text.substr(token.begin, token.end - token.begin)); !folded.empty()) {
      token.folded = std::move(folded);
    }
  }

  /// "James' mother".
  void take_plural_possessive(Token& token) {
    if (m_at >= m_text.size()) {
      return;
    }
    const auto character = character_at(m_text, m_at);
    if (class_of(character.point) == CharClass::apostrophe) {
      token.possessive = true;
      m_at += character.length;
      token.whole_end = m_at;
    }
  }

  [[nodiscard]] Casing casing_of(std::size_t begin, std::size_t end) const {
    CasingReader casing;
    for (std::size_t at = begin; at < end;) {
      const auto character = character_at(m_text, at);
      casing.see(character.point,
                 at > begin && class_of(character_at(m_text, at - 1).point) == CharClass::apostrophe);
      at += character.length;
    }
    return casing.casing();
  }

  [[nodiscard]] bool letter_follows(std::size_t offset) const {
    return offset < m_text.size() && class_of(character_at(m_text, offset).point) == CharClass::letter;
  }

  [[nodiscard]] bool invisible_follows() const {
    return m_at < m_text.size() && class_of(character_at(m_text, m_at).point) == CharClass::invisible;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  GapReader m_gap;
  std::vector<Token> m_tokens;
};

}  // namespace

std::vector<Token> tokenise(std::string_view text) {
  return Tokeniser(text).run();
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (auto& token : tokenise(text)) {
    words.push_back(std::move(token.folded));
  }
  return words;
}

}  // namespace dsrkit::text
