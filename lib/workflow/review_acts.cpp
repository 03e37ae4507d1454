#include "dsrkit/workflow/party_changes.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review_session.hpp"

namespace dsrkit::workflow {

std::vector<ReviewGroup> CaseReviewActs::groups() {
  return review_groups(m_desk, m_reference, {});
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
