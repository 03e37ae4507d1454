#include "dsrkit/law/gates.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::law {
namespace {

const std::vector<Jurisdiction> kOutsideScotland{Jurisdiction::england_and_wales,
                                                 Jurisdiction::northern_ireland};

std::vector<Gate> make_gates() {
  return {
      {"identity",
       "UK GDPR Article 12(6)",
       "identity is not confirmed",
       "record the answer with 'dsrkit identity confirm CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"authority",
       "UK GDPR Article 12(6); ICO right of access guidance, 8 December 2025",
       "nothing shows that the requester may act for the person",
       "record the evidence with 'dsrkit authority confirm CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"fee",
       "UK GDPR Article 12(5)",
       "the fee is asked for and not paid",
       "record the payment with 'dsrkit fee paid CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"search-complete",
       "UK GDPR Article 15(1A)",
       "a source was not searched, failed or was searched in part",
       "search it again, or accept the gap with a reason",
       ErrorCode::gate_unsatisfied,
       {}},
      {"match-decided",
       "UK GDPR Article 5(1)(d), (f)",
       "people found in sources are neither confirmed nor rejected",
       "decide them with 'dsrkit match confirm CASE' or 'dsrkit match reject CASE'",
       ErrorCode::review_incomplete,
       {}},
      {"third-party-balance",
       "DPA 2018 Sch 2 paras 16, 17",
       "a decision about another person has no balancing record",
       "see whom with 'dsrkit review gates CASE'; weigh each with 'dsrkit party consent --balance', or all "
       "with "
       "'dsrkit review gate CASE third-party-balance --because TEXT'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"court-report",
       "DPA 2018 Sch 3 paras 3, 9, 18",
       "passages from court reports are not decided",
       "see them with 'dsrkit review gates CASE'; record the answer with 'dsrkit review gate CASE "
       "court-report', or withhold them with 'dsrkit review exempt CASE'; the court may have to be asked",
       ErrorCode::gate_unsatisfied,
       {}},
      {"childabuse",
       "DPA 2018 Sch 3 para 21",
       "somebody else asks and child abuse data have no best interests decision",
       "record the decision with 'dsrkit review gate CASE childabuse --because TEXT'",
       ErrorCode::gate_unsatisfied,
       {Jurisdiction::scotland}},
      {"sw-reporter", "DPA 2018 Sch 3 para 12",
       "the Principal Reporter has not answered about social work data",
       "tell the Reporter within 14 days with 'dsrkit reporter CASE', and record the answer with 'dsrkit "
       "review "
       "gate CASE sw-reporter --because TEXT'",
       ErrorCode::gate_unsatisfied, kOutsideScotland},
      {"ed-reporter", "DPA 2018 Sch 3 para 20",
       "the Principal Reporter has not answered about education data",
       "tell the Reporter within 14 days with 'dsrkit reporter CASE', and record the answer with 'dsrkit "
       "review "
       "gate CASE ed-reporter --because TEXT'",
       ErrorCode::gate_unsatisfied, kOutsideScotland},
      {"h-gate",
       "DPA 2018 Sch 3 para 6",
       "health data have no health opinion of the last six months",
       "record the opinion, or why the person already knows the data, with 'dsrkit review gate CASE h-gate'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"sw-harm",
       "DPA 2018 Sch 3 paras 11, 19",
       "passages that point to serious harm have no decision of a social work manager",
       "see them with 'dsrkit review gates CASE'; record the decision with 'dsrkit review gate CASE "
       "sw-harm', "
       "or withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"wishes",
       "DPA 2018 Sch 3 paras 4, 10",
       "somebody else asks, and what was said in confidence is not decided",
       "see the passages with 'dsrkit review gates CASE'; record the wishes with 'dsrkit review gate CASE "
       "wishes', or withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"adoption",
       "DPA 2018 Sch 4 para 3",
       "passages from adoption records are not decided",
       "see them with 'dsrkit review gates CASE'; record the provision with 'dsrkit review gate CASE "
       "adoption', or withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"sen",
       "DPA 2018 Sch 4 para 4",
       "passages from plans or statements of special educational needs are not decided",
       "see them with 'dsrkit review gates CASE'; record the provision with 'dsrkit review gate CASE sen', "
       "or "
       "withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"legal-privilege",
       "DPA 2018 Sch 2 para 19",
       "passages that may be legally privileged are not decided",
       "see them with 'dsrkit review gates CASE'; record what a lawyer said with 'dsrkit review gate CASE "
       "legal-privilege', or withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"crime-tax",
       "DPA 2018 Sch 2 para 2",
       "passages about investigations of crime or tax are not decided",
       "see them with 'dsrkit review gates CASE'; record what the agency said with 'dsrkit review gate CASE "
       "crime-tax', or withhold them with 'dsrkit review exempt CASE'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"restricted-records",
       "UK GDPR Article 5(1)(f)",
       "a source marks records as restricted and nobody has approved their use",
       "let whoever may decide on restricted records answer with 'dsrkit review gate CASE "
       "restricted-records'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"review-complete",
       "DPA 2018 Sch 2 para 16(1)",
       "places are still undecided",
       "decide them with 'dsrkit review CASE'",
       ErrorCode::review_incomplete,
       {}},
      {"second-person",
       "ICO audit toolkit, exemptions and redactions",
       "nobody other than those who decided has signed off",
       "ask a second person to run 'dsrkit review sign-off CASE'",
       ErrorCode::review_incomplete,
       {}},
      {"article-15",
       "UK GDPR Article 15(1)(a) to (h), (2)",
       "the information that goes with the copy has gaps",
       "complete the service profile, or accept each gap",
       ErrorCode::gate_unsatisfied,
       {}},
      {"notice",
       "UK GDPR Article 12(4); DPA 2018 s.164A(4)",
       "the person has not been told in writing",
       "write it with 'dsrkit letter CASE refusal', or 'outcome' or 'complaint-outcome' instead of 'refusal'",
       ErrorCode::gate_unsatisfied,
       {}},
      {"leak-check",
       "UK GDPR Article 5(1)(f); DPA 2018 Sch 2 para 16",
       "words that must be withheld are still in the finished file",
       "look at the leak report and build again",
       ErrorCode::integrity,
       {}},
  };
}

}  // namespace

bool Gate::applies_in(Jurisdiction jurisdiction) const {
  return std::find(not_in.begin(), not_in.end(), jurisdiction) == not_in.end();
}

const std::vector<Gate>& gates() {
  static const std::vector<Gate> all = make_gates();
  return all;
}

const Gate& gate(std::string_view id) {
  const auto found =
      std::find_if(gates().begin(), gates().end(), [id](const Gate& gate) { return gate.id == id; });
  if (found == gates().end()) {
    throw Error(ErrorCode::not_found, "no gate '" + std::string(id) + "'");
  }
  return *found;
}

std::string hint_for(std::string_view hint, std::string_view case_reference) {
  return replace_all(std::string(hint), " CASE", " " + std::string(case_reference));
}

Error gate_error(std::string_view id, std::string_view case_reference) {
  const Gate& shut = gate(id);
  return {shut.code, std::string(case_reference) + ": " + shut.message + " (" + shut.citation + ")",
          hint_for(shut.hint, case_reference)};
}

}  // namespace dsrkit::law
