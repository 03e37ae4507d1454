#include "source_fixture.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sources/supplied.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using namespace dsrkit;

namespace {

sources::FileContents supplied(const test::TempFolder& folder, const std::string& name,
                               std::string_view text) {
  files::write_file(folder.path() / name, text);
  return sources::read_supplied(folder.path() / name, "AR-2026-0001", "hand", test::test_context().today);
}

/// A source with one folder of files that are named by UPN.
SourceConfig folder_source(const FileShape& shape = {}) {
  SourceConfig config;
  config.id = "exports";
  config.kind = SourceKind::files;
  config.connection = ".";
  DatasetConfig dataset;
  dataset.id = "all";
  dataset.identifier = "upn";
  dataset.shape = shape;
  config.datasets = {dataset};
  return config;
}

}  // namespace

TEST_CASE("lines and rows are an item each, with everything in them", "[sources][formats]") {
  const test::TempFolder folder;
  const auto lines = supplied(folder, "a.ndjson", "{\"id\":1,\"t\":\"one\"}\r\n\n\"two\"\n{\"id\":3}");
  REQUIRE(lines.items.size() == 3);
  CHECK(lines.items[0].item.key.ends_with("#/id=1"));
  CHECK(lines.items[1].item.content == Value::object({{"value", "two"}}));
  const auto rows = supplied(folder, "b.csv", "\xEF\xBB\xBFname;date;\nAsh, A;2024-01-30;x\n\"B\nb\";;\n");
  REQUIRE(rows.items.size() == 2);
  CHECK(rows.items[0].item.content ==
        Value::object({{"name", "Ash, A"}, {"date", "2024-01-30"}, {"column 3", "x"}}));
  CHECK(rows.items[0].item.date == try_parse_date("2024-01-30"));
  CHECK(rows.items[1].item.content == Value::object({{"name", "B\nb"}, {"date", ""}, {"column 3", ""}}));
  CHECK(rows.gaps.empty());
}

TEST_CASE("a line or row that cannot be read is a gap with its number and hides no other",
          "[sources][formats]") {
  const test::TempFolder folder;
  const auto lines = supplied(folder, "a.jsonl", "{\"a\":1}\n{\"a\":\n{\"a\":\"\xE9\"}\n{\"a\":2}\n");
  CHECK(lines.items.size() == 2);
  CHECK(lines.gaps == std::vector<std::string>{"line 2 of a file is not one JSON text",
                                               "line 3 of a file is not one JSON text"});
  const auto rows = supplied(folder, "b.csv", "a,b\n1,2,3\n4,5\n");
  REQUIRE(rows.items.size() == 2);
  CHECK(rows.items[0].item.content == Value::object({{"a", "1"}, {"b", "2"}, {"column 3", "3"}}));
  REQUIRE(rows.gaps.size() == 1);
  CHECK(rows.gaps[0].find("line 2") != std::string::npos);
}

TEST_CASE("a file is known by its name, else by its beginning", "[sources][formats]") {
  const test::TempFolder folder;
  CHECK(supplied(folder, "a.xml", "<a><b>1</b></a>").items.at(0).item.content ==
        Value::object({{"a", Value::object({{"b", "1"}})}}));
  CHECK(supplied(folder, "a", "<?xml version='1.0'?><a>1</a>").items.at(0).item.content ==
        Value::object({{"a", "1"}}));
  CHECK(supplied(folder, "b", "<!DOCTYPE html><p>x").items.at(0).item.content ==
        Value::object({{"text", Value(Value::Array{"x"})}}));
  CHECK(supplied(folder, "c.txt", "[sic] {x}").items.at(0).item.content ==
        Value::object({{"text", "[sic] {x}"}}));
  CHECK(supplied(folder, "d.pdf", "%PDF-").items.at(0).files.size() == 1);
  CHECK(supplied(folder, "e.csv", "a,b\n").items.empty());
}

TEST_CASE("a text is read in the encoding that is declared and in no other", "[sources][formats]") {
  const test::TempFolder folder;
  files::write_file(folder.path() / "A1.txt", "caf\xE9");
  files::write_file(folder.path() / "A1.csv", "a,b\n1,2\n");
  const Context context = test::test_context();
  for (const bool declared : {false, true}) {
    FileShape shape;
    shape.encoding = declared ? "windows-1252" : "";
    const auto source = sources::open_source(folder_source(shape), {folder.path(), context});
    sources::SearchLog log;
    const test::Received received(*source, "A1", log);
    CHECK(received.items.size() == (declared ? 2U : 1U));
    CHECK(log.gaps().size() == (declared ? 0U : 1U));
    CHECK((!declared || received.items[1].item.content.text_or("text") == "caf\xC3\xA9"));
  }
}

TEST_CASE("a shape that cannot be is found by a check", "[sources][formats]") {
  const test::TempFolder folder;
  const Context context = test::test_context();
  const auto problems = [&](const FileShape& shape) {
    return sources::open_source(folder_source(shape), {folder.path(), context})->check().size();
  };
  CHECK(problems({"csv", "latin1", ";"}) == 0);
  CHECK(problems({"docx", "ebcdic", "|"}) == 3);
}

TEST_CASE("a hostile file is refused and says nothing of its content", "[sources][formats]") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(
      supplied(folder, "x.xml", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"), Error);
  files::write_file(folder.path() / "A1.ndjson", "{\"a\":1}\n\"" + std::string(3'000'000, 'x') + "\"\n");
  sources::SourceLimits limits;
  limits.value_bytes = 1'000'000;
  const Context context = test::test_context();
  const auto source = sources::open_source(folder_source(), {folder.path(), context, limits});
  sources::SearchLog log;
  const test::Received received(*source, "A1", log);
  CHECK(received.items.empty());
  REQUIRE(log.gaps().size() == 1);
  CHECK(log.gaps()[0].find("larger than") != std::string::npos);
}
