#include "dsrkit/workflow/transitions.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace dsrkit;
using workflow::may_change;

TEST_CASE("every state has a way on, and none is skipped before release", "[workflow]") {
  using enum CaseState;
  CHECK(may_change(received, gathered));
  CHECK_FALSE(may_change(received, redacted));
  CHECK_FALSE(may_change(gathered, reviewed));
  CHECK_FALSE(may_change(redacted, bundled));
  CHECK_FALSE(may_change(reviewed, sealed));
  CHECK_FALSE(may_change(bundled, released));
  CHECK_FALSE(may_change(identity_requested, gathered));
  for (const auto from : {released, refused, withdrawn, closed}) {
    for (const auto to : {gathered, redacted, reviewed, bundled, sealed, released}) {
      CHECK((from == to || !may_change(from, to)));
    }
  }
}

TEST_CASE("each pair of states is either allowed or refused with what to do", "[workflow]") {
  for (const auto& from_name : state_names()) {
    for (const auto& to_name : state_names()) {
      const auto from = *parse_state(from_name);
      const auto to = *parse_state(to_name);
      if (may_change(from, to)) {
        CHECK_NOTHROW(workflow::require_transition("AR-2026-0001", from, to));
        continue;
      }
      try {
        workflow::require_transition("AR-2026-0001", from, to);
        FAIL("allowed");
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::wrong_state);
        CHECK_FALSE(error.hint().empty());
      }
    }
  }
}

namespace {

constexpr std::string_view kBefore = "table of states\".\n.Bd -literal -offset indent\n";
constexpr std::string_view kAfter = ".Ed\n";

/// "received            identity-requested, gathered, ...", wrapped for a terminal.
std::string drawn_table() {
  constexpr std::size_t kNameWidth = 20;
  constexpr std::size_t kWidth = 72;
  std::string table;
  for (const std::string& name : state_names()) {
    std::string line = name + std::string(kNameWidth - name.size(), ' ');
    const auto next = workflow::next_states(*parse_state(name));
    for (std::size_t i = 0; i < next.size(); ++i) {
      const std::string word = std::string(state_name(next[i])) + (i + 1 < next.size() ? "," : "");
      if (line.size() + word.size() > kWidth) {
        table += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
        line = std::string(kNameWidth, ' ');
      }
      line += word + " ";
    }
    table += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return table;
}

}  // namespace

TEST_CASE("the manual shows the table of states", "[workflow][manual]") {
  const std::string path = DSRKIT_TREE "/man/dsrkit-workflow.7";
  const std::string page = files::read_file(path);
  const auto begin = page.find(kBefore) + kBefore.size();
  const auto end = page.find(kAfter, begin);
  REQUIRE(begin > kBefore.size());
  REQUIRE(end != std::string::npos);
  INFO("to draw it again, paste the expected text into man/dsrkit-workflow.7");
  CHECK(page.substr(begin, end - begin) == drawn_table());
}

TEST_CASE("every state but closed leads to closed", "[workflow][transitions]") {
  for (const std::string& name : state_names()) {
    std::set<CaseState> reached{*parse_state(name)};
    for (bool grew = true; grew;) {
      const auto before = reached;
      for (const CaseState state : before) {
        for (const CaseState next : workflow::next_states(state)) {
          reached.insert(next);
        }
      }
      grew = reached.size() > before.size();
    }
    CAPTURE(name);
    CHECK(reached.contains(CaseState::closed));
  }
}
