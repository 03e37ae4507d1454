#pragma once

#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/law/records_request.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// The owner of a manual source who was asked for records, and how far the answer is.
struct OwnerQuestion {
  SourceConfig source;
  Date asked{};
  std::string method;  ///< "e-mail"; empty when nobody said
  Date answer_by{};    ///< see answer_day()
  std::vector<Date> chased;
  std::optional<SearchRecord> latest;  ///< the last word on it

  /// Neither answered nor waived.
  [[nodiscard]] bool open() const;
};

/// The last day for an answer: the source's working days after asking, and not after the council's own target
/// for the reply, which would come too late. Who is asked after that target answers on the same day.
[[nodiscard]] Date answer_day(const SourceConfig& source, Date asked, Jurisdiction jurisdiction,
                              const std::optional<Date>& internal_target,
                              const clock::HolidayCalendar& holidays);

/// Of every manual source whose owner was asked, in the order of the configuration. `searches` are the latest
/// of the case; one of a time before askings were recorded counts as the day of asking.
[[nodiscard]] std::vector<OwnerQuestion> owner_questions(const std::vector<SourceConfig>& sources,
                                                         const CaseStanding& standing,
                                                         const std::vector<SearchRecord>& searches,
                                                         const clock::HolidayCalendar& holidays);
[[nodiscard]] std::vector<OwnerQuestion> owner_questions(Desk& desk, std::string_view reference);

/// Records that the owner of a manual source was asked, or reminded, on that day and by that method. Asking
/// after a nil return or a waiver opens the search again. Throws Error(usage) for a source that is searched,
/// Error(wrong_state) when there is nothing to ask any more.
void ask_owner(Desk& desk, std::string_view reference, const std::string& source, Date on,
               const std::string& method);
void chase_owner(Desk& desk, std::string_view reference, const std::string& source, Date on,
                 const std::string& method);

/// What is sent to the owner of a manual source: it names the person by name and birth date, no more than the
/// search needs (UK GDPR Article 5(1)(c)). Leaves in the audit that names were shown.
[[nodiscard]] law::RecordsRequest records_request(Desk& desk, std::string_view reference,
                                                  const std::string& source);

}  // namespace dsrkit::workflow
