#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/request_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a council did with requests in a period: for its managers and for a regulator. Counts and references,
/// no names.
namespace dsrkit::report {

/// How a case ended.
enum class Ending { answered, refused, withdrawn };

/// What the report needs to know of one case.
struct CaseFacts {
  std::string reference;
  Right right = Right::access;
  std::string service;  ///< id of the service profile, or empty
  Date received{};
  std::optional<Date> due;           ///< as the clock finds it now; of a complaint: of the acknowledgement
  std::optional<Date> acknowledged;  ///< of a complaint
  std::optional<Date> ended;         ///< together with `ending`
  Ending ending = Ending::answered;
  bool extended = false;   ///< two further months were taken (UK GDPR Article 12A(3))
  bool clarified = false;  ///< the clock was paused for a clarification (Article 12A(5))
};

/// Days from the first to the last, both included.
struct Period {
  Date first{};
  Date last{};

  bool operator==(const Period&) const = default;
};

struct OldestCase {
  std::string reference;
  int days = 0;  ///< since receipt

  bool operator==(const OldestCase&) const = default;
};

/// The figures of a group of cases in a period. `open` at its beginning plus `received` less `answered` less
/// `withdrawn` is `open` at its end.
struct Figures {
  std::string name;  ///< "total", "access", "2026-11", "2026-W47"...
  Period period;
  int opening = 0;   ///< open when the period began
  int received = 0;  ///< in the period; the next two are of these
  int extended = 0;
  int clarified = 0;  ///< the clock was paused for a clarification
  int answered = 0;   ///< in the period, refusals among them; the next three are of these
  int on_time = 0;    ///< on or before the due date
  int late = 0;
  int refused = 0;
  int withdrawn = 0;  ///< in the period; no answers
  int open = 0;       ///< at the end of the period; the next two are of these
  int overdue = 0;
  std::optional<OldestCase> oldest;

  bool operator==(const Figures&) const = default;
};

/// Complaints about the council's handling (DPA 2018 s.164A), counted apart: the law sets a day for the
/// acknowledgement only.
struct ComplaintFigures {
  int received = 0;              ///< in the period; the next two are of these
  int acknowledged_on_time = 0;  ///< or concluded by then, which needs no acknowledgement of its own
  int acknowledged_late = 0;
  int decided = 0;                 ///< in the period
  int open = 0;                    ///< at the end of the period; the next is of these
  int waiting = 0;                 ///< for the acknowledgement
  int overdue = 0;                 ///< of those waiting
  std::optional<int> median_days;  ///< within so many days half of the outcomes came

  bool operator==(const ComplaintFigures&) const = default;
};

struct Report {
  Figures total;
  std::vector<Figures> by_right;      ///< in the order of the enumeration; those with cases
  std::vector<Figures> by_service;    ///< by id; those with cases
  std::vector<Figures> by_month;      ///< every month of the period, the first and last perhaps in part
  std::vector<Figures> by_week;       ///< every ISO week (ISO 8601) from the first with a case, likewise
  std::optional<int> median_days;     ///< within so many days half of the answers came
  std::optional<int> ninetieth_days;  ///< and nine of ten
  ComplaintFigures complaints;
};

/// Counts. Throws Error(usage) when the period ends before it begins.
[[nodiscard]] Report make_report(const std::vector<CaseFacts>& cases, const Period& period);

/// Answers on time of all answers in per cent, to one decimal, "66.7", or whole, "67". Empty when there were
/// no answers, and "100.0" or "100" only when all were on time.
[[nodiscard]] std::string on_time_percent(const Figures& figures);
[[nodiscard]] std::string whole_on_time_percent(const Figures& figures);

/// "2026-W53": the ISO 8601 week, whose year is that of its Thursday.
[[nodiscard]] std::string iso_week_name(Date date);

/// The last twelve months up to a day, that day's month among them.
[[nodiscard]] Period twelve_months_to(Date today);

}  // namespace dsrkit::report
