#include "read_rules.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/pattern.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace dsrkit::rules {
namespace {

constexpr std::string_view kFormat = "dsrkit.rules/1";
constexpr std::size_t kLargestPack = std::size_t{4} << 20U;

double read_confidence(codec::ObjectReader& reader) {
  const Value* value = reader.member("confidence");
  double confidence = 0;
  if (value != nullptr && value->is_number()) {
    const auto& digits = value->number_text();
    std::from_chars(digits.data(), digits.data() + digits.size(), confidence);
  }
  if (confidence <= 0 || confidence > 1) {
    reader.report("confidence", "wrong-confidence", "must be a number above 0 and not above 1");
  }
  return confidence;
}

RulePattern read_pattern(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  RulePattern pattern;
  pattern.text = reader.required_text("text");
  pattern.confidence = read_confidence(reader);
  reader.finish();
  return pattern;
}

RuleContext read_context(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  RuleContext context;
  context.words = reader.texts("words");
  const auto distance = reader.integer("distance", 6);
  context.distance = static_cast<std::size_t>(std::clamp<std::int64_t>(distance, 1, 50));
  context.required = reader.boolean("required", false);
  reader.finish();
  return context;
}

RuleExamples read_examples(const Value& json, std::string where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, std::move(where), diagnostics);
  RuleExamples examples{reader.texts("match"), reader.texts("no_match")};
  reader.finish();
  return examples;
}

Rule read_rule(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  static const std::vector<std::string> kActions{"disclose", "redact", "refer"};
  codec::ObjectReader reader(json, where, diagnostics);
  Rule rule;
  rule.id = reader.required_text("id");
  rule.title = reader.required_text("title");
  rule.kind = reader.required_text("kind");
  const auto patterns = reader.elements("patterns");
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    rule.patterns.push_back(read_pattern(*patterns[i], reader.element_where("patterns", i), diagnostics));
  }
  rule.words = reader.texts("words");
  rule.value = reader.text("value");
  if (const Value* context = reader.member("context")) {
    rule.context = read_context(*context, reader.member_where("context"), diagnostics);
  }
  rule.validator = reader.text("validator");
  rule.keep_invalid = reader.boolean("keep_invalid", false);
  rule.unless_labelled = reader.boolean("unless_labelled", false);
  rule.exclude = reader.texts("exclude");
  const auto action = reader.choice("action", kActions, "refer");
  rule.action = parse_action(kActions[action.value_or(2)]).value_or(Action::refer);
  rule.exemption = reader.text("exemption");
  if (const Value* examples = reader.member("examples")) {
    rule.examples = read_examples(*examples, reader.member_where("examples"), diagnostics);
  }
  rule.enabled = reader.boolean("enabled", true);
  rule.since = reader.text("since");
  reader.finish();
  return rule;
}

bool is_version(std::string_view text) {
  const auto parts = split(text, '.');
  return parts.size() == 3 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
           return !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
         });
}

void check_expression(const std::string& expression, const Rule& rule, const std::string& where,
                      Diagnostics& diagnostics) {
  try {
    const text::Pattern compiled(expression, rule.id);
  } catch (const Error& error) {
    diagnostics.push_back({Severity::error, "wrong-pattern", where, error.what()});
  }
}

void check_rule(const Rule& rule, const std::string& where, Diagnostics& diagnostics) {
  const auto report = [&](std::string code, std::string text) {
    diagnostics.push_back(
        {Severity::error, std::move(code), where, "rule '" + rule.id + "' " + std::move(text)});
  };
  if (!is_rule_id(rule.id)) {
    report("wrong-id", "must have an id of lower-case letters, digits, dots and hyphens");
  }
  if (!is_rule_id(rule.kind)) {
    report("wrong-kind", "must have a kind of lower-case letters, digits and hyphens");
  }
  if (rule.patterns.empty() == rule.words.empty()) {
    report("no-patterns", "must have either patterns or words");
  }
  for (const auto& pattern : rule.patterns) {
    check_expression(pattern.text, rule, where, diagnostics);
  }
  for (const auto& expression : rule.exclude) {
    check_expression(expression, rule, where, diagnostics);
  }
  if (!rule.validator.empty() && !find_validator(rule.validator)) {
    const std::string near = closest_match(rule.validator, validator_names());
    report("unknown-validator",
           "names an unknown validator" + (near.empty() ? near : ", did you mean '" + near + "'"));
  }
  if ((rule.context.required || rule.keep_invalid) && rule.context.words.empty()) {
    report("no-context", "needs context words");
  }
  if (rule.enabled &&
      (rule.examples.match.empty() || (rule.words.empty() && rule.examples.no_match.empty()))) {
    report("no-examples", "needs examples that match and examples that do not");
  }
}

}  // namespace

bool is_rule_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    return {};
  }
  auto paths = files::list_files(folder);
  std::erase_if(paths, [](const auto& path) { return path.extension() != ".json"; });
  return paths;
}

std::optional<Value> read_json_file(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const std::string name = path.filename().string();
  try {
    return codec::parse_json(files::read_file(path, kLargestPack), name);
  } catch (const Error& error) {
    diagnostics.push_back({Severity::error, "unreadable", name, error.what()});
    return std::nullopt;
  }
}

std::string digest_of(const std::vector<std::filesystem::path>& files) {
  std::string digests;
  for (const auto& path : files) {
    digests += crypto::sha256(files::read_file(path));
  }
  return crypto::sha256_hex(digests);
}

RulePack read_pack(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  codec::ObjectReader reader(json, where, diagnostics);
  RulePack pack;
  read_head(reader, kFormat, pack);
  const auto rules = reader.elements("rules");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    pack.rules.push_back(read_rule(*rules[i], reader.element_where("rules", i), diagnostics));
  }
  reader.finish();
  return pack;
}

void check_pack(const RulePack& pack, const std::string& where, Diagnostics& diagnostics) {
  if (!is_rule_id(pack.id)) {
    diagnostics.push_back(
        {Severity::error, "wrong-id", where, "the pack's id must be lower case, digits, dots, hyphens"});
  }
  if (!is_version(pack.version)) {
    diagnostics.push_back(
        {Severity::error, "wrong-version", where, "the version must be three numbers with dots"});
  }
  std::set<std::string> ids;
  for (std::size_t i = 0; i < pack.rules.size(); ++i) {
    const std::string place = where + ":/rules/" + std::to_string(i);
    if (!ids.insert(pack.rules[i].id).second) {
      diagnostics.push_back(
          {Severity::error, "duplicate-id", place, "rule '" + pack.rules[i].id + "' is there twice"});
    }
    check_rule(pack.rules[i], place, diagnostics);
  }
}

}  // namespace dsrkit::rules
