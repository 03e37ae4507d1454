#include "dsrkit/workflow/review_sheet.hpp"

#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

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

}  // namespace

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
