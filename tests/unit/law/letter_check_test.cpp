#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/law/regulator.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

Date date(std::string_view text) {
  return parse_date(text, "test date");
}

const std::vector<Date>& days() {
  static const std::vector<Date> all{date("2026-02-01"), date("2026-07-01"), date("2026-11-22")};
  return all;
}

constexpr std::array kPlaces{Jurisdiction::england_and_wales, Jurisdiction::scotland,
                             Jurisdiction::northern_ireland};

std::string all_text(const FilledLetter& letter) {
  std::string text = letter.title + "\n";
  for (const TextSection& section : letter.sections) {
    text +=
        section.heading + "\n" + join(section.paragraphs, "\n") + "\n" + join(section.bullets, "\n") + "\n";
  }
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// The letter with every text changed by a function.
template <class Change>
LetterText changed(LetterText letter, const Change& change) {
  for (TextSection& section : letter.sections) {
    for (auto* texts : {&section.paragraphs, &section.bullets}) {
      for (std::string& text : *texts) {
        text = change(text);
      }
    }
  }
  return letter;
}

LetterText without(const LetterText& letter, const std::string& placeholder) {
  return changed(letter,
                 [&](const std::string& text) { return replace_all(text, "{" + placeholder + "}", "that"); });
}

LetterText with_words(LetterText letter, const std::string& words) {
  letter.sections.back().paragraphs.push_back(words);
  return letter;
}

std::vector<std::string> failures(const LetterText& letter, Date day,
                                  Jurisdiction place = Jurisdiction::england_and_wales) {
  std::vector<std::string> ids;
  for (const LetterFinding& finding : check_letter(letter, day, place)) {
    if (!finding.ok) {
      ids.push_back(finding.id);
    }
  }
  return ids;
}

ErrorCode code_of_filling(const LetterText& letter, const LetterFacts& facts) {
  try {
    (void)fill_letter(letter, facts);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("filled");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("every shipped letter has what the law requires, at each date of the law and in each place",
          "[law][letters]") {
  for (const LetterKind& kind : letter_kinds()) {
    const LetterText letter = load_letter_text(kind.id);
    for (const Date day : days()) {
      for (const Jurisdiction place : kPlaces) {
        CAPTURE(kind.id, format_date(day), jurisdiction_name(place));
        for (const LetterFinding& finding : check_letter(letter, day, place)) {
          CAPTURE(finding.id, finding.detail);
          CHECK(finding.ok);
        }
      }
    }
  }
}

TEST_CASE("a shipped letter without any one of its required placeholders fails", "[law][letters]") {
  for (const LetterKind& kind : letter_kinds()) {
    const LetterText letter = load_letter_text(kind.id);
    for (const Date day : days()) {
      for (const LetterRequirement& requirement : letter_requirements(kind.id, day)) {
        CAPTURE(kind.id, requirement.placeholder, format_date(day));
        const LetterText mutant = without(letter, requirement.placeholder);
        CHECK_FALSE(all_ok(check_letter(mutant, day, Jurisdiction::scotland)));
        CHECK(code_of_filling(mutant, sample_facts(day, Jurisdiction::scotland)) ==
              ErrorCode::config_invalid);
      }
    }
  }
}

TEST_CASE("a required placeholder beside one that may be empty fails", "[law][letters]") {
  for (const LetterKind& kind : letter_kinds()) {
    const LetterText letter = load_letter_text(kind.id);
    for (const LetterRequirement& requirement : letter_requirements(kind.id, days().back())) {
      CAPTURE(kind.id, requirement.placeholder);
      const std::string name = "{" + requirement.placeholder + "}";
      const LetterText mutant = changed(letter, [&](const std::string& text) {
        return has(text, name) && text != name ? text + " {missed_due}" : replace_all(text, name, "x");
      });
      CHECK_FALSE(all_ok(check_letter(mutant, days().back(), Jurisdiction::scotland)));
    }
  }
}

TEST_CASE("a required fact that is empty is an error and no shorter letter", "[law][letters]") {
  const auto emptied = [](const std::string& placeholder) {
    LetterFacts facts = sample_facts(days().back(), Jurisdiction::england_and_wales);
    const std::vector<std::pair<std::string, std::string LetterFacts::*>> texts{
        {"contact", &LetterFacts::contact},
        {"complaints_contact", &LetterFacts::complaints_contact},
        {"reason", &LetterFacts::reason},
        {"question", &LetterFacts::question},
        {"fee_ground", &LetterFacts::fee_ground},
        {"fee_amount", &LetterFacts::fee_amount},
        {"extension_ground", &LetterFacts::extension_ground},
        {"refusal_meaning", &LetterFacts::refusal_meaning},
        {"complaint_outcome", &LetterFacts::complaint_outcome},
        {"restriction", &LetterFacts::restriction},
        {"asked_by", &LetterFacts::asked_by}};
    for (const auto& [name, member] : texts) {
      if (name == placeholder) {
        (facts.*member).clear();
        return std::optional(facts);
      }
    }
    for (const auto& [name, member] :
         {std::pair("needed", &LetterFacts::needed), std::pair("searched", &LetterFacts::searched),
          std::pair("withheld", &LetterFacts::withheld),
          std::pair("consent_answers", &LetterFacts::consent_answers)}) {
      if (name == placeholder) {
        (facts.*member).clear();
        return std::optional(facts);
      }
    }
    for (const auto& [name, member] :
         {std::pair("extended_due", &LetterFacts::extended_due), std::pair("lift_on", &LetterFacts::lift_on),
          std::pair("answer_by", &LetterFacts::answer_by)}) {
      if (name == placeholder) {
        (facts.*member).reset();
        return std::optional(facts);
      }
    }
    return std::optional<LetterFacts>();
  };
  std::set<std::string> tried;
  for (const LetterKind& kind : letter_kinds()) {
    for (const LetterRequirement& requirement : letter_requirements(kind.id, days().back())) {
      if (const auto facts = emptied(requirement.placeholder)) {
        CAPTURE(kind.id, requirement.placeholder);
        CHECK(code_of_filling(load_letter_text(kind.id), *facts) == ErrorCode::gate_unsatisfied);
        tried.insert(requirement.placeholder);
      }
    }
  }
  CHECK(tried.size() == 18);
}

TEST_CASE("a letter to somebody else tells nothing of the person who asked", "[law][letters]") {
  const LetterText letter = load_letter_text("consent");
  for (const std::string name : {"about", "request", "service", "received", "reason", "council_complaint"}) {
    CAPTURE(name);
    const LetterText mutant = changed(letter, [&](const std::string& text) {
      return has(text, "{answer_by}") ? text + " {" + name + "}" : text;
    });
    const auto findings = check_letter(mutant, days().back(), Jurisdiction::scotland);
    CHECK(std::any_of(findings.begin(), findings.end(), [](const LetterFinding& finding) {
      return finding.id == "no-more-than-needed" && !finding.ok;
    }));
    CHECK(code_of_filling(mutant, sample_facts(days().back(), Jurisdiction::scotland)) ==
          ErrorCode::config_invalid);
  }
}

TEST_CASE("only an answer to a request for access must say where the council looked", "[law][letters]") {
  LetterFacts facts = sample_facts(days().back(), Jurisdiction::england_and_wales);
  facts.searched.clear();
  CHECK(code_of_filling(load_letter_text("refusal"), facts) == ErrorCode::gate_unsatisfied);
  facts.right = Right::erasure;
  CHECK_FALSE(has(all_text(fill_letter(load_letter_text("refusal"), facts)), "Where we looked"));
}

TEST_CASE("no brace is left in a filled letter, and nothing of it is empty", "[law][letters]") {
  for (const LetterKind& kind : letter_kinds()) {
    for (const Date day : days()) {
      for (const Jurisdiction place : kPlaces) {
        CAPTURE(kind.id);
        LetterFacts facts = sample_facts(day, place);
        // Recipients are told of other rights only (UK GDPR Article 19).
        facts.right = kind.id == "outcome" ? Right::rectification : facts.right;
        const FilledLetter letter = fill_letter(load_letter_text(kind.id), facts);
        CHECK(all_text(letter).find_first_of("{}") == std::string::npos);
        CHECK(letter.sections.size() == load_letter_text(kind.id).sections.size());
      }
    }
  }
}

TEST_CASE("a refusal names complaint, regulator and court of its day and place", "[law][letters]") {
  const LetterText refusal = load_letter_text("refusal");
  const auto text = [&](Date day, Jurisdiction place) {
    return all_text(fill_letter(refusal, sample_facts(day, place)));
  };
  const auto early = text(date("2026-02-01"), Jurisdiction::england_and_wales);
  CHECK_FALSE(has(early, "right to complain to Sample Council"));
  CHECK(has(early, "Information Commissioner’s Office"));
  CHECK(has(early, "High Court"));
  const auto late = text(date("2026-11-22"), Jurisdiction::scotland);
  CHECK(has(late, "right to complain to Sample Council"));
  CHECK(has(late, "Information Commission,"));
  CHECK(has(late, "Court of Session"));
}

TEST_CASE("the complaint to the council is required from 19 June 2026", "[law][letters]") {
  const LetterText mutant = without(load_letter_text("refusal"), "council_complaint");
  CHECK(failures(mutant, date("2026-06-18")).empty());
  CHECK(failures(mutant, date("2026-06-19")) == std::vector<std::string>{"complaint-to-council"});
}

TEST_CASE("the name of the regulator must be that of the day", "[law][letters]") {
  const LetterText letter = load_letter_text("refusal");
  const std::vector<std::string> wrong{"regulator-name"};
  for (const char* words : {"Ask the ICO.", "Ask the Information Commissioner’s Office.",
                            "Ask the information commissioner", "(ICO)"}) {
    CAPTURE(words);
    CHECK(failures(with_words(letter, words), date("2026-09-30")) == wrong);
    CHECK(failures(with_words(letter, words), date("2026-09-29")).empty());
  }
  CHECK(failures(with_words(letter, "Ask the Information Commission."), date("2026-09-29")) == wrong);
  CHECK(failures(with_words(letter, "Ask the Information Commission."), date("2026-09-30")).empty());
  CHECK(failures(with_words(letter, "See ico.org.uk. ICONS."), date("2026-09-30")).empty());
}

TEST_CASE("a court of another place must not be named", "[law][letters]") {
  const LetterText letter = load_letter_text("refusal");
  const std::vector<std::string> wrong{"court-name"};
  CHECK(failures(with_words(letter, "Go to the High Court."), days().back(), Jurisdiction::scotland) ==
        wrong);
  CHECK(failures(with_words(letter, "Go to the sheriff."), days().back()) == wrong);
  CHECK(failures(with_words(letter, "Go to the High Court."), days().back()).empty());
}

TEST_CASE("each outcome of a complaint has words of its own", "[law][letters]") {
  std::set<std::string> texts;
  for (const std::string& outcome : complaint_outcomes()) {
    CHECK(texts.insert(complaint_outcome_text(outcome)).second);
  }
  CHECK(texts.size() == 3);
  CHECK_THROWS_AS(complaint_outcome_text("uphelt"), Error);
}

TEST_CASE("the court that a letter names is none of another place", "[law][letters]") {
  for (const Jurisdiction place : kPlaces) {
    const std::string remedy = to_lower_ascii(court_remedy(place).text);
    for (const std::string& court : courts_elsewhere(place)) {
      CAPTURE(jurisdiction_name(place), court);
      CHECK_FALSE(has(remedy, court));
    }
  }
}

TEST_CASE("every requirement is for a kind that exists and has its citation", "[law][letters]") {
  for (const LetterRequirement& requirement : letter_requirements()) {
    CAPTURE(requirement.id);
    CHECK_FALSE(requirement.citation.empty());
    CHECK_FALSE(requirement.text.empty());
    for (const std::string& kind : requirement.kinds) {
      CHECK(letter_kind(kind).id == kind);
    }
  }
  CHECK_THROWS_AS(letter_kind("refusl"), Error);
}
