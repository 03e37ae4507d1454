#include "dsrkit/base/error.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/text/pattern.hpp"
#include "dsrkit/text/tokens.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace dsrkit;
using text::Casing;
using text::Gap;

TEST_CASE("Folding makes the ways to write a name equal", "[text][fold]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"Łukasz", "lukasz"},
      {"Jørgen Đorđević", "jorgen dordevic"},
      {"Siân", "sian"},
      {"Sia\u0302n", "sian"},
      {"Groß", "gross"},
      {"ÞÓRA", "thora"},
      {"  Karen \t\n Hughes ", "karen hughes"},
      {"O’Brien", "o'brien"},
      {"Smith–Jones", "smith-jones"},
      {"ｋａｒｅｎ", "karen"},
      {"Ka\u00ADren\u200B", "karen"},
      {"İbrahim", "ibrahim"},
      {"王小明", "王小明"},
      {"", ""},
  };
  for (const auto& [written, folded] : cases) {
    CAPTURE(written);
    CHECK(text::fold(written) == folded);
    CHECK(text::fold(folded) == folded);
  }
}

TEST_CASE("Folding accepts bytes that are not UTF-8", "[text][fold]") {
  CHECK(text::fold("a\xFFz") == "a\uFFFDz");
  CHECK(text::fold("\xC3") == "\uFFFD");
}

TEST_CASE("A token keeps its place, its writing and what is before it", "[text][tokens]") {
  const std::string note = "Mrs O'Brien-Khan’s son, Zoë.\n\n- JAMES' NHS no";
  const auto tokens = text::tokenise(note);
  const auto written = [&](std::size_t i) {
    return note.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  };
  REQUIRE(tokens.size() == 8);
  CHECK(written(1) == "O'Brien");
  CHECK(tokens[1].folded == "obrien");
  CHECK(tokens[1].casing == Casing::capitalised);
  CHECK(written(2) == "Khan");
  CHECK(tokens[2].gap == Gap::hyphen);
  CHECK(tokens[2].possessive);
  CHECK(note.substr(tokens[2].begin, tokens[2].whole_end - tokens[2].begin) == "Khan’s");
  CHECK(written(4) == "Zoë");
  CHECK(tokens[4].gap == Gap::comma);
  CHECK(tokens[5].folded == "james");
  CHECK(tokens[5].possessive);
  CHECK(tokens[5].sentence_start);
  CHECK(tokens[5].casing == Casing::upper);
}

TEST_CASE("Names with a capital inside are written like names and codes are not", "[text][tokens]") {
  const std::vector<std::pair<std::string, Casing>> cases{{"McDonald", Casing::capitalised},
                                                          {"FitzGerald", Casing::capitalised},
                                                          {"O'Neill", Casing::capitalised},
                                                          {"DeShawn", Casing::capitalised},
                                                          {"caseNote", Casing::mixed},
                                                          {"CaseNote", Casing::mixed},
                                                          {"karen", Casing::lower},
                                                          {"KAREN", Casing::upper},
                                                          {"14", Casing::none}};
  for (const auto& [word, casing] : cases) {
    CAPTURE(word);
    CHECK(text::tokenise(word).at(0).casing == casing);
  }
}

TEST_CASE("Characters of scripts without spaces are tokens of their own", "[text][tokens]") {
  CHECK(text::folded_words("见王小明") == std::vector<std::string>{"见", "王", "小", "明"});
}

TEST_CASE("A pattern gives its first group as what was found", "[text][pattern]") {
  const text::Pattern pattern("no (\\d+)", "test.rule");
  const auto matches = pattern.find_all("no 12, no 345");
  REQUIRE(matches.size() == 2);
  CHECK(matches[0] == text::PatternMatch{0, 3, 5});
  CHECK(matches[1] == text::PatternMatch{0, 10, 13});
}

TEST_CASE("A wrong pattern names its rule", "[text][pattern]") {
  CHECK_THROWS_WITH(text::Pattern("(", "test.rule"), Catch::Contains("test.rule"));
}

TEST_CASE("A pattern set finds matches across the borders of its windows, each once", "[text][pattern]") {
  text::PatternSet set;
  set.add("\\b\\d{5} \\d{6}\\b", "a");
  set.add("\\b\\d{6}\\b", "b");
  set.compile();
  for (std::size_t before = 4050; before < 4130; ++before) {
    const std::string note = std::string(before, ' ') + "07700 900123 end";
    CAPTURE(before);
    CHECK(set.find_all(note) ==
          std::vector<text::PatternMatch>{{0, before, before + 12}, {1, before + 6, before + 12}});
  }
}
