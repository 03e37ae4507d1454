#include "dsrkit/workflow/blind_check.hpp"

#include "second_person.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/standing.hpp"
#include "dsrkit/workflow/history.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr int kChildUntil = 18;

/// Why a kind of place is dangerous whoever decided; empty when it is not.
std::string danger_of_kind(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDangerous{
      {{"safe-address", "an address kept safe"},
       {"watch-term", "a term that nobody may learn"},
       {"relation-phrase", "words that point to one person"},
       {"residue", "words that point to one person"},
       {"unreadable", "what could not be read"}}};
  const auto found = std::find_if(kDangerous.begin(), kDangerous.end(),
                                  [&](const auto& entry) { return entry.first == kind; });
  return found == kDangerous.end() ? std::string() : std::string(found->second);
}

std::string danger_of_party(const Party& party, Date today) {
  if (party.informant) {
    return "a source of information";
  }
  const bool child =
      party.role == PartyRole::third_party && party.born && law::age_on(*party.born, today) < kChildUntil;
  return child ? "a child" : std::string();
}

/// What the second person must see of the places of a case.
class Selection {
public:
  Selection(Desk& desk, const HeldCase& held) : m_desk(desk), m_held(held) {
    for (Party& party : desk.reg().parties(held.reference())) {
      std::string id = party.id;
      m_parties.emplace(std::move(id), std::move(party));
    }
  }

  /// Why the place is to be checked; empty when it is not.
  [[nodiscard]] std::string why(const store::DecidedMention& decided) const {
    const Finding& finding = decided.mention.finding;
    // "His mother" with several who could be meant points to nobody.
    const bool points = finding.kind != "relation-phrase" || finding.party;
    if (std::string danger = danger_of_kind(finding.kind); !danger.empty() && points) {
      return danger;
    }
    const auto party = m_parties.find(finding.party.value_or(""));
    const bool subject = party != m_parties.end() && party->second.role == PartyRole::subject;
    if (party != m_parties.end() && !subject) {
      if (std::string danger = danger_of_party(party->second, m_desk.context().today); !danger.empty()) {
        return danger;
      }
    }
    const bool kept_by_officer =
        decided.decision && decided.decision->rule.empty() && decided.decision->action == Action::disclose;
    if (kept_by_officer && !subject) {
      return "words that an officer keeps";
    }
    return is_drawn(decided.mention.key) ? kSample : "";
  }

  static constexpr const char* kSample = "one of the sample";

private:
  /// One in ten.
  [[nodiscard]] bool is_drawn(const std::string& mention) const {
    constexpr std::string_view kOneInTen = "1a";  // of 00 to ff
    return m_held.keyed_digest("blind-check", mention).substr(0, 2) < kOneInTen;
  }

  Desk& m_desk;
  const HeldCase& m_held;
  std::map<std::string, Party, std::less<>> m_parties;
};

/// The latest answer by mention, of people who shaped nothing in the case.
std::map<std::string, Action> answers_of(Desk& desk, std::string_view reference) {
  std::map<std::string, Action> answers;
  std::map<std::string, bool> shaped;
  for (const CaseEvent& answer : desk.reg().events(reference, event::kBlindChecked)) {
    const auto known = shaped.try_emplace(answer.actor, false);
    if (known.second) {
      known.first->second = has_shaped(desk, reference, answer.actor);
    }
    const auto action = parse_action(answer.detail.text_or("action"));
    const Value* places = answer.detail.find("places");
    if (known.first->second || !action || places == nullptr) {
      continue;
    }
    for (const Value& place : places->as_array()) {
      answers[place.as_string()] = *action;
    }
  }
  return answers;
}

void require_second_person(Desk& desk, std::string_view reference) {
  if (has_shaped(desk, reference, desk.context().actor)) {
    throw Error(ErrorCode::actor_not_allowed,
                std::string(reference) + ": whoever redacted or decided cannot check",
                "let a second person run this command, under their own name (--actor)");
  }
}

std::map<std::string, std::string> keys_to_check(Desk& desk, const HeldCase& held) {
  const Selection selection(desk, held);
  std::map<std::string, std::string> reasons;
  desk.reg().for_each_mention(held.reference(), [&](const store::DecidedMention& decided) {
    if (decided.open()) {
      throw Error(ErrorCode::review_incomplete, held.reference() + ": places are still open",
                  "see them with 'dsrkit review list " + held.reference() + " --open'");
    }
    if (std::string why = selection.why(decided); !why.empty()) {
      reasons.emplace(decided.mention.key, std::move(why));
    }
  });
  return reasons;
}

}  // namespace

bool CheckPlace::agrees() const {
  return answer && place.decided.decision && *answer == place.decided.decision->action;
}

std::optional<double> cohens_kappa(std::span<const Judgement> judgements) {
  double both = 0;
  double kept_first = 0;
  double kept_second = 0;
  for (const Judgement& judgement : judgements) {
    both += judgement.decided == judgement.answered ? 1 : 0;
    kept_first += judgement.decided ? 1 : 0;
    kept_second += judgement.answered ? 1 : 0;
  }
  const auto count = static_cast<double>(judgements.size());
  if (judgements.empty()) {
    return std::nullopt;
  }
  const double by_chance =
      (kept_first * kept_second + (count - kept_first) * (count - kept_second)) / (count * count);
  if (by_chance >= 1) {
    return std::nullopt;
  }
  return (both / count - by_chance) / (1 - by_chance);
}

std::vector<CheckPlace> check_places(Desk& desk, std::string_view reference) {
  std::map<std::string, std::string> reasons;
  {
    const HeldCase held(desk, reference);
    reasons = keys_to_check(desk, held);
  }
  const auto answers = answers_of(desk, reference);
  std::vector<CheckPlace> places;
  for (ReviewPlace& place : review_places(desk, reference, {})) {
    const auto why = reasons.find(place.decided.mention.key);
    if (why != reasons.end()) {
      const auto answer = answers.find(place.decided.mention.key);
      places.push_back({std::move(place), why->second,
                        answer == answers.end() ? std::nullopt : std::optional(answer->second)});
    }
  }
  std::stable_sort(places.begin(), places.end(), [](const CheckPlace& a, const CheckPlace& b) {
    return (a.why != Selection::kSample) > (b.why != Selection::kSample);
  });
  return places;
}

void answer_check(Desk& desk, std::string_view reference, const std::vector<std::string>& keys,
                  Action action) {
  HeldCase held(desk, reference);
  require_second_person(desk, reference);
  const auto to_check = keys_to_check(desk, held);
  Value places = Value::array();
  for (const std::string& key : keys) {
    const auto first = to_check.lower_bound(key);
    if (key.empty() || first == to_check.end() || !first->first.starts_with(key)) {
      throw Error(ErrorCode::not_found, std::string(reference) + ": a place is not one of those to check",
                  "list them with 'dsrkit review check " + std::string(reference) + "'");
    }
    if (std::next(first) != to_check.end() && std::next(first)->first.starts_with(key)) {
      throw Error(ErrorCode::usage, "the key of a place fits several",
                  "give more of its characters, as 'dsrkit review check' prints them");
    }
    places.push_back(first->first);
  }
  const auto count = static_cast<std::int64_t>(places.as_array().size());
  held.write(event::kBlindChecked, Value::object({{"places", count}}), [&](store::Writer& writer) {
    writer.append_event(event::kBlindChecked, desk.context().today,
                        Value::object({{"action", action_name(action)}, {"places", std::move(places)}}));
  });
}

Agreement agreement_of(Desk& desk, std::string_view reference) {
  const HeldCase held(desk, reference);
  const Selection selection(desk, held);
  const auto answers = answers_of(desk, reference);
  Agreement agreement;
  std::vector<Judgement> judgements;
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
    if (decided.open() || selection.why(decided).empty()) {
      return;
    }
    ++agreement.places;
    const auto answer = answers.find(decided.mention.key);
    if (answer == answers.end()) {
      return;
    }
    ++agreement.answered;
    judgements.push_back({decided.decision->action == Action::disclose, answer->second == Action::disclose});
    if (answer->second == decided.decision->action) {
      ++agreement.agreed;
    } else {
      agreement.differing.push_back(decided.mention.key);
    }
  });
  agreement.kappa = cohens_kappa(judgements);
  return agreement;
}

}  // namespace dsrkit::workflow
