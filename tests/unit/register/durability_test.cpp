#include "register_fixture.hpp"

#include "dsrkit/sql/sqlite.hpp"

#include <csignal>
#include <fstream>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace dsrkit;
using namespace std::chrono_literals;
using store::Register;
using store::Writer;
using test::error_of;
using test::RegisterFixture;
using test::TempFolder;

namespace {

/// One change that touches three tables and the chain.
void write_once(Register& store, const Context& context, const std::string& reference) {
  store.write(context, {reference, "gathered"}, [&](Writer& writer) {
    const std::int64_t number = writer.append_event("gathered", context.today);
    Item item;
    item.id = "item-" + std::to_string(number);
    item.retrieved = context.today;
    item.title = std::string(2000, 'x');
    writer.put_item(item);
    writer.replace_mentions(item.id, {});
  });
}

/// Runs `work` in a child process; its result is the exit status.
pid_t in_child(const std::function<int()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 99;
    try {
      status = work();
    } catch (...) {
      status = 98;
    }
    ::_exit(status);
  }
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void expect_whole(const Register& store, const std::string& reference) {
  CHECK_NOTHROW(store.check());
  const auto result = store.verify_audit();
  CHECK(result.ok());
  const auto changes = static_cast<std::size_t>(result.entries - 1);
  CHECK(store.events(reference).size() == changes);
  CHECK(store.count_items(reference) == result.entries - 1);
}

}  // namespace

TEST_CASE("a writer killed at any moment leaves whole changes and loses none it reported",
          "[register][durability]") {
  const TempFolder folder;
  const auto path = folder.path() / "register.db";
  const Context context = test::make_context();
  std::string reference;
  {
    auto store = Register::create(path);
    store.write(context, {{}, "case-opened"},
                [&](Writer& writer) { reference = writer.insert_case(test::make_case()); });
  }
  std::int64_t reported = 0;
  for (int round = 0; round < 20; ++round) {
    int pipe_ends[2] = {};
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = in_child([&] {
      auto store = Register::open(path);
      while (true) {
        write_once(store, context, reference);
        if (::write(pipe_ends[1], "x", 1) != 1) {
          return 1;
        }
      }
    });
    ::close(pipe_ends[1]);
    char seen = 0;
    REQUIRE(::read(pipe_ends[0], &seen, 1) == 1);
    std::this_thread::sleep_for(std::chrono::microseconds(700 * round));
    ::kill(child, SIGKILL);
    CHECK(status_of(child) == -1);
    ++reported;
    while (::read(pipe_ends[0], &seen, 1) == 1) {
      ++reported;
    }
    ::close(pipe_ends[0]);
    CHECK(Register::open(path).audit_head().size - 1 >= reported);
    reported = Register::open(path).audit_head().size - 1;
  }
  expect_whole(Register::open(path), reference);
}

TEST_CASE("a full disk stops a change with a clear error and the register stays good",
          "[register][durability]") {
  constexpr int kStoppedAsExpected = 7;
  RegisterFixture f;
  const pid_t child = in_child([&] {
    auto store = Register::open(f.path);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400000, 400000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      for (int i = 0; i < 1000; ++i) {
        write_once(store, f.context, f.reference);
      }
    } catch (const Error& error) {
      const bool readable = store.case_of(f.reference).reference == f.reference;
      return error.code() == ErrorCode::io_failed && !error.hint().empty() && readable ? kStoppedAsExpected
                                                                                       : 1;
    }
    return 2;
  });
  CHECK(status_of(child) == kStoppedAsExpected);
  expect_whole(f.store, f.reference);
  CHECK(f.store.count_items(f.reference) > 0);
  write_once(f.store, f.context, f.reference);
  expect_whole(f.store, f.reference);
}

TEST_CASE("two processes that write wait for each other and lose nothing", "[register][durability]") {
  RegisterFixture f;
  const auto write_many = [&] {
    auto store = Register::open(f.path);
    for (int i = 0; i < 40; ++i) {
      write_once(store, f.context, f.reference);
    }
    return 0;
  };
  const pid_t first = in_child(write_many);
  const pid_t second = in_child(write_many);
  CHECK(status_of(first) == 0);
  CHECK(status_of(second) == 0);
  CHECK(f.store.count_items(f.reference) == 80);
  expect_whole(f.store, f.reference);
}

TEST_CASE("a writer that waits too long is told that the register is busy", "[register][durability]") {
  RegisterFixture f;
  auto other = Register::open(f.path, 20ms);
  f.change([&](Writer& writer) {
    writer.set_state(CaseState::gathered);
    CHECK(error_of([&] { other.write(f.context, {{}, "x"}, [](Writer&) {}); }, "in use") == ErrorCode::busy);
    CHECK(other.case_of(f.reference).state == CaseState::received);
  });
  CHECK(other.case_of(f.reference).state == CaseState::gathered);
  CHECK_NOTHROW(other.write(f.context, {{}, "x"}, [](Writer&) {}));
}

TEST_CASE("a register is made once, whole, for its owner only", "[register][open]") {
  const RegisterFixture f;
  CHECK(error_of([&] { (void)Register::create(f.path); }) == ErrorCode::output_exists);

  struct stat status {};

  REQUIRE(::stat(f.path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  const TempFolder empty;
  std::ofstream(empty.path() / ".dsrkit-tmp-register.db") << "left by a killed process";
  CHECK_NOTHROW(Register::create(empty.path() / "register.db"));
  CHECK_FALSE(std::filesystem::exists(empty.path() / ".dsrkit-tmp-register.db"));
}

TEST_CASE("what is no register of ours does not open", "[register][open]") {
  const TempFolder folder;
  const auto path = folder.path() / "register.db";
  CHECK(error_of([&] { (void)Register::open(path); }, "register.db") == ErrorCode::input_unreadable);
  std::ofstream(path).close();
  CHECK(error_of([&] { (void)Register::open(path); }) == ErrorCode::integrity);
  std::ofstream(path) << std::string(8192, 'x');
  CHECK(error_of([&] { (void)Register::open(path); }) == ErrorCode::integrity);
}

TEST_CASE("a damaged register is reported as damaged", "[register][open]") {
  std::filesystem::path path;
  const TempFolder folder;
  {
    RegisterFixture f;
    for (int i = 0; i < 50; ++i) {
      write_once(f.store, f.context, f.reference);
    }
    { const auto closing = std::move(f.store); }
    path = folder.path() / "register.db";
    std::filesystem::copy_file(f.path, path);
  }
  CHECK_NOTHROW(Register::open(path).check());
  SECTION("truncated") {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  }
  SECTION("header overwritten") {
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary) << std::string(100, 'x');
  }
  SECTION("pages overwritten") {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(20 * 4096);
    file << std::string(40960, '\xff');
  }
  CHECK(error_of([&] { Register::open(path).check(); }) == ErrorCode::integrity);
}

TEST_CASE("writes that belong together are all there or none, and so is the audit", "[register][together]") {
  RegisterFixture f;
  const auto before = f.store.audit_head();
  CHECK_THROWS(f.store.together([&] {
    write_once(f.store, f.context, f.reference);
    throw Error(ErrorCode::io_failed, "halfway");
  }));
  CHECK(f.store.audit_head() == before);
  f.store.together([&] {
    write_once(f.store, f.context, f.reference);
    f.store.together([&] { write_once(f.store, f.context, f.reference); });
  });
  CHECK(f.store.audit_head().size == before.size + 2);
  CHECK(f.store.verify_audit().ok());
  write_once(f.store, f.context, f.reference);
  CHECK(f.store.audit_head().size == before.size + 3);
}

TEST_CASE("a register from a newer program is refused", "[register][open]") {
  const RegisterFixture f;
  sql::open_store(f.path)->set_schema_version(99);
  CHECK(error_of([&] { (void)Register::open(f.path); }, "99") == ErrorCode::config_invalid);
}

TEST_CASE("a register of the first form is brought up to date and keeps its cases", "[register][open]") {
  const RegisterFixture f;
  {
    const auto database = sql::open_store(f.path);
    database->execute("ALTER TABLE cases DROP COLUMN reply_to");
    database->execute("ALTER TABLE cases DROP COLUMN about");
    database->execute("DROP TABLE origins");
    for (const char* column : {"terms", "pages", "retries", "approved_by", "evidence", "search_date"}) {
      database->execute(std::string("ALTER TABLE searches DROP COLUMN ") + column);
    }
    database->set_schema_version(1);
  }
  const Register opened = Register::open(f.path);
  RequestCase expected = f.store.case_of(f.reference);
  CHECK(opened.case_of(f.reference) == expected);
  CHECK(expected.requester.reply_to.empty());
  CHECK(expected.about.empty());
  CHECK(opened.verify_audit().ok());
}

TEST_CASE("who accepted a gap is read out of the reason that older registers have", "[register][open]") {
  RegisterFixture f;
  SearchRecord gap;
  gap.source = "archive";
  gap.reason = "accepted by a.officer: no time: none at all";
  SearchRecord waiting = gap;
  waiting.source = "police";
  waiting.reason = "waits for an answer from: the team";
  f.store.write(f.context, {f.reference, "search-recorded", Value::object()}, [&](Writer& writer) {
    writer.append_search(gap);
    writer.append_search(waiting);
  });
  {
    const auto database = sql::open_store(f.path);
    for (const char* column : {"evidence", "search_date"}) {
      database->execute(std::string("ALTER TABLE searches DROP COLUMN ") + column);
    }
    database->set_schema_version(4);
  }
  const auto searches = Register::open(f.path).searches(f.reference);
  REQUIRE(searches.size() == 2);
  CHECK(searches[0].approved_by == "a.officer");
  CHECK(searches[0].reason == "no time: none at all");
  CHECK(searches[1].approved_by.empty());
  CHECK(searches[1].reason == waiting.reason);
}

TEST_CASE("a stored value nobody can have written is an integrity error", "[register][open]") {
  const RegisterFixture f;
  const auto database = sql::open_store(f.path);
  SECTION("word") {
    database->execute("UPDATE cases SET state = 'lost'");
  }
  SECTION("date") {
    database->execute("UPDATE cases SET received = '27/02/2026'");
  }
  SECTION("document") {
    database->execute("UPDATE cases SET subject = '{}'");
  }
  CHECK(error_of([&] { (void)f.store.case_of(f.reference); }) == ErrorCode::integrity);
}
