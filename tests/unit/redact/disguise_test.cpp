#include "family.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit;

namespace {

struct Case {
  std::string written;
  std::string kind;
  std::string party;  ///< "" nobody known
};

void check(const std::vector<Case>& cases) {
  for (const auto& example : cases) {
    const std::string note = "Siân’s note – seen at " + example.written + " again";
    CAPTURE(note);
    const auto found = test::finding_of(test::family_scanner().scan(note), note, example.written);
    REQUIRE(found);
    CHECK(found->kind == example.kind);
    CHECK(found->party.value_or("") == example.party);
    CHECK(note.substr(found->begin, found->end - found->begin) == example.written);
  }
}

}  // namespace

TEST_CASE("Special spaces, dashes, digits and invisible characters hide no identifier",
          "[redact][identifiers]") {
  check({
      {"07700\u00A0900\u00A0456", "phone", ""},
      {"07700\u2011900\u2011456", "phone", ""},
      {"07700–900–456", "phone", ""},
      {"０７７００９００４５８", "phone", ""},
      {"077\u200B00 900\u2060456", "phone", ""},
      {"943\u00A0476\u00A05919", "nhs-number", ""},
      {"M14\u00A05RQ", "postcode", ""},
      {"BK1\u202F1AA", "postcode", ""},
      {"AB\u00A012\u00A034\u00A056\u00A0C", "nino", ""},
      {"someone＠example.org", "email", ""},
      {"some\u00ADone@example.org", "email", ""},
  });
}

TEST_CASE("Numbers and addresses of known people are told in every disguise", "[redact][identifiers]") {
  check({
      {"07700\u00A0900\u00A0222", "phone", "P1"},
      {"07700–900–222", "phone", "P1"},
      {"０７７００ ９００２２２", "phone", "P1"},
      {"٠٧٧٠٠ ٩٠٠٢٢٢", "phone", "P1"},
      {"07700  900222", "phone", "P1"},
      {"07700/900222", "phone", "P1"},
      {"447700900222", "phone", "P1"},
      {"7700900222", "phone", "P1"},
      {"kaz.h@\u200Bexample.org", "email", "P1"},
      {"999\u00A0000\u00A00026", "nhs-number", "P3"},
      {"CM\u2011311908", "system-id", "P3"},
      {"22\u00A0Willow\u00A0Street", "safe-address", "P3"},
      {"BL9\u00A00AA", "safe-address", ""},
  });
}

TEST_CASE("An invisible character that parts a number from a word hides neither", "[redact][identifiers]") {
  const std::string note = "tel\u200B07700900222";
  const auto found = test::finding_of(test::family_scanner().scan(note), note, "07700900222");
  REQUIRE(found);
  CHECK(found->party == "P1");
}
