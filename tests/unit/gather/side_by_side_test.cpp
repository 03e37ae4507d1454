#include "dsrkit/gather/side_by_side.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace dsrkit;

TEST_CASE("every job runs once, and the first failure by their order is thrown when all have ended",
          "[gather][side-by-side]") {
  std::atomic<int> ran{0};
  std::vector<std::function<void()>> jobs(9, [&] { ++ran; });
  gather::run_side_by_side(jobs, 4);
  CHECK(ran == 9);
  jobs[2] = [] { throw Error(ErrorCode::io_failed, "second"); };
  jobs[1] = [] { throw Error(ErrorCode::interrupted, "first"); };
  CHECK_THROWS_WITH(gather::run_side_by_side(jobs, 4), "first");
  CHECK(ran == 16);
  gather::run_side_by_side({}, 4);
}

TEST_CASE("items come out of a queue as they went in, more than it holds at a time",
          "[gather][side-by-side]") {
  constexpr std::size_t kItems = 1000;
  gather::ItemQueue queue;
  std::thread source([&] {
    for (std::size_t i = 0; i < kItems; ++i) {
      queue.push(i, {});
    }
    queue.finish(nullptr);
  });
  std::vector<std::size_t> taken;
  while (const auto delivery = queue.pop()) {
    taken.push_back(delivery->first);
  }
  source.join();
  REQUIRE(taken.size() == kItems);
  CHECK(std::is_sorted(taken.begin(), taken.end()));
  CHECK_FALSE(queue.pop());
}

TEST_CASE("what a source gave before it failed is taken first", "[gather][side-by-side]") {
  gather::ItemQueue queue;
  queue.push(7, {});
  queue.finish(std::make_exception_ptr(Error(ErrorCode::internal, "broken")));
  REQUIRE(queue.pop());
  CHECK_THROWS_WITH(queue.pop(), "broken");
}

TEST_CASE("a source whose items nobody takes any more does not wait for ever", "[gather][side-by-side]") {
  gather::ItemQueue queue;
  std::atomic<bool> interrupted{false};
  std::thread source([&] {
    try {
      while (true) {
        queue.push(0, {});
      }
    } catch (const Error& error) {
      interrupted = error.code() == ErrorCode::interrupted;
    }
  });
  queue.cancel();
  source.join();
  CHECK(interrupted);
}
