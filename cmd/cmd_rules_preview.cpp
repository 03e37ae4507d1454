#include "commands.hpp"

#include "dsrkit/render/rule_preview.hpp"

#include <algorithm>

namespace dsrkit::cmd {
namespace {

class RulesPreview : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_cases, "CASE", "Cases to look at; without any, all open ones", false)
        .option(m_folders, "--rules", "DIR",
                "Folder of rule packs over those in force; repeat for more; without any, those in force");
  }

  Outcome run(Session& session) override {
    if (m_cases.empty()) {
      m_cases = workflow::redacted_cases(session.desk());
    }
    std::vector<workflow::RuleEffect> effects;
    for (const auto& reference : m_cases) {
      effects.push_back(
          workflow::preview_rules(session.desk(), reference, {m_folders.begin(), m_folders.end()}));
    }
    session.show(render::rule_effects_text(effects), render::rule_effects_json(effects));
    const bool any = std::any_of(effects.begin(), effects.end(),
                                 [](const workflow::RuleEffect& effect) { return effect.any(); });
    return any ? Outcome::answer_is_no : Outcome::done;
  }

private:
  std::vector<std::string> m_cases;
  std::vector<std::string> m_folders;
};

}  // namespace

CommandPointer make_rules_preview() {
  return std::make_unique<RulesPreview>();
}

}  // namespace dsrkit::cmd
