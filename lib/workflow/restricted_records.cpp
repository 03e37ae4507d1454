#include "restricted_records.hpp"

#include "second_person.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/history.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kGate = "restricted-records";

/// What the approvals of a case that count are for.
struct Approved {
  std::set<std::string> items;
  bool all = false;  ///< an approval of a time when they were not yet given item by item

  [[nodiscard]] bool has(const std::string& item) const { return all || items.contains(item); }
};

Approved approved_records(Desk& desk, std::string_view reference) {
  Approved approved;
  std::map<std::string, bool> shaped;
  for (const CaseEvent& answer : effective_events(desk.reg().events(reference))) {
    if (answer.kind != event::kGateAnswered || answer.detail.text_or("gate") != kGate) {
      continue;
    }
    if (!shaped.contains(answer.actor)) {
      shaped[answer.actor] = has_shaped(desk, reference, answer.actor);
    }
    if (shaped[answer.actor]) {
      continue;
    }
    const Value* items = answer.detail.find("items");
    approved.all = approved.all || items == nullptr;
    for (const Value& item : items == nullptr ? Value::Array{} : items->as_array()) {
      approved.items.insert(item.as_string());
    }
  }
  return approved;
}

}  // namespace

std::vector<std::string> unapproved_records(Desk& desk, std::string_view reference) {
  std::vector<std::string> restricted;
  desk.reg().for_each_item(reference, [&](const Item& item) {
    if (item.restricted) {
      restricted.push_back(item.id);
    }
  });
  if (!restricted.empty()) {
    const Approved approved = approved_records(desk, reference);
    std::erase_if(restricted, [&](const std::string& item) { return approved.has(item); });
  }
  return restricted;
}

std::vector<std::string> records_to_approve(Desk& desk, std::string_view reference,
                                            const std::vector<std::string>& named) {
  if (has_shaped(desk, reference, desk.context().actor)) {
    throw Error(ErrorCode::actor_not_allowed,
                std::string(reference) + ": whoever redacted or decided cannot approve restricted records",
                "let whoever may decide on them run this command, under their own name (--actor)");
  }
  const auto waiting = unapproved_records(desk, reference);
  for (const std::string& item : named) {
    if (std::find(waiting.begin(), waiting.end(), item) == waiting.end()) {
      throw Error(ErrorCode::not_found, std::string(reference) + ": '" + item + "' waits for no approval",
                  waiting.empty() ? "no restricted record does" : "these do: " + join(waiting, ", "));
    }
  }
  return named.empty() ? waiting : named;
}

}  // namespace dsrkit::workflow
