#include "family.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

struct Case {
  std::string note;
  std::string what;   ///< part of the note
  std::string party;  ///< "" nobody certain, "-" not found at all
};

void check(const std::vector<Case>& cases) {
  for (const auto& example : cases) {
    CAPTURE(example.note, example.what);
    const auto found =
        test::finding_of(test::family_scanner().scan(example.note), example.note, example.what);
    REQUIRE(found.has_value() == (example.party != "-"));
    if (found) {
      CAPTURE(found->rule, found->kind);
      CHECK(found->party.value_or("") == example.party);
    }
  }
}

}  // namespace

TEST_CASE("A known person is found under every way to write the name", "[redact][dictionary]") {
  check({
      {"Spoke to Karen Hughes today.", "Karen Hughes", "P1"},
      {"HUGHES, Karen - neighbour", "HUGHES, Karen", "P1"},
      {"Hughes, Karen rang", "Hughes, Karen", "P1"},
      {"KAREN HUGHES RANG", "KAREN HUGHES", "P1"},
      {"karen hughes was in", "karen hughes", "P1"},
      {"Mrs Hughes said no", "Hughes", "P1"},
      {"K. Hughes present", "K. Hughes", "P1"},
      {"K Hughes present", "K Hughes", "P1"},
      {"Hughes, K. present", "Hughes, K", "P1"},
      {"Karen H came", "Karen H", "P1"},
      {"Kaz came round", "Kaz", "P1"},
      {"Karen's dog", "Karen", "P1"},
      {"Karen’s dog", "Karen", "P1"},
      {"with Karen\nHughes at home", "Karen\nHughes", "P1"},
      {"with Karen  Hughes at home", "Karen  Hughes", "P1"},
      {"Karen Louise Hughes attended", "Karen Louise Hughes", "P1"},
      {"karne Hughes attended", "Hughes", "P1"},
      {"Karen Hughse attended", "Karen Hughse", "P1"},
      {"Auntie Karen came", "Karen", "P1"},
      {"Yesterday Karen came", "Karen", "P1"},
      {"Karen_Hughes_letter.pdf", "Karen_Hughes", "P1"},
      {"Kasia Wojcik-Nowak came", "Wojcik-Nowak", "P4"},
      {"Katarzyna Wójcik Nowak came", "Katarzyna Wójcik Nowak", "P4"},
      {"Mrs WOJCIK came", "WOJCIK", "P4"},
      {"friend 王小明 came", "王小明", "P10"},
      {"Regards,\nKH", "KH", "P1"},
      {"Uncle Mark took him", "Mark", "P8"},
      {"mark price was there", "mark price", "P8"},
      {"Sarah Whitworth (social worker) visited", "Sarah Whitworth", "P7"},
      {"Dr Siddiqui wrote", "Siddiqui", "P2"},
  });
}

TEST_CASE("A name that could be several people's is nobody's", "[redact][dictionary]") {
  check({
      {"Mrs Khan was cross", "Khan", ""},
      {"the Khans came", "Khans", ""},
      {"Thomas O'Brien came", "Thomas O'Brien", ""},
      {"Thomas came", "Thomas", ""},
      {"Tariq Khan came", "Tariq Khan", ""},
      {"Mary Hughes came", "Mary Hughes", ""},
      {"Aisha Hughes came", "Aisha Hughes", ""},
      {"Karen Khan came", "Karen Khan", ""},
  });
}

TEST_CASE("A generation parts father and son of one name, the first name parts twins",
          "[redact][dictionary]") {
  check({
      {"Thomas O'Brien Jr came", "Thomas O'Brien Jr", "P6"},
      {"Thomas O'Brien senior came", "Thomas O'Brien senior", "P5"},
      {"Zara Khan stayed behind", "Zara Khan", "P9"},
      {"Zara stayed behind", "Zara", "P9"},
      {"Nadia Khan stayed behind", "Nadia Khan", "P3"},
  });
}

TEST_CASE("The subject is told from everybody else", "[redact][subject]") {
  check({
      {"Aisha Khan attended", "Aisha Khan", "S"},
      {"Aisha attended", "Aisha", "S"},
      {"Ash attended", "Ash", "S"},
      {"KHAN, Aisha", "KHAN, Aisha", "S"},
      {"A. Khan attended", "A. Khan", "S"},
      {"told Karen Aisha was ill", "Karen", "P1"},
      {"told Karen Aisha was ill", "Aisha", "S"},
  });
}

TEST_CASE("Strangers are found by titles, first names and capitals", "[redact][strangers]") {
  check({
      {"PC Jarvis attended", "Jarvis", ""},
      {"Mr Brown attended", "Brown", ""},
      {"Mrs P. Akhtar rang", "P. Akhtar", ""},
      {"her friend Chidinma Okafor", "Chidinma Okafor", ""},
      {"Spoke to Małgorzata about it", "Małgorzata", ""},
      {"spoke to tariq about it", "tariq", ""},
      {"saw Grace yesterday", "Grace", ""},
      {"KOWALSKI, Jan attended", "KOWALSKI, Jan", ""},
      {"Blessing Nwosu attended", "Blessing Nwosu", ""},
      {"Grace denies it. She saw Grace.", "Grace denies", "-"},
      {"Grace denies it. She saw Grace.", "Grace", ""},
      {"Spoke to Karen McoDnald", "Karen McoDnald", ""},
      {"went with Lowri Pugh-Evans", "Lowri Pugh-Evans", ""},
  });
}

TEST_CASE("Ordinary words, codes and places are nobody", "[redact][strangers]") {
  check({
      {"the price will mark a change", "price", "-"},
      {"the price will mark a change", "mark", "-"},
      {"Will call on Monday. May be late.", "Will", "-"},
      {"Will call on Monday. May be late.", "Monday", "-"},
      {"CHILD_IN_NEED", "CHILD", "-"},
      {"CHILD_IN_NEED review", "NEED", "-"},
      {"550e8400-e29b-41d4-fade-446655440000", "fade", "-"},
      {"2025-04-12T10:11:12Z", "2025", "-"},
      {"caseNoteType", "caseNoteType", "-"},
      {"Home Visit to discuss Child Protection Plan", "Home Visit", "-"},
      {"MASH referral to CAMHS", "CAMHS", "-"},
      {"walked to Lincoln Street", "Lincoln", "-"},
      {"Oldham Council", "Oldham", "-"},
      {"Childline 0800 1111", "0800 1111", "-"},
  });
}

TEST_CASE("Identifiers belong to who the case says", "[redact][identifiers]") {
  check({
      {"NHS 999 000 0018 checked", "999 000 0018", "S"},
      {"NHS no 9990000026", "9990000026", "P3"},
      {"NHS no 943 476 5919", "943 476 5919", ""},
      {"ring 07700 900222", "07700 900222", "P1"},
      {"ring +44 7700 900111", "+44 7700 900111", "S"},
      {"ring 07700 900333", "07700 900333", ""},
      {"kaz.h@example.org wrote", "kaz.h@example.org", "P1"},
      {"karen.hughes82@example.org wrote", "karen.hughes82@example.org", "P1"},
      {"aisha.okafor@example.org wrote", "aisha.okafor@example.org", ""},
      {"sarah.khan@example.org wrote", "sarah.khan@example.org", ""},
      {"aisha.k82@example.org wrote", "aisha.k82@example.org", "S"},
      {"khughes@example.org wrote", "khughes@example.org", "P1"},
      {"someone@example.org wrote", "someone@example.org", ""},
      {"ref CM 311908 closed", "CM 311908", "P3"},
      {"ref cm-204417 closed", "cm-204417", "S"},
      {"dob 3 February 1984", "3 February 1984", "P3"},
      {"on 03/02/1984 as she said", "03/02/1984", "P3"},
      {"born 12/04/2009", "12/04/2009", "S"},
      {"on 12/05/2021 as she said", "12/05/2021", "-"},
      {"lives at 16 Elm Rd, Oldham OL1 4QT now", "16 Elm Rd, Oldham OL1 4QT", "P1"},
      {"lives at 14 Elm Road", "14 Elm Road", "S"},
      {"moved to 9 Beech Avenue", "9 Beech Avenue", ""},
      {"the people of 20 Elm Road, Oldham, OL1 4QT", "20 Elm Road, Oldham, OL1 4QT", ""},
  });
}

TEST_CASE("A safe address is found whole, by its parts and by its postcode", "[redact][identifiers]") {
  for (const std::string written : {"Flat 3, 22 Willow Street, Bury, BL9 0AA", "22 Willow St", "BL9 0AA",
                                    "bl90aa", "apartment 3 22 willow street", "Willow Street"}) {
    CAPTURE(written);
    const std::string note = "she is now at " + written + " with him";
    const auto found = test::finding_of(test::family_scanner().scan(note), note, written);
    REQUIRE(found);
    CHECK(found->kind == "safe-address");
  }
}

TEST_CASE("A relation points to a party when exactly one person has it", "[redact][relations]") {
  check({
      {"her maternal grandmother rang", "her maternal grandmother", "P4"},
      {"MGM rang", "MGM", "P4"},
      {"the grandmother rang", "the grandmother", "P4"},
      {"mum rang, upset", "mum", "P3"},
      {"Mother attended", "Mother", "P3"},
      {"the neighbour at number 16 rang", "the neighbour at number 16", "P1"},
      {"his much older brother rang", "his much older brother", ""},
      {"her best friend rang", "her best friend", ""},
      {"Karen's mother rang", "mother", ""},
      {"The boy at no 12 saw it", "The boy at no 12", ""},
      {"the boy saw it", "boy", "-"},
      {"she is a mother now", "mother", "-"},
      {"MOTHER_TONGUE", "MOTHER", "-"},
  });
}

TEST_CASE("Member names tell known people and identifiers only", "[redact][keys]") {
  const auto& scanner = test::family_scanner();
  for (const std::string key :
       {"price", "mark", "motherName", "CaseNote", "DATE_OF_BIRTH", "Practitioner", "grace"}) {
    CAPTURE(key);
    CHECK(scanner.scan_member_name(key).empty());
  }
  const auto person = scanner.scan_member_name("Karen Hughes");
  REQUIRE(person.size() == 1);
  CHECK(person[0].party == "P1");
  CHECK(scanner.scan_member_name("mark price").size() == 1);
  CHECK(scanner.scan_member_name("07700 900222").size() == 1);
}

TEST_CASE("Realistic notes are covered and the subject and workers stay", "[redact][notes]") {
  const std::string note =
      "12/03/2024 HV to 14 Elm Road. Present: Aisha, Nadia Khan (mum), MGM + Kaz from no 16.\n"
      "SW Sarah Whitworth explained the plan. Nadia said that Mr O'Brien's lad had shouted at Ash outside "
      "Tesco.\n"
      "karen hughes (07700 900222) confirmed she'd seen it. T/C to Dr Siddiqui re referral to CAMHS.\n\n"
      "Thanks,\nSW";
  const auto findings = test::family_scanner().scan(note);
  const std::vector<std::pair<std::string, std::string>> expected{
      {"Aisha", "S"},         {"Nadia Khan", "P3"},      {"mum", "P3"},     {"MGM", "P4"},
      {"Kaz", "P1"},          {"Sarah Whitworth", "P7"}, {"O'Brien", ""},   {"Ash", "S"},
      {"karen hughes", "P1"}, {"07700 900222", "P1"},    {"Siddiqui", "P2"}};
  for (const auto& [what, party] : expected) {
    CAPTURE(what);
    const auto found = test::finding_of(findings, note, what == "Ash" ? " Ash" : what);
    if (what != "Ash") {
      REQUIRE(found);
      CHECK(found->party.value_or("") == party);
    }
  }
  CHECK_FALSE(test::finding_of(findings, note, "Tesco"));
  CHECK_FALSE(test::finding_of(findings, note, "CAMHS"));
}

TEST_CASE("Findings are sorted, apart from one another and on whole characters", "[redact][invariants]") {
  const std::string note =
      "Łukasz Żak & Siân’s 王小明 – karen.hughes@example.org, 16 Elm Road, OL1 4QT, NHS 999 000 0026; "
      "\xFF\xC3 Kaz…";
  const auto findings = test::family_scanner().scan(note);
  REQUIRE(findings.size() > 4);
  std::size_t last = 0;
  for (const auto& finding : findings) {
    CHECK(finding.begin >= last);
    CHECK(finding.begin < finding.end);
    CHECK(finding.end <= note.size());
    CHECK((static_cast<unsigned char>(note[finding.begin]) & 0xC0U) != 0x80U);
    CHECK((finding.end == note.size() || (static_cast<unsigned char>(note[finding.end]) & 0xC0U) != 0x80U));
    CHECK_FALSE(finding.explanation.empty());
    CHECK_FALSE(finding.rule.empty());
    last = finding.end;
  }
  CHECK(test::family_scanner().scan(note) == findings);
}

TEST_CASE("The time of a scan grows with the text and not faster", "[redact][speed]") {
  const std::string sentence =
      "Karen Hughes and a Xqzt of Abcdefgh rang 07700 900222 about her mother Kowalczuk, K K K K. ";
  const auto seconds = [&](std::size_t count) {
    std::string note;
    for (std::size_t i = 0; i < count; ++i) {
      note += sentence;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto findings = test::family_scanner().scan(note);
    CHECK(findings.size() >= 3 * count);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  static_cast<void>(seconds(10));
  const double small = seconds(500);
  CHECK(seconds(4000) < 8 * 4 * small);
}
