#include "dsrkit/redact/earlier_decisions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace dsrkit::redact {
namespace {

using Place = std::pair<Mention, Decision>;

/// Decided by an officer, or waiting because of that.
bool is_held(const EarlierPlace& place) {
  return place.decision && (place.decision->rule.empty() || place.decision->rule == kEarlierDecision);
}

bool waits(const Decision& decision) {
  return decision.rule == kEarlierDecision;
}

bool overlap(const Mention& a, const Mention& b) {
  return a.passage == b.passage && a.finding.begin < b.finding.end && b.finding.begin < a.finding.end;
}

bool covers(const Mention& outer, const Mention& inner) {
  return outer.passage == inner.passage && outer.finding.begin <= inner.finding.begin &&
         inner.finding.end <= outer.finding.end;
}

Decision referred(const std::string& mention, std::string reason) {
  Decision decision;
  decision.mention = mention;
  decision.action = Action::refer;
  decision.reason = std::move(reason);
  decision.rule = kEarlierDecision;
  decision.decided_by = "policy";
  return decision;
}

std::string reason_of(const Decision& earlier) {
  return waits(earlier)
             ? earlier.reason
             : "An officer had decided on part of these words: " + std::string(action_name(earlier.action));
}

/// The earlier places of one item that can be compared with it.
class Earlier {
public:
  Earlier(const Item& item, const std::vector<EarlierPlace>& places, const MentionKeyer& keyer) {
    if (std::none_of(places.begin(), places.end(), is_held)) {
      return;
    }
    const MentionKeys keys(item, keyer);
    for (const EarlierPlace& place : places) {
      const Mention& mention = place.mention;
      if (keys.key_of(mention.passage, mention.finding.begin, mention.finding.end) != mention.key) {
        continue;
      }
      m_keys.insert(mention.key);
      if (is_held(place)) {
        m_held[mention.passage].emplace_back(mention, *place.decision);
      }
    }
  }

  [[nodiscard]] bool empty() const { return m_held.empty(); }

  [[nodiscard]] const std::map<PassageRef, std::vector<Place>>& held() const { return m_held; }

  /// Why a place must wait for an officer, if it must. A place that an officer saw beside the decided one is
  /// none of its growth.
  [[nodiscard]] std::optional<std::string> why_wait(const Mention& mention) const {
    const auto held = m_held.find(mention.passage);
    if (held == m_held.end()) {
      return std::nullopt;
    }
    for (const auto& [place, decision] : held->second) {
      const bool again = place.key == mention.key && waits(decision);
      if (again || (!m_keys.contains(mention.key) && overlap(place, mention))) {
        return reason_of(decision);
      }
    }
    return std::nullopt;
  }

  /// The decision on the withheld passage around a place, if there is one.
  [[nodiscard]] const Decision* passage_around(const Mention& mention) const {
    const auto held = m_held.find(mention.passage);
    if (held == m_held.end()) {
      return nullptr;
    }
    const auto around = std::find_if(held->second.begin(), held->second.end(), [&](const Place& place) {
      return place.first.finding.kind == kPassageKind && place.second.action == Action::redact &&
             place.first.key != mention.key && covers(place.first, mention);
    });
    return around == held->second.end() ? nullptr : &around->second;
  }

private:
  std::set<std::string> m_keys;
  std::map<PassageRef, std::vector<Place>> m_held;
};

/// Withheld or waiting, and not inside a place that there is now.
std::vector<Place> places_to_keep(const ItemRedaction& redaction, const Earlier& earlier) {
  std::map<PassageRef, std::vector<const Mention*>> found;
  for (const Mention& mention : redaction.mentions) {
    found[mention.passage].push_back(&mention);
  }
  std::vector<Place> kept;
  for (const auto& [passage, places] : earlier.held()) {
    for (const auto& [place, decision] : places) {
      const auto& here = found[passage];
      const bool covered = std::any_of(
          here.begin(), here.end(), [&inner = place](const Mention* outer) { return covers(*outer, inner); });
      if (decision.action != Action::disclose && !covered) {
        kept.emplace_back(place, decision);
      }
    }
  }
  return kept;
}

void sort_in_reading_order(std::vector<Mention>& mentions, const Item& item) {
  std::map<PassageRef, std::size_t> order;
  for_each_passage(item, [&](const Passage& passage) { order.emplace(passage.ref, order.size()); });
  const auto rank = [&order](const Mention& mention) {
    return std::tuple(order.at(mention.passage), mention.finding.begin, mention.finding.end);
  };
  std::stable_sort(mentions.begin(), mentions.end(),
                   [&rank](const Mention& a, const Mention& b) { return rank(a) < rank(b); });
}

}  // namespace

Decision inside_withheld_passage(const std::string& mention, const Decision& passage) {
  Decision decision;
  decision.mention = mention;
  decision.action = Action::redact;
  decision.code = passage.code;
  decision.label = passage.label;
  decision.reason = "the whole passage is withheld";
  decision.rule = kWholePassage;
  decision.decided_by = "policy";
  return decision;
}

void respect_earlier_decisions(ItemRedaction& redaction, const Item& item,
                               const std::vector<EarlierPlace>& earlier, const MentionKeyer& keyer) {
  const Earlier comparable(item, earlier, keyer);
  if (comparable.empty()) {
    return;
  }
  for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
    if (const Decision* passage = comparable.passage_around(redaction.mentions[i])) {
      redaction.proposals[i] = inside_withheld_passage(redaction.mentions[i].key, *passage);
    } else if (auto reason = comparable.why_wait(redaction.mentions[i])) {
      redaction.proposals[i] = referred(redaction.mentions[i].key, std::move(*reason));
    }
  }
  const auto kept = places_to_keep(redaction, comparable);
  for (const auto& [place, decision] : kept) {
    redaction.mentions.push_back(place);
    if (waits(decision)) {
      redaction.proposals.push_back(referred(place.key, decision.reason));
    }
  }
  if (!kept.empty()) {
    sort_in_reading_order(redaction.mentions, item);
  }
}

}  // namespace dsrkit::redact
