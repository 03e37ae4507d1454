#include "read_rules.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "dsrkit.policy/1";
constexpr std::array<StatutoryTest, 4> kTests{StatutoryTest::other, StatutoryTest::health,
                                              StatutoryTest::social_work, StatutoryTest::education};

const std::vector<std::string>& test_names() {
  static const std::vector<std::string> kNames{"other", "health", "social-work", "education"};
  return kNames;
}

/// The elements of a list of names, each parsed; unknown ones are reported.
template <typename T, typename Parse>
std::vector<T> read_choices(codec::ObjectReader& reader, std::string_view key, Parse parse) {
  std::vector<T> values;
  for (const auto& name : reader.texts(key)) {
    if (const auto value = parse(name)) {
      values.push_back(*value);
    } else {
      reader.report(key, "unknown-value", "'" + name + "' is not one of the known values");
    }
  }
  return values;
}

std::optional<StatutoryTest> parse_test(std::string_view name) {
  const auto found = std::find(test_names().begin(), test_names().end(), name);
  return found == test_names().end()
             ? std::nullopt
             : std::optional(kTests[static_cast<std::size_t>(found - test_names().begin())]);
}

template <typename T, std::size_t size>
std::optional<T> parse_word(const std::array<std::pair<std::string_view, T>, size>& table,
                            std::string_view name) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == name; });
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::optional<MentionCapacity> parse_mention_capacity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, MentionCapacity>, 3> kNames{
      {{"official", MentionCapacity::official},
       {"private", MentionCapacity::private_life},
       {"unclear", MentionCapacity::unclear}}};
  return parse_word(kNames, name);
}

std::optional<BalanceOutcome> parse_balance(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, BalanceOutcome>, 3> kNames{
      {{"none", BalanceOutcome::none},
       {"disclose", BalanceOutcome::disclose},
       {"withhold", BalanceOutcome::withhold}}};
  return parse_word(kNames, name);
}

std::optional<double> read_number(codec::ObjectReader& reader, std::string_view key) {
  const Value* value = reader.member(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  double number = -1;
  if (value->is_number()) {
    const auto& digits = value->number_text();
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
  }
  if (number < 0 || number > 1) {
    reader.report(key, "wrong-confidence", "must be a number from 0 to 1");
  }
  return number;
}

PolicyCondition read_condition(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  PolicyCondition when;
  when.kinds = reader.texts("kinds");
  when.known_party = reader.optional_boolean("known_party");
  when.roles = read_choices<PartyRole>(reader, "roles", parse_party_role);
  when.relations = reader.texts("relations");
  when.statutory_tests = read_choices<StatutoryTest>(reader, "statutory_tests", parse_test);
  when.consents = read_choices<Consent>(reader, "consents", parse_consent);
  when.consent_recorded = reader.optional_boolean("consent_recorded");
  when.balances = read_choices<BalanceOutcome>(reader, "balances", parse_balance);
  when.capacities = read_choices<MentionCapacity>(reader, "capacities", parse_mention_capacity);
  when.private_relation = reader.optional_boolean("private_relation");
  when.jurisdictions = read_choices<Jurisdiction>(reader, "jurisdictions", parse_jurisdiction);
  when.supplied_by_subject = reader.optional_boolean("supplied_by_subject");
  when.data_classes = read_choices<DataClass>(reader, "data_classes", parse_data_class);
  when.known_to_subject = reader.optional_boolean("known_to_subject");
  when.informant = reader.optional_boolean("informant");
  when.deceased = reader.optional_boolean("deceased");
  when.confidence_below = read_number(reader, "confidence_below");
  when.confidence_at_least = read_number(reader, "confidence_at_least");
  reader.finish();
  return when;
}

PolicyRule read_rule(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  static const std::vector<std::string> kActions{"disclose", "redact", "refer"};
  codec::ObjectReader reader(json, where, diagnostics);
  PolicyRule rule;
  rule.id = reader.required_text("id");
  if (const Value* when = reader.member("when")) {
    rule.when = read_condition(*when, reader.member_where("when"), diagnostics);
  }
  const auto action = reader.choice("action", kActions);
  rule.action = parse_action(kActions[action.value_or(2)]).value_or(Action::refer);
  rule.code = reader.text("code");
  rule.reason = reader.required_text("reason");
  rule.citation = reader.required_text("citation");
  if (rule.action == Action::redact && rule.code.empty()) {
    reader.report("code", "missing", "a redaction needs an exemption code");
  }
  reader.finish();
  return rule;
}

StatutoryTestWords read_test_words(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  StatutoryTestWords words;
  words.test = kTests[reader.choice("test", test_names()).value_or(0)];
  words.jobs = reader.texts("jobs");
  words.employers = reader.texts("employers");
  reader.finish();
  return words;
}

/// Phrases as they are compared: folded words with single spaces.
std::vector<std::string> folded_phrases(const std::vector<std::string>& phrases) {
  std::vector<std::string> folded;
  folded.reserve(phrases.size());
  for (const auto& phrase : phrases) {
    folded.push_back(join(text::folded_words(phrase), " "));
  }
  return folded;
}

CapacityWords read_capacity(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  CapacityWords words;
  words.official = folded_phrases(reader.texts("official"));
  words.private_life = folded_phrases(reader.texts("private"));
  words.private_hints = folded_phrases(reader.texts("private_hints"));
  words.private_relations = folded_phrases(reader.texts("private_relations"));
  reader.finish();
  return words;
}

Party read_example_party(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  Party party;
  party.id = "P1";
  party.role = parse_party_role(reader.required_text("role")).value_or(PartyRole::third_party);
  party.relation = reader.text("relation");
  party.job = reader.text("job");
  party.employer = reader.text("employer");
  party.consent = parse_consent(reader.text("consent")).value_or(Consent::not_sought);
  party.consent_on = reader.optional_date("consent_on");
  party.informant = reader.boolean("informant", false);
  party.deceased = reader.boolean("deceased", false);
  party.known_to_subject = reader.optional_boolean("known_to_subject");
  if (const auto balance = parse_balance(reader.text("balance"));
      balance && *balance != BalanceOutcome::none) {
    party.balance = Balance{};
    party.balance->disclose = *balance == BalanceOutcome::disclose;
    party.balance->on = Date{std::chrono::year(2026), std::chrono::month(1), std::chrono::day(1)};
  }
  reader.finish();
  return party;
}

PolicyExample read_example(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  PolicyExample example;
  example.what = reader.required_text("what");
  if (const Value* party = reader.member("party")) {
    example.party = read_example_party(*party, reader.member_where("party"), diagnostics);
    example.known_party = true;
  }
  example.text = reader.text("text");
  example.facts.kind = reader.text("kind");
  example.facts.kind = example.facts.kind.empty() ? "person" : example.facts.kind;
  example.facts.confidence = read_number(reader, "confidence").value_or(0.95);
  example.facts.data_class = parse_data_class(reader.text("data_class")).value_or(DataClass::other);
  example.facts.capacity =
      parse_mention_capacity(reader.text("capacity")).value_or(MentionCapacity::official);
  example.facts.supplied_by_subject = reader.boolean("supplied_by_subject", false);
  example.facts.jurisdiction = parse_jurisdiction(reader.text("jurisdiction"));
  example.rule = reader.required_text("rule");
  const auto action = parse_action(reader.required_text("action"));
  if (!action) {
    reader.report("action", "unknown-value", "must be disclose, redact or refer");
  }
  example.action = action.value_or(Action::refer);
  reader.finish();
  return example;
}

std::vector<PolicyRule> read_policy_rules(codec::ObjectReader& reader, Diagnostics& diagnostics) {
  std::vector<PolicyRule> rules;
  std::set<std::string> ids;
  const auto elements = reader.elements("rules");
  for (std::size_t i = 0; i < elements.size(); ++i) {
    rules.push_back(read_rule(*elements[i], reader.element_where("rules", i), diagnostics));
    if (!ids.insert(rules.back().id).second) {
      diagnostics.push_back({Severity::error, "duplicate-id", reader.element_where("rules", i),
                             "rule '" + rules.back().id + "' is there twice"});
    }
  }
  return rules;
}

Policy read_policy(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  Policy policy;
  read_head(reader, kFormat, policy);
  const auto tests = reader.elements("statutory_tests");
  for (std::size_t i = 0; i < tests.size(); ++i) {
    policy.statutory_tests.push_back(
        read_test_words(*tests[i], reader.element_where("statutory_tests", i), diagnostics));
  }
  if (const Value* capacity = reader.member("capacity")) {
    policy.capacity = read_capacity(*capacity, reader.member_where("capacity"), diagnostics);
  }
  policy.own_words = folded_phrases(reader.texts("own_words"));
  policy.rules = read_policy_rules(reader, diagnostics);
  const auto examples = reader.elements("examples");
  for (std::size_t i = 0; i < examples.size(); ++i) {
    policy.examples.push_back(read_example(*examples[i], reader.element_where("examples", i), diagnostics));
  }
  reader.finish();
  return policy;
}

std::map<std::string, fs::path> policy_files(const std::vector<fs::path>& overlays) {
  // A council's folder is laid out like ours: packs in it, policies in policy/ below.
  std::vector<fs::path> folders{files::shipped_data("redaction-rules/policy")};
  for (const auto& overlay : overlays) {
    folders.push_back(overlay / "policy");
  }
  std::map<std::string, fs::path> found;
  for (const auto& folder : folders) {
    for (const auto& path : json_files(folder)) {
      found[path.stem().string()] = path;
    }
  }
  return found;
}

std::optional<Policy> read_policy_file(const fs::path& path, Diagnostics& diagnostics) {
  const auto json = read_json_file(path, diagnostics);
  if (!json) {
    return std::nullopt;
  }
  const std::string where = path.filename().string();
  auto policy = read_policy(*json, where, diagnostics);
  if (policy.id != path.stem().string()) {
    diagnostics.push_back({Severity::error, "wrong-id", where, "the file must have the name of its id"});
  }
  return policy;
}

/// The outcome that an example must have.
bool passes(const Policy& policy, const PolicyExample& example) {
  PolicyFacts facts = example.facts;
  facts.party = example.known_party ? &example.party : nullptr;
  const auto open = example.text.find("[[");
  const auto close = example.text.find("]]");
  if (example.known_party && open != std::string::npos && close != std::string::npos && open < close) {
    std::string text = example.text;
    text.erase(close, 2).erase(open, 2);
    facts.capacity = judge_capacity(policy, example.party, text, open, close - 2).capacity;
  }
  const auto outcome = decide(policy, facts);
  return outcome.action == example.action && outcome.rule == example.rule;
}

}  // namespace

Policy load_policy(std::string_view id, const std::vector<fs::path>& overlays) {
  const auto known = policy_files(overlays);
  const auto found = known.find(std::string(id));
  if (found == known.end()) {
    std::vector<std::string> ids;
    for (const auto& entry : known) {
      ids.push_back(entry.first);
    }
    throw Error(ErrorCode::not_found, "no redaction policy '" + std::string(id) + "'",
                "known are: " + join(ids, ", "));
  }
  Diagnostics diagnostics;
  auto policy = read_policy_file(found->second, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  policy->digest = digest_of({found->second});
  return std::move(policy).value();
}

Diagnostics check_policies(const std::vector<fs::path>& overlays) {
  Diagnostics diagnostics;
  for (const auto& entry : policy_files(overlays)) {
    const auto policy = read_policy_file(entry.second, diagnostics);
    for (std::size_t i = 0; policy && i < policy->examples.size(); ++i) {
      if (!passes(*policy, policy->examples[i])) {
        diagnostics.push_back({Severity::error, "example-failed",
                               entry.second.filename().string() + "/examples/" + std::to_string(i),
                               "the policy decides this example otherwise"});
      }
    }
  }
  return diagnostics;
}

std::vector<ExampleResult> test_policies(const std::vector<fs::path>& overlays) {
  std::vector<ExampleResult> results;
  for (const auto& entry : policy_files(overlays)) {
    const Policy policy = load_policy(entry.first, overlays);
    for (std::size_t i = 0; i < policy.examples.size(); ++i) {
      results.push_back({"policy/" + policy.id, i, true, passes(policy, policy.examples[i])});
    }
  }
  return results;
}

}  // namespace dsrkit::rules
