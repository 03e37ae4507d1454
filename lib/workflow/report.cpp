#include "dsrkit/workflow/report.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/report/report_document.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <utility>
#include <vector>

namespace dsrkit::workflow {
namespace {

report::Ending ending_of(const Ending& ending) {
  if (ending.state == CaseState::withdrawn) {
    return report::Ending::withdrawn;
  }
  return ending.state == CaseState::refused ? report::Ending::refused : report::Ending::answered;
}

/// The first answer counts: a case that was opened again was answered all the same.
std::optional<Ending> ending_that_counts(const CaseHistory& history) {
  return history.first_answer ? history.first_answer : history.ending;
}

report::CaseFacts facts_of(const CaseStanding& standing) {
  const RequestCase& request = standing.request;
  report::CaseFacts facts;
  facts.reference = request.reference;
  facts.right = request.right;
  facts.service = request.service_profile;
  facts.received = request.received;
  facts.due = standing.clock.due;
  facts.acknowledged = standing.history.acknowledged;
  facts.extended = standing.clock.extended;
  facts.clarified = !standing.history.clarifications.empty();
  if (const auto ending = ending_that_counts(standing.history)) {
    facts.ended = ending->on;
    facts.ending = ending_of(*ending);
  }
  return facts;
}

}  // namespace

report::Report report_on(Desk& desk, std::optional<Date> from, std::optional<Date> to) {
  const Date today = desk.context().today;
  const Date last = to.value_or(today);
  if (today < last) {
    throw Error(ErrorCode::usage, "a report cannot look into the future", "end the period today or earlier");
  }
  std::vector<report::CaseFacts> facts;
  for (const CaseStanding& standing : list_cases(desk, {})) {
    facts.push_back(facts_of(standing));
  }
  return report::make_report(facts, {from.value_or(report::twelve_months_to(last).first), last});
}

void write_report(Desk& desk, const report::Report& report, bool by_week, const std::filesystem::path& path) {
  (void)report::write_document(
      report, {desk.workspace().config().controller.name, desk.context().today, by_week}, path);
}

}  // namespace dsrkit::workflow
