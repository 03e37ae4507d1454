#include "dsrkit/profile/profile.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using profile::list_profiles;
using profile::load_profile;
using profile::parse_profile;
using test::TempFolder;

namespace {

const char* const kShipped[] = {
    "bolton-families-first",    "bury-data-accelerator", "cheshire-west-and-chester-troubled-families",
    "demonstration-early-help", "manchester-early-help", "manchester-thriving-families"};

std::string demonstration_text() {
  return files::read_file(files::shipped_data("profiles/demonstration-early-help.json"));
}

Value demonstration_json() {
  return codec::parse_json(demonstration_text(), "demonstration");
}

std::vector<std::string> mistakes(const Value& json) {
  Diagnostics diagnostics;
  (void)parse_profile(json, "file", diagnostics);
  std::vector<std::string> result;
  for (const auto& diagnostic : diagnostics) {
    result.push_back(diagnostic.where + " " + diagnostic.code);
  }
  return result;
}

Value& member(Value& object, std::string_view key) {
  for (auto& [name, value] : object.as_object()) {
    if (name == key) {
      return value;
    }
  }
  throw Error(ErrorCode::internal, "no such member");
}

/// The words an enumeration allows, from the schema's definitions.
std::vector<std::string> schema_words(const std::string& definition) {
  const auto schema = codec::parse_json(
      files::read_file(files::shipped_data("profiles/schema/service-profile.schema.json")), "schema");
  std::vector<std::string> words;
  for (const auto& word : schema.find("definitions")->find(definition)->find("enum")->as_array()) {
    words.push_back(word.as_string());
  }
  return words;
}

}  // namespace

TEST_CASE("every shipped profile can be read by its id", "[profile][load]") {
  for (const auto* id : kShipped) {
    INFO(id);
    CHECK(load_profile(id).id == id);
  }
}

TEST_CASE("the shipped profiles are listed by id and nothing else is", "[profile][load]") {
  const auto summaries = list_profiles();
  REQUIRE(summaries.size() == std::size(kShipped));
  for (std::size_t i = 0; i < summaries.size(); ++i) {
    CHECK(summaries[i].id == kShipped[i]);
  }
  CHECK(summaries.front().controller == "Bolton Council");
  CHECK(summaries.front().service == "Families First");
}

TEST_CASE("a council's own profile hides the shipped one", "[profile][load]") {
  const TempFolder folder;
  const auto own =
      replace_all(demonstration_text(), "Brackendale Borough Council", "Northmoor Borough Council");
  files::write_file(folder.path() / "demonstration-early-help.json", own);
  CHECK(load_profile("demonstration-early-help", {folder.path()}).controller.name ==
        "Northmoor Borough Council");
  CHECK(load_profile("demonstration-early-help").controller.name == "Brackendale Borough Council");
  CHECK(list_profiles({folder.path(), folder.path() / "absent"}).size() == std::size(kShipped));
}

TEST_CASE("a profile can be read from a path", "[profile][load]") {
  const auto path = files::shipped_data("profiles/manchester-early-help.json");
  CHECK(load_profile(path.string()).service.name == "Early Help");
}

TEST_CASE("an unknown id is not found and the nearest one is suggested", "[profile][load]") {
  try {
    (void)load_profile("bury-data-acelerator");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.hint().find("'bury-data-accelerator'") != std::string::npos);
  }
}

TEST_CASE("a file whose name is not its id is refused", "[profile][load]") {
  const TempFolder folder;
  files::write_file(folder.path() / "other.json", demonstration_text());
  CHECK_THROWS_AS(load_profile("other", {folder.path()}), Error);
}

TEST_CASE("not stated stays absent", "[profile][parse]") {
  const auto read = load_profile("cheshire-west-and-chester-troubled-families");
  CHECK_FALSE(read.sources);
  REQUIRE(read.retention);
  REQUIRE(read.retention->rules.size() == 6);
  CHECK_FALSE(read.retention->rules.front().trigger);
  CHECK(read.retention->rules[4].min_years == 10);
  CHECK(read.retention->rules[4].max_years == 30);
  REQUIRE(read.transfers);
  CHECK(read.transfers->outside_uk == false);
  CHECK_FALSE(load_profile("bury-data-accelerator").automated_decisions);
}

TEST_CASE("unknown keys, wrong words and missing members are all reported with their place",
          "[profile][parse]") {
  auto json = demonstration_json();
  json.set("purposs", "typing error");
  member(json, "systems").as_array().front().set("kind", "magic");
  member(json, "service").set("name", nullptr);
  CHECK(mistakes(json) == std::vector<std::string>{"file/service/name missing",
                                                   "file/systems/0/kind wrong-word",
                                                   "file/purposs unknown-key"});
}

TEST_CASE("a stated list must state something", "[profile][parse]") {
  auto json = demonstration_json();
  member(json, "sources").set("items", Value::array());
  CHECK(mistakes(json) == std::vector<std::string>{"file/sources/items missing"});
}

TEST_CASE("special category data name their kind and other data do not", "[profile][parse]") {
  auto json = demonstration_json();
  auto& first = member(member(json, "data_categories"), "items").as_array().front();
  first.set("special_category", "health");
  CHECK(mistakes(json) ==
        std::vector<std::string>{"file/data_categories/items/0/special_category special-category"});
}

TEST_CASE("periods are ranges of years and go with basis periods", "[profile][parse]") {
  auto json = demonstration_json();
  member(member(json, "retention"), "rules").as_array().front().set("max_years", 3);
  CHECK(mistakes(json) == std::vector<std::string>{"file/retention/rules/0/max_years wrong-number"});
  json = demonstration_json();
  member(json, "retention").set("basis", "schedule");
  CHECK(mistakes(json) == std::vector<std::string>{"file/retention/rules retention"});
}

TEST_CASE("something that is no profile is refused without a crash", "[profile][parse]") {
  CHECK_FALSE(mistakes(Value("text")).empty());
  CHECK_FALSE(mistakes(Value::array()).empty());
  CHECK_FALSE(mistakes(Value::object()).empty());
}

TEST_CASE("the schema allows the same words as the parser", "[profile][schema]") {
  CHECK(schema_words("data_class") == profile_words<DataCategoryClass>());
  CHECK(schema_words("special_category") == profile_words<SpecialCategory>());
  CHECK(schema_words("basis_kind") == profile_words<BasisKind>());
  CHECK(schema_words("sector") == profile_words<Sector>());
  CHECK(schema_words("system_kind") == profile_words<SystemKind>());
  CHECK(schema_words("research_form") == profile_words<ResearchForm>());
  CHECK(schema_words("retention_basis") == profile_words<RetentionBasis>());
  CHECK(schema_words("right") == profile_words<RightKind>());
}
