#include "family.hpp"

#include "dsrkit/rules/policy.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit;

namespace {

struct Case {
  std::string note;
  std::string what;
};

/// A scanner that knows nobody.
const redact::Scanner& scanner() {
  static const redact::Scanner kScanner(test::shipped_rules(), {});
  return kScanner;
}

/// Whether all of it is found and none of it disclosed without an officer.
void check_found(const std::vector<Case>& cases) {
  const auto policy = rules::load_policy();
  for (const auto& example : cases) {
    CAPTURE(example.note, example.what);
    const auto found = test::finding_of(scanner().scan(example.note), example.note, example.what);
    REQUIRE(found);
    CHECK(rules::decide(policy, {found->kind, nullptr, DataClass::other, found->confidence}).action !=
          Action::disclose);
  }
}

}  // namespace

TEST_CASE("A first name that is a word too is found at the start of a sentence", "[redact][strangers]") {
  check_found({
      {"Jade, the victim, told us", "Jade"},
      {"Jade Marsh told us", "Jade Marsh"},
      {"Joy Black from number 14", "Joy Black"},
      {"Ruby: \"he hurt me\"", "Ruby"},
      {"May said she saw it", "May"},
      {"June, his nan, rang", "June"},
      {"when April came home", "April"},
      {"Rose was upset and Faith had gone", "Rose"},
      {"Rose was upset and Faith had gone", "Faith"},
      {"Will and Hope were there", "Will"},
      {"Summer is his sister", "Summer"},
      {"Pearl's phone", "Pearl"},
      {"Violet (aunt) came", "Violet"},
      {"Daisy/Poppy present", "Daisy"},
  });
}

TEST_CASE("A surname that is an ordinary word belongs to the name before it", "[redact][strangers]") {
  check_found({
      {"we saw Zelda Quartz there", "Zelda Quartz"},
      {"Crystal Stone's mother", "Crystal Stone"},
      {"van der Berg rang", "van der Berg"},
      {"Mrs van der Berg rang", "van der Berg"},
      {"de Souza rang", "de Souza"},
      {"told Marsh that he was late", "Marsh"},
      {"Wood, Rose (neighbour)", "Wood"},
  });
}

TEST_CASE("Names are found in lines of capitals and in small letters", "[redact][strangers]") {
  check_found({
      {"SPOKE TO ROSE WOOD", "ROSE WOOD"},
      {"T/C FROM JADE MARSH RE CONTACT", "JADE MARSH"},
      {"MRS WOOD NEXT DOOR CALLED", "WOOD"},
      {"ROSE", "ROSE"},
      {"WOOD, Rose", "WOOD, Rose"},
      {"mrs wood next door", "wood"},
      {"dr black rang", "black"},
      {"auntie rose picked him up", "rose"},
      {"rose wood rang me", "rose wood"},
      {"T/C from jade marsh re contact", "jade marsh"},
  });
}

TEST_CASE("Words that only look like names in their place are nobody", "[redact][strangers]") {
  for (const std::string note :
       {"Will call on Monday. May be late.", "In May he was seen. On 12 May attended the clinic.",
        "the dr will call back and miss school tomorrow", "the doctor said she was well",
        "SAFEGUARDING CONCERN RAISED BY SCHOOL", "HOME VISIT BOOKED FOR MONDAY", "Mark the date.",
        "Summer holidays start in July.", "Hope this helps.", "a rose in the garden",
        "white van outside, the driver left", "A police van Monday", "de facto; al dente"}) {
    CAPTURE(note);
    CHECK(scanner().scan(note).empty());
  }
}

TEST_CASE("Member names written like words are searched for strangers", "[redact][keys]") {
  for (const std::string key : {"Zelda Quartz", "Tariq Mahmood mobile", "mobile of Tariq"}) {
    CAPTURE(key);
    CHECK(scanner().scan_member_name(key).size() == 1);
  }
  for (const std::string key : {"caseNoteType", "CASE_NOTE_TYPE", "Grace", "gracePeriod", "Date Of Birth",
                                "Contact Details", "NHS Number", "Allocated Worker", "mark price"}) {
    CAPTURE(key);
    CHECK(scanner().scan_member_name(key).empty());
  }
}

TEST_CASE("Names in capitals within a sentence and initials before an ordinary word are names of strangers",
          "[redact][strangers]") {
  const std::string capitals = "We wrote to FAITH QUARTZ about the flat.";
  CHECK(test::finding_of(test::family_scanner().scan(capitals), capitals, "FAITH QUARTZ"));
  const std::string initial = "The key was left with F Quartz on Monday.";
  CHECK(test::finding_of(test::family_scanner().scan(initial), initial, "F Quartz"));
}
