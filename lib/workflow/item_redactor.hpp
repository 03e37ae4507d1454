#pragma once

#include "dsrkit/model/passage_note.hpp"
#include "dsrkit/redact/content.hpp"
#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// What is said about the passages of an item, and what is found in them and proposed.
struct RedactedItem {
  std::vector<PassageNote> notes;
  redact::ItemRedaction redaction;
};

/// Redacts the items of a case by the rules of some folders; writes nothing.
class ItemRedactor {
public:
  /// `held` must outlive it. Throws Error(config_invalid) for rules that cannot be used.
  ItemRedactor(Desk& desk, const HeldCase& held, const std::vector<std::filesystem::path>& rule_folders);

  /// Respects what officers had decided; the item's own class becomes the one that an officer gave the
  /// record.
  [[nodiscard]] RedactedItem redact(Item& item) const;

private:
  Desk& m_desk;
  const HeldCase& m_held;
  Jurisdiction m_jurisdiction;
  rules::RuleSet m_rules;
  rules::Policy m_policy;
  redact::Scanner m_scanner;
  redact::ContentReader m_reader;
};

}  // namespace dsrkit::workflow
