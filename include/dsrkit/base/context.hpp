#pragma once

#include "dsrkit/base/date.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace dsrkit {

/// Where random bytes come from: the system in use, a fixed sequence in tests.
class RandomSource {
public:
  virtual ~RandomSource() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

/// A step of long work that has ended. What does not apply is empty.
struct WorkStep {
  std::string_view name;     ///< "source-searched", "source-fetched"
  std::string_view subject;  ///< reference of the case
  std::string_view source;
  std::string_view outcome;
  std::int64_t records = 0;
};

/// Told how far long work has come; shows it on a terminal, tells it to a script or does nothing.
class Progress {
public:
  virtual ~Progress() = default;
  /// `total` is 0 when unknown. Called often; must be cheap.
  virtual void report(std::string_view task, std::size_t done, std::size_t total) = 0;

  virtual void ended(const WorkStep& /*step*/) {}

  /// The work is over: removes what report() showed.
  virtual void finish() = 0;
};

/// Everything that is not determined by the input: passed down, never looked up.
struct Context {
  Date today{};                           ///< the day to reckon from (--today)
  std::function<Instant()> now;           ///< the real time, for the audit
  std::string actor;                      ///< who acts, for the audit and for second-person checks
  RandomSource* random = nullptr;         ///< never null in use
  Progress* progress = nullptr;           ///< never null in use
  std::function<void()> check_interrupt;  ///< throws Error(interrupted) when the user asked to stop
};

}  // namespace dsrkit
