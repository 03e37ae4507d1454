#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/party_changes.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review_session.hpp"
#include "dsrkit/workflow/review_sheet.hpp"

namespace dsrkit::workflow {
namespace {

/// Bytes on either side of a place: what a wide terminal has room for.
constexpr std::size_t kWideContext = 800;

}  // namespace

std::vector<ReviewGroup> CaseReviewActs::groups() {
  return review_groups(m_desk, m_reference, {});
}

std::vector<Choice> CaseReviewActs::codes() {
  std::vector<Choice> choices;
  for (const auto& code : usable_codes(m_desk.reg().case_of(m_reference).jurisdiction)) {
    choices.push_back({code.code, code.label + ": " + code.meaning + " (" + code.citation + ")"});
  }
  return choices;
}

std::vector<Choice> CaseReviewActs::people() {
  std::vector<Choice> choices;
  for (const Party& party : m_desk.reg().parties(m_reference)) {
    std::string text(party_role_name(party.role));
    for (const std::string& more : {party.relation, party.job}) {
      text += more.empty() ? "" : ", " + more;
    }
    choices.push_back({party.id, text + ": " + join(party.names, ", "), party.names});
  }
  record_names_shown(m_desk, m_reference);
  return choices;
}

PlaceContext CaseReviewActs::context(const ReviewPlace& place) {
  const Mention& mention = place.decided.mention;
  const Finding& finding = mention.finding;
  PlaceContext context;
  context.record =
      HeldCase(m_desk, m_reference).load_item(m_desk.reg().item_of(m_reference, mention.passage.item));
  for_each_passage(context.record, [&](const Passage& passage) {
    if (passage.ref == mention.passage && finding.end <= passage.text.size()) {
      const auto begin = finding.begin > kWideContext ? finding.begin - kWideContext : 0;
      context.before = passage.text.substr(begin, finding.begin - begin);
      context.after = passage.text.substr(finding.end, kWideContext);
    }
  });
  context.record.content = Value();
  return context;
}

void CaseReviewActs::decide(const std::vector<std::string>& keys, const OfficerDecision& decision) {
  PlaceFilter these;
  these.keys = keys;
  (void)decide_places(m_desk, m_reference, these, decision);
}

void CaseReviewActs::learn_name(const std::string& party, const std::string& relation,
                                const std::string& words) {
  PartyChange change;
  change.party = party;
  change.add.push_back({"name", words});
  if (party.empty()) {
    change.relation = relation;
  }
  (void)change_parties(m_desk, m_reference, {change});
  (void)redact(m_desk, m_reference);
}

}  // namespace dsrkit::workflow
