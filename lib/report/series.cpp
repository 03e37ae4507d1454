#include "series.hpp"

#include <algorithm>
#include <chrono>

namespace dsrkit::report {
namespace {

bool has_ended_by(const CaseFacts& facts, Date day) {
  return facts.ended && *facts.ended <= day;
}

/// The first period that ends on `day` or later; past the end when all are over.
std::size_t first_ending_from(const std::vector<Figures>& rows, Date day) {
  const auto found = std::partition_point(rows.begin(), rows.end(),
                                          [&](const Figures& row) { return row.period.last < day; });
  return static_cast<std::size_t>(found - rows.begin());
}

/// The row in whose period the day lies.
Figures* row_of(std::vector<Figures>& rows, Date day) {
  const std::size_t index = first_ending_from(rows, day);
  return index < rows.size() && rows[index].period.first <= day ? &rows[index] : nullptr;
}

void count_ending(Figures& row, const CaseFacts& facts) {
  if (facts.ending == Ending::withdrawn) {
    ++row.withdrawn;
    return;
  }
  ++row.answered;
  row.refused += facts.ending == Ending::refused ? 1 : 0;
  // Without a due date the clock had not started or stood still: no time had run out.
  const bool on_time = !facts.due || *facts.ended <= *facts.due;
  ++(on_time ? row.on_time : row.late);
}

/// How many cases are in some condition at the end of each period, from when each came into it and left it.
class Stock {
public:
  explicit Stock(std::size_t periods) : m_changes(periods + 1) {}

  void add(std::size_t from, std::size_t until) {
    if (from < until) {
      ++m_changes[from];
      --m_changes[until];
    }
  }

  [[nodiscard]] std::vector<int> levels() const {
    std::vector<int> levels;
    int level = 0;
    for (const int change : m_changes) {
      level += change;
      levels.push_back(level);
    }
    return levels;
  }

private:
  std::vector<int> m_changes;
};

void count_stock(std::vector<Figures>& rows, const CaseList& cases) {
  Stock open(rows.size());
  Stock overdue(rows.size());
  for (const CaseFacts* facts : cases) {
    const std::size_t until = facts->ended ? first_ending_from(rows, *facts->ended) : rows.size();
    open.add(first_ending_from(rows, facts->received), until);
    if (facts->due) {
      overdue.add(first_ending_from(rows, add_days(*facts->due, 1)), until);
    }
  }
  const auto open_levels = open.levels();
  const auto overdue_levels = overdue.levels();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].open = open_levels[i];
    rows[i].overdue = overdue_levels[i];
  }
}

/// A case that has ended by one period's end is not the oldest open one of any later period.
void find_oldest(std::vector<Figures>& rows, const CaseList& cases) {
  std::size_t next = 0;
  for (Figures& row : rows) {
    while (next < cases.size() && has_ended_by(*cases[next], row.period.last)) {
      ++next;
    }
    if (next < cases.size() && cases[next]->received <= row.period.last) {
      row.oldest = {cases[next]->reference, days_between(cases[next]->received, row.period.last)};
    }
  }
}

std::vector<NamedPeriod> slices(const Period& period, std::string (*name)(Date), Date (*last_day)(Date)) {
  std::vector<NamedPeriod> result;
  for (Date day = period.first; day <= period.last; day = add_days(result.back().period.last, 1)) {
    result.push_back({name(day), {day, std::min(last_day(day), period.last)}});
  }
  return result;
}

}  // namespace

std::vector<Figures> figures_of(const CaseList& cases, const std::vector<NamedPeriod>& periods) {
  std::vector<Figures> rows;
  for (const NamedPeriod& named : periods) {
    Figures row;
    row.name = named.name;
    row.period = named.period;
    rows.push_back(std::move(row));
  }
  for (const CaseFacts* facts : cases) {
    if (Figures* row = row_of(rows, facts->received)) {
      ++row->received;
      row->extended += facts->extended ? 1 : 0;
      row->clarified += facts->clarified ? 1 : 0;
    }
    Figures* row = facts->ended ? row_of(rows, *facts->ended) : nullptr;
    if (row != nullptr) {
      count_ending(*row, *facts);
    }
  }
  count_stock(rows, cases);
  find_oldest(rows, cases);
  for (Figures& row : rows) {
    row.opening = row.open - row.received + row.answered + row.withdrawn;
  }
  return rows;
}

std::vector<NamedPeriod> months_of(const Period& period) {
  return slices(
      period, [](Date day) { return format_date(day).substr(0, 7); },
      [](Date day) { return Date(day.year() / day.month() / std::chrono::last); });
}

std::vector<NamedPeriod> weeks_of(const Period& period) {
  return slices(period, iso_week_name, [](Date day) {
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding();
    return add_days(day, 7 - static_cast<int>(weekday));
  });
}

}  // namespace dsrkit::report
