#include "born.hpp"

#include <array>
#include <cstdlib>

namespace dsrkit::match {
namespace {

constexpr std::chrono::years kGeneration{10};
constexpr std::chrono::years kCentury{100};

/// 1753-01-01, 1899-12-30, 1900-01-01, 1901-01-01, 9999-12-31...: where databases begin and end.
bool is_placeholder(Date date) {
  return date.year() < std::chrono::year{1902} || date.year() > std::chrono::year{2200};
}

bool is_new_year(Date date) {
  return date.month() == std::chrono::January && date.day() == std::chrono::day{1};
}

/// 1 January 1970: where the clocks of computers begin. Real people are born then, so it only counts as a
/// placeholder beside another date.
bool is_epoch(Date date) {
  return is_new_year(date) && date.year() == std::chrono::year{1970};
}

bool day_and_month_exchanged(Date a, Date b) {
  return a.year() == b.year() && static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
         static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month());
}

bool same_birthday(Date a, Date b) {
  return a.month() == b.month() && a.day() == b.day();
}

/// A year of two digits was read as one of the other century.
bool century_apart(Date a, Date b) {
  return same_birthday(a, b) && (a.year() == b.year() + kCentury || b.year() == a.year() + kCentury);
}

bool next_year(Date a, Date b) {
  return same_birthday(a, b) && std::abs(static_cast<int>(a.year()) - static_cast<int>(b.year())) == 1;
}

using Digits = std::array<int, 8>;

Digits digits_of(Date date) {
  const int year = static_cast<int>(date.year());
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const int day = static_cast<int>(static_cast<unsigned>(date.day()));
  return {year / 1000, year / 100 % 10, year / 10 % 10, year % 10,
          month / 10,  month % 10,      day / 10,       day % 10};
}

/// One digit, or two neighbours exchanged.
bool one_slip(Date a, Date b) {
  const Digits first = digits_of(a);
  const Digits second = digits_of(b);
  std::size_t at = 0;
  while (at < first.size() && first[at] == second[at]) {
    ++at;
  }
  const auto rest_equal = [&](std::size_t from) {
    for (std::size_t i = from; i < first.size(); ++i) {
      if (first[i] != second[i]) {
        return false;
      }
    }
    return true;
  };
  return rest_equal(at + 1) || (at + 1 < first.size() && first[at] == second[at + 1] &&
                                first[at + 1] == second[at] && rest_equal(at + 2));
}

}  // namespace

BornAgreement compare_born(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) {
    return BornAgreement::absent;
  }
  if (is_placeholder(*a) || is_placeholder(*b)) {
    return BornAgreement::placeholder;
  }
  if (a->year() == b->year() && (is_new_year(*a) || is_new_year(*b))) {
    return BornAgreement::year;
  }
  if (*a == *b) {
    return BornAgreement::equal;
  }
  if (is_epoch(*a) || is_epoch(*b)) {
    return BornAgreement::placeholder;
  }
  return one_slip(*a, *b) || day_and_month_exchanged(*a, *b) || next_year(*a, *b) || century_apart(*a, *b)
             ? BornAgreement::slip
             : BornAgreement::different;
}

bool generation_apart(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b || is_placeholder(*a) || is_placeholder(*b) || century_apart(*a, *b)) {
    return false;
  }
  return *a >= *b + kGeneration || *b >= *a + kGeneration;
}

}  // namespace dsrkit::match
