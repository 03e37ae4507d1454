#include "dsrkit/gather/side_by_side.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace dsrkit::gather {
namespace {

/// So many items wait at most. An item is a row: large ones are rare, and a queue holds one of them at least.
constexpr std::size_t kMostWaiting = 64;

}  // namespace

void run_side_by_side(const std::vector<std::function<void()>>& jobs, std::size_t most) {
  std::vector<std::exception_ptr> failures(jobs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      try {
        jobs[i]();
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < std::min(most, jobs.size()); ++i) {
    threads.emplace_back(work);
  }
  work();
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

void ItemQueue::push(std::size_t index, sources::FetchedItem item) {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_items.size() < kMostWaiting || m_cancelled; });
  if (m_cancelled) {
    throw Error(ErrorCode::interrupted, "nobody takes the records any more");
  }
  m_items.emplace_back(index, std::move(item));
  // Waking somebody for each item would cost more than the item.
  if (m_items.size() == kMostWaiting) {
    m_changed.notify_all();
  }
}

void ItemQueue::finish(std::exception_ptr failure) {
  const std::lock_guard lock(m_mutex);
  m_failure = std::move(failure);
  m_finished = true;
  m_changed.notify_all();
}

std::optional<ItemQueue::Delivery> ItemQueue::pop() {
  if (m_taken.empty()) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_items.size() >= kMostWaiting || m_finished; });
    m_taken.swap(m_items);
    m_changed.notify_all();
    if (m_taken.empty()) {
      if (m_failure) {
        std::rethrow_exception(std::exchange(m_failure, nullptr));
      }
      return std::nullopt;
    }
  }
  Delivery delivery = std::move(m_taken.front());
  m_taken.pop_front();
  return delivery;
}

void ItemQueue::cancel() {
  const std::lock_guard lock(m_mutex);
  m_cancelled = true;
  m_changed.notify_all();
}

}  // namespace dsrkit::gather
