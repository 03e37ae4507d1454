#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/name_lists.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::rules {

/// One way a rule recognises its kind of thing.
struct RulePattern {
  std::string text;       ///< RE2; the first group, when there is one, is what is found
  double confidence = 0;  ///< of a match without context, 0 to 1
};

/// Words near a match that make it likelier.
struct RuleContext {
  std::vector<std::string> words;  ///< words or phrases, compared folded
  std::size_t distance = 6;        ///< tokens before the match; half as many after it
  bool required = false;           ///< without context the match is dropped
};

struct RuleExamples {
  std::vector<std::string> match;  ///< "[[...]]" may mark exactly what must be found
  std::vector<std::string> no_match;
};

/// A rule finds something by patterns or by words.
struct Rule {
  std::string id;     ///< unique in the whole set, e.g. "uk.nhs-number"
  std::string title;  ///< what it finds and why, in plain English
  std::string kind;   ///< of its findings: "nhs-number", "relation"...
  std::vector<RulePattern> patterns;
  std::vector<std::string> words;  ///< words or phrases, compared folded
  std::string value;               ///< what the words of this rule stand for: "maternal grandmother"
  RuleContext context;
  std::string validator;  ///< built-in check, or empty
  bool keep_invalid =
      false;  ///< with context, a match that fails the check is still found, with less confidence
  bool unless_labelled = false;      ///< dropped after a word of kind "number-label", unless context is there
  std::vector<std::string> exclude;  ///< patterns; a match that contains one is dropped
  Action action = Action::refer;     ///< when nobody known is behind it and no policy says otherwise
  std::string exemption;             ///< code, or empty
  RuleExamples examples;
  bool enabled = true;
  std::string since;
};

/// One file of rules ("dsrkit.rules/1").
struct RulePack {
  std::string id;
  std::string version;  ///< patch: wording; minor: finds more; major: finds less or acts otherwise
  std::string title;
  std::string jurisdiction;
  std::string source;  ///< citation
  std::vector<Rule> rules;
  std::filesystem::path file;
};

/// All rules in force and the name lists they work with.
struct RuleSet {
  std::vector<RulePack> packs;  ///< by id
  std::shared_ptr<const NameLists> names;
  std::string digest;  ///< SHA-256, hexadecimal, over the content of the packs and name lists

  /// The rule, or null.
  [[nodiscard]] const Rule* find(std::string_view rule_id) const;
};

/// The shipped packs (redaction-rules/common and uk) and the packs of a council's own folders, read strictly.
/// A later pack with the id of an earlier one replaces it; a later rule with the id of an earlier one
/// replaces that rule. Throws Error(config_invalid) with the first mistake and the number of others.
[[nodiscard]] RuleSet load_rules(const std::vector<std::filesystem::path>& overlays = {});

/// The packs that say what a passage is about (redaction-rules/classes, safeguarding and privilege, and the
/// folders of these names below a council's own): rules of kind "data-class" propose a class, rules of kind
/// "gate" a question of law; `value` names which. No name lists. Throws as load_rules().
[[nodiscard]] RuleSet load_content_rules(const std::vector<std::filesystem::path>& overlays = {});

/// load_rules() and load_content_rules() together, to list, test and explain them.
[[nodiscard]] RuleSet load_all_rules(const std::vector<std::filesystem::path>& overlays = {});

/// Everything wrong with the shipped packs and those of the folders: form, duplicate ids, patterns,
/// validators, examples.
[[nodiscard]] Diagnostics check_rules(const std::vector<std::filesystem::path>& overlays = {});

/// One example of a rule and whether it came out as it must.
struct ExampleResult {
  std::string rule;
  std::size_t index = 0;  ///< within examples.match or examples.no_match
  bool must_match = true;
  bool passed = false;

  bool operator==(const ExampleResult&) const = default;
};

/// Runs every example of every enabled rule.
[[nodiscard]] std::vector<ExampleResult> test_rules(const RuleSet& rules);

/// A rule in plain English, several lines. Throws Error(not_found) with the nearest id.
[[nodiscard]] std::string explain(const RuleSet& rules, std::string_view rule_id);

}  // namespace dsrkit::rules
