#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// What may show that somebody can ask for the subject (ICO right of access guidance, 8 December 2025).
enum class Authority {
  written_authority,        ///< signed by whoever instructs the agent
  parental_responsibility,  ///< birth certificate, court order, agreement
  subject_agrees,           ///< a subject who can decide for themselves has agreed
  court_appointment,        ///< a deputy, guardian or controller appointed by a court
  power_of_attorney,
};

/// "written-authority", "parental-responsibility", "subject-agrees", "court-appointment",
/// "power-of-attorney".
[[nodiscard]] std::string_view authority_name(Authority authority);
[[nodiscard]] std::optional<Authority> parse_authority(std::string_view name);
[[nodiscard]] std::vector<std::string> authority_names();

/// Who asks for whom, and what is known of both.
struct StandingFacts {
  Capacity capacity = Capacity::self;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::optional<Date> born;  ///< of the subject
  Date on{};                 ///< the day on which age counts
  /// Whether an officer found that the child understands what asking means; nothing while nobody looked.
  std::optional<bool> competent;
  std::set<Authority> shown;
};

/// Something that must still be shown or found out before anything is disclosed to the requester.
struct StandingGap {
  std::string id;       ///< "written-authority", "competence", "birth-date"...
  std::string message;  ///< what is missing: lower case, no full stop
  std::string citation;
  std::string hint;
  bool from_requester = true;  ///< the requester must send it; else the council must find it out

  bool operator==(const StandingGap&) const = default;
};

/// What is missing, in the order in which to ask; empty when the requester may have the data.
///
/// The right is the child's. In Scotland a child of 12 or more is presumed able to use it (DPA 2018 s.208);
/// elsewhere understanding is assessed and 12 is a reasonable age from which to do so (ICO guidance). A
/// parent asks for a child who cannot, or with the child's agreement; nobody is a child at 18 (Scotland: 16).
[[nodiscard]] std::vector<StandingGap> standing_gaps(const StandingFacts& facts);

/// In whole years on a day; somebody born on 29 February is a year older on 1 March of other years.
[[nodiscard]] int age_on(Date born, Date on);
[[nodiscard]] bool is_child(Date born, Date on, Jurisdiction jurisdiction);

/// Which law governs a request about somebody who has died: the UK GDPR covers living people only (DPA 2018
/// s.3(2), (3)). A sentence each, for the officer.
[[nodiscard]] std::vector<std::string> law_for_the_dead(Jurisdiction jurisdiction);

}  // namespace dsrkit::law
