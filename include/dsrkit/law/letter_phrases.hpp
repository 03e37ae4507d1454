#pragma once

#include "dsrkit/base/date.hpp"
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

/// Why there is a fee, after "because": of "manifestly-unfounded" or "excessive" (UK GDPR Article 12(5)).
[[nodiscard]] std::string fee_ground_text(std::string_view ground);
/// What came of a complaint: of "upheld", "partly-upheld" or "not-upheld".
[[nodiscard]] std::string complaint_outcome_text(std::string_view outcome);

/// What proves who somebody is, when the council asks for nothing special.
[[nodiscard]] std::vector<std::string> usual_proof_of_identity();
/// What the requester can send to close these gaps, those that the council has to close left out.
[[nodiscard]] std::vector<std::string> proof_of_authority(const std::vector<StandingGap>& gaps,
                                                          std::string_view about);

}  // namespace dsrkit::law
