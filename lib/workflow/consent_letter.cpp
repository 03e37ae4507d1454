#include "consent_letter.hpp"

#include "protected_texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/standing.hpp"
#include "dsrkit/redact/protected_terms.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/workflow/parties.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

// Practice, not law: how long to wait for an answer.
constexpr int kAnswerDays = 14;
// Below this age it has to be thought about who speaks for a child; in Scotland s.208 presumes 12.
constexpr int kChildUntil = 16;

constexpr const char* kSomebody = "Somebody";
constexpr const char* kWhoAsked = "the person who asked";

Error nothing_to_ask(const std::string& what, const std::string& hint) {
  return {ErrorCode::not_lawful, what, hint};
}

void require_individual(const Party& party, const std::string& reference) {
  if (party.role == PartyRole::subject) {
    throw nothing_to_ask(reference + ": nobody is asked for consent to see their own data",
                         "name another person with --party");
  }
  if (party.role == PartyRole::organisation) {
    throw nothing_to_ask(reference +
                             ": an organisation is not asked for consent: para 16 protects individuals "
                             "(DPA 2018 Sch 2 para 16(1))",
                         "name a person with --party");
  }
  if (party.deceased) {
    throw nothing_to_ask(
        reference + ": party " + party.id + " has died: the Act protects the living (DPA 2018 s.3(2), (3))",
        "think about any duty of confidence that remains");
  }
}

void require_unanswered(const Party& party, const std::string& reference) {
  if (party.consent == Consent::not_sought || party.consent == Consent::asked) {
    return;
  }
  const std::string said = party.consent == Consent::incapable ? "cannot give consent" : "has answered";
  throw Error(
      ErrorCode::wrong_state,
      reference + ": party " + party.id + " " + said + " (" + std::string(consent_name(party.consent)) + ")",
      "see 'dsrkit party show " + reference + " " + party.id +
          "'; what is reasonable without consent is weighed with 'dsrkit party consent --balance'");
}

Date answer_day(const LetterOrder& order, const std::optional<Date>& due) {
  if (order.answer_by) {
    if (*order.answer_by <= order.on) {
      throw Error(ErrorCode::usage, "the answer cannot be due before the letter is written",
                  "give a later day with --answer-by");
    }
    return *order.answer_by;
  }
  const Date usual = add_days(order.on, kAnswerDays);
  return due && *due > order.on && *due < usual ? *due : usual;
}

}  // namespace

Party consent_recipient(Desk& desk, const RequestCase& request, const LetterOrder& order) {
  if (order.party.empty()) {
    throw Error(ErrorCode::usage, "the letter 'consent' needs to know whom it asks", "add --party PARTY");
  }
  if (request.right != Right::access) {
    throw nothing_to_ask(request.reference + ": the letter 'consent' is not for a case of " +
                             std::string(right_name(request.right)) + " (DPA 2018 Sch 2 para 16(1))",
                         "see 'dsrkit letter list'");
  }
  if (!is_open(request)) {
    throw Error(
        ErrorCode::wrong_state,
        request.reference + " is " + std::string(state_name(request.state)) + ": nobody is asked any more",
        "see 'dsrkit case show " + request.reference + "'");
  }
  Party party = party_of(desk, request.reference, order.party);
  require_individual(party, request.reference);
  require_unanswered(party, request.reference);
  return party;
}

law::LetterFacts consent_facts(law::LetterFacts facts, const RequestCase& request, const Party& recipient,
                               const LetterOrder& order) {
  law::LetterFacts told;
  told.letter_date = facts.letter_date;
  told.received = facts.letter_date;
  told.jurisdiction = facts.jurisdiction;
  told.case_reference = std::move(facts.case_reference);
  told.controller = std::move(facts.controller);
  told.officer = std::move(facts.officer);
  told.contact = std::move(facts.contact);
  told.complaints_contact = std::move(facts.complaints_contact);
  told.service = "our services";
  told.about = kWhoAsked;
  told.salutation = recipient.names.front();
  told.asked_by = order.name_subject ? request.subject.name.full() : kSomebody;
  told.information = order.information;
  told.consent_answers = law::consent_answers();
  told.answer_by = answer_day(order, facts.due);
  return told;
}

std::vector<std::string> address_of(const Party& recipient) {
  std::vector<std::string> lines;
  if (!recipient.addresses.empty()) {
    for (const std::string& line : split(replace_all(recipient.addresses.front(), "\n", ","), ',')) {
      if (const auto text = trim(line); !text.empty()) {
        lines.emplace_back(text);
      }
    }
  }
  return lines;
}

std::vector<seal::ProtectedTerm> terms_of_others(Desk& desk, const HeldCase& held, const Party& recipient,
                                                 bool subject_named) {
  const auto all = desk.reg().parties(held.reference());
  std::vector<std::string> others;
  for (const Party& party : all) {
    const bool named = party.id == recipient.id || (subject_named && party.role == PartyRole::subject);
    if (!named) {
      others.push_back(party.id);
    }
  }
  const rules::RuleSet rules = rules::load_rules(desk.workspace().rule_folders());
  std::vector<seal::ProtectedTerm> terms;
  for (auto& [party, text] : redact::protected_terms(all, others, *rules.names)) {
    if (party != recipient.id) {
      terms.push_back({party, std::move(text)});
    }
  }
  if (desk.reg().count_items(held.reference()) == 0) {
    return terms;
  }
  const auto is_party = [&](const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const Party& party) { return party.id == id; });
  };
  for (seal::ProtectedTerm& term : protected_texts(desk, held).terms) {
    if (!is_party(term.id)) {
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

std::vector<std::string> consent_advice(const RequestCase& request, const Party& recipient,
                                        const LetterOrder& order, const law::LetterFacts& facts) {
  const std::string who = request.reference + " " + recipient.id;
  std::vector<std::string> advice;
  if (recipient.addresses.empty()) {
    advice.push_back(recipient.safe_addresses.empty()
                         ? "the letter has no address: add one with 'dsrkit party set " + who +
                               " --address TEXT'"
                         : "party " + recipient.id +
                               " has only a safe address, which is not printed: see to the envelope by hand");
  }
  if (recipient.born && law::age_on(*recipient.born, order.on) < kChildUntil) {
    advice.push_back("party " + recipient.id + " is under " + std::to_string(kChildUntil) +
                     ": think about whether they can consent, and who speaks for them (DPA 2018 Sch 2 para "
                     "16(3)(d))");
  }
  if (order.name_subject) {
    advice.emplace_back("the letter names the person who asked: make sure that they agree to that");
  }
  if (recipient.consent != Consent::asked) {
    advice.push_back("when it is sent, record the day with 'dsrkit party consent " + who +
                     " --answer asked --because TEXT'");
  }
  if (facts.due) {
    advice.push_back("asking somebody stops no clock: the reply is due on " + format_date(*facts.due) +
                     " all the same (UK GDPR Article 12A)");
  }
  return advice;
}

}  // namespace dsrkit::workflow
