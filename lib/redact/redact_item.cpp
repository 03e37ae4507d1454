#include "dsrkit/redact/redact_item.hpp"

#include "dsrkit/redact/labels.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

constexpr std::string_view kDecidedBy = "policy";

/// With its length in front, so that parts cannot run into one another.
std::string part(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text);
}

std::string_view kind_of(const PassageRef& ref) {
  return ref.in_key ? "key" : "value";
}

bool is_position(std::string_view token) {
  return !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The pointer to the element of the outermost array around a place: what stands beside the words there says
/// of whom they speak. Outside arrays members keep their names, and the passage speaks for itself.
std::string surroundings_of(const PassageRef& ref) {
  const std::string& pointer = ref.pointer;
  for (std::size_t begin = pointer.find('/'); begin != std::string::npos;) {
    const std::size_t end = std::min(pointer.find('/', begin + 1), pointer.size());
    if (is_position(std::string_view(pointer).substr(begin + 1, end - begin - 1))) {
      return pointer.substr(0, end);
    }
    begin = end == pointer.size() ? std::string::npos : end;
  }
  return std::string(kind_of(ref)) + pointer;
}

Decision propose(const Mention& mention, const Passage& passage, const Scanner& scanner, const Labels& labels,
                 const rules::Policy& policy, bool own_words) {
  const auto& finding = mention.finding;
  const Party* party = finding.party ? scanner.party(*finding.party) : nullptr;
  rules::JudgedCapacity judged;
  if (party != nullptr) {
    judged = rules::judge_capacity(policy, *party, passage.text, finding.begin, finding.end);
  }
  auto outcome = rules::decide(
      policy, {finding.kind, party, passage.data_class, finding.confidence, judged.capacity, own_words});
  Decision decision;
  decision.mention = mention.key;
  decision.action = outcome.action;
  decision.reason = std::move(outcome.reason) + (judged.because.empty() ? "" : " " + judged.because);
  decision.rule = std::move(outcome.rule);
  decision.decided_by = kDecidedBy;
  if (outcome.action == Action::redact) {
    decision.code = std::move(outcome.code);
    decision.label = label_for(party, labels, decision.code, finding.kind);
  }
  return decision;
}

}  // namespace

MentionKeys::MentionKeys(const Item& item, MentionKeyer keyer) : m_keyer(std::move(keyer)) {
  for_each_passage(item, [&](const Passage& passage) {
    m_surroundings[surroundings_of(passage.ref)] +=
        part(passage.ref.pointer) + part(kind_of(passage.ref)) + part(passage.text);
  });
  for (auto& [pointer, content] : m_surroundings) {
    content = m_keyer(part(item.id) + content);
  }
}

std::string MentionKeys::key_of(const PassageRef& ref, std::size_t begin, std::size_t end) const {
  const auto surroundings = m_surroundings.find(surroundings_of(ref));
  if (surroundings == m_surroundings.end()) {
    return {};
  }
  return m_keyer(part(surroundings->second) + part(ref.pointer) + part(kind_of(ref)) +
                 part(std::to_string(begin)) + part(std::to_string(end)));
}

ItemRedaction redact_item(const Item& item, const Scanner& scanner, const rules::Policy& policy,
                          const MentionKeyer& keyer) {
  ItemRedaction redaction;
  const Labels labels(scanner.parties());
  const MentionKeys keys(item, keyer);
  for_each_passage(item, [&](const Passage& passage) {
    const bool own_words = rules::is_own_words(policy, item, passage.ref);
    auto findings = passage.ref.in_key ? scanner.scan_member_name(passage.text) : scanner.scan(passage.text);
    for (auto& finding : findings) {
      Mention mention{keys.key_of(passage.ref, finding.begin, finding.end), passage.ref, std::move(finding)};
      redaction.proposals.push_back(propose(mention, passage, scanner, labels, policy, own_words));
      redaction.mentions.push_back(std::move(mention));
    }
  });
  return redaction;
}

}  // namespace dsrkit::redact
