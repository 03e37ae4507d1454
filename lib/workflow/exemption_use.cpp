#include "exemption_use.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/redact/content.hpp"
#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/workflow/statutory_gates.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr int kChildUntil = 18;
constexpr const char* kThirdParty = "TP";

/// What the policy had proposed before the passage was withheld; an officer decides where it had not.
Decision as_before(Desk& desk, std::string_view reference, const std::string& mention) {
  Decision before;
  before.mention = mention;
  before.action = Action::refer;
  before.reason = "the passage around it is not withheld any more";
  before.rule = redact::kWholePassage;
  before.decided_by = "policy";
  for (Decision& proposal : desk.reg().decision_history(reference, mention)) {
    if (!proposal.rule.empty() && proposal.rule != redact::kWholePassage) {
      before = std::move(proposal);
    }
  }
  before.decided_at = desk.context().now();
  return before;
}

}  // namespace

ExemptionUse::ExemptionUse(Desk& desk, std::string_view reference)
    : m_request(desk.reg().case_of(reference)),
      m_by_representative(asked_by_representative(desk, m_request, kChildUntil)),
      m_catalogue(law::load_exemptions()) {
  for (Party& party : desk.reg().parties(reference)) {
    m_parties.emplace(party.id, std::move(party));
  }
  const auto decided = desk.reg().passage_classes(reference);
  desk.reg().for_each_item(
      reference, [&](const Item& item) { m_records.emplace(item.id, redact::record_class(item, decided)); });
  m_passages = redact::classes_of(desk.reg().passage_notes(reference));
  for (const ExemptionEvidence& evidence : desk.reg().exemption_evidence(reference)) {
    m_recorded.emplace(evidence.mention, evidence.code);
  }
}

const law::Exemption& ExemptionUse::require_code(std::string_view code) const {
  const law::Exemption& exemption = m_catalogue.require_withholdable(code, m_request.jurisdiction);
  if (exemption.for_representatives && !m_by_representative) {
    throw Error(
        ErrorCode::not_lawful,
        exemption.code +
            " is only for a request by a parent or by somebody a court appointed; here the person asks (" +
            exemption.citation + ")",
        exemption.test);
  }
  return exemption;
}

void ExemptionUse::require_place(const Mention& mention, std::string_view code) const {
  require_class(mention, m_catalogue.get(code));
  const auto party = m_parties.find(mention.finding.party.value_or(""));
  if (code == kThirdParty && party != m_parties.end() && party->second.deceased) {
    throw Error(ErrorCode::not_lawful,
                "place " + mention.key.substr(0, 12) +
                    " is of somebody who has died: TP protects the living only (DPA 2018 s.3(2))",
                "disclose it, or use another ground if confidentiality remains");
  }
}

DataClass ExemptionUse::class_of(const PassageRef& passage) const {
  const auto own = m_passages.find(passage);
  const auto record = m_records.find(passage.item);
  return own != m_passages.end()     ? own->second
         : record == m_records.end() ? DataClass::other
                                     : record->second;
}

void ExemptionUse::require_class(const Mention& mention, const law::Exemption& exemption) const {
  if (!exemption.data_class || class_of(mention.passage) == *exemption.data_class) {
    return;
  }
  throw Error(ErrorCode::not_lawful,
              exemption.code + " is for " + std::string(data_class_name(*exemption.data_class)) +
                  " data; these are of the class '" +
                  std::string(data_class_name(class_of(mention.passage))) + "' (" + exemption.citation + ")",
              "if the class is wrong, correct it with 'dsrkit review class " + m_request.reference + " " +
                  mention.key.substr(0, 12) + " --class " +
                  std::string(data_class_name(*exemption.data_class)) + " --because TEXT'");
}

void ExemptionUse::require_recorded(const Mention& mention, std::string_view code) const {
  const law::Exemption& exemption = m_catalogue.get(code);
  if (exemption.evidence.empty() || m_recorded.contains({mention.key, exemption.code})) {
    return;
  }
  try {
    law::require_evidence(exemption, {});
  } catch (const Error& error) {
    throw Error(error.code(), m_request.reference + ": " + error.what(),
                law::hint_for(error.hint(), m_request.reference));
  }
}

std::vector<Decision> decisions_inside(Desk& desk, std::string_view reference,
                                       const std::vector<Decision>& decisions) {
  std::map<std::string, const Decision*> by_key;
  for (const Decision& decision : decisions) {
    by_key[decision.mention] = &decision;
  }
  std::map<PassageRef, const Decision*> passages;
  std::vector<store::DecidedMention> others;
  desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
    const auto found = by_key.find(decided.mention.key);
    if (decided.mention.finding.kind != redact::kPassageKind) {
      others.push_back(decided);
    } else if (found != by_key.end()) {
      passages[decided.mention.passage] = found->second;
    }
  });
  std::vector<Decision> inside;
  for (const store::DecidedMention& other : others) {
    const auto passage = passages.find(other.mention.passage);
    const bool by_officer = other.decision && other.decision->rule.empty();
    if (passage == passages.end() || by_officer || by_key.contains(other.mention.key)) {
      continue;
    }
    if (passage->second->action == Action::redact) {
      inside.push_back(redact::inside_withheld_passage(other.mention.key, *passage->second));
      inside.back().decided_at = passage->second->decided_at;
    } else if (other.decision && other.decision->rule == redact::kWholePassage) {
      inside.push_back(as_before(desk, reference, other.mention.key));
    }
  }
  return inside;
}

}  // namespace dsrkit::workflow
