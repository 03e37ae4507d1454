#include "dsrkit/law/letter_text.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/disclosure_text.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/law/refusals.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

LetterFacts facts() {
  LetterFacts facts;
  facts.letter_date = date("2026-11-22");
  facts.received = date("2026-11-02");
  facts.case_reference = "AR-2026-0001";
  facts.controller = "Anytown Council";
  facts.service = "Early Help";
  facts.salutation = "Test {Person}";
  facts.about = "you";
  facts.officer = "An Officer";
  facts.contact = "by e-mail to rights@example.org";
  facts.complaints_contact = "by e-mail to complaints@example.org";
  facts.support_contact = "on 01632 960 001";
  return facts;
}

std::string all_text(const std::vector<TextSection>& sections) {
  std::string text;
  for (const TextSection& section : sections) {
    text += section.heading + "\n";
    for (const auto* texts : {&section.paragraphs, &section.bullets}) {
      for (const std::string& line : *texts) {
        text += line + "\n";
      }
    }
  }
  return text;
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the cover letter of a disclosure is filled for its day", "[law][letters]") {
  const std::string letter = all_text(fill(load_letter_text("disclosure").sections, facts()));
  CHECK(has(letter, "Dear Test {Person},"));
  CHECK(has(letter, "On 2 November 2026 you asked Anytown Council"));
  CHECK(has(letter, "AR-2026-0001"));
  CHECK(has(letter, "An Officer\nfor Anytown Council"));
  CHECK_FALSE(has(letter, "sorry"));
}

TEST_CASE("the standing texts of a disclosure are filled for the day and the place", "[law][letters]") {
  const auto wording = load_disclosure_wording();
  const std::string rights = all_text(fill(wording.your_rights, facts()));
  CHECK(has(rights, "Complain to the Information Commission\n"));
  CHECK(has(rights, "High Court"));
  CHECK(has(rights, "complaints@example.org"));
  CHECK(has(all_text(fill(wording.support, facts())), "01632 960 001"));
  CHECK(has(all_text(fill(wording.how_to_read, facts())), "code TP"));
}

TEST_CASE("a late reply says sorry", "[law][letters]") {
  auto late = facts();
  late.missed_due = date("2026-11-20");
  CHECK(has(all_text(fill(load_letter_text("disclosure").sections, late)),
            "You should have had it by 20 November 2026."));
}

TEST_CASE("an acknowledgement says when the reply comes, that it is late, or that there is no day yet",
          "[law][letters]") {
  const auto text = [](std::optional<Date> due) {
    auto dated = facts();
    dated.due = due;
    return all_text(fill(load_letter_text("acknowledgement").sections, dated));
  };
  CHECK(has(text(date("2026-12-02")), "We will reply by 2 December 2026"));
  CHECK(has(text(date("2026-12-02")), "we will tell you by that day"));
  CHECK(has(text(date("2026-11-21")), "You should have had our reply by 21 November 2026."));
  CHECK_FALSE(has(text(date("2026-11-21")), "by that day"));
  CHECK(has(text(std::nullopt), "We cannot give you a date"));
  CHECK_FALSE(has(text(std::nullopt), "by that day"));
  auto extended = facts();
  extended.due = date("2027-02-02");
  extended.extended = true;
  CHECK_FALSE(has(all_text(fill(load_letter_text("acknowledgement").sections, extended)), "by that day"));
}

TEST_CASE("an acknowledgement says what is awaited, or that there is nothing to do", "[law][letters]") {
  CHECK(awaited_text({}).empty());
  auto waiting = facts();
  waiting.awaited = awaited_text({.identity = true, .authority = true, .fee = false, .answer = false});
  const auto text = all_text(fill(load_letter_text("acknowledgement").sections, waiting));
  CHECK(has(text,
            "We need to see who you are. You asked for somebody else, so we need to see that you may do "
            "that. We write to you about this in another letter."));
  CHECK_FALSE(has(text, "do not have to do anything"));
}

TEST_CASE("the letter with records does not speak to others as if they were the person", "[law][letters]") {
  auto other = facts();
  CHECK(has(all_text(fill(load_letter_text("disclosure").sections, other)), "how you remember things"));
  other.about = "Test Person";
  const auto text = all_text(fill(load_letter_text("disclosure").sections, other));
  CHECK_FALSE(has(text, "you remember"));
  CHECK_FALSE(has(text, "whom you trust"));
  CHECK(has(text, "If you share it with Test Person"));
}

TEST_CASE("grounds of a refusal fit the right", "[law][letters]") {
  const auto& exempt = require_refusal_ground("exempt", Right::access);
  CHECK(refusal_text(exempt, Right::access) == exempt.meaning);
  CHECK_FALSE(has(refusal_text(exempt, Right::erasure), "keep back"));
  const auto& excessive = require_refusal_ground("excessive", Right::erasure);
  CHECK(refusal_text(excessive, Right::erasure) == excessive.meaning);
}

TEST_CASE("only what begins like a question ends like one", "[law][letters]") {
  const auto asked = [](const char* text) {
    auto typed = facts();
    typed.question = text;
    return fill({{"", {"{question}"}, {}}}, typed).front().paragraphs.front();
  };
  CHECK(asked("which years do you mean") == "Which years do you mean?");
  CHECK(asked("In which town did you live") == "In which town did you live?");
  CHECK(asked("please tell us which years you mean") == "Please tell us which years you mean.");
  CHECK(asked("whichever year you like") == "Whichever year you like.");
  CHECK(asked("Tell us the years!") == "Tell us the years!");
}

TEST_CASE("a sentence that lacks its fact is left out, and a section without sentences too",
          "[law][letters]") {
  auto bare = facts();
  bare.support_contact.clear();
  const std::vector<TextSection> sections{
      {"One", {"call {support_contact}", "stay"}, {"or {support_contact}"}},
      {"Two", {"{support_contact}"}, {}},
      {"Three", {}, {"{needed}"}}};
  CHECK(fill(sections, bare) == std::vector<TextSection>{{"One", {"stay"}, {}}});
}

TEST_CASE("a list becomes as many bullets as it has entries", "[law][letters]") {
  auto listed = facts();
  listed.searched = {"the archive", "the {old} register"};
  CHECK(fill({{"", {}, {"first", "{searched}", "last"}}}, listed) ==
        std::vector<TextSection>{{"", {}, {"first", "the archive", "the {old} register", "last"}}});
  CHECK_THROWS_AS(fill({{"", {"in {searched}"}, {}}}, listed), Error);
  CHECK_THROWS_AS(fill({{"", {}, {"in {searched}"}}}, listed), Error);
}

TEST_CASE("what an officer typed becomes a sentence", "[law][letters]") {
  auto typed = facts();
  typed.reason = " the file is at the archive ";
  typed.question = "Which years?";
  CHECK(fill({{"", {"{reason}", "{question}"}, {}}}, typed) ==
        std::vector<TextSection>{{"", {"The file is at the archive.", "Which years?"}, {}}});
}

TEST_CASE("an unknown placeholder is a mistake of the configuration", "[law][letters]") {
  const std::vector<TextSection> unknown{{"", {"Dear {salutaton}"}, {}}};
  try {
    (void)fill(unknown, facts());
    FAIL("filled");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::config_invalid);
    CHECK(has(error.what(), "{salutation}"));
  }
  for (const char* text : {"{", "}", "{about", "about}", "{{about}}", "{}"}) {
    CAPTURE(text);
    const std::vector<TextSection> broken{{"", {text}, {}}};
    CHECK_THROWS_AS(fill(broken, facts()), Error);
  }
}

TEST_CASE("mistakes in a wording are reported before it is used", "[law][letters]") {
  Diagnostics diagnostics;
  (void)parse_disclosure_wording(codec::parse_json(R"({"format":"dsrkit.disclosure-text/1",
                            "how_to_read":[{"paragraphs":["{nope}"]},{"headin":"x"}],
                            "where_we_looked":[{"paragraphs":["Here."]}],
                            "your_rights":[{}],"support":[]})",
                                                   "wording"),
                                 "wording", diagnostics);
  REQUIRE(diagnostics.size() == 3);
  CHECK(diagnostics[0].where == "wording/how_to_read/0/paragraphs/0");
  CHECK(diagnostics[1].code == "unknown-key");
  CHECK(diagnostics[2].where == "wording/support");
}

TEST_CASE("mistakes in a letter are reported together", "[law][letters]") {
  Diagnostics diagnostics;
  (void)parse_letter_text(
      codec::parse_json(R"({"format":"dsrkit.letter/2","kind":"refusl","title":"{nope}","colour":"red",
                            "sections":[{"paragraphs":["in {searched}"]}]})",
                        "letter"),
      "letter", diagnostics);
  REQUIRE(diagnostics.size() == 5);
  CHECK(diagnostics[0].code == "wrong-format");
  CHECK(diagnostics[1].where == "letter/kind");
  CHECK(diagnostics[2].where == "letter/title");
  CHECK(has(diagnostics[3].text, "must be a bullet of its own"));
  CHECK(diagnostics[4].code == "unknown-key");
}

TEST_CASE("a council's own text stands in for the shipped one", "[law][letters]") {
  const test::TempFolder folder;
  CHECK_FALSE(has_own_text("refusal", folder.path()));
  CHECK(load_letter_text("refusal", folder.path()) == load_letter_text("refusal"));
  files::write_file(folder.path() / "refusal.json",
                    R"({"format":"dsrkit.letter/1","kind":"refusal","title":"No",
                        "sections":[{"paragraphs":["No."]}]})");
  CHECK(has_own_text("refusal", folder.path()));
  CHECK(load_letter_text("refusal", folder.path()).title == "No");
  CHECK(load_letter_text("fee", folder.path()) == load_letter_text("fee"));
}

TEST_CASE("a text for another letter, or no text at all, is a mistake of the configuration",
          "[law][letters]") {
  const test::TempFolder folder;
  for (const char* bytes : {R"({"format":"dsrkit.letter/1","kind":"fee","title":"No",
                                "sections":[{"paragraphs":["No."]}]})",
                            "{", "[]"}) {
    CAPTURE(bytes);
    files::write_file(folder.path() / "refusal.json", bytes);
    try {
      (void)load_letter_text("refusal", folder.path());
      FAIL("loaded");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::config_invalid);
    }
  }
  CHECK_THROWS_AS(load_letter_text("refusl"), Error);
}

TEST_CASE("the manual explains every placeholder", "[law][letters]") {
  const std::string manual = files::read_file(DSRKIT_TREE "/man/dsrkit-letter.5");
  for (const std::string& name : placeholder_names()) {
    CAPTURE(name);
    const bool first = has(manual, (".It Li " + name).c_str());
    const bool further = has(manual, (" , " + name).c_str());
    CHECK((first || further));
  }
}
