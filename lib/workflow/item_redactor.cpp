#include "item_redactor.hpp"

#include "passage_notes.hpp"

#include "dsrkit/workflow/content_rules.hpp"

#include <utility>

namespace dsrkit::workflow {
namespace {

std::vector<redact::EarlierPlace> earlier_places(Desk& desk, const std::string& reference,
                                                 const std::string& item) {
  std::vector<redact::EarlierPlace> places;
  for (auto& decided : desk.reg().mentions(reference, item)) {
    places.push_back({std::move(decided.mention), std::move(decided.decision)});
  }
  return places;
}

}  // namespace

ItemRedactor::ItemRedactor(Desk& desk, const HeldCase& held,
                           const std::vector<std::filesystem::path>& rule_folders)
    : m_desk(desk),
      m_held(held),
      m_jurisdiction(held.request().jurisdiction),
      m_rules(rules::load_rules(rule_folders)),
      m_policy(rules::load_policy("default", rule_folders)),
      m_scanner(m_rules, desk.reg().parties(held.reference())),
      m_reader(load_content_rules(rule_folders)) {
}

RedactedItem ItemRedactor::redact(Item& item) const {
  const redact::MentionKeyer keyer = [&](std::string_view place) {
    return m_held.keyed_digest("mention", place);
  };
  auto notes = read_notes(m_reader, item, m_desk.reg().passage_classes(m_held.reference(), item.id), keyer);
  auto redaction =
      redact::redact_item(item, m_scanner, m_policy, keyer, redact::classes_of(notes), m_jurisdiction);
  redact::respect_earlier_decisions(redaction, item, earlier_places(m_desk, m_held.reference(), item.id),
                                    keyer);
  return {std::move(notes), std::move(redaction)};
}

}  // namespace dsrkit::workflow
