#include "dsrkit/workspace/add_source.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

Value sound_config(Value sources = Value::array()) {
  workspace::Controller controller;
  controller.name = "Example Council";
  return workspace::make_config({controller, Jurisdiction::scotland, std::move(sources)});
}

SourceConfig reread(const SourceConfig& source) {
  Diagnostics diagnostics;
  const auto config = workspace::parse_config(
      sound_config(Value(Value::Array{workspace::source_to_json(source)})), "dsrkit.json", diagnostics);
  CHECK(diagnostics.empty());
  return config.sources.at(0);
}

SourceConfig sql_source() {
  SourceConfig source;
  source.id = "case-management";
  source.kind = SourceKind::sql;
  source.label = "Case management";
  source.holder = "Social care";
  source.connection = "postgresql://db.example.org/care";
  source.password.command = {"pass", "show", "care"};
  source.allow_writable_role = "test server";
  source.statement_timeout = 5;
  DatasetConfig visits;
  visits.id = "visits";
  visits.role = DatasetRole::relation;
  visits.label = "Home visits";
  visits.table = "care.visits";
  visits.key = "id";
  visits.link_column = "person_id";
  visits.link_to = "person";
  visits.links = {{"worker", "workers", "id"}, {"place", "estates/places", ""}};
  visits.data_class = DataClass::health;
  visits.fields = {{"email", "person.email", "E-mail", true}, {"note", "other", "", false}};
  source.datasets.push_back(visits);
  return source;
}

SourceConfig web_source() {
  SourceConfig source;
  source.id = "benefits";
  source.kind = SourceKind::http_json;
  source.label = "benefits";
  source.connection = "https://benefits.example.org/api";
  source.http.ca_file = "ca.pem";
  source.http.timeout_seconds = 9;
  source.http.auth.kind = AuthKind::client_credentials;
  source.http.auth.secret.credential = "benefits";
  source.http.auth.token_url = "https://benefits.example.org/token";
  source.http.auth.client_id = "dsrkit";
  source.http.auth.scope = "read";
  source.http.auth.secret_in_body = true;
  DatasetConfig claims;
  claims.id = "claims";
  claims.label = "claims";
  claims.http.path = "/claims?person={person}";
  claims.http.search = {"/people?born={born}"};
  claims.http.sample = "/claims";
  claims.http.items = "/value";
  claims.http.total = "/count";
  claims.http.not_found_is_none = true;
  claims.http.paging = {PagingKind::cursor, "/next", "after", "top", 50};
  source.datasets.push_back(claims);
  return source;
}

SourceConfig file_source() {
  SourceConfig source;
  source.id = "letters";
  source.kind = SourceKind::files;
  source.label = "letters";
  source.connection = "letters";
  DatasetConfig letters;
  letters.id = "letters";
  letters.label = "letters";
  letters.identifier = "uprn";
  letters.shape = {"csv", "windows-1252", ";"};
  source.datasets.push_back(letters);
  return source;
}

std::string config_text(const test::TempFolder& folder) {
  return files::read_file(folder.path() / workspace::kConfigFile);
}

void write_config(const test::TempFolder& folder, const Value& config) {
  files::write_file(folder.path() / workspace::kConfigFile, codec::write_json(config), 0640);
}

ErrorCode failure_of(const test::TempFolder& folder, const Value::Array& sources) {
  try {
    workspace::add_sources(folder.path(), sources);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("the sources were added");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("a source of any kind written as JSON reads back the same", "[workspace][source-json]") {
  for (const auto& source : {sql_source(), web_source(), file_source()}) {
    CHECK(reread(source) == source);
  }
}

TEST_CASE("what has its default value is not written", "[workspace][source-json]") {
  SourceConfig source;
  source.id = "paper";
  source.label = "paper";
  CHECK(codec::write_json(workspace::source_to_json(source)) == R"({"id":"paper","kind":"manual"})");

  source.kind = SourceKind::sql;
  source.connection = "care.db";
  DatasetConfig dataset;
  dataset.id = "visits";
  dataset.label = "visits";
  dataset.fields = {{"note", "other", "", false}};
  source.datasets.push_back(dataset);
  CHECK(codec::write_json(workspace::source_to_json(source)) ==
        R"({"id":"paper","kind":"sql","connection":"care.db",)"
        R"("datasets":[{"id":"visits","fields":[{"column":"note"}]}]})");
}

TEST_CASE("a source is added after those that are there, and nothing else changes",
          "[workspace][add-source]") {
  const test::TempFolder folder;
  Value config = sound_config(Value(Value::Array{workspace::source_to_json(file_source())}));
  write_config(folder, config);
  workspace::add_source(folder.path(), workspace::source_to_json(sql_source()));

  config.set("sources", Value(Value::Array{workspace::source_to_json(file_source()),
                                           workspace::source_to_json(sql_source())}));
  CHECK(config_text(folder) == codec::write_json(config, codec::JsonStyle::pretty));
  const auto mode = std::filesystem::status(folder.path() / workspace::kConfigFile).permissions();
  CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write |
                 std::filesystem::perms::group_read));
}

TEST_CASE("a configuration without sources gets its first", "[workspace][add-source]") {
  const test::TempFolder folder;
  Value config = sound_config();
  config.remove_at("/sources");
  write_config(folder, config);
  workspace::add_source(folder.path(), workspace::source_to_json(file_source()));
  CHECK(workspace::Workspace::check_config(folder.path()).empty());
  CHECK(config_text(folder).find("\"letters\"") != std::string::npos);
}

TEST_CASE("sources are added all or none", "[workspace][add-source]") {
  const test::TempFolder folder;
  write_config(folder, sound_config());
  const std::string before = config_text(folder);
  const Value good = workspace::source_to_json(sql_source());

  CHECK(failure_of(folder, {good, good}) == ErrorCode::output_exists);
  CHECK(config_text(folder) == before);

  try {
    workspace::add_sources(folder.path(), {good, Value::object({{"id", "Bad Id"}, {"kind", "telepathy"}})});
    FAIL("a wrong source was added");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::config_invalid);
    const std::string message = error.what();
    CHECK(message.find("dsrkit.json:/sources/1/kind") != std::string::npos);
    CHECK(message.find("dsrkit.json:/sources/1/id") != std::string::npos);
  }
  CHECK(config_text(folder) == before);
}

TEST_CASE("sources are added to a workspace only", "[workspace][add-source]") {
  const test::TempFolder folder;
  CHECK(failure_of(folder, {}) == ErrorCode::input_unreadable);
  CHECK_FALSE(std::filesystem::exists(folder.path() / workspace::kConfigFile));
  write_config(folder, Value::array());
  CHECK(failure_of(folder, {}) == ErrorCode::config_invalid);
  write_config(folder, Value::object({{"sources", 1}}));
  CHECK(failure_of(folder, {}) == ErrorCode::config_invalid);
}
