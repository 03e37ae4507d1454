#include "born.hpp"

#include "dsrkit/base/strings.hpp"

#include <cstdlib>

namespace dsrkit::match {
namespace {

constexpr std::chrono::years kGeneration{10};

/// 1753-01-01, 1899-12-30, 1900-01-01, 1901-01-01, 9999-12-31...: where databases begin and end.
bool is_placeholder(Date date) {
  return date.year() < std::chrono::year{1902} || date.year() > std::chrono::year{2200};
}

/// 1 January 1970: where the clocks of computers begin. Real people are born then, so it only counts as a
/// placeholder beside another date.
bool is_epoch(Date date) {
  return date == Date{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
}

bool day_and_month_exchanged(Date a, Date b) {
  return a.year() == b.year() && static_cast<unsigned>(a.month()) == static_cast<unsigned>(b.day()) &&
         static_cast<unsigned>(a.day()) == static_cast<unsigned>(b.month());
}

}  // namespace

BornAgreement compare_born(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) {
    return BornAgreement::absent;
  }
  if (is_placeholder(*a) || is_placeholder(*b)) {
    return BornAgreement::placeholder;
  }
  if (*a == *b) {
    return BornAgreement::equal;
  }
  if (is_epoch(*a) || is_epoch(*b)) {
    return BornAgreement::placeholder;
  }
  if (day_and_month_exchanged(*a, *b) || edit_distance(format_date(*a), format_date(*b)) <= 1) {
    return BornAgreement::slip;
  }
  return BornAgreement::different;
}

bool generation_apart(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b || is_placeholder(*a) || is_placeholder(*b)) {
    return false;
  }
  return *a >= *b + kGeneration || *b >= *a + kGeneration;
}

}  // namespace dsrkit::match
