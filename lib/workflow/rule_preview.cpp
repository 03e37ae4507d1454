#include "dsrkit/workflow/rule_preview.hpp"

#include "item_redactor.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <optional>

namespace dsrkit::workflow {
namespace {

using Places = std::map<std::string, store::DecidedMention>;

/// What the policy proposes for each place now, by key.
std::map<std::string, Decision> proposals_of(redact::ItemRedaction redaction) {
  std::map<std::string, Decision> proposals;
  for (Decision& proposal : redaction.proposals) {
    std::string key = proposal.mention;
    proposals.emplace(std::move(key), std::move(proposal));
  }
  return proposals;
}

bool by_officer(const store::DecidedMention& decided) {
  return decided.decision && decided.decision->rule.empty();
}

std::string action_of(const store::DecidedMention& decided) {
  return std::string(action_name(decided.decision ? decided.decision->action : Action::refer));
}

void compare(const Places& before, redact::ItemRedaction after, RuleEffect& effect) {
  std::map<std::string, std::string> rules;
  for (const Mention& mention : after.mentions) {
    rules.emplace(mention.key, mention.finding.rule);
  }
  const auto proposals = proposals_of(std::move(after));
  for (const auto& [key, decided] : before) {
    const auto proposal = proposals.find(key);
    if (by_officer(decided)) {
      ++effect.kept;
    } else if (!rules.contains(key)) {
      ++effect.lost;
    } else if (proposal != proposals.end() && action_name(proposal->second.action) != action_of(decided)) {
      ++effect.changed[{action_of(decided), std::string(action_name(proposal->second.action))}];
    } else {
      ++effect.same;
    }
  }
  for (const auto& [key, rule] : rules) {
    if (!before.contains(key)) {
      ++effect.found;
      ++effect.found_by[rule];
    }
  }
}

}  // namespace

RuleEffect preview_rules(Desk& desk, std::string_view reference,
                         const std::vector<std::filesystem::path>& more_folders) {
  const HeldCase held(desk, reference);
  require_state(held.request(),
                {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed},
                "compare rules");
  auto folders = desk.workspace().rule_folders();
  folders.insert(folders.end(), more_folders.begin(), more_folders.end());
  const ItemRedactor redactor(desk, held, folders);
  std::vector<Item> items;
  desk.reg().for_each_item(reference, [&](const Item& item) { items.push_back(item); });
  RuleEffect effect;
  effect.reference = held.reference();
  for (const Item& metadata : items) {
    desk.context().check_interrupt();
    Places before;
    for (auto& decided : desk.reg().mentions(reference, metadata.id)) {
      std::string key = decided.mention.key;
      before.emplace(std::move(key), std::move(decided));
    }
    Item item = held.load_item(metadata);
    compare(before, redactor.redact(item).redaction, effect);
    desk.context().progress->report("comparing rules on records", static_cast<std::size_t>(++effect.items),
                                    items.size());
  }
  desk.context().progress->finish();
  return effect;
}

std::vector<std::string> redacted_cases(Desk& desk) {
  store::CaseFilter filter;
  filter.states = {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed};
  std::vector<std::string> references;
  for (const RequestCase& request : desk.reg().list_cases(filter)) {
    references.push_back(request.reference);
  }
  return references;
}

}  // namespace dsrkit::workflow
