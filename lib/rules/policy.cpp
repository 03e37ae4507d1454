#include "dsrkit/rules/policy.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>

namespace dsrkit::rules {
namespace {

/// Whether the words of the phrase follow one another in `words`.
bool has_phrase(const std::vector<std::string>& words, const std::string& phrase) {
  const auto sought = text::folded_words(phrase);
  return !sought.empty() &&
         std::search(words.begin(), words.end(), sought.begin(), sought.end()) != words.end();
}

bool has_any_phrase(const std::vector<std::string>& words, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return has_phrase(words, phrase); });
}

template <typename T>
bool allows(const std::vector<T>& allowed, const T& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool agrees(const std::optional<bool>& asked, bool fact) {
  return !asked || *asked == fact;
}

bool asks_about_party(const PolicyCondition& when) {
  return !when.roles.empty() || !when.relations.empty() || !when.statutory_tests.empty() ||
         !when.consents.empty() || when.consent_recorded || !when.balances.empty() ||
         !when.capacities.empty() || when.private_relation || when.known_to_subject || when.informant ||
         when.deceased;
}

BalanceOutcome balance_of(const Party& party) {
  if (!party.balance) {
    return BalanceOutcome::none;
  }
  return party.balance->disclose ? BalanceOutcome::disclose : BalanceOutcome::withhold;
}

bool fits_party(const Policy& policy, const PolicyCondition& when, const Party& party) {
  return allows(when.roles, party.role) && allows(when.consents, party.consent) &&
         agrees(when.consent_recorded, party.consent_on.has_value()) &&
         allows(when.balances, balance_of(party)) &&
         (!when.private_relation || *when.private_relation == has_private_relation(policy, party)) &&
         (when.relations.empty() || has_any_phrase(text::folded_words(party.relation), when.relations)) &&
         (when.statutory_tests.empty() || allows(when.statutory_tests, statutory_test(policy, party))) &&
         agrees(when.known_to_subject, party.known_to_subject.value_or(false)) &&
         agrees(when.informant, party.informant) && agrees(when.deceased, party.deceased);
}

bool fits(const Policy& policy, const PolicyCondition& when, const PolicyFacts& facts) {
  if (!allows(when.kinds, facts.kind) || !agrees(when.known_party, facts.party != nullptr) ||
      !allows(when.data_classes, facts.data_class) || !allows(when.capacities, facts.capacity) ||
      !agrees(when.supplied_by_subject, facts.supplied_by_subject) ||
      (!when.jurisdictions.empty() &&
       (!facts.jurisdiction || !allows(when.jurisdictions, *facts.jurisdiction))) ||
      (when.confidence_below && facts.confidence >= *when.confidence_below) ||
      (when.confidence_at_least && facts.confidence < *when.confidence_at_least)) {
    return false;
  }
  return facts.party != nullptr ? fits_party(policy, when, *facts.party) : !asks_about_party(when);
}

/// The reason with what is recorded of the person.
std::string filled_reason(std::string reason, const Party* party) {
  if (party == nullptr || reason.find('{') == std::string::npos) {
    return reason;
  }
  reason = replace_all(reason, "{consent_on}",
                       party->consent_on ? format_date_long(*party->consent_on) : "an earlier day");
  if (party->balance) {
    reason = replace_all(reason, "{balance_on}", format_date_long(party->balance->on));
    reason = replace_all(reason, "{balance_by}", party->balance->by);
  }
  return reason;
}

}  // namespace

StatutoryTest statutory_test(const Policy& policy, const Party& party) {
  const auto job = text::folded_words(party.job.empty() ? party.relation : party.job);
  for (const auto& words : policy.statutory_tests) {
    if (has_any_phrase(job, words.jobs)) {
      return words.test;
    }
  }
  const auto employer = text::folded_words(party.employer);
  for (const auto& words : policy.statutory_tests) {
    // Sch 3 para 14(4) covers every employee of a school; a hospital or a council also employs others.
    if (has_any_phrase(employer, words.employers) &&
        (job.empty() || words.test == StatutoryTest::education)) {
      return words.test;
    }
  }
  return StatutoryTest::other;
}

PolicyOutcome decide(const Policy& policy, const PolicyFacts& facts) {
  for (const auto& rule : policy.rules) {
    if (fits(policy, rule.when, facts)) {
      return {rule.action, rule.code, filled_reason(rule.reason, facts.party) + " (" + rule.citation + ")",
              rule.id};
    }
  }
  return {Action::refer, "", "No rule of the policy covers this.", ""};
}

}  // namespace dsrkit::rules
