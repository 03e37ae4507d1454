#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/law/refusals.hpp"
#include "dsrkit/law/standing.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Sentences that letters must have by law, in words for the person. They are not in the texts that a council
/// may change, so that what they promise is what the law says.
namespace dsrkit::law {

/// What was asked for, after "you asked the council": "for the information we hold about you".
[[nodiscard]] std::string request_phrase(Right right, std::string_view about);

/// By when the council replies; that it is late; or that the time has not started or stands still.
[[nodiscard]] std::string reply_by_text(const std::optional<Date>& due, Date letter_date);
/// That the council says in time when it needs longer (UK GDPR Article 12A(4)(a)); empty when there is no
/// day yet or it has passed.
[[nodiscard]] std::string more_time_text(const std::optional<Date>& due, Date letter_date);

/// What letters of their own ask the requester for.
struct Awaited {
  bool identity = false;
  bool authority = false;
  bool fee = false;
  bool answer = false;
};

/// In whole sentences; empty when nothing is awaited.
[[nodiscard]] std::string awaited_text(const Awaited& awaited);
/// That the person can wait for the reply.
[[nodiscard]] std::string nothing_to_do_text();
/// What to know before reading records about oneself or somebody else.
[[nodiscard]] std::string before_reading_text(std::string_view about);
/// The month starts with the proof (UK GDPR Article 12A(2)(b)).
[[nodiscard]] std::string starts_with_proof_text();
/// The month starts with the payment (UK GDPR Article 12A(2)(c)).
[[nodiscard]] std::string starts_with_payment_text();
/// The days until the answer do not count, for access only (UK GDPR Article 12A(5)).
[[nodiscard]] std::string time_stops_text();
/// Nothing is held (UK GDPR Article 15(1)).
[[nodiscard]] std::string nothing_found_text(std::string_view about);
/// What the council does with a complaint (DPA 2018 s.164A(4), (5)).
[[nodiscard]] std::string complaint_steps_text();

/// Which request a complaint is about: "AR-2026-0001, which came on 2 November 2026".
[[nodiscard]] std::string complained_of_text(std::string_view reference, Date received);
/// Why a request is refused, of a ground: as it reads for this right (UK GDPR Article 12(4)).
[[nodiscard]] std::string refusal_text(const RefusalGround& ground, Right right);

/// What somebody who is asked for consent can answer (UK GDPR Article 4(11); DPA 2018 Sch 2 para 16(2)(a)).
[[nodiscard]] std::vector<std::string> consent_answers();
/// That they may refuse, and that the council decides (DPA 2018 Sch 2 para 16(2), (3)).
[[nodiscard]] std::string consent_free_text();

/// "upheld", "partly-upheld", "not-upheld" (DPA 2018 s.164A(4)).
[[nodiscard]] std::vector<std::string> complaint_outcomes();
/// What came of a complaint. Throws Error(not_found).
[[nodiscard]] std::string complaint_outcome_text(std::string_view outcome);

/// What proves who somebody is, when the council asks for nothing special.
[[nodiscard]] std::vector<std::string> usual_proof_of_identity();
/// What the requester can send to close these gaps, those that the council has to close left out.
[[nodiscard]] std::vector<std::string> proof_of_authority(const std::vector<StandingGap>& gaps,
                                                          std::string_view about);

}  // namespace dsrkit::law
