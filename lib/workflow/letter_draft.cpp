#include "letter_draft.hpp"

#include "consent_letter.hpp"
#include "gates.hpp"
#include "letter_facts.hpp"
#include "questions.hpp"
#include "rights_letter.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/law/refusals.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/restriction.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// A letter being put together.
struct Draft {
  Desk& desk;
  const RequestCase& request;
  const LetterOrder& order;
  CaseHistory history;
  law::LetterFacts facts;
  Date since{};  ///< the day of what the letter is about
};

Error missing(const Draft& draft, const std::string& what, const std::string& command) {
  return {ErrorCode::wrong_state, draft.request.reference + ": " + what,
          "record it with 'dsrkit " + command + " " + draft.request.reference + "'"};
}

Error forbidden(const Draft& draft, const std::string& why, const std::string& hint) {
  return {ErrorCode::not_lawful, draft.request.reference + ": " + why, hint};
}

void require_right(const Draft& draft, const std::vector<Right>& rights, const std::string& citation) {
  if (std::find(rights.begin(), rights.end(), draft.request.right) == rights.end()) {
    throw forbidden(draft,
                    "the letter '" + draft.order.kind + "' is not for a case of " +
                        std::string(right_name(draft.request.right)) + " (" + citation + ")",
                    "see 'dsrkit letter list'");
  }
}

void require_request(const Draft& draft) {
  if (draft.request.right == Right::complaint) {
    throw forbidden(draft, "the letter '" + draft.order.kind + "' is not for a complaint (DPA 2018 s.164A)",
                    "write 'complaint-acknowledgement' or 'complaint-outcome'");
  }
}

/// The words of the officer for the letter, else those that were recorded.
std::string reason_of(const Draft& draft, const std::string& recorded) {
  return draft.order.because.empty() ? recorded : draft.order.because;
}

const Question& open_question(const Draft& draft, const std::vector<Question>& questions,
                              const std::string& what, const std::string& command) {
  if (const Question* question = last_open(questions)) {
    return *question;
  }
  throw missing(draft, "no " + what + " is open", command);
}

void ask(Draft& draft, const Question& question, const std::vector<std::string>& usual) {
  draft.since = question.asked;
  draft.facts.reason = reason_of(draft, question.because);
  draft.facts.needed = draft.order.needed.empty() ? usual : draft.order.needed;
}

law::Awaited awaited_of(const Draft& draft) {
  const CaseHistory& history = draft.history;
  return {
      .identity = last_open(history.identity) != nullptr,
      .authority = last_open(history.authority) != nullptr || must_show_authority(draft.desk, draft.request),
      .fee = history.fee && history.fee->question.open(),
      .answer = last_open(history.clarifications) != nullptr};
}

void acknowledge(Draft& draft) {
  require_request(draft);
  if (!is_open(draft.request)) {
    throw Error(ErrorCode::wrong_state,
                draft.request.reference + " is " + std::string(state_name(draft.request.state)) +
                    ": there is nothing left to acknowledge",
                "see 'dsrkit case show " + draft.request.reference + "'");
  }
  draft.facts.awaited = law::awaited_text(awaited_of(draft));
  if (draft.facts.awaited.empty()) {
    draft.facts.nothing_to_do = law::nothing_to_do_text();
  }
}

void ask_identity(Draft& draft) {
  require_request(draft);
  ask(draft, open_question(draft, draft.history.identity, "question about identity", "identity ask"),
      law::usual_proof_of_identity());
}

void ask_authority(Draft& draft) {
  require_request(draft);
  ask(draft, open_question(draft, draft.history.authority, "question about authority", "authority ask"),
      law::proof_of_authority(standing_of(draft.desk, draft.request.reference), draft.facts.about));
}

void ask_fee(Draft& draft) {
  require_request(draft);
  if (!draft.history.fee || !draft.history.fee->question.open()) {
    throw missing(draft, "no fee is asked for", "fee ask");
  }
  ask(draft, draft.history.fee->question, {});
  draft.facts.fee_ground = law::fee_ground_text(draft.history.fee->ground);
  draft.facts.fee_amount = draft.history.fee->amount;
}

void ask_clarification(Draft& draft) {
  require_right(draft, {Right::access}, "UK GDPR Article 12A(5)");
  const Question& question =
      open_question(draft, draft.history.clarifications, "question about the request", "clarify ask");
  ask(draft, question, {});
  draft.facts.question = question.text;
}

void extend(Draft& draft) {
  require_request(draft);
  if (!draft.history.extension) {
    throw missing(draft, "no extension is recorded", "extend");
  }
  const auto clock = clock_of(draft.desk, draft.request.reference);
  if (!clock.starts) {
    throw forbidden(draft,
                    "the time to reply has not started, and cannot be extended (UK GDPR Article 12A(2))",
                    "'dsrkit clock " + draft.request.reference + "' shows what it waits for");
  }
  if (!clock.extended || (clock.extension_notice_by && draft.order.on > *clock.extension_notice_by)) {
    throw forbidden(draft, "it is too late to give notice of an extension (UK GDPR Article 12A(4)(a))",
                    "'dsrkit clock " + draft.request.reference + "' shows the last day for it");
  }
  draft.since = draft.history.extension->given;
  draft.facts.reason = reason_of(draft, draft.history.extension->because);
  draft.facts.extension_ground = law::extension_ground_text(draft.history.extension->ground);
  draft.facts.extended_due = clock.due;
}

void disclose(Draft& draft) {
  require_right(draft, {Right::access}, "UK GDPR Article 15");
  require_state(draft.request,
                {CaseState::bundled, CaseState::sealed, CaseState::released, CaseState::closed},
                "write the letter 'disclosure'");
  require_known_requester(draft.desk, draft.request.reference);
}

std::vector<std::string> codes_withheld(Desk& desk, std::string_view reference) {
  std::set<std::string> codes;
  desk.reg().for_each_mention(reference, [&codes](const store::DecidedMention& decided) {
    if (decided.decision && decided.decision->action == Action::redact) {
      codes.insert(decided.decision->code);
    }
  });
  return {codes.begin(), codes.end()};
}

void refuse_in_part(Draft& draft) {
  require_right(draft, {Right::access}, "UK GDPR Article 12(4)");
  require_state(
      draft.request,
      {CaseState::reviewed, CaseState::bundled, CaseState::sealed, CaseState::released, CaseState::closed},
      "write the letter 'partial-refusal'");
  require_known_requester(draft.desk, draft.request.reference);
  const auto codes = codes_withheld(draft.desk, draft.request.reference);
  if (codes.empty()) {
    throw Error(ErrorCode::wrong_state, draft.request.reference + ": nothing is withheld",
                "write 'dsrkit letter " + draft.request.reference + " disclosure'");
  }
  draft.facts.withheld = rules_in_words(codes);
  draft.facts.searched = searched_places(draft.desk, draft.request.reference);
}

/// To somebody who may not have the data it is not told where they are, nor whether there are any. Only a
/// request for access has a search; for another right it is told when there was one.
std::vector<std::string> searched_before_refusal(const Draft& draft) {
  if (why_unknown(draft.desk, draft.request.reference)) {
    if (draft.request.right != Right::access) {
      return {};
    }
    return {
        "We cannot tell you where we looked, or whether we hold anything, before we know that you may ask."};
  }
  auto places = searched_places(draft.desk, draft.request.reference);
  if (places.empty() && draft.request.right == Right::access) {
    places.emplace_back("We did not have to look in our records to decide this.");
  }
  return places;
}

void refuse(Draft& draft) {
  require_request(draft);
  if (!draft.history.refusal) {
    throw missing(draft, "no refusal is recorded", "refuse");
  }
  const Refusal& refusal = *draft.history.refusal;
  draft.since = refusal.on;
  draft.facts.refusal_meaning = law::refusal_text(
      law::require_refusal_ground(refusal.ground, draft.request.right), draft.request.right);
  draft.facts.reason = reason_of(draft, refusal.because);
  draft.facts.withheld = rules_in_words(refusal.codes);
  draft.facts.searched = searched_before_refusal(draft);
}

void hold_nothing(Draft& draft) {
  require_right(draft, {Right::access}, "UK GDPR Article 15(1)");
  require_nothing_found(draft.desk, draft.request.reference);
  require_requester(draft.desk, draft.request.reference);
  draft.facts.searched = searched_places(draft.desk, draft.request.reference);
}

void name_what_is_complained_of(Draft& draft) {
  if (!draft.request.about.empty()) {
    const RequestCase about = draft.desk.reg().case_of(draft.request.about);
    draft.facts.complained_of = law::complained_of_text(about.reference, about.received);
  }
}

void acknowledge_complaint(Draft& draft) {
  require_right(draft, {Right::complaint}, "DPA 2018 s.164A(3)");
  name_what_is_complained_of(draft);
}

void decide_complaint(Draft& draft) {
  require_right(draft, {Right::complaint}, "DPA 2018 s.164A(4)");
  if (!draft.history.outcome) {
    throw missing(draft, "no outcome is recorded", "complaint outcome");
  }
  name_what_is_complained_of(draft);
  draft.since = draft.history.outcome->on;
  draft.facts.complaint_outcome = law::complaint_outcome_text(draft.history.outcome->outcome);
  draft.facts.reason = reason_of(draft, draft.history.outcome->because);
}

void tell_outcome(Draft& draft) {
  require_right(draft, {Right::rectification, Right::restriction}, "UK GDPR Article 12(3)");
  if (!draft.history.outcome) {
    const bool rectify = draft.request.right == Right::rectification;
    throw missing(draft, "no outcome is recorded", rectify ? "rectify decide" : "restrict decide");
  }
  draft.since = draft.history.outcome->on;
  draft.facts.complaint_outcome = law::right_outcome_text(draft.history.outcome->outcome);
  draft.facts.reason = reason_of(draft, draft.history.outcome->because);
  for (const std::string& done : done_in_words(draft.desk, rights_of(draft.desk, draft.request.reference))) {
    draft.facts.complaint_outcome += " " + done;
  }
}

void ask_consent(Draft& draft) {
  const Party recipient = consent_recipient(draft.desk, draft.request, draft.order);
  draft.facts = consent_facts(std::move(draft.facts), draft.request, recipient, draft.order);
}

void lift_restriction(Draft& draft) {
  require_right(draft, {Right::rectification, Right::erasure, Right::restriction, Right::objection},
                "UK GDPR Article 18");
  if (draft.order.restriction.empty() || !draft.order.lift_on) {
    throw Error(ErrorCode::usage, "the letter must say what is no longer limited, and from which day",
                "add --restriction TEXT and --lift-on DATE");
  }
  if (draft.order.on >= *draft.order.lift_on) {
    throw forbidden(draft, "the person must be told before the restriction is lifted (UK GDPR Article 18(3))",
                    "give a later day with --lift-on");
  }
  if (draft.order.restricted_since > draft.order.on) {
    throw Error(ErrorCode::usage, "a limit that ends did not begin after the letter",
                "give an earlier day with --restricted-since");
  }
  draft.facts.restricted_since = draft.order.restricted_since;
  draft.facts.restriction = draft.order.restriction;
  draft.facts.lift_on = draft.order.lift_on;
  draft.facts.reason = draft.order.because;
}

/// Which words of the officer letters of a kind have a place for.
struct Takes {
  bool because = false;
  bool needed = false;
  bool restriction = false;
  bool consent = false;
};

constexpr Takes kReason{.because = true};
constexpr Takes kReasonAndNeeded{.because = true, .needed = true};

struct Kind {
  std::string_view id;
  void (*draft)(Draft&);
  Takes takes;
};

constexpr std::array kKinds{
    Kind{"acknowledgement", acknowledge, {}},
    Kind{"identity", ask_identity, kReasonAndNeeded},
    Kind{"authority", ask_authority, kReasonAndNeeded},
    Kind{"fee", ask_fee, kReason},
    Kind{"clarification", ask_clarification, kReason},
    Kind{kConsentLetter, ask_consent, {.consent = true}},
    Kind{"extension", extend, kReason},
    Kind{"disclosure", disclose, {}},
    Kind{"partial-refusal", refuse_in_part, {}},
    Kind{"refusal", refuse, kReason},
    Kind{"no-data", hold_nothing, {}},
    Kind{"outcome", tell_outcome, kReason},
    Kind{"complaint-acknowledgement", acknowledge_complaint, {}},
    Kind{"complaint-outcome", decide_complaint, kReason},
    Kind{"restriction-lifting", lift_restriction, {.because = true, .needed = false, .restriction = true}},
};

const Kind& kind_of(const LetterOrder& order) {
  const auto* const known =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return kind.id == order.kind; });
  if (known == kKinds.end()) {
    throw Error(ErrorCode::internal, "no facts for the letter '" + order.kind + "'");
  }
  return *known;
}

/// What an officer gives must not be lost without a word.
void require_place(const LetterOrder& order, bool has_place, bool given, const std::string& option) {
  if (given && !has_place) {
    throw Error(ErrorCode::usage, "the letter '" + order.kind + "' has no place for " + option,
                "leave it out, or see 'man dsrkit-letter' for the letters that have");
  }
}

void require_places(const LetterOrder& order, const Takes& takes) {
  require_place(order, takes.because, !order.because.empty(), "--because");
  require_place(order, takes.needed, !order.needed.empty(), "--needed");
  require_place(order, takes.restriction, !order.restriction.empty(), "--restriction");
  require_place(order, takes.restriction, order.restricted_since.has_value(), "--restricted-since");
  require_place(order, takes.restriction, order.lift_on.has_value(), "--lift-on");
  require_place(order, takes.consent, !order.party.empty(), "--party");
  require_place(order, takes.consent, !order.information.empty(), "--information");
  require_place(order, takes.consent, order.answer_by.has_value(), "--answer-by");
  require_place(order, takes.consent, order.name_subject, "--name-subject");
}

void require_possible_day(const Draft& draft) {
  if (draft.order.on < draft.since) {
    throw forbidden(draft,
                    "a letter of " + format_date(draft.order.on) + " is before what it is about (" +
                        format_date(draft.since) + ")",
                    "give another day with --on");
  }
  if (draft.order.on > draft.desk.context().today) {
    throw forbidden(draft, format_date(draft.order.on) + " lies in the future", "date the letter today");
  }
}

}  // namespace

law::LetterFacts draft_letter(Desk& desk, const RequestCase& request, const LetterOrder& order) {
  const Kind& kind = kind_of(order);
  require_places(order, kind.takes);
  Draft draft{desk,
              request,
              order,
              history_of(desk, request.reference),
              letter_facts(desk, request, order.on),
              request.received};
  kind.draft(draft);
  require_possible_day(draft);
  return draft.facts;
}

}  // namespace dsrkit::workflow
