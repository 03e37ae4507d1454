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

/// Everything the policy asks about a finding when this party is meant.
class Judge {
public:
  Judge(const Passage& passage, const Scanner& scanner, const rules::Policy& policy, bool own_words,
        std::optional<Jurisdiction> jurisdiction)
      : m_passage(passage),
        m_scanner(scanner),
        m_policy(policy),
        m_own_words(own_words),
        m_jurisdiction(jurisdiction) {}

  /// With the evidence for the capacity in the reason, where it counts.
  [[nodiscard]] rules::PolicyOutcome decide(const Finding& finding, const Party* party,
                                            rules::JudgedCapacity& judged) const {
    if (party != nullptr) {
      judged = rules::judge_capacity(m_policy, *party, m_passage.text, finding.begin, finding.end);
    }
    return rules::decide(m_policy, {finding.kind, party, m_passage.data_class, finding.confidence,
                                    judged.capacity, m_own_words, m_jurisdiction});
  }

  /// What the policy says when one of several people is meant: what it says of each, when that is the same
  /// and withholds; else an officer must tell who it is.
  [[nodiscard]] rules::PolicyOutcome decide_together(const Finding& finding) const {
    std::optional<rules::PolicyOutcome> common;
    for (const auto& id : finding.candidates) {
      rules::JudgedCapacity judged;
      auto outcome = decide(finding, m_scanner.party(id), judged);
      if (outcome.action != Action::redact || (common && common->code != outcome.code)) {
        common.reset();
        break;
      }
      common = std::move(outcome);
    }
    if (!common) {
      rules::JudgedCapacity nobody;
      return decide(finding, nullptr, nobody);
    }
    common->reason = "One of several people of the case, each of whom would be withheld. " + common->reason;
    return std::move(*common);
  }

  [[nodiscard]] const Party* party_of(const Finding& finding) const {
    return finding.party ? m_scanner.party(*finding.party) : nullptr;
  }

private:
  const Passage& m_passage;
  const Scanner& m_scanner;
  const rules::Policy& m_policy;
  bool m_own_words;
  std::optional<Jurisdiction> m_jurisdiction;
};

Decision propose(const Mention& mention, const Judge& judge) {
  const auto& finding = mention.finding;
  const Party* party = judge.party_of(finding);
  rules::JudgedCapacity judged;
  auto outcome = party == nullptr && !finding.candidates.empty() ? judge.decide_together(finding)
                                                                 : judge.decide(finding, party, judged);
  Decision decision;
  decision.mention = mention.key;
  decision.action = outcome.action;
  decision.reason = std::move(outcome.reason) + (judged.because.empty() ? "" : " " + judged.because);
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
                          const MentionKeyer& keyer, const std::map<PassageRef, DataClass>& classes,
                          std::optional<Jurisdiction> jurisdiction) {
  ItemRedaction redaction;
  const MentionKeys keys(item, keyer);
  for_each_passage(item, [&](Passage passage) {
    if (const auto data_class = classes.find(passage.ref); data_class != classes.end()) {
      passage.data_class = data_class->second;
    }
    const Judge judge(passage, scanner, policy, rules::is_own_words(policy, item, passage.ref), jurisdiction);
    const auto decide = [&](const Finding& finding) {
      Mention mention{keys.key_of(passage.ref, finding.begin, finding.end), passage.ref, finding};
      auto proposal = propose(mention, judge);
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
