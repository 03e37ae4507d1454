#include "dsrkit/text/scripts.hpp"

#include <catch2/catch.hpp>

#include <string>

using dsrkit::text::other_script_runs;

namespace {

std::vector<std::string> runs_in(const std::string& text) {
  std::vector<std::string> found;
  for (const auto& [begin, end] : other_script_runs(text)) {
    found.push_back(text.substr(begin, end - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("words of another script are found whole, joined across spaces", "[text][scripts]") {
  CHECK(runs_in("signed in Urdu (فرزانہ محمود) as she prefers") == std::vector<std::string>{"فرزانہ محمود"});
  CHECK(runs_in("friend 陈美玲 and Олена Шевченко came") ==
        std::vector<std::string>{"陈美玲", "Олена Шевченко"});
}

TEST_CASE("Latin text with accents, numbers and signs has no other script", "[text][scripts]") {
  CHECK(runs_in("Zoë, Łukasz, Siân – 5 µm – 10 €").empty());
  CHECK(runs_in("").empty());
}

TEST_CASE("a run ends with its line", "[text][scripts]") {
  CHECK(runs_in("王小明\n王大明").size() == 2);
}
