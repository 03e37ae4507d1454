#pragma once

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/law/standing.hpp"
#include "dsrkit/model/request_case.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What an event of a case is called in the register.
namespace dsrkit::workflow::event {

inline constexpr std::string_view kReceived = "received";
inline constexpr std::string_view kIdentityAsked = "identity-asked";
inline constexpr std::string_view kIdentityConfirmed = "identity-confirmed";
inline constexpr std::string_view kIdentityFailed = "identity-failed";
inline constexpr std::string_view kAuthorityAsked = "authority-asked";
inline constexpr std::string_view kAuthorityConfirmed = "authority-confirmed";
inline constexpr std::string_view kCompetenceAssessed = "competence-assessed";
inline constexpr std::string_view kFeeAsked = "fee-asked";
inline constexpr std::string_view kFeePaid = "fee-paid";
inline constexpr std::string_view kClarificationAsked = "clarification-asked";
inline constexpr std::string_view kClarificationAnswered = "clarification-answered";
inline constexpr std::string_view kExtended = "extended";
inline constexpr std::string_view kRefused = "refused";
inline constexpr std::string_view kWithdrawn = "withdrawn";
inline constexpr std::string_view kReleased = "released";
inline constexpr std::string_view kAcknowledged = "acknowledged";
inline constexpr std::string_view kDecided = "decided";
inline constexpr std::string_view kReporterAsked = "reporter-asked";
inline constexpr std::string_view kSourceAsked = "source-asked";
inline constexpr std::string_view kSourceChased = "source-chased";
inline constexpr std::string_view kSourceAnswered = "source-answered";
inline constexpr std::string_view kNilReturn = "nil-return";
inline constexpr std::string_view kGapAccepted = "gap-accepted";
inline constexpr std::string_view kLetterMade = "letter-made";
inline constexpr std::string_view kGateAnswered = "gate-answered";
inline constexpr std::string_view kProtectionOverridden = "protection-overridden";
inline constexpr std::string_view kBlindChecked = "blind-checked";
inline constexpr std::string_view kClosed = "closed";
inline constexpr std::string_view kReopened = "reopened";
inline constexpr std::string_view kCorrected = "corrected";

}  // namespace dsrkit::workflow::event

namespace dsrkit::workflow {

/// Something the council asked for, and what came of it.
struct Question {
  std::int64_t number = 0;  ///< of the event that asked
  Date asked{};
  std::string because;  ///< why the council needs it
  std::string text;     ///< what was asked, of a clarification
  std::optional<Date> answered;
  std::string answer;  ///< what proved it, or what was said

  [[nodiscard]] bool open() const { return !answered; }
};

/// The notice that more time is needed (UK GDPR Article 12A(3), (4)).
struct ExtensionNotice {
  std::int64_t number = 0;  ///< of the event
  Date given{};
  std::string ground;  ///< "complexity" or "number"
  std::string because;
};

/// A fee under UK GDPR Article 12(5).
struct FeeDemand {
  Question question;
  std::string ground;  ///< "manifestly-unfounded" or "excessive"
  std::string amount;  ///< pounds: "12.50"
};

/// The answer No to a whole request (UK GDPR Article 12(4)).
struct Refusal {
  std::int64_t number = 0;  ///< of the event
  Date on{};
  std::string ground;              ///< see law/refusals.hpp
  std::vector<std::string> codes;  ///< exemptions, of "exempt"
  std::string because;
};

/// The outcome of a complaint or of another right.
struct Outcome {
  std::int64_t number = 0;  ///< of the event
  Date on{};
  std::string outcome;  ///< "upheld", "partly-upheld", "not-upheld"
  std::string because;
};

/// A letter that was written.
struct LetterMade {
  std::int64_t number = 0;  ///< of the event
  std::string kind;
  Date on{};
  std::string file;
};

/// A question whether data of the Principal Reporter may be disclosed (DPA 2018 Sch 3 paras 12, 20).
struct ReporterQuestion {
  Date arose{};
  std::optional<Date> told;
};

/// That the owner of records was asked for them, and reminded.
struct OwnerAsked {
  std::string source;
  Date asked{};
  std::string method;  ///< "e-mail"; empty when nobody said
  std::vector<Date> chased;
  bool answered = false;  ///< or waived; then it can be asked again
};

/// How a request ended.
struct Ending {
  CaseState state = CaseState::released;  ///< released, decided, refused or withdrawn
  Date on{};
};

/// What the events of a case come to, corrected ones as corrected. One reading for the clock, the gates,
/// `due`, letters and the report.
struct CaseHistory {
  std::vector<Question> identity;
  bool identity_proved = false;  ///< the last word on it
  bool identity_failed = false;  ///< likewise: a proof was there and is none
  std::vector<Question> authority;
  std::set<law::Authority> authority_shown;
  std::optional<bool> competent;
  std::optional<FeeDemand> fee;
  std::vector<Question> clarifications;
  std::optional<ExtensionNotice> extension;
  std::optional<Refusal> refusal;
  std::optional<Date> acknowledged;  ///< of a complaint
  std::optional<Outcome> outcome;
  std::vector<ReporterQuestion> reporter;
  std::optional<Date> health_opinion;  ///< of the latest health opinion
  std::vector<OwnerAsked> owners;      ///< in the order they were asked
  std::vector<LetterMade> letters;
  std::optional<Ending> ending;        ///< as it is now
  std::optional<Ending> first_answer;  ///< the first answer the person had, also when it was reopened
  std::optional<Date> latest;          ///< the latest day on which something about the request happened

  /// Written after the event of this number.
  [[nodiscard]] bool has_letter(std::string_view kind, std::int64_t since = 0) const;
  /// Nothing while the owner of the source was not asked.
  [[nodiscard]] const OwnerAsked* owner_asked(std::string_view source) const;
  /// It is asked for and not all there.
  [[nodiscard]] bool asks_authority() const;
};

/// The events that count: days as corrected, those taken back left out, corrections themselves left out.
[[nodiscard]] std::vector<CaseEvent> effective_events(const std::vector<CaseEvent>& events);
[[nodiscard]] CaseHistory history_of(const std::vector<CaseEvent>& events);

/// Who asks for whom, and what the history has shown of it; age counts on `on`.
[[nodiscard]] law::StandingFacts standing_facts(const RequestCase& request, const CaseHistory& history,
                                                Date on);

/// The clock's facts as the history tells them.
[[nodiscard]] clock::ClockInput clock_input(const RequestCase& request, const CaseHistory& history);

/// Whether something is still to be done for the person: not released, decided, refused, withdrawn or closed.
[[nodiscard]] bool is_open(const RequestCase& request);

}  // namespace dsrkit::workflow
