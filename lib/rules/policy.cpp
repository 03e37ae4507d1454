#include "dsrkit/rules/policy.hpp"

#include "read_rules.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

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

Policy read_policy(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  Policy policy;
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be '" + std::string(kFormat) + "'");
  }
  static_cast<void>(reader.text("$schema"));
  policy.id = reader.required_text("id");
  policy.version = reader.required_text("version");
  policy.title = reader.required_text("title");
  policy.jurisdiction = reader.required_text("jurisdiction");
  policy.source = reader.required_text("source");
  const auto tests = reader.elements("statutory_tests");
  for (std::size_t i = 0; i < tests.size(); ++i) {
    policy.statutory_tests.push_back(
        read_test_words(*tests[i], reader.element_where("statutory_tests", i), diagnostics));
  }
  const auto rules = reader.elements("rules");
  std::set<std::string> ids;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    policy.rules.push_back(read_rule(*rules[i], reader.element_where("rules", i), diagnostics));
    if (!ids.insert(policy.rules.back().id).second) {
      diagnostics.push_back({Severity::error, "duplicate-id", reader.element_where("rules", i),
                             "rule '" + policy.rules.back().id + "' is there twice"});
    }
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
         !when.consents.empty() || when.known_to_subject || when.informant || when.deceased;
}

bool fits_party(const Policy& policy, const PolicyCondition& when, const Party& party) {
  return allows(when.roles, party.role) && allows(when.consents, party.consent) &&
         (when.relations.empty() || has_any_phrase(text::folded_words(party.relation), when.relations)) &&
         (when.statutory_tests.empty() || allows(when.statutory_tests, statutory_test(policy, party))) &&
         agrees(when.known_to_subject, party.known_to_subject.value_or(false)) &&
         agrees(when.informant, party.informant) && agrees(when.deceased, party.deceased);
}

bool fits(const Policy& policy, const PolicyCondition& when, const PolicyFacts& facts) {
  if (!allows(when.kinds, facts.kind) || !agrees(when.known_party, facts.party != nullptr) ||
      !allows(when.data_classes, facts.data_class) ||
      (when.confidence_below && facts.confidence >= *when.confidence_below) ||
      (when.confidence_at_least && facts.confidence < *when.confidence_at_least)) {
    return false;
  }
  return facts.party != nullptr ? fits_party(policy, when, *facts.party) : !asks_about_party(when);
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
    static_cast<void>(read_policy_file(entry.second, diagnostics));
  }
  return diagnostics;
}

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
      return {rule.action, rule.code, rule.reason + " (" + rule.citation + ")", rule.id};
    }
  }
  return {Action::refer, "", "No rule of the policy covers this.", ""};
}

}  // namespace dsrkit::rules
