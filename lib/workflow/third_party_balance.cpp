#include "third_party_balance.hpp"

#include "dsrkit/rules/policy.hpp"
#include "dsrkit/workspace/review_rules.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dsrkit::workflow {
namespace {

constexpr const char* kThirdPartyCode = "TP";

/// What was decided about the places of somebody.
struct Decided {
  std::int64_t disclosed = 0;
  std::int64_t withheld = 0;
};

/// What nobody may learn is not weighed, and what the policy discloses rests on its own rule.
std::map<std::string, Decided> decided_places(Desk& desk, std::string_view reference) {
  std::map<std::string, Decided> places;
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& mention) {
    const Finding& finding = mention.mention.finding;
    if (!finding.party || !mention.decision || is_always_protected(finding.kind)) {
      return;
    }
    const Decision& decision = *mention.decision;
    Decided& decided = places[*finding.party];
    decided.disclosed += decision.action == Action::disclose && decision.rule.empty() ? 1 : 0;
    decided.withheld += decision.action == Action::redact && decision.code == kThirdPartyCode ? 1 : 0;
  });
  return places;
}

/// Para 16 is about living people other than the subject; of professionals about those whom para 17 does not
/// name, once they were asked.
bool is_third_party(const Party& party, const rules::Policy& policy) {
  if (party.deceased) {
    return false;
  }
  return party.role == PartyRole::third_party ||
         (party.role == PartyRole::professional && party.consent != Consent::not_sought &&
          rules::statutory_test(policy, party) == rules::StatutoryTest::other);
}

bool is_weighed(const Party& party) {
  return party.consent == Consent::given || party.balance.has_value();
}

/// What came of consent, or why none was sought, is written down.
bool is_settled(const Party& party) {
  return party.consent_on && party.consent != Consent::asked;
}

/// The factors of para 16(3)(c) to (e) are there and speak against: they must have been looked at.
bool must_be_weighed(const Party& party) {
  return party.consent == Consent::asked || party.consent == Consent::refused ||
         party.consent == Consent::incapable;
}

std::string what_came_of_consent(const Party& party) {
  switch (party.consent) {
    case Consent::asked: return "was asked and has not answered";
    case Consent::refused: return "refused";
    case Consent::incapable: return "cannot consent";
    case Consent::given: return "agreed";
    case Consent::not_sought: break;
  }
  return party.consent_on ? "was not asked, with a reason" : "nothing is recorded of consent";
}

std::string because(const Party& party, const Decided& decided) {
  const auto count = [](std::int64_t places, const char* what) {
    return std::to_string(places) + (places == 1 ? " place " : " places ") + what;
  };
  std::string text = party.relation.empty() ? "" : party.relation + ": ";
  text += decided.disclosed > 0 ? count(decided.disclosed, "disclosed by an officer") : "";
  text += decided.disclosed > 0 && decided.withheld > 0 ? ", " : "";
  text += decided.withheld > 0 ? count(decided.withheld, "withheld") : "";
  return text + "; " + what_came_of_consent(party) + ", no balance";
}

/// Another answer, or a first disclosure, wants another look.
std::string unit_of_person(const Party& party, const Decided& decided) {
  return party.id + ":" + std::string(consent_name(party.consent)) + ":" +
         (decided.disclosed > 0 ? "disclosed" : "withheld");
}

}  // namespace

GateUnits people_to_weigh(Desk& desk, std::string_view reference) {
  const rules::Policy policy = rules::load_policy("default", desk.workspace().rule_folders());
  const bool everybody = workspace::load_review_rules(desk.workspace().root()).require_balance;
  const auto places = decided_places(desk, reference);
  GateUnits found;
  for (const Party& party : desk.reg().parties(reference)) {
    const auto decided = places.find(party.id);
    if (decided == places.end() || !is_third_party(party, policy) || is_weighed(party)) {
      continue;
    }
    const bool disclosed = decided->second.disclosed > 0;
    if (!disclosed && (decided->second.withheld == 0 || (is_settled(party) && !everybody))) {
      continue;
    }
    GatePassage person;
    person.party = party.id;
    person.because = because(party, decided->second);
    person.state =
        everybody || (disclosed && must_be_weighed(party)) ? PassageState::open : PassageState::advised;
    found.units.push_back(unit_of_person(party, decided->second));
    found.passages.push_back(std::move(person));
  }
  return found;
}

}  // namespace dsrkit::workflow
