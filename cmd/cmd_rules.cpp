#include "commands.hpp"

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/workflow/content_rules.hpp"

#include <algorithm>

namespace dsrkit::cmd {
namespace {

using Folders = std::vector<std::filesystem::path>;

/// Rules need no workspace: a pack is written and tested before a council uses it.
class RulesCommand : public Command {
public:
  void declare(Args& args) override {
    args.option(m_folders, "--rules", "DIR",
                "Folder of own rule packs over the shipped ones; repeat for more");
  }

protected:
  [[nodiscard]] Folders folders() const { return {m_folders.begin(), m_folders.end()}; }

private:
  std::vector<std::string> m_folders;
};

class RulesList : public RulesCommand {
public:
  Outcome run(Session& session) override {
    const auto rules = rules::load_all_rules(folders());
    session.show(render::rules_text(rules), render::rules_json(rules));
    return Outcome::done;
  }
};

class RulesCheck : public RulesCommand {
public:
  Outcome run(Session& session) override {
    Diagnostics found = rules::check_rules(folders());
    const Diagnostics policies = rules::check_policies(folders());
    found.insert(found.end(), policies.begin(), policies.end());
    if (!has_errors(found)) {
      const Diagnostics gates = workflow::unknown_gates(rules::load_content_rules(folders()));
      found.insert(found.end(), gates.begin(), gates.end());
    }
    (void)law::load_exemptions();
    session.show(render::diagnostics_text(found, "rules, policies and exemptions are sound"),
                 render::diagnostics_json("dsrkit.rules-check/1", found));
    return has_errors(found) ? Outcome::answer_is_no : Outcome::done;
  }
};

class RulesTest : public RulesCommand {
public:
  Outcome run(Session& session) override {
    auto results = rules::test_rules(rules::load_all_rules(folders()));
    const auto policies = rules::test_policies(folders());
    results.insert(results.end(), policies.begin(), policies.end());
    session.show(render::rule_tests_text(results), render::rule_tests_json(results));
    const bool passed =
        std::all_of(results.begin(), results.end(), [](const auto& result) { return result.passed; });
    return passed ? Outcome::done : Outcome::answer_is_no;
  }
};

class RulesExplain : public RulesCommand {
public:
  void declare(Args& args) override {
    args.argument(m_rule, "RULE", "Id of a rule, or code of an exemption");
    RulesCommand::declare(args);
  }

  Outcome run(Session& session) override {
    const law::ExemptionCatalogue catalogue = law::load_exemptions();
    const law::Exemption* exemption = catalogue.find(m_rule);
    const std::string text = exemption != nullptr
                                 ? exemption->code + ": " + exemption->label + "\n" + exemption->citation +
                                       "\n\n" + exemption->meaning + "\n\nTest: " + exemption->test + "\n" +
                                       (exemption->evidence.empty()
                                            ? std::string()
                                            : "\nEvidence: " + law::fields_text(exemption->evidence) + "\n")
                                 : rules::explain(rules::load_all_rules(folders()), m_rule);
    session.show(text,
                 Value::object({{"format", "dsrkit.rules-explain/1"}, {"rule", m_rule}, {"text", text}}));
    return Outcome::done;
  }

private:
  std::string m_rule;
};

}  // namespace

CommandPointer make_rules_list() {
  return std::make_unique<RulesList>();
}

CommandPointer make_rules_check() {
  return std::make_unique<RulesCheck>();
}

CommandPointer make_rules_test() {
  return std::make_unique<RulesTest>();
}

CommandPointer make_rules_explain() {
  return std::make_unique<RulesExplain>();
}

}  // namespace dsrkit::cmd
