#include "family.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit;

namespace {

/// The name stands among other words; all its bytes must be covered by a finding of the neighbour.
void check_is_karen(const std::string& written) {
  const std::string note = "on Monday we saw " + written + " at home";
  CAPTURE(note);
  const auto found = test::finding_of(test::family_scanner().scan(note), note, written);
  REQUIRE(found);
  CHECK(found->party == "P1");
}

Party third_party(std::string id, std::string name) {
  Party party;
  party.id = std::move(id);
  party.names = {std::move(name)};
  return party;
}

}  // namespace

TEST_CASE("look-alike letters of other alphabets hide no name", "[redact][hostile]") {
  check_is_karen("K\u0430ren Hugh\u0435s");                                     // Cyrillic a and ie
  check_is_karen("\u039Aaren Hughes");                                          // Greek kappa
  check_is_karen("Ｋａｒｅｎ Ｈｕｇｈｅｓ");                                    // full width
  check_is_karen("\U0001D40A\U0001D41A\U0001D42B\U0001D41E\U0001D427 Hughes");  // mathematical bold
  check_is_karen("Karen H\u0443ghes");  // Cyrillic u, which looks like y: a slip of the surname
}

TEST_CASE("characters that nobody sees hide no name", "[redact][hostile]") {
  check_is_karen("Ka\u200Bren Hughes");        // zero-width space
  check_is_karen("Karen Hug\u00ADhes");        // soft hyphen
  check_is_karen("Ka\u200Dren Hug\u200Ches");  // joiner and non-joiner
  check_is_karen("Karen \u202AHughes");        // start of a left-to-right run
  check_is_karen("K\u2066aren Hugh\u2069es");  // isolates inside the words
  check_is_karen("Karen\uFEFF Hughes");        // byte order mark
  check_is_karen("Karen\u00A0Hughes");         // no-break space
}

TEST_CASE("a name broken at the end of a line is found whole", "[redact][hostile]") {
  check_is_karen("Karen Hug-\nhes");
  check_is_karen("Karen\r\nHughes");
}

TEST_CASE("a very long token and NUL bytes hide no name after them", "[redact][hostile]") {
  const std::string name = "Karen Hughes";
  const std::string long_token(300000, 'k');
  const std::string nested(100000, '(');
  const std::string nuls(1000, '\0');
  for (const auto& before : {long_token, nested, nuls, std::string("Karen\0", 6)}) {
    const std::string note = before + " " + name + " " + before;
    const auto found = test::finding_of(test::family_scanner().scan(note), note, name);
    REQUIRE(found);
    CHECK(found->party == "P1");
  }
}

TEST_CASE("many thousand capitalised words one after another come to an end", "[redact][hostile]") {
  std::string note;
  for (int i = 0; i < 20000; ++i) {
    note += "Karen Khan ";
  }
  const auto findings = test::family_scanner().scan(note);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front().begin == 0);
  CHECK(findings.back().end >= note.size() - 1);
}

TEST_CASE("a case of a hundred thousand people is scanned", "[redact][hostile]") {
  constexpr std::size_t kPeople = 100000;
  std::vector<Party> parties;
  parties.reserve(kPeople);
  for (std::size_t i = 0; i < kPeople; ++i) {
    // Letters only, so that the names are names.
    std::string family = "Fam";
    for (std::size_t rest = i; rest > 0; rest /= 26) {
      family += static_cast<char>('a' + rest % 26);
    }
    parties.push_back(third_party("P" + std::to_string(i), "Karen " + family + "ley"));
  }
  const redact::Scanner scanner(test::shipped_rules(), std::move(parties));
  const std::string note = "Karen Famhbley called. Karen was there, and K. Famhbley";
  const auto findings = scanner.scan(note);
  const auto found = test::finding_of(findings, note, "Karen Famhbley");
  REQUIRE(found);
  CHECK(found->party == "P33");
  // A first name that everybody has is nobody's.
  const auto karen = test::finding_of(findings, note, "Karen was");
  CHECK_FALSE(karen.has_value());
  CHECK_FALSE(findings.back().party == "P0");
}
