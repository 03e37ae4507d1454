#pragma once

#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// Redacts the items of a case by the rules of some folders; writes nothing.
class ItemRedactor {
public:
  /// `held` must outlive it. Throws Error(config_invalid) for rules that cannot be used.
  ItemRedactor(Desk& desk, const HeldCase& held, const std::vector<std::filesystem::path>& rule_folders);

  /// What is found in the item and proposed, with what officers had decided respected.
  [[nodiscard]] redact::ItemRedaction redact(const Item& item) const;

private:
  Desk& m_desk;
  const HeldCase& m_held;
  rules::RuleSet m_rules;
  rules::Policy m_policy;
  redact::Scanner m_scanner;
};

}  // namespace dsrkit::workflow
