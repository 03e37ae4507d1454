#pragma once

#include "dsrkit/sources/source.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace dsrkit::gather {

/// Runs jobs in their order, at most `most` at the same time, and returns when all have ended. Throws what
/// the first of them threw, by their order.
void run_side_by_side(const std::vector<std::function<void()>>& jobs, std::size_t most);

/// Items on their way from the thread that reads a source to the one that keeps them. Holds a bounded number
/// and size of them: a source waits while nobody takes its items, if it can between two pages.
class ItemQueue {
public:
  using Delivery = std::pair<std::size_t, sources::FetchedItem>;

  /// Waits until most of what is there was taken. Throws Error(interrupted) when nobody will take more.
  void wait_for_room();
  /// Has room for some pages more than wait_for_room() sees; waits when even that is full. Throws as it does.
  void push(std::size_t index, sources::FetchedItem item);
  /// The source has ended; `failure` is what it threw.
  void finish(std::exception_ptr failure);

  /// The next item, or nothing when the source has ended. Throws what it threw.
  [[nodiscard]] std::optional<Delivery> pop();
  /// Nobody will take items any more.
  void cancel();

private:
  void wait_until(std::unique_lock<std::mutex>& lock, std::size_t most);
  [[nodiscard]] bool is_worth_taking() const;

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<Delivery> m_items;
  std::deque<Delivery> m_taken;  ///< of the taking thread alone: it takes all that is there at once
  std::size_t m_bytes = 0;       ///< of m_items, about
  std::exception_ptr m_failure;
  bool m_finished = false;
  bool m_cancelled = false;
};

}  // namespace dsrkit::gather
