#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"

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

/// When a policy rule applies; an empty list or nothing means: any.
struct PolicyCondition {
  std::vector<std::string> kinds;
  std::optional<bool> known_party;  ///< resolved to a party of the case
  std::vector<PartyRole> roles;
  std::vector<std::string> relations;  ///< words of the relation, compared folded
  std::vector<StatutoryTest> statutory_tests;
  std::vector<Consent> consents;
  std::vector<DataClass> data_classes;
  std::optional<bool> known_to_subject;  ///< unknown counts as false
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
  std::string reason;    ///< plain English
  std::string citation;  ///< the law it follows
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
  std::vector<PolicyRule> rules;
  std::string digest;  ///< SHA-256, hexadecimal, over the content of the file
};

/// What a policy needs to know of a mention.
struct PolicyFacts {
  std::string kind;
  const Party* party = nullptr;  ///< null: nobody known, or nobody certain
  DataClass data_class = DataClass::other;
  double confidence = 0;
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

}  // namespace dsrkit::rules
