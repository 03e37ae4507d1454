#include "dsrkit/gather/side_by_side.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>

namespace dsrkit::gather {
namespace {

/// So many items are taken at once.
constexpr std::size_t kTakenTogether = 64;
/// So many wait at most: some pages of rows.
constexpr std::size_t kMostWaiting = 4096;
/// An item is a row: where they are large, a queue holds a few, and one at least.
constexpr std::size_t kMostBytes = std::size_t{32} << 20U;

std::size_t size_of(const Value& value) {
  std::size_t size = value.is_string() ? value.as_string().size() : 0;
  if (value.is_object()) {
    for (const auto& [label, member] : value.as_object()) {
      size += label.size() + size_of(member);
    }
  } else if (value.is_array()) {
    for (const Value& element : value.as_array()) {
      size += size_of(element);
    }
  }
  return size;
}

std::size_t size_of(const sources::FetchedItem& item) {
  std::size_t size = size_of(item.item.content);
  for (const sources::AttachmentBytes& file : item.files) {
    size += file.bytes.size();
  }
  return size;
}

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
  try {
    for (std::size_t i = 1; i < std::min(most, jobs.size()); ++i) {
      threads.emplace_back(work);
    }
  } catch (const std::system_error&) {
    // Where the system has no more threads, those that are there do the work.
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

bool ItemQueue::is_worth_taking() const {
  return m_items.size() >= kTakenTogether || m_bytes >= kMostBytes;
}

void ItemQueue::wait_until(std::unique_lock<std::mutex>& lock, std::size_t most) {
  m_changed.wait(lock, [&] { return (m_items.size() < most && m_bytes < kMostBytes) || m_cancelled; });
  if (m_cancelled) {
    throw Error(ErrorCode::interrupted, "nobody takes the records any more");
  }
}

void ItemQueue::wait_for_room() {
  std::unique_lock lock(m_mutex);
  wait_until(lock, kTakenTogether);
}

void ItemQueue::push(std::size_t index, sources::FetchedItem item) {
  const std::size_t bytes = size_of(item);
  std::unique_lock lock(m_mutex);
  wait_until(lock, kMostWaiting);
  m_items.emplace_back(index, std::move(item));
  m_bytes += bytes;
  // Waking somebody for each item would cost more than the item.
  if (m_items.size() == kTakenTogether || m_bytes >= kMostBytes) {
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
    m_changed.wait(lock, [this] { return is_worth_taking() || m_finished; });
    m_taken.swap(m_items);
    m_bytes = 0;
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
