#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/request_case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// Who supervises data protection in the UK, as a letter of a given day must name them.
struct Regulator {
  std::string name;                  ///< without article: "Information Commission"
  std::vector<std::string> address;  ///< lines
  std::string telephone;
  std::string web;
  std::vector<std::string> other_names;  ///< of other days, wrong on this one; small letters fit any case
  std::string citation;

  bool operator==(const Regulator&) const = default;
};

/// A sentence or two for the person and the provision they rest on.
struct LegalText {
  std::string text;
  std::string citation;

  bool operator==(const LegalText&) const = default;
};

/// "Information Commissioner's Office" in letters before 30 September 2026, "Information Commission" from
/// then on (DPA 2018 s.3(8A), s.114A).
[[nodiscard]] Regulator regulator_on(Date letter_date);

/// The first day of the right to complain to the council itself (DPA 2018 s.164A; SI 2026/82 reg 3).
inline constexpr Date kComplaintToControllerFrom{std::chrono::year{2026}, std::chrono::month{6},
                                                 std::chrono::day{19}};

/// Whether a letter must tell of the right to complain to the council itself (UK GDPR Articles 12(4) and
/// 15(1)(ea)).
[[nodiscard]] bool has_complaint_to_controller(Date letter_date);

/// How to complain to the council about the data of `about`: as a right from 19 June 2026, as an offer
/// before.
[[nodiscard]] LegalText complaint_to_controller(Date letter_date, std::string_view controller,
                                                std::string_view about = "you");

/// How to complain to the regulator (DPA 2018 s.165).
[[nodiscard]] LegalText complaint_to_regulator(Date letter_date);

/// Which court can order the council to comply (DPA 2018 ss.167, 180).
[[nodiscard]] LegalText court_remedy(Jurisdiction jurisdiction);

/// Courts of other places, in small letters: a letter that names one sends the person to the wrong court (DPA
/// 2018 s.180).
[[nodiscard]] std::vector<std::string> courts_elsewhere(Jurisdiction jurisdiction);

}  // namespace dsrkit::law
