#include "dsrkit/workflow/review_sheet.hpp"

#include "dsrkit/redact/labels.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// The labels there would be if everything that is not disclosed now were withheld. The bundle may give
/// another letter: its letters follow the last decisions.
std::map<std::string, std::string> labels_of(const std::vector<ReviewPlace>& places,
                                             const std::vector<Party>& parties, const HeldCase& held) {
  std::set<std::string> withheld;
  for (const ReviewPlace& place : places) {
    const Finding& finding = place.decided.mention.finding;
    const auto& decision = place.decided.decision;
    if (finding.party && redact::names_owner(finding.kind) &&
        (!decision || decision->action != Action::disclose)) {
      withheld.insert(*finding.party);
    }
  }
  const redact::Labels labels(parties, withheld,
                              [&](const Party& party) { return held.keyed_digest("review-page", party.id); });
  std::map<std::string, std::string> by_mention;
  for (const ReviewPlace& place : places) {
    const Finding& finding = place.decided.mention.finding;
    const auto party = std::find_if(parties.begin(), parties.end(),
                                    [&](const Party& candidate) { return finding.party == candidate.id; });
    by_mention[place.decided.mention.key] =
        labels.label_for(party == parties.end() ? nullptr : &*party, kCodeInLabel, finding.kind);
  }
  return by_mention;
}

void add_groups(ReviewSheet& sheet, std::vector<ReviewPlace> places, Date today, const HeldCase& held) {
  const auto groups = group_places(std::move(places), sheet.parties, today, [&](std::string_view fields) {
    return held.keyed_digest("review-group", fields);
  });
  for (const ReviewGroup& group : groups) {
    for (const ReviewPlace& place : group.places) {
      sheet.group_of[place.decided.mention.key] = sheet.groups.size();
    }
    sheet.groups.push_back({group.danger, group.ambiguous});
  }
}

}  // namespace

std::vector<law::Exemption> usable_codes(Jurisdiction jurisdiction) {
  std::vector<law::Exemption> codes;
  const law::ExemptionCatalogue catalogue = law::load_exemptions();
  for (const law::Exemption& exemption : catalogue.exemptions()) {
    if (exemption.use == law::ExemptionUse::withhold && exemption.applies_in(jurisdiction)) {
      codes.push_back(exemption);
    }
  }
  return codes;
}

ReviewSheet review_sheet(Desk& desk, std::string_view reference) {
  ReviewSheet sheet{std::string(reference),
                    {},
                    {},
                    desk.reg().parties(reference),
                    usable_codes(desk.reg().case_of(reference).jurisdiction)};
  std::map<std::string, std::map<PassageRef, std::vector<ReviewPlace>>> by_item;
  for (ReviewPlace& place : review_places(desk, reference, {})) {
    const PassageRef at = place.decided.mention.passage;
    by_item[at.item][at].push_back(std::move(place));
  }
  const HeldCase held(desk, reference);
  for (auto& [id, places] : by_item) {
    Item item = held.load_item(desk.reg().item_of(reference, id));
    for_each_passage(item, [&, &found = places](const Passage& passage) {
      const auto here = found.find(passage.ref);
      if (here != found.end()) {
        sheet.passages.push_back({passage.ref, passage.text, std::move(here->second)});
      } else if (!passage.ref.in_key) {
        sheet.passages.push_back({passage.ref, passage.text, {}});
      }
    });
    item.content = Value();
    sheet.items.push_back(std::move(item));
  }
  auto places = places_of(sheet);
  sheet.labels = labels_of(places, sheet.parties, held);
  add_groups(sheet, std::move(places), desk.context().today, held);
  return sheet;
}

std::vector<ReviewPlace> places_of(const ReviewSheet& sheet) {
  std::vector<ReviewPlace> places;
  for (const SheetPassage& passage : sheet.passages) {
    places.insert(places.end(), passage.places.begin(), passage.places.end());
  }
  return places;
}

}  // namespace dsrkit::workflow
