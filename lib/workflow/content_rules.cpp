#include "dsrkit/workflow/content_rules.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/law/statutory_gates.hpp"

#include <string>

namespace dsrkit::workflow {

Diagnostics unknown_gates(const rules::RuleSet& content) {
  std::vector<std::string> known;
  for (const law::StatutoryGate& gate : law::statutory_gates()) {
    known.push_back(gate.id);
  }
  Diagnostics found;
  for (const rules::RulePack& pack : content.packs) {
    for (const rules::Rule& rule : pack.rules) {
      if (rule.kind == "gate" && law::find_statutory_gate(rule.value) == nullptr) {
        const std::string near = closest_match(rule.value, known);
        found.push_back({Severity::error, "unknown-gate", pack.file.filename().string(),
                         "rule '" + rule.id + "' names an unknown gate '" + rule.value + "'" +
                             (near.empty() ? near : ", did you mean '" + near + "'")});
      }
    }
  }
  return found;
}

rules::RuleSet load_content_rules(const std::vector<std::filesystem::path>& overlays) {
  rules::RuleSet content = rules::load_content_rules(overlays);
  codec::throw_if_errors(unknown_gates(content), true);
  return content;
}

}  // namespace dsrkit::workflow
