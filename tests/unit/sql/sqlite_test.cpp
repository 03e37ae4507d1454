#include "dsrkit/sql/sqlite.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <functional>
#include <sys/stat.h>

using namespace dsrkit;
using namespace std::chrono_literals;
using test::TempFolder;

namespace {

/// What kind of error the action throws; the message must contain `part`.
ErrorCode error_of(const std::function<void()>& action, const std::string& part = {}) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains(part));
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

std::int64_t count(sql::Database& database, const std::string& table) {
  std::int64_t rows = -1;
  database.query("SELECT count(*) FROM " + sql::quoted(table), {},
                 [&](const sql::Row& row) { rows = row.integer(0); });
  return rows;
}

std::filesystem::path make_notes(const TempFolder& folder, int rows) {
  const auto path = folder.path() / "notes.db";
  const auto database = sql::create_store(path);
  database->execute_script("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT) STRICT;");
  sql::Transaction transaction(*database);
  for (int i = 0; i < rows; ++i) {
    database->execute("INSERT INTO note (body) VALUES (?)", {"text " + std::to_string(i)});
  }
  transaction.commit();
  return path;
}

}  // namespace

TEST_CASE("every kind of cell comes back as it was stored", "[sql][round-trip]") {
  const TempFolder folder;
  const auto database = sql::create_store(folder.path() / "a.db");
  database->execute_script("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB, n TEXT) STRICT;");
  const std::string text("a\0b", 3);
  const sql::Cells cells{std::int64_t{-9007199254740993}, 0.1, text, sql::Blob{std::string("\0\xff", 2)},
                         std::monostate{}};
  CHECK(database->execute("INSERT INTO t VALUES (?, ?, ?, ?, ?)", cells) == 1);
  database->execute("INSERT INTO t VALUES (?, ?, ?, ?, ?)",
                    {std::int64_t{0}, 0.0, std::string(), sql::Blob{}, std::monostate{}});
  int rows = 0;
  database->query("SELECT i, r, s, b, n FROM t ORDER BY i", {}, [&](const sql::Row& row) {
    if (rows++ == 0) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        CHECK(row.cell(i) == cells[i]);
      }
    } else {
      CHECK(row.text(2).empty());
      CHECK(row.blob(3).empty());
      CHECK(row.is_null(4));
      CHECK(error_of([&] { (void)row.text(0); }) == ErrorCode::integrity);
      CHECK(error_of([&] { (void)row.cell(5); }) == ErrorCode::internal);
    }
  });
  CHECK(rows == 2);
}

TEST_CASE("a cell as text is exact and null is no text", "[sql]") {
  CHECK(sql::to_text(std::int64_t{-7}) == "-7");
  CHECK(sql::to_text(0.1) == "0.1");
  CHECK(sql::to_text(std::string("x")) == "x");
  CHECK(sql::to_text(sql::Blob{"\x01\xab"}) == "01ab");
  CHECK(sql::to_text(std::monostate{}) == std::nullopt);
}

TEST_CASE("a new database is its owner's only and never replaces another", "[sql][open]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 1);

  struct stat status {};

  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(error_of([&] { (void)sql::create_store(path); }) == ErrorCode::output_exists);
  CHECK(count(*sql::open_store(path), "note") == 1);
}

TEST_CASE("a transaction that is not committed leaves nothing", "[sql][transaction]") {
  const TempFolder folder;
  const auto database = sql::open_store(make_notes(folder, 1));
  {
    const sql::Transaction transaction(*database);
    database->execute("DELETE FROM note");
    CHECK(count(*database, "note") == 0);
  }
  CHECK(count(*database, "note") == 1);
}

TEST_CASE("statements may run inside the visit of another, even the same one", "[sql]") {
  const TempFolder folder;
  const auto database = sql::open_store(make_notes(folder, 3));
  int visits = 0;
  database->query("SELECT id FROM note", {}, [&](const sql::Row&) {
    database->query("SELECT id FROM note", {}, [&](const sql::Row&) { ++visits; });
  });
  CHECK(visits == 9);
}

TEST_CASE("a visit that throws leaves the statement usable", "[sql]") {
  const TempFolder folder;
  const auto database = sql::open_store(make_notes(folder, 3));
  const auto stop = [](const sql::Row&) { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(database->query("SELECT id FROM note", {}, stop), std::runtime_error);
  CHECK(database->execute("DELETE FROM note") == 3);
}

TEST_CASE("a wrong number of parameters is refused", "[sql]") {
  const TempFolder folder;
  const auto database = sql::open_store(make_notes(folder, 1));
  CHECK(error_of([&] { database->execute("DELETE FROM note WHERE id = ?"); }) == ErrorCode::internal);
}

TEST_CASE("a second writer is told that the database is busy", "[sql][busy]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 1);
  const auto first = sql::open_store(path);
  const auto second = sql::open_store(path, 20ms);
  const sql::Transaction held(*first);
  CHECK(error_of([&] { second->begin(); }, "in use") == ErrorCode::busy);
  CHECK(count(*second, "note") == 1);
}

TEST_CASE("what is no database cannot be opened as one", "[sql][open]") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  CHECK(error_of([&] { (void)sql::open_store(path); }) == ErrorCode::input_unreadable);
  CHECK(error_of([&] { (void)sql::open_source(path); }) == ErrorCode::source_unavailable);
  CHECK(error_of([&] { (void)sql::open_store(folder.path()); }) == ErrorCode::input_unreadable);
  std::ofstream(path) << std::string(4096, 'x');
  CHECK(error_of([&] { (void)sql::open_store(path); }, "a.db") == ErrorCode::integrity);
  CHECK(error_of([&] { (void)sql::open_source(path); }, "a.db") == ErrorCode::source_unavailable);
}

TEST_CASE("a truncated database is reported as damaged", "[sql][open]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 2000);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  CHECK(error_of([&] { sql::open_store(path)->check(); }) == ErrorCode::integrity);
}

TEST_CASE("overwritten pages are found by the check", "[sql][open]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 2000);
  CHECK_NOTHROW(sql::open_store(path)->check());
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(3 * 4096);
    file << std::string(4096, '\xff');
  }
  CHECK(error_of([&] { sql::open_store(path)->check(); }) == ErrorCode::integrity);
}

TEST_CASE("a source cannot be written, whatever the statement says", "[sql][source]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 2);
  const auto source = sql::open_source(path);
  CHECK(error_of([&] { source->execute("DELETE FROM note"); }) == ErrorCode::source_unavailable);
  CHECK(error_of([&] { source->execute("CREATE TABLE x (y)"); }) == ErrorCode::source_unavailable);
  CHECK(count(*source, "note") == 2);
}

TEST_CASE("a table or column that vanished from a source is named", "[sql][source]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 1);
  const auto source = sql::open_source(path);
  CHECK(count(*source, "note") == 1);
  sql::open_store(path)->execute_script("DROP TABLE note; CREATE TABLE other (id INTEGER);");
  CHECK(error_of([&] { (void)count(*source, "note"); }, "note") == ErrorCode::source_unavailable);
  CHECK(error_of([&] { source->execute("SELECT body FROM other"); }, "body") ==
        ErrorCode::source_unavailable);
}

TEST_CASE("a statement against a source is stopped at its time limit", "[sql][source]") {
  const TempFolder folder;
  const auto source = sql::open_source(make_notes(folder, 1), {.statement_timeout = 50ms});
  const auto endless = [&] {
    source->execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
  };
  CHECK(error_of(endless, "50 ms") == ErrorCode::source_unavailable);
  CHECK(count(*source, "note") == 1);
}

TEST_CASE("tables and views are listed with their columns", "[sql][source]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 1);
  {
    const auto database = sql::open_store(path);
    database->execute_script(
        "CREATE TABLE \"a \"\"b\" (x INTEGER, y INTEGER AS (x + 1));"
        "CREATE VIEW short AS SELECT body FROM note; CREATE TABLE gone (z TEXT);"
        "CREATE VIEW broken AS SELECT z FROM gone; DROP TABLE gone;");
  }
  const std::vector<sql::TableInfo> expected{
      {"a \"b", {"x", "y"}}, {"broken", {}}, {"note", {"id", "body"}}, {"short", {"body"}}};
  const auto source = sql::open_source(path);
  CHECK(source->tables() == expected);
  CHECK(count(*source, "a \"b") == 0);
}

TEST_CASE("the schema version is kept in the file", "[sql]") {
  const TempFolder folder;
  const auto path = make_notes(folder, 0);
  CHECK(sql::open_store(path)->schema_version() == 0);
  sql::open_store(path)->set_schema_version(3);
  CHECK(sql::open_store(path)->schema_version() == 3);
}
