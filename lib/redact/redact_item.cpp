#include "dsrkit/redact/redact_item.hpp"

#include "dsrkit/base/strings.hpp"

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

/// Whether an officer may take the words for a name of nobody known: residue around them speaks for both.
bool gives_way(const Finding& finding) {
  return !finding.party && !is_always_protected(finding.kind) && finding.kind != kUnreadable;
}

/// Puts what remains beside withheld places in reading order among them. Places of somebody known speak for
/// themselves; guesses inside the residue go into it.
template <typename Decide>
void add_residue(std::vector<Place>& places, const std::vector<Finding>& residue, const Decide& decide) {
  for (const Finding& left : residue) {
    const auto overlaps = [&](const Place& place) {
      return place.first.finding.begin < left.end && left.begin < place.first.finding.end;
    };
    const auto stays = [&](const Place& place) {
      const Finding& finding = place.first.finding;
      return overlaps(place) && (!gives_way(finding) || finding.begin < left.begin || finding.end > left.end);
    };
    if (std::any_of(places.begin(), places.end(), stays)) {
      continue;
    }
    std::erase_if(places, overlaps);
    const auto after = std::find_if(places.begin(), places.end(), [&](const Place& place) {
      return place.first.finding.begin > left.begin;
    });
    places.insert(after, decide(left));
  }
}

/// A passage with what was found in it. Only a detail of somebody keeps its text.
struct JudgedPassage {
  Passage passage;
  bool own_words = false;
  std::string of;  ///< the part of the record and whom its member names ("/household/0" and "father")
  MemberMeaning::Kind meaning = MemberMeaning::Kind::other;
  std::vector<Place> places;
};

/// The name of the member that holds the value, and where the member stands.
std::pair<std::string_view, std::string_view> member_of(const PassageRef& ref) {
  std::string_view pointer = ref.pointer;
  while (!pointer.empty()) {
    const auto slash = pointer.rfind('/');
    if (!is_position(pointer.substr(slash + 1))) {
      return {pointer.substr(slash + 1), pointer.substr(0, slash)};
    }
    pointer = pointer.substr(0, slash);
  }
  return {};
}

/// What a record says of somebody it names: not withheld, the school of "[brother: withheld]" would tell who
/// that is.
template <typename Propose>
void add_details(std::vector<JudgedPassage>& passages, const Scanner& scanner, const Propose& propose_at) {
  struct Owner {
    bool withheld = false;
    bool shown = false;  ///< or somebody who may be shown is meant
    std::optional<std::string> party;
  };

  std::map<std::string, Owner> owners;
  for (const JudgedPassage& judged : passages) {
    for (const auto& [mention, decision] : judged.places) {
      if (judged.meaning == MemberMeaning::Kind::person) {
        Owner& owner = owners[judged.of];
        const bool disclosed = decision.action == Action::disclose;
        owner.shown = owner.shown || disclosed;
        const Party* party = mention.finding.party ? scanner.party(*mention.finding.party) : nullptr;
        owner.withheld =
            owner.withheld || (!disclosed && (party == nullptr || party->role == PartyRole::third_party));
        owner.party = owner.party ? owner.party : mention.finding.party;
      }
    }
  }
  for (JudgedPassage& judged : passages) {
    const auto owner = owners.find(judged.of);
    if (judged.meaning != MemberMeaning::Kind::detail || owner == owners.end() || !owner->second.withheld ||
        owner->second.shown || trim(judged.passage.text).empty()) {
      continue;
    }
    const Finding detail{0,
                         judged.passage.text.size(),
                         "residue",
                         "residue.member",
                         0.8,
                         owner->second.party,
                         "The record says this of somebody withheld, by the name of the member."};
    add_residue(judged.places, {detail}, [&](const Finding& finding) { return propose_at(judged, finding); });
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
  const MentionKeys keys(item, keyer);
  const auto propose_at = [&](const JudgedPassage& judged, const Finding& finding) {
    const Judge judge(judged.passage, scanner, policy, judged.own_words, jurisdiction);
    const PassageRef& ref = judged.passage.ref;
    Mention mention{keys.key_of(ref, finding.begin, finding.end), ref, finding};
    auto proposal = propose(mention, judge);
    return Place(std::move(mention), std::move(proposal));
  };
  std::vector<JudgedPassage> passages;
  for_each_passage(item, [&](Passage passage) {
    if (const auto data_class = classes.find(passage.ref); data_class != classes.end()) {
      passage.data_class = data_class->second;
    }
    JudgedPassage judged{std::move(passage), false, {}, {}, {}};
    const PassageRef& ref = judged.passage.ref;
    const std::string& text = judged.passage.text;
    judged.own_words = rules::is_own_words(policy, item, ref);
    const auto findings = ref.in_key ? scanner.scan_member_name(text) : scanner.scan(text);
    std::vector<Finding> withheld;
    for (const auto& finding : findings) {
      judged.places.push_back(propose_at(judged, finding));
      if (judged.places.back().second.action != Action::disclose) {
        withheld.push_back(finding);
      }
    }
    auto residue = scanner.residue(text, findings, withheld);
    // Of somebody who may be named nothing needs to go.
    std::erase_if(residue, [&](const Finding& left) {
      Finding named = left;
      named.kind = "person";
      return propose_at(judged, named).second.action == Action::disclose;
    });
    add_residue(judged.places, residue, [&](const Finding& left) { return propose_at(judged, left); });
    if (!ref.in_key) {
      const auto [name, parent] = member_of(ref);
      auto meaning = scanner.member_meaning(name);
      judged.meaning = meaning.kind;
      judged.of = std::string(parent) + "/" + meaning.of;
    }
    constexpr std::size_t kLongestDetail = 1000;  // a longer one is prose, and was read as such
    if (judged.meaning == MemberMeaning::Kind::detail && text.size() > kLongestDetail) {
      judged.meaning = MemberMeaning::Kind::other;
    }
    if (judged.meaning != MemberMeaning::Kind::detail) {
      judged.passage.text = {};
    }
    if (judged.meaning != MemberMeaning::Kind::other || !judged.places.empty()) {
      passages.push_back(std::move(judged));
    }
  });
  add_details(passages, scanner, propose_at);
  ItemRedaction redaction;
  for (JudgedPassage& judged : passages) {
    for (auto& [mention, proposal] : judged.places) {
      redaction.mentions.push_back(std::move(mention));
      redaction.proposals.push_back(std::move(proposal));
    }
  }
  return redaction;
}

}  // namespace dsrkit::redact
