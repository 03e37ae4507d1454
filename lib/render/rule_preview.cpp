#include "dsrkit/render/rule_preview.hpp"

#include "dsrkit/render/columns.hpp"

namespace dsrkit::render {
namespace {

Value found_json(const workflow::RuleEffect& effect) {
  Value found = Value::array();
  for (const auto& [rule, places] : effect.found_by) {
    found.push_back(Value::object({{"rule", rule}, {"places", places}}));
  }
  return found;
}

Value changed_json(const workflow::RuleEffect& effect) {
  Value changed = Value::array();
  for (const auto& [actions, places] : effect.changed) {
    changed.push_back(Value::object({{"from", actions.first}, {"to", actions.second}, {"places", places}}));
  }
  return changed;
}

}  // namespace

Value rule_effects_json(const std::vector<workflow::RuleEffect>& effects) {
  Value cases = Value::array();
  for (const auto& effect : effects) {
    cases.push_back(Value::object({{"case", effect.reference},
                                   {"items", effect.items},
                                   {"same", effect.same},
                                   {"found", effect.found},
                                   {"lost", effect.lost},
                                   {"kept", effect.kept},
                                   {"changed", changed_json(effect)},
                                   {"found_by", found_json(effect)}}));
  }
  return Value::object({{"format", "dsrkit.rules-preview/1"}, {"cases", std::move(cases)}});
}

std::string rule_effects_text(const std::vector<workflow::RuleEffect>& effects) {
  if (effects.empty()) {
    return "no open case has been redacted\n";
  }
  std::string text;
  for (const auto& effect : effects) {
    text += effect.reference + ": " +
            (effect.any() ? counted(effect.found, "new place", "new places") + ", " +
                                counted(effect.lost, "place", "places") + " found no more"
                          : std::string("nothing changes")) +
            "\n";
    for (const auto& [rule, places] : effect.found_by) {
      text += "  found by " + rule + ": " + std::to_string(places) + "\n";
    }
    for (const auto& [actions, places] : effect.changed) {
      text += "  " + counted(places, "place", "places") + " from " + actions.first + " to " + actions.second +
              "\n";
    }
    text += "  " + counted(effect.kept, "decision", "decisions") + " of officers stay\n";
  }
  return text + "Nothing is changed; 'dsrkit redact CASE' takes rules over that are in force.\n";
}

}  // namespace dsrkit::render
