#include "dsrkit/files/files.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dsrkit;
using test::TempFolder;

TEST_CASE("a file appears whole or not at all", "[files]") {
  const TempFolder folder;
  const auto path = folder.path() / "a";
  {
    files::PendingFile pending(path);
    pending.write("half");
  }
  CHECK(files::list_files(folder.path()).empty());
  files::write_file(path, "one");
  files::write_file(path, "two");
  CHECK(files::read_file(path) == "two");
  CHECK_THROWS_AS(files::write_new_file(path, "three"), Error);
  CHECK(files::list_files(folder.path()).size() == 1);
}

TEST_CASE("leftovers of a killed process are removed and nothing else", "[files]") {
  const TempFolder folder;
  std::ofstream(folder.path() / ".dsrkit-tmp-1-x") << "half";
  std::ofstream(folder.path() / "kept") << "whole";
  files::remove_leftovers(folder.path());
  REQUIRE(files::list_files(folder.path()).size() == 1);
}

TEST_CASE("reading reports what cannot be opened or is too large", "[files]") {
  const TempFolder folder;
  CHECK_THROWS_AS(files::read_file(folder.path() / "absent"), Error);
  CHECK_THROWS_AS(files::read_file(folder.path()), Error);
  files::write_file(folder.path() / "big", std::string(100, 'x'));
  CHECK_THROWS_AS(files::read_file(folder.path() / "big", 10), Error);
}

TEST_CASE("a lock is exclusive while it lives", "[files]") {
  const TempFolder folder;
  {
    const files::FileLock first(folder.path() / "lock", "the case");
    CHECK_THROWS_AS(files::FileLock(folder.path() / "lock", "the case"), Error);
  }
  CHECK_NOTHROW(files::FileLock(folder.path() / "lock", "the case"));
}

TEST_CASE("a program gets its input and returns its output", "[files]") {
  const std::string input(300000, 'x');
  CHECK(files::run_program({"cat"}, input) == input);
  CHECK_THROWS_AS(files::run_program({"false"}, ""), Error);
  CHECK_THROWS_AS(files::run_program({"dsrkit-no-such-program"}, ""), Error);
  CHECK_THROWS_AS(files::run_program({"cat"}, input, 1000), Error);
}
