#include "dsrkit/workflow/exempting.hpp"

#include "exemption_use.hpp"
#include "passage_lookup.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/clock/clock.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// The places that the claim means: those there are, and new ones for whole passages.
struct Targets {
  std::vector<Mention> places;
  std::map<std::string, std::vector<Mention>>
      of_items;  ///< all places of records that get a new one, in order
};

Mention whole_passage(const FoundPassage& found) {
  Mention mention;
  mention.key = found.key;
  mention.passage = found.passage.ref;
  mention.finding.begin = 0;
  mention.finding.end = found.passage.text.size();
  mention.finding.kind = redact::kPassageKind;
  mention.finding.rule = "officer";
  mention.finding.confidence = 1;
  mention.finding.explanation = "An officer chose the whole passage.";
  return mention;
}

/// Before the first place in the same passage, else behind all.
void insert_place(std::vector<Mention>& places, const Mention& place) {
  const auto at = std::find_if(places.begin(), places.end(),
                               [&](const Mention& other) { return other.passage == place.passage; });
  places.insert(at, place);
}

Targets find_targets(Desk& desk, const HeldCase& held, const std::vector<std::string>& keys) {
  Targets targets;
  std::vector<std::string> passages;
  for (const std::string& key : keys) {
    std::vector<Mention> places;
    if (key.size() >= kShortestKey) {
      desk.reg().for_each_mention(held.reference(), [&](const store::DecidedMention& decided) {
        if (decided.mention.key.starts_with(key)) {
          places.push_back(decided.mention);
        }
      });
    }
    if (places.empty()) {
      passages.push_back(key);
    }
    targets.places.insert(targets.places.end(), places.begin(), places.end());
  }
  if (passages.empty()) {
    return targets;
  }
  for (const FoundPassage& found : find_passages(desk, held, passages)) {
    const std::string& item = found.passage.ref.item;
    if (!targets.of_items.contains(item)) {
      for (auto& decided : desk.reg().mentions(held.reference(), item)) {
        targets.of_items[item].push_back(std::move(decided.mention));
      }
    }
    targets.places.push_back(whole_passage(found));
    insert_place(targets.of_items[item], targets.places.back());
  }
  return targets;
}

/// An opinion that withholds is good for as long as one that releases (DPA 2018 Sch 3 para 5(4)).
void require_fresh_opinion(const law::Exemption& exemption, const law::Evidence& evidence, Date today) {
  const Date oldest = clock::oldest_usable_opinion(today);
  for (const auto& [field, value] : evidence) {
    const auto on = try_parse_date(value);
    if (field == "opinion-on" && on && (*on < oldest || *on > today)) {
      throw Error(ErrorCode::not_lawful,
                  "the opinion cannot be relied on: on " + format_date(today) + " it must be of " +
                      format_date(oldest) + " or later, and not of the future (" + exemption.citation + ")",
                  "ask for a new one");
    }
  }
}

class Claimant {
public:
  Claimant(Desk& desk, const ExemptionClaim& claim) : m_desk(desk), m_claim(claim) {}

  [[nodiscard]] Decision decide(const Mention& mention) const {
    Decision decision;
    decision.mention = mention.key;
    decision.action = Action::redact;
    decision.code = m_claim.code;
    decision.reason = m_claim.because;
    decision.decided_by = m_desk.context().actor;
    decision.decided_at = m_desk.context().now();
    return decision;
  }

  [[nodiscard]] ExemptionEvidence evidence_for(const Mention& mention) const {
    return {mention.key,     m_claim.code,           m_claim.evidence,
            m_claim.because, m_desk.context().actor, m_desk.context().now()};
  }

private:
  Desk& m_desk;
  const ExemptionClaim& m_claim;
};

void check_claim(const ExemptionUse& use, const ExemptionClaim& claim, std::string_view reference,
                 Date today) {
  if (claim.because.empty()) {
    throw Error(ErrorCode::usage, "a decision needs a reason", "add --because TEXT");
  }
  const law::Exemption& exemption = use.require_code(claim.code);
  try {
    law::require_evidence(exemption, claim.evidence);
  } catch (const Error& error) {
    throw Error(error.code(), error.what(), law::hint_for(error.hint(), reference));
  }
  require_fresh_opinion(exemption, claim.evidence, today);
}

}  // namespace

ExemptionReport exempt_places(Desk& desk, std::string_view reference, const ExemptionClaim& claim) {
  HeldCase held(desk, reference);
  require_state(held.request(),
                {CaseState::redacted, CaseState::reviewed, CaseState::bundled, CaseState::sealed}, "exempt");
  const ExemptionUse use(desk, reference);
  check_claim(use, claim, reference, desk.context().today);
  const Targets targets = find_targets(desk, held, claim.keys);
  const Claimant claimant(desk, claim);
  ExemptionReport report;
  std::vector<Decision> decisions;
  for (const Mention& place : targets.places) {
    use.require_place(place, claim.code);
    decisions.push_back(claimant.decide(place));
    report.passages += place.finding.kind == redact::kPassageKind ? 1 : 0;
  }
  report.places = static_cast<std::int64_t>(decisions.size());
  if (report.passages > 0 && claim.code == "TP") {
    report.warnings.emplace_back(
        "TP withholds words, not passages: only to the extent that they identify somebody else (DPA 2018 Sch "
        "2 "
        "para 16(1))");
  }
  held.write("decided", Value::object({{"places", decisions.size()}, {"code", claim.code}}),
             [&](store::Writer& writer) {
               for (const auto& [item, places] : targets.of_items) {
                 writer.replace_mentions(item, places);
               }
               for (const Mention& place : targets.places) {
                 writer.append_evidence(claimant.evidence_for(place));
               }
               writer.append_decisions(decisions);
               writer.append_decisions(decisions_inside(desk, reference, decisions));
               held.move(writer, CaseState::redacted);
             });
  return report;
}

}  // namespace dsrkit::workflow
