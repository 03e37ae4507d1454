#include "dsrkit/rules/policy.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::rules;

namespace {

Party party(
    PartyRole role, const std::function<void(Party&)>& change = [](Party&) {}) {
  Party made;
  made.id = "P1";
  made.role = role;
  change(made);
  return made;
}

Party professional(std::string job, std::string employer) {
  return party(PartyRole::professional, [&](Party& made) {
    made.job = std::move(job);
    made.employer = std::move(employer);
  });
}

struct Case {
  std::string what;
  std::string kind;
  std::optional<Party> who;
  Action action;
  double confidence = 0.9;
};

}  // namespace

TEST_CASE("The shipped policy has no mistakes", "[rules][policy]") {
  CHECK(check_policies().empty());
  CHECK_THROWS_AS(load_policy("no-such"), Error);
}

TEST_CASE("The default policy decides by who is who", "[rules][policy]") {
  const auto policy = load_policy();
  const auto third = [](const std::function<void(Party&)>& change = [](Party&) {}) {
    return party(PartyRole::third_party, change);
  };
  const std::vector<Case> cases{
      {"the subject", "person", party(PartyRole::subject), Action::disclose},
      {"the subject, unsure", "person", party(PartyRole::subject), Action::disclose, 0.5},
      {"the subject's telephone", "phone", party(PartyRole::subject), Action::disclose},
      {"a social worker", "person", professional("Senior social worker", "Anytown Council"),
       Action::disclose},
      {"a GP", "person", professional("", "GP surgery"), Action::disclose},
      {"a health visitor", "person", professional("health visitor", ""), Action::disclose},
      {"a teacher", "person", professional("class teacher", "Elm Primary School"), Action::disclose},
      {"a school's caretaker", "person", professional("caretaker", "Elm Primary School"), Action::disclose},
      {"a hospital's cleaner", "person", professional("cleaner", "Anytown Hospital"), Action::refer},
      {"a police officer", "person", professional("police constable", "Greater Manchester Police"),
       Action::refer},
      {"a solicitor of the council", "person", professional("solicitor", "children's services"),
       Action::refer},
      {"a foster carer", "person", professional("foster carer", ""), Action::refer},
      {"a charity's worker", "person", professional("support worker", "Anytown Charity"), Action::refer},
      {"a professional of unknown job", "person", professional("", ""), Action::refer},
      {"a social worker's home address", "address", professional("social worker", ""), Action::refer},
      {"a third party", "person", third(), Action::redact},
      {"a third party's telephone", "phone", third(), Action::redact},
      {"a third party, unsure", "person", third(), Action::refer, 0.5},
      {"with consent", "person", third([](Party& made) { made.consent = Consent::given; }), Action::disclose},
      {"refused consent", "person", third([](Party& made) { made.consent = Consent::refused; }),
       Action::redact},
      {"known to the subject", "person", third([](Party& made) { made.known_to_subject = true; }),
       Action::refer},
      {"an informant", "person", third([](Party& made) { made.informant = true; }), Action::redact},
      {"an informant, even unsure", "person", third([](Party& made) { made.informant = true; }),
       Action::redact, 0.4},
      {"a professional informant", "person",
       party(PartyRole::professional,
             [](Party& made) {
               made.job = "teacher";
               made.informant = true;
             }),
       Action::redact},
      {"somebody who died", "person", third([](Party& made) { made.deceased = true; }), Action::refer},
      {"a safe address", "safe-address", third(), Action::redact},
      {"a safe address of the subject", "safe-address", party(PartyRole::subject), Action::redact},
      {"a safe address of nobody", "safe-address", std::nullopt, Action::redact},
      {"the only neighbour", "relation-phrase", third(), Action::refer},
      {"somebody's mother", "relation-phrase", std::nullopt, Action::refer},
      {"an unknown person", "person", std::nullopt, Action::refer},
      {"an unknown telephone", "phone", std::nullopt, Action::refer},
  };
  for (const auto& example : cases) {
    CAPTURE(example.what);
    const auto outcome = decide(
        policy, {example.kind, example.who ? &*example.who : nullptr, DataClass::other, example.confidence});
    CHECK(outcome.action == example.action);
    CHECK_FALSE(outcome.reason.empty());
    CHECK_FALSE(outcome.rule.empty());
    CHECK(outcome.code == (outcome.action == Action::redact ? "TP" : ""));
  }
}

TEST_CASE("Without a rule an officer decides", "[rules][policy]") {
  CHECK(decide(Policy{}, {}).action == Action::refer);
}

TEST_CASE("A health professional is named under paragraph 17 in a health record only", "[rules][policy]") {
  const auto policy = load_policy();
  const auto doctor = professional("GP", "");
  CHECK_THAT(decide(policy, {"person", &doctor, DataClass::health, 0.9}).reason, Catch::Contains("para 17"));
  CHECK_THAT(decide(policy, {"person", &doctor, DataClass::social_work, 0.9}).reason,
             Catch::Contains("para 16(2)(b)"));
}
