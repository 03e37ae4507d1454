#pragma once

#include "dsrkit/base/date.hpp"

#include <cstddef>
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

/// Told how far long work has come; shows it on a terminal or does nothing.
class Progress {
public:
  virtual ~Progress() = default;
  /// `total` is 0 when unknown. Called often; must be cheap.
  virtual void report(std::string_view task, std::size_t done, std::size_t total) = 0;
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
