#include "dsrkit/law/letter_requirements.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/regulator.hpp"

#include <algorithm>

namespace dsrkit::law {
namespace {

std::vector<LetterRequirement> make_requirements() {
  return {
      {"sender", "UK GDPR Article 12(1)", "which council writes", "controller", {}},
      {"reply-route", "UK GDPR Article 12(2)", "how to reach the council", "contact", {}},

      {"request", "UK GDPR Article 12(1)", "what was asked for", "request", {"acknowledgement"}},
      {"receipt", "UK GDPR Article 12A(2)(a)", "when the request came", "received", {"acknowledgement"}},
      {"reply-by",
       "UK GDPR Articles 12(3), 12A(1)",
       "by when the council replies",
       "reply_by",
       {"acknowledgement"}},

      {"why-asked", "UK GDPR Article 12(6)", "why the council asks", "reason", {"identity", "authority"}},
      {"needed", "UK GDPR Article 12(6)", "what the person should send", "needed", {"identity", "authority"}},
      {"month-not-started",
       "UK GDPR Article 12A(2)(b)",
       "that the month starts with the proof",
       "starts_with_proof",
       {"identity", "authority"}},

      {"fee-ground", "UK GDPR Article 12(5)", "on what ground there is a fee", "fee_ground", {"fee"}},
      {"fee-reasons", "UK GDPR Article 12(5)", "what shows that the ground is there", "reason", {"fee"}},
      {"fee-amount", "UK GDPR Article 12(5)(a)", "how much the fee is", "fee_amount", {"fee"}},
      {"month-not-started",
       "UK GDPR Article 12A(2)(c)",
       "that the month starts with the payment",
       "starts_with_payment",
       {"fee"}},

      {"question", "UK GDPR Article 12A(5)", "what the council needs to know", "question", {"clarification"}},
      {"why-asked", "UK GDPR Article 12A(5)", "why it needs to know", "reason", {"clarification"}},
      {"time-stops",
       "UK GDPR Article 12A(5)(b)",
       "that time stops, and that this is for access only",
       "time_stops",
       {"clarification"}},

      {"extension-ground",
       "UK GDPR Article 12A(3)",
       "whether the request is complex or one of many",
       "extension_ground",
       {"extension"}},
      {"reasons", "UK GDPR Article 12A(4)(b)", "the reasons for the delay", "reason", {"extension"}},
      {"new-date", "UK GDPR Article 12A(3)", "the new date", "extended_due", {"extension"}},

      {"reasons",
       "UK GDPR Article 12(4)",
       "what the council holds back, and why",
       "withheld",
       {"partial-refusal"}},
      {"ground",
       "UK GDPR Article 12(4)",
       "on what ground the council says no",
       "refusal_meaning",
       {"refusal"}},
      {"reasons", "UK GDPR Article 12(4)", "the reasons for it", "reason", {"refusal"}},
      {"nothing-held", "UK GDPR Article 15(1)", "that nothing is held", "nothing_found", {"no-data"}},
      {"searched",
       "UK GDPR Article 15(1A)",
       "where the council looked",
       "searched",
       {"partial-refusal", "refusal", "no-data"},
       std::nullopt,
       {Right::access}},

      {"complaint-to-council",
       "UK GDPR Article 15(1)(ea)",
       "the right to complain to the council",
       "council_complaint",
       {"disclosure"},
       kComplaintToControllerFrom},
      {"complaint-to-regulator",
       "UK GDPR Article 15(1)(f)",
       "the right to complain to the regulator",
       "regulator_complaint",
       {"disclosure"}},
      {"complaint-to-council",
       "UK GDPR Article 12(4); DPA 2018 s.164A",
       "the right to complain to the council",
       "council_complaint",
       {"partial-refusal", "refusal", "no-data", "outcome"},
       kComplaintToControllerFrom},
      {"how-to-complain",
       "DPA 2018 s.164A(2)",
       "how to complain to the council",
       "complaints_contact",
       {"disclosure", "partial-refusal", "refusal", "no-data", "outcome"},
       kComplaintToControllerFrom},
      {"complaint-to-regulator",
       "UK GDPR Article 12(4); DPA 2018 s.165",
       "the right to complain to the regulator",
       "regulator_complaint",
       {"partial-refusal", "refusal", "no-data", "outcome", "complaint-outcome"}},
      {"court",
       "UK GDPR Article 12(4); DPA 2018 ss.167, 180",
       "which court can be asked",
       "court_remedy",
       {"partial-refusal", "refusal", "no-data", "outcome", "complaint-outcome"}},

      {"receipt",
       "DPA 2018 s.164A(3)",
       "that and when the complaint came",
       "received",
       {"complaint-acknowledgement"}},
      {"steps",
       "DPA 2018 s.164A(4), (5)",
       "what the council does with it",
       "complaint_steps",
       {"complaint-acknowledgement"}},
      {"outcome", "DPA 2018 s.164A(4)(b)", "the outcome", "complaint_outcome", {"complaint-outcome"}},
      {"reasons", "DPA 2018 s.164A(4)(b)", "how the council came to it", "reason", {"complaint-outcome"}},

      {"who-asks",
       "DPA 2018 Sch 2 para 16(2)(a)",
       "that somebody asked, named or not",
       "asked_by",
       {"consent"}},
      {"answers",
       "UK GDPR Article 4(11); DPA 2018 Sch 2 para 16(2)(a)",
       "what the person can answer",
       "consent_answers",
       {"consent"}},
      {"answer-by", "DPA 2018 Sch 2 para 16(3)(c)", "by when to answer", "answer_by", {"consent"}},
      {"free-to-refuse",
       "DPA 2018 Sch 2 para 16(2), (3)",
       "that the person may refuse, and that the council decides",
       "consent_free",
       {"consent"}},

      {"outcome",
       "UK GDPR Article 12(3)",
       "what the council did about the request",
       "complaint_outcome",
       {"outcome"}},
      {"reasons", "UK GDPR Article 12(4)", "the reasons for it", "reason", {"outcome"}},
      {"recipients",
       "UK GDPR Article 19",
       "that recipients are told, and named on request",
       "recipients_told",
       {"outcome"},
       std::nullopt,
       {Right::rectification, Right::erasure, Right::restriction}},

      {"restriction",
       "UK GDPR Article 18(3)",
       "what is no longer limited",
       "restriction",
       {"restriction-lifting"}},
      {"lift-date", "UK GDPR Article 18(3)", "from which day", "lift_on", {"restriction-lifting"}},
  };
}

}  // namespace

const std::vector<LetterKind>& letter_kinds() {
  static const std::vector<LetterKind> kinds{
      {"acknowledgement", "says that a request came and when the reply is due"},
      {"identity", "asks for proof of who asks"},
      {"authority", "asks for proof that somebody may ask for another person"},
      {"fee", "asks for a fee"},
      {"clarification", "asks what an access request is about"},
      {"consent", "asks somebody in the records whether they may be named", true},
      {"extension", "gives notice that the reply takes longer"},
      {"disclosure", "goes with the information that was asked for"},
      {"partial-refusal", "says what the council does not do or share, and why"},
      {"refusal", "says no, and why"},
      {"no-data", "says that nothing was found"},
      {"outcome", "says what the council did about a request for rectification or restriction"},
      {"complaint-acknowledgement", "says that a complaint came"},
      {"complaint-outcome", "says what came of a complaint"},
      {"restriction-lifting", "says that a limit on the use of information ends"},
  };
  return kinds;
}

std::vector<std::string> letter_kind_ids() {
  std::vector<std::string> ids;
  for (const LetterKind& kind : letter_kinds()) {
    ids.push_back(kind.id);
  }
  return ids;
}

const LetterKind& letter_kind(std::string_view id) {
  const auto found = std::find_if(letter_kinds().begin(), letter_kinds().end(),
                                  [id](const LetterKind& kind) { return kind.id == id; });
  if (found == letter_kinds().end()) {
    const std::string near = closest_match(id, letter_kind_ids());
    throw Error(ErrorCode::not_found, "no letter is called '" + std::string(id) + "'",
                near.empty() ? "see 'dsrkit letter list'" : "did you mean " + near + "?");
  }
  return *found;
}

bool LetterRequirement::applies_to(std::string_view kind, Date letter_date) const {
  const bool named = kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  return named && (!from || letter_date >= *from);
}

bool LetterRequirement::applies_to(Right right) const {
  return rights.empty() || std::find(rights.begin(), rights.end(), right) != rights.end();
}

const std::vector<LetterRequirement>& letter_requirements() {
  static const std::vector<LetterRequirement> requirements = make_requirements();
  return requirements;
}

std::vector<LetterRequirement> letter_requirements(std::string_view kind, Date letter_date) {
  std::vector<LetterRequirement> found;
  for (const LetterRequirement& requirement : letter_requirements()) {
    if (requirement.applies_to(kind, letter_date)) {
      found.push_back(requirement);
    }
  }
  return found;
}

}  // namespace dsrkit::law
