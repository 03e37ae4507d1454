#include "random_cases.hpp"

#include "dsrkit/clock/clock.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace dsrkit;
using brute_force::almanac;
using brute_force::CaseMaker;
using brute_force::describe;
using brute_force::Outcome;

namespace {

constexpr int kCases = 30'000;

Outcome product(const clock::ClockInput& input) {
  static const clock::HolidayCalendar holidays = clock::shipped_holidays();
  return brute_force::said_by_product(input.right, clock::reckon(input, holidays));
}

/// Whether the first day is known and comes after the second; a date that is not known breaks no promise.
bool after(const std::optional<int>& first, const std::optional<int>& second) {
  return first && second && *first > *second;
}

/// "" when the property held, else how it was broken; nothing when the case could not have broken it.
using Verdict = std::optional<std::string>;

/// Tries a property on many random cases and stops at the first that breaks it; one that says something of
/// few cases only proves little and fails as well.
void holds(std::uint64_t seed, const std::function<Verdict(CaseMaker&)>& property) {
  CaseMaker maker(seed);
  int tried = 0;
  for (int count = 0; count < kCases; ++count) {
    const Verdict verdict = property(maker);
    if (verdict && !verdict->empty()) {
      FAIL("case " << count << ": " << *verdict);
    }
    tried += verdict ? 1 : 0;
  }
  CHECK(tried > kCases / 4);
}

std::string tell(const clock::ClockInput& input) {
  return describe(input) + " | " + describe(product(input));
}

/// That no date of the second case is earlier than in the first.
Verdict never_earlier(const clock::ClockInput& first, const clock::ClockInput& second) {
  const Outcome before = product(first);
  const Outcome then = product(second);
  if (!before.due || !then.due) {
    return std::nullopt;
  }
  const bool earlier = after(before.due, then.due) || after(before.cautious_due, then.cautious_due) ||
                       after(before.extension_notice_by, then.extension_notice_by);
  return earlier ? tell(first) + " || " + tell(second) : "";
}

/// The request comes some days later. Questions asked before it came, or before its time began, go: their
/// days would be left out of the one period and not of the other.
clock::ClockInput received_later(const clock::ClockInput& input, int days) {
  clock::ClockInput later = input;
  later.received = almanac().date(almanac().number(input.received) + days);
  std::erase_if(later.clarifications, [&later](const clock::Pause& pause) {
    const int start = brute_force::relevant_time(later).value_or(almanac().number(later.received));
    return almanac().number(pause.asked) <= start;
  });
  if (later.extension && later.extension->notice_given < later.received) {
    later.extension.reset();
  }
  return later;
}

}  // namespace

TEST_CASE("a request received later never has an earlier date", "[clock][property]") {
  holds(1, [](CaseMaker& maker) {
    const clock::ClockInput input = maker.any();
    const clock::ClockInput later = received_later(input, maker.dice().between(1, 40));
    clock::ClockInput earlier = later;
    earlier.received = input.received;
    return never_earlier(earlier, later);
  });
}

TEST_CASE("one more question never makes a date earlier", "[clock][property]") {
  holds(2, [](CaseMaker& maker) {
    const clock::ClockInput input = maker.any();
    clock::ClockInput more = input;
    more.clarifications.push_back(maker.pause(input));
    return never_earlier(input, more);
  });
}

TEST_CASE("an extension never makes a date earlier", "[clock][property]") {
  holds(3, [](CaseMaker& maker) {
    clock::ClockInput input = maker.any();
    input.extension.reset();
    clock::ClockInput extended = input;
    extended.extension = maker.extension(input);
    return never_earlier(input, extended);
  });
}

TEST_CASE("a date to work to is always a working day where the council is", "[clock][property]") {
  holds(4, [](CaseMaker& maker) -> Verdict {
    const clock::ClockInput input = maker.any();
    const Outcome outcome = product(input);
    if (!outcome.due) {
      return std::nullopt;
    }
    for (const std::optional<int>& day : {outcome.due, outcome.cautious_due, outcome.extension_notice_by}) {
      if (day && !almanac().is_working(*day, input.jurisdiction)) {
        return tell(input);
      }
    }
    return "";
  });
}

TEST_CASE("the order in which questions are given does not matter", "[clock][property]") {
  holds(5, [](CaseMaker& maker) -> Verdict {
    const clock::ClockInput input = maker.any();
    clock::ClockInput shuffled = input;
    for (int left = static_cast<int>(shuffled.clarifications.size()); left > 1; --left) {
      const int chosen = maker.dice().between(0, left - 1);
      std::swap(shuffled.clarifications.at(static_cast<std::size_t>(left - 1)),
                shuffled.clarifications.at(static_cast<std::size_t>(chosen)));
    }
    if (shuffled.clarifications == input.clarifications) {
      return std::nullopt;
    }
    return product(shuffled) == product(input) ? "" : tell(input) + " || " + tell(shuffled);
  });
}

TEST_CASE("questions change nothing unless the request is for access", "[clock][property]") {
  holds(6, [](CaseMaker& maker) -> Verdict {
    const clock::ClockInput input = maker.any();
    clock::ClockInput unasked = input;
    unasked.clarifications.clear();
    if (input.right == Right::access || unasked.clarifications == input.clarifications) {
      return std::nullopt;
    }
    return product(unasked) == product(input) ? "" : tell(input) + " || " + tell(unasked);
  });
}

TEST_CASE(
    "the cautious date and the day for the extension notice are never after the due date, and the due "
    "date is after the start",
    "[clock][property]") {
  holds(7, [](CaseMaker& maker) -> Verdict {
    const clock::ClockInput input = maker.any();
    const Outcome outcome = product(input);
    if (!outcome.due) {
      return std::nullopt;
    }
    const bool in_order = !after(outcome.cautious_due, outcome.due) &&
                          !after(outcome.extension_notice_by, outcome.due) &&
                          (!outcome.starts || after(outcome.due, outcome.starts));
    return in_order ? "" : tell(input);
  });
}
