#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::rules {

/// Whether a professional is one whom DPA 2018 Sch 2 para 17 names: health professional (s.204(1)), social
/// work (Sch 3 para 8) or education-related worker (Sch 3 para 14). Police, solicitors, the voluntary sector
/// and foster carers are `other`.
enum class StatutoryTest { other, health, social_work, education };

/// Words of a job or an employer that put a professional under a statutory test. Earlier entries win.
struct StatutoryTestWords {
  StatutoryTest test = StatutoryTest::other;
  std::vector<std::string> jobs;
  std::vector<std::string> employers;
};

/// In which capacity somebody stands at one place: a nurse who is the neighbour too is a neighbour when she
/// is one (DPA 2018 Sch 2 para 17 asks for the official capacity).
enum class MentionCapacity { unclear, official, private_life };

/// Words by which the capacity is told, folded and with single spaces.
struct CapacityWords {
  std::vector<std::string> official;           ///< "regards", "assessed", "present"
  std::vector<std::string> private_life;       ///< of anybody: "next door", "as a friend"
  std::vector<std::string> private_hints;      ///< only of somebody with a private relation too: "garden"
  std::vector<std::string> private_relations;  ///< words of a relation that is private: "neighbour"
};

/// What an officer weighed and decided about somebody (Sch 2 para 16(2)(b)).
enum class BalanceOutcome { none, disclose, withhold };

/// When a policy rule applies; an empty list or nothing means: any.
struct PolicyCondition {
  std::vector<std::string> kinds;
  std::optional<bool> known_party;  ///< resolved to a party of the case
  std::vector<PartyRole> roles;
  std::vector<std::string> relations;  ///< words of the relation, compared folded
  std::vector<StatutoryTest> statutory_tests;
  std::vector<Consent> consents;
  std::optional<bool>
      consent_recorded;  ///< an officer wrote down what came of consent, or why none was sought
  std::vector<BalanceOutcome> balances;
  std::vector<MentionCapacity> capacities;
  std::optional<bool> private_relation;  ///< has one, whatever the role
  std::vector<DataClass> data_classes;
  std::vector<Jurisdiction> jurisdictions;  ///< of the case; a case without one fits none
  std::optional<bool> supplied_by_subject;  ///< the words are the subject's own
  std::optional<bool> known_to_subject;     ///< unknown counts as false
  std::optional<bool> informant;
  std::optional<bool> deceased;
  std::optional<double> confidence_below;
  std::optional<double> confidence_at_least;
};

struct PolicyRule {
  std::string id;
  PolicyCondition when;
  Action action = Action::refer;
  std::string code;      ///< exemption code of a redaction
  std::string reason;    ///< plain English; {consent_on}, {balance_on} and {balance_by} are filled in
  std::string citation;  ///< the law it follows
};

/// What a policy needs to know of a mention.
struct PolicyFacts {
  std::string kind;
  const Party* party = nullptr;  ///< null: nobody known, or nobody certain
  DataClass data_class = DataClass::other;
  double confidence = 0;
  MentionCapacity capacity = MentionCapacity::official;  ///< as judge_capacity()
  bool supplied_by_subject = false;                      ///< as is_own_words()
  std::optional<Jurisdiction> jurisdiction = std::nullopt;
};

/// A mention and what the policy must say of it. `text` with the mention in [[ ]] has its capacity judged.
struct PolicyExample {
  std::string what;
  Party party;
  bool known_party = false;  ///< whether there is a party
  PolicyFacts facts;         ///< without the party
  std::string text;
  Action action = Action::refer;
  std::string rule;
};

/// Ordered rules that propose what happens to a mention ("dsrkit.policy/1"). The first that applies decides;
/// when none applies an officer decides.
struct Policy {
  std::string id;
  std::string version;
  std::string title;
  std::string jurisdiction;
  std::string source;
  std::vector<StatutoryTestWords> statutory_tests;
  CapacityWords capacity;
  std::vector<std::string> own_words;  ///< words in a title, dataset or member name that tell the subject's
                                       ///< own words, folded
  std::vector<PolicyRule> rules;
  std::vector<PolicyExample> examples;
  std::string digest;  ///< SHA-256, hexadecimal, over the content of the file
};

struct PolicyOutcome {
  Action action = Action::refer;
  std::string code;
  std::string reason;  ///< with the citation
  std::string rule;    ///< id of the policy rule
};

/// Reads the shipped policy (redaction-rules/policy/<id>.json) or that of a folder of the council, later
/// folders win. Throws Error(not_found) and Error(config_invalid).
[[nodiscard]] Policy load_policy(std::string_view id = "default",
                                 const std::vector<std::filesystem::path>& overlays = {});

/// Everything wrong with the shipped policies and those of the folders.
[[nodiscard]] Diagnostics check_policies(const std::vector<std::filesystem::path>& overlays = {});

[[nodiscard]] StatutoryTest statutory_test(const Policy& policy, const Party& party);
[[nodiscard]] PolicyOutcome decide(const Policy& policy, const PolicyFacts& facts);

/// Whether the party has a relation to the subject that is private: "neighbour", not "keyworker".
[[nodiscard]] bool has_private_relation(const Policy& policy, const Party& party);

struct JudgedCapacity {
  MentionCapacity capacity = MentionCapacity::unclear;
  std::string because;  ///< plain English, without the text itself; empty when nothing had to be judged
};

/// The capacity of a party at [begin, end) of the text, from the words around. Who has only a professional
/// role is there officially unless private words say otherwise; who has a private relation too, is unclear
/// unless words of one kind alone stand near. Looks at some 200 bytes on either side.
[[nodiscard]] JudgedCapacity judge_capacity(const Policy& policy, const Party& party, std::string_view text,
                                            std::size_t begin, std::size_t end);

/// Whether a passage of the item is told to be the subject's own words, by the title or dataset of the item
/// or a member name on the way to the passage.
[[nodiscard]] bool is_own_words(const Policy& policy, const Item& item, const PassageRef& passage);

/// Runs every example of the shipped policies and those of the folders; `rule` is "policy/<id>" and `index`
/// counts from zero.
[[nodiscard]] std::vector<ExampleResult> test_policies(
    const std::vector<std::filesystem::path>& overlays = {});

}  // namespace dsrkit::rules
