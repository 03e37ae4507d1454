#include "dsrkit/codec/csv.hpp"
#include "dsrkit/render/review_files.hpp"

#include <array>

namespace dsrkit::render {

std::string review_csv(const std::string& reference, const std::vector<workflow::ReviewPlace>& places) {
  static const std::array<std::string, 16> kColumns{
      "case",   "mention", "item",  "pointer", "kind", "party",  "rule",       "explanation",
      "before", "text",    "after", "action",  "code", "reason", "decided_by", "basis"};
  // The mark tells spreadsheets that the file is UTF-8.
  std::string csv = "\xEF\xBB\xBF" + codec::csv_record(kColumns);
  for (const workflow::ReviewPlace& place : places) {
    const Mention& mention = place.decided.mention;
    const Decision decision = place.decided.decision.value_or(Decision{});
    csv += codec::csv_record(std::array<std::string, 16>{
        reference, mention.key, mention.passage.item, mention.passage.pointer, mention.finding.kind,
        mention.finding.party.value_or(""), mention.finding.rule, mention.finding.explanation, place.before,
        place.text, place.after, std::string(action_name(decision.action)), decision.code, decision.reason,
        decision.decided_by, workflow::basis_of(place.decided.decision)});
  }
  return csv;
}

}  // namespace dsrkit::render
