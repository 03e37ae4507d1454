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
  return workspace::make_config({controller, Jurisdiction::scotland});
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

TEST_CASE("the owner of a source has working days for an answer", "[workspace][config]") {
  Value json = sound_config();
  const auto with_days = [&json](const std::string& days) {
    json.set("sources", codec::parse_json(R"([{"id":"archive","kind":"manual"},
                                   {"id":"police","kind":"manual","answer_days":)" +
                                              days + "}]",
                                          "test"));
    return mistakes_in(json);
  };
  CHECK(with_days("5").empty());
  Diagnostics none;
  const Config config = workspace::parse_config(json, "dsrkit.json", none);
  CHECK(config.sources[0].answer_days == 10);
  CHECK(config.sources[1].answer_days == 5);
  for (const char* days : {"0", "-1", "61", "\"soon\""}) {
    const auto mistakes = with_days(days);
    REQUIRE(mistakes.size() == 1);
    CHECK(mistakes[0].where == "dsrkit.json:/sources/1/answer_days");
  }
}

TEST_CASE("officers are named in documents only when the council says so", "[workspace][config]") {
  Value json = sound_config();
  Diagnostics none;
  CHECK_FALSE(workspace::parse_config(json, "dsrkit.json", none).name_officers);
  json.set("name_officers", true);
  CHECK(workspace::parse_config(json, "dsrkit.json", none).name_officers);
  CHECK(none.empty());
}

TEST_CASE("a web service says how it is asked, paged and who asks", "[workspace][config]") {
  Value json = sound_config();
  json.set("sources",
           codec::parse_json(R"([{"id":"a","kind":"http-json","connection":"https://example.org/api",
    "ca_file":"ca.pem","timeout_seconds":5,
    "auth":{"kind":"client-credentials","token_url":"https://example.org/token","client_id":"dsrkit",
            "secret":{"file":"keys/a"},"scope":"read"},
    "datasets":[{"id":"person","role":"person","key":"/id","path":"/p/{person}","search":["/p?q={born}"],
      "items":"/value","total":"/count","paging":{"kind":"cursor","cursor":"/next","parameter":"c",
                                                   "size_parameter":"n","size":50}}]}])",
                             "test"));
  Diagnostics diagnostics;
  const Config config = workspace::parse_config(json, "dsrkit.json", diagnostics);
  CHECK(diagnostics.empty());
  const SourceConfig& source = config.sources.at(0);
  CHECK(source.kind == SourceKind::http_json);
  CHECK(source.http.ca_file == "ca.pem");
  CHECK(source.http.timeout_seconds == 5);
  CHECK(source.http.auth.kind == AuthKind::client_credentials);
  CHECK(source.http.auth.secret.file == "keys/a");
  const HttpQuery& query = source.datasets.at(0).http;
  CHECK(query.search == std::vector<std::string>{"/p?q={born}"});
  CHECK(query.items == "/value");
  CHECK(query.total == "/count");
  CHECK(query.paging == HttpPaging{PagingKind::cursor, "/next", "c", "n", 50});
}

TEST_CASE("what a web service lacks is reported at once", "[workspace][config]") {
  Value json = sound_config();
  json.set("sources", codec::parse_json(R"([{"id":"a","kind":"http-json","connection":"https://example.org",
    "timeout_seconds":0,"auth":{"kind":"client-credentials","token_url":"https://example.org/token"},
    "datasets":[{"id":"notes","paging":{"kind":"cursor","size_parameter":"n"}}]}])",
                                        "test"));
  std::vector<std::string> places;
  for (const auto& mistake : mistakes_in(json)) {
    places.push_back(mistake.where.substr(mistake.where.find("/sources/0") + 10));
  }
  const std::vector<std::string> expected{"/auth/secret",
                                          "/auth/client_id",
                                          "/timeout_seconds",
                                          "/datasets/0/path",
                                          "/datasets/0/paging/parameter",
                                          "/datasets/0/paging/cursor",
                                          "/datasets/0/paging/size"};
  CHECK(places == expected);
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

TEST_CASE("agents of the Data Rights Protocol have an id and a key of 32 bytes", "[workspace][config]") {
  Value json = sound_config();
  json.set("data_rights_protocol",
           codec::parse_json(R"({"business_id":"EXAMPLE_COUNCIL","agents":[{"id":"EXAMPLE_AGENT",
             "verify_key":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}]})",
                             "test"));
  Diagnostics diagnostics;
  const Config config = workspace::parse_config(json, "dsrkit.json", diagnostics);
  CHECK(diagnostics.empty());
  CHECK(config.data_rights_protocol.business_id == "EXAMPLE_COUNCIL");
  REQUIRE(config.data_rights_protocol.agents.size() == 1);
  CHECK(config.data_rights_protocol.agents.front().verify_key == std::string(32, '\x01'));

  json.set("data_rights_protocol", codec::parse_json(R"({"agents":[{"verify_key":"AQEB"}]})", "test"));
  std::vector<std::string> places;
  for (const auto& mistake : mistakes_in(json)) {
    places.push_back(mistake.where);
  }
  CHECK(places == std::vector<std::string>{"dsrkit.json:/data_rights_protocol/business_id",
                                           "dsrkit.json:/data_rights_protocol/agents/0/id",
                                           "dsrkit.json:/data_rights_protocol/agents/0/verify_key"});
}
