#include "dsrkit/redact/redact_item.hpp"

#include "dsrkit/redact/labels.hpp"
#include "dsrkit/text/fold.hpp"

#include <map>

namespace dsrkit::redact {
namespace {

constexpr std::string_view kDecidedBy = "policy";

/// Parts cannot run into one another: none of them holds this control character.
constexpr char kSeparator = '\x1F';

std::string place_of(const PassageRef& ref, const std::string& folded) {
  return ref.item + kSeparator + ref.pointer + kSeparator + (ref.in_key ? "key" : "value") + kSeparator +
         folded;
}

Decision propose(const Mention& mention, const Passage& passage, const Scanner& scanner, const Labels& labels,
                 const rules::Policy& policy) {
  const auto& finding = mention.finding;
  const Party* party = finding.party ? scanner.party(*finding.party) : nullptr;
  auto outcome = rules::decide(policy, {finding.kind, party, passage.data_class, finding.confidence});
  Decision decision;
  decision.mention = mention.key;
  decision.action = outcome.action;
  decision.reason = std::move(outcome.reason);
  decision.rule = std::move(outcome.rule);
  decision.decided_by = kDecidedBy;
  if (outcome.action == Action::redact) {
    decision.code = std::move(outcome.code);
    decision.label = label_for(party, labels, decision.code, finding.kind);
  }
  return decision;
}

}  // namespace

ItemRedaction redact_item(const Item& item, const Scanner& scanner, const rules::Policy& policy,
                          const MentionKeyer& keyer) {
  ItemRedaction redaction;
  const Labels labels(scanner.parties());
  for_each_passage(item, [&](const Passage& passage) {
    std::map<std::string, std::size_t> seen;
    auto findings = passage.ref.in_key ? scanner.scan_member_name(passage.text) : scanner.scan(passage.text);
    for (auto& finding : findings) {
      const auto folded =
          text::fold(std::string_view(passage.text).substr(finding.begin, finding.end - finding.begin));
      const auto number = seen[folded]++;
      Mention mention{keyer(place_of(passage.ref, folded) + kSeparator + std::to_string(number)), passage.ref,
                      std::move(finding)};
      redaction.proposals.push_back(propose(mention, passage, scanner, labels, policy));
      redaction.mentions.push_back(std::move(mention));
    }
  });
  return redaction;
}

}  // namespace dsrkit::redact
