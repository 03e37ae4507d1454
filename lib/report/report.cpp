#include "dsrkit/report/report.hpp"

#include "series.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <tuple>

namespace dsrkit::report {
namespace {

bool within(const Period& period, Date day) {
  return period.first <= day && day <= period.last;
}

/// The smallest value that at least `percent` of all do not exceed.
std::optional<int> percentile(std::vector<int> values, std::size_t percent) {
  if (values.empty()) {
    return std::nullopt;
  }
  const std::size_t rank = (values.size() * percent + 99) / 100;
  const auto wanted = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), wanted, values.end());
  return *wanted;
}

/// Days from receipt to the answer of what was answered in the period.
std::vector<int> answer_days(const CaseList& cases, const Period& period) {
  std::vector<int> days;
  for (const CaseFacts* facts : cases) {
    if (facts->ended && facts->ending != Ending::withdrawn && within(period, *facts->ended)) {
      days.push_back(days_between(facts->received, *facts->ended));
    }
  }
  return days;
}

template <typename Key>
std::vector<Figures> grouped(const std::map<Key, CaseList>& groups, const Period& period,
                             std::string (*name)(const Key&)) {
  std::vector<Figures> result;
  for (const auto& [key, cases] : groups) {
    const Figures figures = figures_of(cases, {{name(key), period}}).front();
    if (figures.opening + figures.received > 0) {
      result.push_back(figures);
    }
  }
  return result;
}

/// Without the rows before there was a case; the last one stays.
std::vector<Figures> from_first_case(std::vector<Figures> rows) {
  const auto first = std::find_if(rows.begin(), rows.end() - 1,
                                  [](const Figures& row) { return row.opening + row.received > 0; });
  rows.erase(rows.begin(), first);
  return rows;
}

/// When the complaint was acknowledged, or concluded, which needs no acknowledgement of its own.
std::optional<Date> acknowledged_on(const CaseFacts& facts) {
  const bool concluded = facts.ended && facts.ending != Ending::withdrawn;
  if (concluded && (!facts.acknowledged || *facts.ended < *facts.acknowledged)) {
    return facts.ended;
  }
  return facts.acknowledged;
}

void count_complaint(ComplaintFigures& figures, const CaseFacts& facts, const Period& period) {
  const auto done = acknowledged_on(facts);
  const bool is_done = done && *done <= period.last;
  if (within(period, facts.received)) {
    ++figures.received;
    if (is_done) {
      ++(!facts.due || *done <= *facts.due ? figures.acknowledged_on_time : figures.acknowledged_late);
    }
  }
  const bool open = facts.received <= period.last && !(facts.ended && *facts.ended <= period.last);
  if (open) {
    ++figures.open;
    figures.waiting += is_done ? 0 : 1;
    figures.overdue += !is_done && facts.due && *facts.due < period.last ? 1 : 0;
  }
}

ComplaintFigures complaint_figures(const CaseList& cases, const Period& period) {
  ComplaintFigures figures;
  for (const CaseFacts* facts : cases) {
    count_complaint(figures, *facts, period);
  }
  const std::vector<int> days = answer_days(cases, period);
  figures.decided = static_cast<int>(days.size());
  figures.median_days = percentile(days, 50);
  return figures;
}

/// Answers on time in parts of `whole`, which is all of them: rounding must not hide a late answer.
long on_time_share(const Figures& figures, long whole) {
  const long rounded = (2 * whole * figures.on_time + figures.answered) / (2L * figures.answered);
  return figures.late > 0 ? std::min(rounded, whole - 1) : rounded;
}

}  // namespace

Report make_report(const std::vector<CaseFacts>& cases, const Period& period) {
  if (period.last < period.first) {
    throw Error(ErrorCode::usage, "the period ends before it begins");
  }
  CaseList requests;
  CaseList complaints;
  for (const CaseFacts& facts : cases) {
    (facts.right == Right::complaint ? complaints : requests).push_back(&facts);
  }
  std::sort(requests.begin(), requests.end(), [](const CaseFacts* a, const CaseFacts* b) {
    return std::tie(a->received, a->reference) < std::tie(b->received, b->reference);
  });
  std::map<Right, CaseList> rights;
  std::map<std::string, CaseList> services;
  for (const CaseFacts* facts : requests) {
    rights[facts->right].push_back(facts);
    services[facts->service].push_back(facts);
  }

  Report report;
  report.total = figures_of(requests, {{"total", period}}).front();
  report.by_right =
      grouped<Right>(rights, period, [](const Right& right) { return std::string(right_name(right)); });
  report.by_service =
      grouped<std::string>(services, period, [](const std::string& service) { return service; });
  report.by_month = figures_of(requests, months_of(period));
  report.by_week = from_first_case(figures_of(requests, weeks_of(period)));
  const std::vector<int> days = answer_days(requests, period);
  report.median_days = percentile(days, 50);
  report.ninetieth_days = percentile(days, 90);
  report.complaints = complaint_figures(complaints, period);
  return report;
}

std::string on_time_percent(const Figures& figures) {
  if (figures.answered == 0) {
    return {};
  }
  const long tenths = on_time_share(figures, 1000);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string whole_on_time_percent(const Figures& figures) {
  return figures.answered == 0 ? "" : std::to_string(on_time_share(figures, 100));
}

std::string iso_week_name(Date date) {
  const std::chrono::sys_days day(date);
  const auto weekday = static_cast<int>(std::chrono::weekday(day).iso_encoding());
  const Date thursday = add_days(date, 4 - weekday);
  const Date new_year = thursday.year() / std::chrono::January / 1;
  std::array<char, 24> text{};
  (void)std::snprintf(text.data(), text.size(), "%04d-W%02d", static_cast<int>(thursday.year()),
                      days_between(new_year, thursday) / 7 + 1);
  return text.data();
}

Period twelve_months_to(Date today) {
  return {add_months(today.year() / today.month() / 1, -11), today};
}

}  // namespace dsrkit::report
