#include "dsrkit/workspace/config.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using workspace::Config;

namespace {

Value sound_config() {
  workspace::Controller controller;
  controller.name = "Example Council";
  return workspace::make_config(controller, Jurisdiction::scotland, Value::array());
}

Diagnostics mistakes_in(const Value& json) {
  Diagnostics diagnostics;
  (void)workspace::parse_config(json, "dsrkit.json", diagnostics);
  return diagnostics;
}

}  // namespace

TEST_CASE("the configuration that init writes reads back without a mistake", "[workspace][config]") {
  Diagnostics diagnostics;
  const Config config = workspace::parse_config(sound_config(), "dsrkit.json", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(config.controller.name == "Example Council");
  CHECK(config.jurisdiction == Jurisdiction::scotland);
  CHECK(config.vault_key.file == "keys/vault.key");
}

TEST_CASE("an unknown key is an error that names its place and the nearest known key",
          "[workspace][config]") {
  Value json = sound_config();
  json.set("sorces", Value::array());
  const auto found = mistakes_in(json);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where == "dsrkit.json:/sorces");
  CHECK(found[0].text.find("'sources'") != std::string::npos);
}

TEST_CASE("all mistakes of a source are reported at once", "[workspace][config]") {
  Value json = sound_config();
  json.set("sources",
           codec::parse_json(R"([{"id":"a","kind":"sql"},{"id":"a","kind":"telepathy"}])", "test"));
  std::vector<std::string> codes;
  for (const auto& mistake : mistakes_in(json)) {
    codes.push_back(mistake.code);
  }
  CHECK(codes == std::vector<std::string>{"missing", "wrong-word", "duplicate-source"});
}

TEST_CASE("local holidays have a day and a title, each day once", "[workspace][config]") {
  Value json = sound_config();
  json.set("local_holidays",
           codec::parse_json(R"([{"date":"2026-09-28","title":"Autumn holiday"}])", "test"));
  Diagnostics diagnostics;
  const Config config = workspace::parse_config(json, "dsrkit.json", diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(config.local_holidays.size() == 1);
  CHECK(format_date(config.local_holidays[0].date) == "2026-09-28");
  CHECK(config.local_holidays[0].title == "Autumn holiday");

  json.set("local_holidays", codec::parse_json(R"([{"date":"28/09/2026","title":"A"},{"date":"2026-12-28"},
      {"date":"2026-12-28","title":"B","notes":"x"},{"title":"C"}])",
                                               "test"));
  std::vector<std::string> found;
  for (const auto& mistake : mistakes_in(json)) {
    found.push_back(mistake.where + " " + mistake.code);
  }
  CHECK(found == std::vector<std::string>{"dsrkit.json:/local_holidays/0/date wrong-date",
                                          "dsrkit.json:/local_holidays/1/title missing",
                                          "dsrkit.json:/local_holidays/2/date duplicate-date",
                                          "dsrkit.json:/local_holidays/2/notes unknown-key",
                                          "dsrkit.json:/local_holidays/3/date missing"});
}

TEST_CASE("a secret has one place, and its text never reaches an error", "[workspace][secret]") {
  Value json = sound_config();
  json.set("vault", codec::parse_json(R"({"key":{"file":"a","credential":"b"}})", "test"));
  CHECK(mistakes_in(json).at(0).code == "secret-location");

  const test::TempFolder folder;
  files::write_file(folder.path() / "key", "s3cret\n");
  CHECK(workspace::read_secret({"key", {}, {}}, folder.path(), {}) == "s3cret");
  CHECK(workspace::read_secret({{}, {"printf", "s3cret"}, {}}, folder.path(), {}) == "s3cret");
  CHECK(workspace::read_secret({{}, {}, "key"}, "", folder.path()) == "s3cret");
  CHECK_THROWS_AS(workspace::read_secret({{}, {}, "key"}, "", {}), Error);
  CHECK_THROWS_AS(workspace::read_secret({{}, {"false"}, {}}, "", {}), Error);
}
