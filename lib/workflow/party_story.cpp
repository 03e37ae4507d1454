#include "dsrkit/workflow/party_story.hpp"

#include "dsrkit/workflow/history.hpp"

#include <map>
#include <utility>

namespace dsrkit::workflow {
namespace {

std::vector<PlacesInRecord> records_of(Desk& desk, std::string_view reference, const std::string& party) {
  std::vector<PlacesInRecord> records;
  std::map<std::string, std::size_t> numbers;
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
    if (decided.mention.finding.party != party) {
      return;
    }
    const std::string& item = decided.mention.passage.item;
    const auto [number, is_new] = numbers.emplace(item, records.size());
    if (is_new) {
      records.push_back({item, desk.reg().item_of(reference, item).source});
    }
    PlacesInRecord& record = records[number->second];
    const Action action = decided.decision ? decided.decision->action : Action::refer;
    ++(action == Action::disclose ? record.disclosed
       : action == Action::redact ? record.withheld
                                  : record.open);
  });
  return records;
}

std::vector<Date> letters_to(Desk& desk, std::string_view reference, const std::string& party) {
  std::vector<Date> letters;
  for (const CaseEvent& made : desk.reg().events(reference, event::kLetterMade)) {
    if (made.detail.text_or("party") == party) {
      letters.push_back(made.on);
    }
  }
  return letters;
}

}  // namespace

PartyStory story_of_party(Desk& desk, std::string_view reference, const std::string& party) {
  PartyStory story;
  story.reference = reference;
  story.party = party_of(desk, reference, party);
  story.consents = consent_history(desk, reference, party);
  story.letters = letters_to(desk, reference, party);
  story.records = records_of(desk, reference, party);
  return story;
}

}  // namespace dsrkit::workflow
