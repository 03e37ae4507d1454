#include "dsrkit/base/error.hpp"
#include "dsrkit/gather/side_by_side.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <thread>

using namespace dsrkit;

namespace {

constexpr std::size_t kPage = 1000;

sources::FetchedItem large_item() {
  sources::FetchedItem fetched;
  fetched.files.push_back({0, std::string(std::size_t{40} << 20U, 'x')});
  return fetched;
}

std::size_t take_all(gather::ItemQueue& queue) {
  std::size_t taken = 0;
  while (queue.pop()) {
    ++taken;
  }
  return taken;
}

}  // namespace

TEST_CASE("a page of rows goes into a queue with room at once: the statement of a server need not wait",
          "[gather][queue]") {
  gather::ItemQueue queue;
  queue.wait_for_room();
  for (std::size_t i = 0; i < kPage; ++i) {
    queue.push(i, {});
  }
  queue.finish(nullptr);
  CHECK(take_all(queue) == kPage);
}

TEST_CASE("a source waits before its next page until the last one is taken", "[gather][queue]") {
  gather::ItemQueue queue;
  for (std::size_t i = 0; i < kPage; ++i) {
    queue.push(i, {});
  }
  std::atomic<bool> taken{false};
  std::atomic<bool> waited{false};
  std::thread source([&] {
    queue.wait_for_room();
    waited = taken.load();
    queue.finish(nullptr);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  taken = true;
  CHECK(take_all(queue) == kPage);
  source.join();
  CHECK(waited);
}

TEST_CASE("large items are handed over one by one, however few there are", "[gather][queue]") {
  gather::ItemQueue queue;
  std::thread source([&] {
    for (int i = 0; i < 4; ++i) {
      queue.push(0, large_item());
    }
    queue.finish(nullptr);
  });
  CHECK(take_all(queue) == 4);
  source.join();
}

TEST_CASE("waiting for room ends when nobody takes items any more", "[gather][queue]") {
  gather::ItemQueue queue;
  queue.cancel();
  CHECK_THROWS_AS(queue.wait_for_room(), Error);
  CHECK_THROWS_AS(queue.push(0, {}), Error);
}
