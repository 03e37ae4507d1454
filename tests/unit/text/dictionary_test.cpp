#include "dsrkit/text/dictionary.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dsrkit;
using text::DictionaryHit;

namespace {

text::Dictionary dictionary_of(const std::vector<std::string>& names) {
  text::Dictionary dictionary;
  for (const auto& name : names) {
    dictionary.add(name);
  }
  return dictionary;
}

}  // namespace

TEST_CASE("a dictionary finds names of one and of several words as whole words", "[text][dictionary]") {
  const auto dictionary = dictionary_of({"Karen Hughes", "Ash", "Maria de la Cruz", ""});
  CHECK(dictionary.find_all("ash saw KAREN hughes, not Ashley, Karen or Hughesy") ==
        std::vector<DictionaryHit>{{1, 0, 3}, {0, 8, 20}});
  CHECK(dictionary.find_all("Maria de la Cruz") == std::vector<DictionaryHit>{{2, 0, 16}});
  CHECK(dictionary.find_all("Maria de la Cru").empty());
  CHECK(dictionary.find_all("").empty());
}

TEST_CASE("a dictionary finds names over a line, with a hyphen, an accent or a possessive",
          "[text][dictionary]") {
  const auto dictionary = dictionary_of({"Karen Hughes", "Siân Thomas", "Tom O'Brien"});
  CHECK(dictionary.find_all("Karen\nHughes").size() == 1);
  CHECK(dictionary.find_all("Karen-Hughes").size() == 1);
  CHECK(dictionary.find_all("Sian Thomas, SIÂN THOMAS").size() == 2);
  CHECK(dictionary.find_all("Tom O’Brien, tom obrien").size() == 2);
  CHECK(dictionary.find_all("Karen Hughes's car") == std::vector<DictionaryHit>{{0, 0, 14}});
  CHECK(dictionary.find_all("She saw Karen. Hughes left").empty());
  CHECK(dictionary.find_all("Karen\n\nHughes").empty());
  CHECK(dictionary.find_all("Si\u00E1n Thomas; Sia\u0302n Thomas; tom o'brien's").size() == 3);
  CHECK(dictionary.find_all("'Karen Hughes' Karen's Hughes").size() == 2);
}

TEST_CASE("a dictionary of very many names finds each of them", "[text][dictionary]") {
  text::Dictionary dictionary;
  std::string text;
  constexpr std::size_t kNames = 20000;
  for (std::size_t i = 0; i < kNames; ++i) {
    const auto name = "Given" + std::to_string(i / 100) + " Family" + std::to_string(i % 100);
    CHECK(dictionary.add(name) == i);
    text += name + "; ";
  }
  const auto hits = dictionary.find_all(text);
  REQUIRE(hits.size() == kNames);
  for (std::size_t i = 0; i < kNames; ++i) {
    REQUIRE(hits[i].name == i);
  }
}
