#include "placeholders.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/law/refusals.hpp"
#include "dsrkit/law/regulator.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::law {
namespace {

/// The paragraphs and bullets. A heading says nothing by itself: it goes when its section is empty.
template <class Visit>
void for_each_statement(const TextSection& section, const Visit& visit) {
  std::for_each(section.paragraphs.begin(), section.paragraphs.end(), visit);
  std::for_each(section.bullets.begin(), section.bullets.end(), visit);
}

template <class Visit>
void for_each_statement(const LetterText& letter, const Visit& visit) {
  for (const TextSection& section : letter.sections) {
    for_each_statement(section, visit);
  }
}

/// Every text of a letter that is printed.
template <class Visit>
void for_each_text(const LetterText& letter, const Visit& visit) {
  visit(letter.title);
  for (const TextSection& section : letter.sections) {
    visit(section.heading);
    for_each_statement(section, visit);
  }
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string in_braces(std::string_view name) {
  return "{" + std::string(name) + "}";
}

/// The placeholders of a text that may turn out empty and take it out of the letter.
std::vector<std::string> uncertain(std::string_view text, const std::vector<LetterRequirement>& required) {
  std::vector<std::string> names;
  for (const std::string& name : placeholders_in(text)) {
    const bool is_required = std::any_of(required.begin(), required.end(),
                                         [&](const auto& other) { return other.placeholder == name; });
    if (!is_required && !is_always_known(name)) {
      names.push_back(name);
    }
  }
  return names;
}

LetterFinding check_requirement(const LetterText& letter, const LetterRequirement& requirement,
                                const std::vector<LetterRequirement>& required) {
  LetterFinding finding{requirement.id, requirement.citation, requirement.text, false,
                        in_braces(requirement.placeholder) + " is not in the text"};
  for_each_statement(letter, [&](const std::string& text) {
    if (finding.ok || !contains(placeholders_in(text), requirement.placeholder)) {
      return;
    }
    const auto beside = uncertain(text, required);
    finding.ok = beside.empty();
    finding.detail = beside.empty() ? ""
                                    : in_braces(requirement.placeholder) + " stands in one text with " +
                                          in_braces(beside.front()) + ", which may be empty";
  });
  return finding;
}

/// Whether the words stand there, not as part of a longer word. Small letters in `words` fit any case.
bool has_words(const std::string& text, const std::string& words) {
  const bool any_case = words == to_lower_ascii(words);
  const std::string place = any_case ? to_lower_ascii(text) : text;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (auto at = place.find(words); at != std::string::npos; at = place.find(words, at + 1)) {
    const auto end = at + words.size();
    if ((at == 0 || !is_letter(place[at - 1])) && (end == place.size() || !is_letter(place[end]))) {
      return true;
    }
  }
  return false;
}

/// Words that must not stand in a letter of this day and place.
LetterFinding check_words(const LetterText& letter, LetterFinding finding,
                          const std::vector<std::string>& wrong) {
  for_each_text(letter, [&](const std::string& text) {
    for (const std::string& words : wrong) {
      if (finding.ok && has_words(text, words)) {
        finding.ok = false;
        finding.detail = "the text says '" + words + "'";
      }
    }
  });
  return finding;
}

LetterFinding check_regulator(const LetterText& letter, Date letter_date) {
  const Regulator regulator = regulator_on(letter_date);
  return check_words(
      letter,
      {"regulator-name", regulator.citation, "who the regulator is on its day, " + regulator.name, true, ""},
      regulator.other_names);
}

LetterFinding check_courts(const LetterText& letter, Jurisdiction jurisdiction) {
  return check_words(letter, {"court-name", "DPA 2018 s.180", "no court but those of its place", true, ""},
                     courts_elsewhere(jurisdiction));
}

/// What tells of the person who asked, or of their request: a letter to somebody else says none of it.
constexpr std::array<std::string_view, 14> kOfTheRequester{
    "about",       "before_reading", "complained_of", "council_complaint", "nothing_found",
    "question",    "reason",         "received",      "refusal_meaning",   "request",
    "restriction", "searched",       "service",       "withheld"};

LetterFinding check_reticence(const LetterText& letter) {
  LetterFinding finding{"no-more-than-needed", "UK GDPR Article 5(1)(c), (f)",
                        "no more about the person who asked than is needed", true, ""};
  for_each_text(letter, [&](const std::string& text) {
    for (const std::string& name : placeholders_in(text)) {
      const bool tells =
          std::find(kOfTheRequester.begin(), kOfTheRequester.end(), name) != kOfTheRequester.end();
      if (finding.ok && tells) {
        finding.ok = false;
        finding.detail = in_braces(name) + " tells of the person who asked";
      }
    }
  });
  return finding;
}

/// A required fact that is empty would take its sentence out and leave an unlawful letter.
void require_stated(const LetterText& letter, const LetterRequirement& requirement,
                    const LetterFacts& facts) {
  bool stated = false;
  for_each_statement(letter, [&](const std::string& text) {
    stated = stated ||
             (contains(placeholders_in(text), requirement.placeholder) && !fill_bullet(text, facts).empty());
  });
  if (!stated) {
    throw Error(ErrorCode::gate_unsatisfied,
                "the letter '" + letter.kind + "' must say " + requirement.text + " (" +
                    requirement.citation + "), and nothing is recorded for " +
                    in_braces(requirement.placeholder),
                "record it, or give it with an option of 'dsrkit letter'");
  }
}

}  // namespace

std::vector<LetterFinding> check_letter(const LetterText& letter, Date letter_date,
                                        Jurisdiction jurisdiction) {
  const auto required = letter_requirements(letter.kind, letter_date);
  std::vector<LetterFinding> findings;
  findings.reserve(required.size() + 3);
  for (const LetterRequirement& requirement : required) {
    findings.push_back(check_requirement(letter, requirement, required));
  }
  findings.push_back(check_regulator(letter, letter_date));
  findings.push_back(check_courts(letter, jurisdiction));
  if (letter_kind(letter.kind).to_somebody_else) {
    findings.push_back(check_reticence(letter));
  }
  return findings;
}

bool all_ok(const std::vector<LetterFinding>& findings) {
  return std::all_of(findings.begin(), findings.end(), [](const auto& finding) { return finding.ok; });
}

FilledLetter fill_letter(const LetterText& letter, const LetterFacts& facts) {
  for (const LetterFinding& finding : check_letter(letter, facts.letter_date, facts.jurisdiction)) {
    if (!finding.ok) {
      throw Error(ErrorCode::config_invalid,
                  "the text of the letter '" + letter.kind + "' must say " + finding.text + " (" +
                      finding.citation + "): " + finding.detail,
                  "see 'dsrkit letter check " + letter.kind + "'");
    }
  }
  for (const LetterRequirement& requirement : letter_requirements(letter.kind, facts.letter_date)) {
    if (requirement.applies_to(facts.right)) {
      require_stated(letter, requirement, facts);
    }
  }
  return {fill_placeholders(letter.title, facts).value_or(letter.kind), fill(letter.sections, facts)};
}

LetterFacts sample_facts(Date letter_date, Jurisdiction jurisdiction) {
  constexpr int kDaysAgo = 20;
  LetterFacts facts;
  facts.letter_date = letter_date;
  facts.received = add_days(letter_date, -kDaysAgo);
  facts.jurisdiction = jurisdiction;
  facts.case_reference = "AR-2026-0001";
  facts.controller = "Sample Council";
  facts.service = "Early Help";
  facts.salutation = "Sam Green";
  facts.about = "you";
  facts.officer = "Rights team";
  facts.contact = "by e-mail to rights@example.org or on 01632 960 001";
  facts.complaints_contact = facts.contact;
  facts.support_contact = "on 01632 960 002";
  facts.missed_due = add_days(letter_date, -1);
  facts.due = add_days(letter_date, 10);
  facts.awaited = awaited_text({true, true, true, true});
  facts.nothing_to_do = nothing_to_do_text();
  facts.reason = "this is where the reason of the council stands";
  facts.needed = usual_proof_of_identity();
  facts.question = "Which years do you want to know about?";
  facts.fee_ground = fee_ground_text(ground::kExcessive);
  facts.fee_amount = "12.50";
  facts.extension_ground = extension_ground_text("complexity");
  facts.extended_due = add_months(facts.received, 3);
  facts.refusal_meaning = "we could not make sure who you are";
  facts.withheld = {"Words about another person. Other people have a right to privacy too."};
  facts.searched = {"The records of Early Help", "The archive"};
  facts.complained_of = complained_of_text(facts.case_reference, facts.received);
  facts.complaint_outcome = complaint_outcome_text("partly-upheld");
  facts.restriction = "the note of a home visit";
  facts.restricted_since = facts.received;
  facts.lift_on = add_days(letter_date, 10);
  facts.asked_by = "Somebody";
  facts.information = "your name and telephone number in the note of a visit";
  facts.consent_answers = consent_answers();
  facts.answer_by = add_days(letter_date, 14);
  return facts;
}

}  // namespace dsrkit::law
