#include "dsrkit/redact/redact_item.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

/// What the policy says when one of several people is meant: what it says of each, when that is the same and
/// withholds; else an officer must tell who it is.
rules::PolicyOutcome decide_together(const Finding& finding, const Passage& passage, const Scanner& scanner,
                                     const rules::Policy& policy) {
  std::optional<rules::PolicyOutcome> common;
  for (const auto& id : finding.candidates) {
    auto outcome =
        rules::decide(policy, {finding.kind, scanner.party(id), passage.data_class, finding.confidence});
    if (outcome.action != Action::redact || (common && common->code != outcome.code)) {
      common.reset();
      break;
    }
    common = std::move(outcome);
  }
  if (!common) {
    return rules::decide(policy, {finding.kind, nullptr, passage.data_class, finding.confidence});
  }
  common->reason = "One of several people of the case, each of whom would be withheld. " + common->reason;
  return std::move(*common);
}

Decision propose(const Mention& mention, const Passage& passage, const Scanner& scanner,
                 const rules::Policy& policy) {
  const auto& finding = mention.finding;
  const Party* party = finding.party ? scanner.party(*finding.party) : nullptr;
  auto outcome = party == nullptr && !finding.candidates.empty()
                     ? decide_together(finding, passage, scanner, policy)
                     : rules::decide(policy, {finding.kind, party, passage.data_class, finding.confidence});
  Decision decision;
  decision.mention = mention.key;
  decision.action = outcome.action;
  decision.reason = std::move(outcome.reason);
  decision.rule = std::move(outcome.rule);
  decision.decided_by = kDecidedBy;
  if (outcome.action == Action::redact) {
    decision.code = std::move(outcome.code);
  }
  return decision;
}

using Place = std::pair<Mention, Decision>;

/// What remains beside withheld places, in reading order among them; places that were found anyway speak for
/// themselves.
template <typename Decide>
void add_residue(std::vector<Place>& places, const std::vector<Finding>& found,
                 const std::vector<Finding>& residue, const Decide& decide) {
  for (const Finding& left : residue) {
    const bool known = std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
      return finding.begin < left.end && left.begin < finding.end;
    });
    if (!known) {
      const auto after = std::find_if(places.begin(), places.end(), [&](const Place& place) {
        return place.first.finding.begin > left.begin;
      });
      places.insert(after, decide(left));
    }
  }
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
                          const MentionKeyer& keyer, const std::map<PassageRef, DataClass>& classes) {
  ItemRedaction redaction;
  const MentionKeys keys(item, keyer);
  for_each_passage(item, [&](Passage passage) {
    if (const auto data_class = classes.find(passage.ref); data_class != classes.end()) {
      passage.data_class = data_class->second;
    }
    const auto decide = [&](const Finding& finding) {
      Mention mention{keys.key_of(passage.ref, finding.begin, finding.end), passage.ref, finding};
      auto proposal = propose(mention, passage, scanner, policy);
      return Place(std::move(mention), std::move(proposal));
    };
    std::vector<Place> places;
    std::vector<Finding> withheld;
    const auto findings =
        passage.ref.in_key ? scanner.scan_member_name(passage.text) : scanner.scan(passage.text);
    for (const auto& finding : findings) {
      places.push_back(decide(finding));
      if (places.back().second.action == Action::redact) {
        withheld.push_back(finding);
      }
    }
    add_residue(places, findings, scanner.residue(passage.text, withheld), decide);
    for (auto& [mention, proposal] : places) {
      redaction.mentions.push_back(std::move(mention));
      redaction.proposals.push_back(std::move(proposal));
    }
  });
  return redaction;
}

}  // namespace dsrkit::redact
