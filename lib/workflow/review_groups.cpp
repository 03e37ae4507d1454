#include "dsrkit/workflow/review_groups.hpp"

#include "dsrkit/law/standing.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr int kChildUntil = 18;

/// Each with its length, so that no two different lists look alike.
std::string joined_fields(std::initializer_list<std::string_view> fields) {
  std::string joined;
  for (const std::string_view field : fields) {
    joined += std::to_string(field.size()) + ":";
    joined += field;
  }
  return joined;
}

bool could_be_several(const Finding& finding) {
  return finding.rule == "names.ambiguous" || finding.rule == "names.shared-word" ||
         // "her mother": another one in every note.
         (finding.kind == "relation-phrase" && !finding.party);
}

Danger danger_of(const Finding& finding, const Party* party, Date today) {
  static const std::set<std::string, std::less<>> kSafety{"safe-address", "watch-term", "unreadable"};
  if (kSafety.contains(finding.kind) || (party == nullptr && finding.party)) {
    return Danger::safety;
  }
  if (party != nullptr && party->informant) {
    return Danger::source;
  }
  const bool subject = party != nullptr && party->role == PartyRole::subject;
  if (!subject && party != nullptr && party->born && law::age_on(*party->born, today) < kChildUntil) {
    return Danger::child;
  }
  if ((finding.kind == "relation-phrase" || finding.kind == "residue") && !subject) {
    return Danger::relation;
  }
  if (party == nullptr || party->role == PartyRole::third_party) {
    return Danger::other_person;
  }
  return party->role == PartyRole::professional ? Danger::professional : Danger::none;
}

const Party* find_party(const std::vector<Party>& parties, const Finding& finding) {
  const auto found = std::find_if(parties.begin(), parties.end(),
                                  [&](const Party& party) { return finding.party == party.id; });
  return found == parties.end() ? nullptr : &*found;
}

std::string who_is(const Party* party) {
  if (party == nullptr) {
    return "nobody known";
  }
  std::string who(party_role_name(party->role));
  for (const std::string& more : {party->relation, party->job}) {
    who += more.empty() ? "" : ", " + more;
  }
  return who;
}

void add_place(ReviewGroup& group, ReviewPlace place, const Party* party, Date today) {
  const Finding& finding = place.decided.mention.finding;
  group.party = finding.party.value_or("");
  group.who = who_is(party);
  group.kind = finding.kind;
  group.ambiguous = group.ambiguous || could_be_several(finding);
  group.danger = std::max(group.danger, danger_of(finding, party, today));
  group.doubt = group.ambiguous ? 1.0 : std::max(group.doubt, 1.0 - finding.confidence);
  group.places.push_back(std::move(place));
}

bool decided_by_officer(const Decision& decision) {
  return decision.decided_by != "policy";
}

}  // namespace

std::size_t ReviewGroup::open_places() const {
  return static_cast<std::size_t>(std::count_if(
      places.begin(), places.end(), [](const ReviewPlace& place) { return place.decided.open(); }));
}

std::vector<ReviewGroup> group_places(std::vector<ReviewPlace> places, const std::vector<Party>& parties,
                                      Date today, const GroupKeyer& keyer) {
  std::vector<ReviewGroup> groups;
  std::map<std::string, std::size_t> known;
  for (ReviewPlace& place : places) {
    const Finding& finding = place.decided.mention.finding;
    const std::string fields =
        joined_fields({finding.party.value_or(""), finding.kind, text::fold(place.text)});
    const auto [at, is_new] = known.emplace(fields, groups.size());
    if (is_new) {
      groups.emplace_back().id = keyer(fields);
    }
    const Party* party = find_party(parties, finding);
    add_place(groups[at->second], std::move(place), party, today);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const ReviewGroup& a, const ReviewGroup& b) {
    return std::pair(a.danger, a.doubt) > std::pair(b.danger, b.doubt);
  });
  return groups;
}

std::vector<ReviewGroup> review_groups(Desk& desk, std::string_view reference, const PlaceFilter& filter) {
  auto places = review_places(desk, reference, filter);
  const HeldCase held(desk, reference);
  return group_places(std::move(places), desk.reg().parties(reference), desk.context().today,
                      [&](std::string_view fields) { return held.keyed_digest("review-group", fields); });
}

GroupEffect effect_of(const ReviewGroup& group, const OfficerDecision& decision) {
  GroupEffect effect;
  std::set<std::string> records;
  for (const ReviewPlace& place : group.places) {
    ++effect.places;
    records.insert(place.decided.mention.passage.item);
    const auto& before = place.decided.decision;
    const bool other_action = (before ? before->action : Action::refer) != decision.action;
    const bool other_code = decision.action == Action::redact && before && before->code != decision.code;
    effect.changed += other_action ? 1U : 0U;
    const bool overruled = before && decided_by_officer(*before) && (other_action || other_code);
    effect.overruled += overruled ? 1U : 0U;
  }
  effect.records = records.size();
  return effect;
}

std::string_view danger_name(Danger danger) {
  switch (danger) {
    case Danger::safety: return "safety";
    case Danger::source: return "source of information";
    case Danger::child: return "child";
    case Danger::relation: return "words that may point to one person";
    case Danger::other_person: return "another person";
    case Danger::professional: return "professional";
    case Danger::none: break;
  }
  return "none";
}

}  // namespace dsrkit::workflow
