#include "dsrkit/workflow/parties.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review_session.hpp"

#include <algorithm>

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
  Party known;
  if (party.empty()) {
    known.relation = relation;
  } else {
    known = party_of(m_desk, m_reference, party);
  }
  if (std::find(known.names.begin(), known.names.end(), words) == known.names.end()) {
    known.names.push_back(words);
  }
  (void)set_party(m_desk, m_reference, known);
  (void)redact(m_desk, m_reference);
}

}  // namespace dsrkit::workflow
