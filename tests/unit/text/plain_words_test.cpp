#include "dsrkit/text/tokens.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace dsrkit;

namespace {

/// The words of a text one by one, each as if nothing followed.
std::vector<text::Token> read_alone(const std::string& word) {
  return text::tokenise(word);
}

std::vector<text::Token> read_in_long_text(const std::string& word) {
  auto tokens = text::tokenise(word + " and something else that follows it");
  REQUIRE(tokens.size() >= 6);
  tokens.resize(tokens.size() - 6);
  return tokens;
}

}  // namespace

TEST_CASE("a word is read alike at the end of a text and within one", "[text][tokens]") {
  const std::string word = GENERATE(
      "a", "I", "KH", "Karen", "karen", "KAREN", "caseNote", "McDonald", "FitzGerald", "O'Brien", "Karen's",
      "James'", "1st", "2024", "A1", "a1B", "Ro5e", "Siân", "Si\u00E1n", "sevenTH", "sevenths",
      "seven7seven7", "fifteenletterss", "sixteenlettersss", "Sixteenlettersss", "seventeenletterss",
      "averyverylongwordindeed", "abc`d", "Karen’s", "straße", "x\xFFy", "Kаren");
  const auto alone = read_alone(word);
  const auto within = read_in_long_text(word);
  REQUIRE(alone.size() == within.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    CHECK(alone[i].folded == within[i].folded);
    CHECK(alone[i].begin == within[i].begin);
    CHECK(alone[i].end == within[i].end);
    CHECK(alone[i].whole_end == within[i].whole_end);
    CHECK(alone[i].casing == within[i].casing);
    CHECK(alone[i].gap == within[i].gap);
    CHECK(alone[i].digits == within[i].digits);
    CHECK(alone[i].possessive == within[i].possessive);
    CHECK(alone[i].sentence_start == within[i].sentence_start);
  }
}

TEST_CASE("of every byte it is known whether it is of a word, and what it folds to", "[text][tokens]") {
  for (int byte = 1; byte < 0x80; ++byte) {
    const char c = static_cast<char>(byte);
    const auto tokens = text::tokenise(std::string("ab") + c + "cd, and so on for a while");
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool in_word = letter || (c >= '0' && c <= '9');
    const bool apostrophe = c == '\'' || c == '`';
    CAPTURE(byte);
    REQUIRE(tokens.size() == (in_word || apostrophe ? 7 : 8));
    const std::string folded(1, letter ? static_cast<char>(c | 0x20) : c);
    CHECK(tokens.front().folded == (in_word ? "ab" + folded + "cd" : apostrophe ? "abcd" : "ab"));
    CHECK(tokens.front().digits == (in_word && !letter));
  }
}
