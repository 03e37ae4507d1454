#include "dsrkit/workflow/matching.hpp"

#include "identification.hpp"
#include "linked_sources.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

PersonMatch decide(Desk& desk, HeldCase& held, PersonMatch match, MatchDecision decision,
                   const std::string& because) {
  const bool newly_confirmed =
      decision == MatchDecision::confirmed && match.decided != MatchDecision::confirmed;
  match.decided = decision;
  match.decided_by = desk.context().actor;
  match.because = because;
  const match::NicknameTable nicknames = shipped_nicknames();
  Identification identification(desk, held, nicknames);
  identification.decide(match);
  // The decision and what follows from it: a rejected entry never stays without its records being taken out.
  desk.reg().together([&] {
    // A key can be a pupil number: the audit names the entry by a keyed digest.
    held.write(decision == MatchDecision::confirmed ? "match-confirmed" : "match-rejected",
               Value::object({{"source", match.source},
                              {"entry", held.keyed_digest("source-person", match.person).substr(0, 16)}}),
               [&](store::Writer& writer) { writer.put_match(match); });
    identification.settle();
    identification.apply();
    if (newly_confirmed) {
      auto sources = led_to_from(desk.workspace().config().sources, {match.source});
      sources.insert(match.source);
      note_missing_records(desk, held, sources, "the records of a confirmed entry wait for 'dsrkit gather'");
    }
  });
  identification.remove_dropped();
  for (PersonMatch& settled : matches(desk, held.reference())) {
    if (settled.source == match.source && settled.person == match.person) {
      return settled;
    }
  }
  return match;
}

}  // namespace

std::vector<PersonMatch> matches(Desk& desk, std::string_view reference) {
  (void)desk.reg().case_of(reference);
  std::vector<PersonMatch> found;
  for (auto& [person, match] : desk.reg().candidates(reference)) {
    if (match) {
      found.push_back(std::move(*match));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const PersonMatch& a, const PersonMatch& b) {
    return a.tier != b.tier ? a.tier < b.tier : a.score > b.score;
  });
  return found;
}

PersonMatch decide_match(Desk& desk, std::string_view reference, const std::string& person,
                         MatchDecision decision, const std::string& because) {
  HeldCase held(desk, reference);
  std::vector<PersonMatch> found;
  for (PersonMatch& match : matches(desk, reference)) {
    if (match.person == person || match.source + ":" + match.person == person) {
      found.push_back(std::move(match));
    }
  }
  if (found.empty()) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no source person '" + person + "'",
                "list them with 'dsrkit match " + std::string(reference) + "'");
  }
  if (found.size() > 1) {
    throw Error(ErrorCode::usage, "several sources have a person '" + person + "'",
                "write SOURCE:PERSON, for example " + found.front().source + ":" + found.front().person);
  }
  return decide(desk, held, std::move(found.front()), decision, because);
}

std::vector<PersonMatch> confirm_strong(Desk& desk, std::string_view reference, const std::string& because) {
  HeldCase held(desk, reference);
  const auto is_open = [](const PersonMatch& match) {
    return match.tier == MatchTier::strong && match.decided == MatchDecision::undecided;
  };
  std::vector<PersonMatch> confirmed;
  while (true) {
    const auto all = matches(desk, reference);
    const auto next = std::find_if(all.begin(), all.end(), is_open);
    if (next == all.end()) {
      break;
    }
    confirmed.push_back(decide(desk, held, *next, MatchDecision::confirmed, because));
  }
  if (confirmed.empty()) {
    throw Error(ErrorCode::not_found,
                std::string(reference) + " has no strong entry that waits for a decision",
                "list them with 'dsrkit match " + std::string(reference) + "'");
  }
  return confirmed;
}

}  // namespace dsrkit::workflow
