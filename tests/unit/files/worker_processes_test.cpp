#include "dsrkit/files/worker_processes.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <map>
#include <unistd.h>

using namespace dsrkit;

namespace {

struct Run {
  std::map<std::size_t, std::optional<std::string>> results;
  std::size_t begun = 0;
};

Run run(
    std::size_t count, std::size_t workers, const files::Job& job,
    const std::function<bool()>& stop = [] { return false; }) {
  Run run;
  files::do_in_processes(
      count, workers, [&] { return job; },
      [&](std::size_t number, std::optional<std::string> result) {
        CHECK(run.results.emplace(number, std::move(result)).second);
      },
      stop);
  return run;
}

}  // namespace

TEST_CASE("every job is done once, whatever the number of workers") {
  for (const std::size_t workers : {0U, 1U, 2U, 5U, 40U}) {
    const Run done = run(17, workers, [](std::size_t job) { return "job " + std::to_string(job); });
    REQUIRE(done.results.size() == 17);
    for (const auto& [job, result] : done.results) {
      CHECK(result == "job " + std::to_string(job));
    }
  }
  CHECK(run(0, 3, [](std::size_t) { return std::string(); }).results.empty());
}

TEST_CASE("results may be empty, or larger than a pipe holds") {
  const Run done = run(3, 2, [](std::size_t job) { return std::string(job * 3'000'000, 'x'); });
  CHECK(done.results.at(0)->empty());
  CHECK(done.results.at(2)->size() == 6'000'000);
}

TEST_CASE("a job that kills its process costs only itself") {
  const Run done = run(12, 2, [](std::size_t job) {
    if (job % 4 == 1) {
      ::raise(SIGKILL);
    }
    if (job == 6) {
      throw std::runtime_error("an exception that nobody expects");
    }
    return std::to_string(job);
  });
  REQUIRE(done.results.size() == 12);
  for (const auto& [job, result] : done.results) {
    CHECK(result.has_value() == (job % 4 != 1 && job != 6));
  }
}

TEST_CASE("workers are other processes, and there are as many as asked for") {
  const Run done = run(60, 3, [](std::size_t) {
    ::usleep(2000);
    return std::to_string(::getpid());
  });
  std::map<std::string, int> by_process;
  for (const auto& [job, result] : done.results) {
    ++by_process[*result];
  }
  CHECK(by_process.size() == 3);
  CHECK(by_process.count(std::to_string(::getpid())) == 0);
}

TEST_CASE("nothing is begun after stop, and what is in hand is waited for") {
  std::size_t asked = 0;
  const Run done = run(
      100, 2, [](std::size_t job) { return std::to_string(job); }, [&] { return ++asked > 10; });
  CHECK(done.results.size() == 10);
}
