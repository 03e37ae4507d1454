#include "dsrkit/workspace/mapping.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/csv.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workspace/config.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

using namespace dsrkit;
using workspace::NewSource;
using workspace::SourceMapping;

namespace {

using Columns = std::set<std::string>;

SourceConfig source_of(const SourceMapping& mapping) {
  NewSource details;
  details.id = "mapped";
  details.holder = "Records team";
  details.connection = "systems/mapped";
  Diagnostics diagnostics;
  auto source = workspace::parse_source(workspace::mapped_source(mapping, details), "test", diagnostics);
  CHECK(diagnostics.empty());
  return source;
}

std::map<std::string, Columns> published_tables() {
  const auto table =
      codec::parse_csv(files::read_file(std::string(DSRKIT_TEST_DATA) + "/ssd/ssd-tables.csv"));
  std::map<std::string, Columns> tables;
  for (const auto& record : table.records) {
    tables[record.fields.at(0)].insert(record.fields.at(2));
  }
  return tables;
}

/// The columns that a dataset names, in whatever place.
Columns columns_of(const DatasetConfig& dataset) {
  Columns columns{dataset.key, dataset.link_column};
  for (const auto& link : dataset.links) {
    columns.insert(link.column);
  }
  for (const auto& field : dataset.fields) {
    columns.insert(field.column);
  }
  columns.erase("");
  return columns;
}

const DatasetConfig* find_dataset(const SourceConfig& source, const std::string& id) {
  const auto found = std::find_if(source.datasets.begin(), source.datasets.end(),
                                  [&](const DatasetConfig& dataset) { return dataset.id == id; });
  return found == source.datasets.end() ? nullptr : &*found;
}

/// A row that others hang on is fetched: by its key, or by a column that is a field.
void check_link(const SourceConfig& source, const std::string& to, const std::string& column) {
  const DatasetConfig* parent = find_dataset(source, to);
  REQUIRE(parent != nullptr);
  const bool is_field = std::any_of(parent->fields.begin(), parent->fields.end(),
                                    [&](const FieldMapping& field) { return field.column == column; });
  CHECK((column.empty() || column == parent->key || is_field));
}

bool is_meaning(const std::string& meaning) {
  static const std::set<std::string> kMeanings{"person.given-name",
                                               "person.family-name",
                                               "person.full-name",
                                               "person.born",
                                               "person.deceased",
                                               "person.address",
                                               "person.phone",
                                               "person.email",
                                               "group",
                                               "restricted",
                                               "safe-address",
                                               "relation.name",
                                               "professional.name",
                                               "professional.role",
                                               "professional.ref",
                                               "date",
                                               "title",
                                               "text",
                                               "other",
                                               "professional.employer"};
  return kMeanings.count(meaning) > 0 || meaning.rfind("identifier.", 0) == 0;
}

Diagnostics mistakes_in(const std::string& json) {
  Diagnostics diagnostics;
  (void)workspace::parse_mapping(codec::parse_json(json, "test"), "test", diagnostics);
  return diagnostics;
}

}  // namespace

TEST_CASE("each shipped mapping reads without a mistake and says whom it is for and how it was tested",
          "[workspace][mapping]") {
  const auto mappings = workspace::list_mappings();
  std::vector<std::string> ids;
  for (const auto& mapping : mappings) {
    INFO(mapping.id);
    ids.push_back(mapping.id);
    CHECK_FALSE(mapping.title.empty());
    CHECK_FALSE(mapping.systems.empty());
    CHECK_FALSE(mapping.tested.empty());
    CHECK_FALSE(mapping.not_tested.empty());
    CHECK_FALSE(mapping.check_first.empty());
    CHECK(workspace::load_mapping(mapping.id).title == mapping.title);
  }
  CHECK(ids == std::vector<std::string>{"moj", "mosaic", "sar-views", "ssd"});
}

TEST_CASE("each dataset of a shipped mapping has a label, known meanings and a way that leads to it",
          "[workspace][mapping]") {
  for (const auto& mapping : workspace::list_mappings()) {
    const SourceConfig source = source_of(mapping);
    for (const auto& dataset : source.datasets) {
      INFO(mapping.id << "/" << dataset.id);
      CHECK(dataset.label != dataset.id);
      for (const auto& field : dataset.fields) {
        INFO(field.column);
        CHECK(is_meaning(field.meaning));
        CHECK((!field.label.empty() || field.meaning == "group" || field.meaning == "restricted" ||
               field.meaning == "safe-address" || field.meaning == "relation.name"));
      }
      if (!dataset.link_column.empty()) {
        check_link(source, dataset.link_to, "");
      }
      for (const auto& link : dataset.links) {
        check_link(source, link.to, link.to_column);
      }
      CHECK((source.kind == SourceKind::files || dataset.role == DatasetRole::person ||
             dataset.role == DatasetRole::professional || !dataset.link_column.empty() ||
             !dataset.links.empty()));
    }
  }
}

TEST_CASE("the safeguarding mapping names every published table and column, or says why it leaves it out",
          "[workspace][mapping]") {
  const auto mapping = workspace::load_mapping("ssd");
  const auto published = published_tables();
  REQUIRE(published.size() == 49);
  std::map<std::string, Columns> read;
  for (const auto& dataset : source_of(mapping).datasets) {
    const auto columns = columns_of(dataset);
    read[dataset.table].insert(columns.begin(), columns.end());
  }
  std::set<std::string> left_out;
  for (const auto& entry : mapping.left_out) {
    left_out.insert(entry.first);
    const std::string table = entry.first.substr(0, entry.first.find('.'));
    CHECK(published.count(table) == 1);
  }
  for (const auto& [table, columns] : read) {
    INFO(table);
    REQUIRE(published.count(table) == 1);
    CHECK(std::includes(published.at(table).begin(), published.at(table).end(), columns.begin(),
                        columns.end()));
    CHECK(left_out.count(table) == 0);
  }
  for (const auto& [table, columns] : published) {
    for (const auto& column : columns) {
      INFO(table << "." << column);
      CHECK((left_out.count(table) == 1 || left_out.count(table + "." + column) == 1 ||
             read[table].count(column) == 1));
    }
  }
}

TEST_CASE("rows of the safeguarding dataset that name a person are followed by the person alone",
          "[workspace][mapping]") {
  const auto source = source_of(workspace::load_mapping("ssd"));
  const auto published = published_tables();
  for (const auto& dataset : source.datasets) {
    INFO(dataset.id);
    const auto& columns = published.at(dataset.table);
    const auto person = std::find_if(columns.begin(), columns.end(), [](const std::string& column) {
      return column.size() > 9 && column.compare(column.size() - 9, 9, "person_id") == 0;
    });
    if (dataset.role == DatasetRole::record && person != columns.end()) {
      CHECK(dataset.links.empty());
      CHECK(dataset.link_to == "person");
      CHECK(published.at(dataset.table).count(dataset.link_column) == 1);
    }
  }
}

TEST_CASE("health and education tables of the safeguarding dataset are marked as such",
          "[workspace][mapping]") {
  const auto source = source_of(workspace::load_mapping("ssd"));
  const auto class_of = [&](const char* id) { return find_dataset(source, id)->data_class; };
  for (const char* id :
       {"disability", "cla-health", "cla-immunisations", "cla-substance-misuse", "sdq-scores"}) {
    CHECK(class_of(id) == DataClass::health);
  }
  for (const char* id :
       {"send", "ehcp-requests", "ehcp-assessments", "ehcp-named-plans", "ehcp-active-plans", "sen-needs"}) {
    CHECK(class_of(id) == DataClass::education);
  }
  CHECK(class_of("cp-plans") == DataClass::social_work);
}

TEST_CASE("both templates of the view contract make every view with every column that the mapping reads",
          "[workspace][mapping]") {
  const auto source = source_of(workspace::load_mapping("sar-views"));
  for (const char* server : {"postgresql.sql", "sqlserver.sql"}) {
    const std::string ddl = files::read_file(files::shipped_data("mappings/sar-views") / server);
    for (const auto& dataset : source.datasets) {
      INFO(server << " " << dataset.table);
      const auto begin = ddl.find("CREATE VIEW sar." + dataset.table + " AS\n");
      REQUIRE(begin != std::string::npos);
      const std::string view = ddl.substr(begin, ddl.find(';', begin) - begin);
      for (const auto& column : columns_of(dataset)) {
        INFO(column);
        CHECK((view.find(" AS " + column + ",") != std::string::npos ||
               view.find(" AS " + column + " ") != std::string::npos ||
               view.find(" AS " + column + "\n") != std::string::npos));
      }
      CHECK(ddl.find("sar." + dataset.table, begin + view.size()) != std::string::npos);  // the grant
    }
  }
}

TEST_CASE("the profiles that a mapping names are shipped, and each shipped system has a mapping",
          "[workspace][mapping]") {
  std::string named;
  for (const auto& mapping : workspace::list_mappings()) {
    for (const auto& profile : mapping.profiles) {
      named += " " + profile;
      CHECK(std::filesystem::exists(files::shipped_data("profiles") / (profile + ".json")));
    }
  }
  for (const auto& path : files::list_files(files::shipped_data("profiles"))) {
    const Value profile = codec::parse_json(files::read_file(path), "profile");
    const Value* systems = profile.find("systems");
    const std::string id = path.stem().string();
    if (systems != nullptr && !systems->as_array().empty() && id.rfind("demonstration", 0) != 0) {
      INFO(id);
      CHECK(named.find(id) != std::string::npos);
    }
  }
}

TEST_CASE("a mapping says nothing that only a council knows, and gives a reason for what it leaves out",
          "[workspace][mapping]") {
  const auto found = mistakes_in(R"({"format": "dsrkit.mapping/1", "id": "crm", "title": "CRM", "about": "a",
    "systems": ["CRM"], "tested": "x", "not_tested": "y", "left_out": {"log": ""}, "tables": [],
    "source": {"kind": "sql", "holder": "us", "connection": "x", "datasets": [{"role": "person"}]}})");
  std::vector<std::string> places;
  for (const auto& mistake : found) {
    places.push_back(mistake.where);
  }
  CHECK(places == std::vector<std::string>{"test:/left_out", "test:/source/holder", "test:/source/connection",
                                           "test:/source/datasets/0/id", "test:/tables"});
}

TEST_CASE("an unknown mapping is named with the nearest known one", "[workspace][mapping]") {
  try {
    (void)workspace::load_mapping("sar-view");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK(error.hint() == "did you mean 'sar-views'?");
  }
}

TEST_CASE("what a council says of its source stands over what the mapping says", "[workspace][mapping]") {
  NewSource details;
  details.id = "schools";
  details.label = "School exports";
  details.holder = "Education welfare";
  details.connection = "exports";
  details.identifier = "uln";
  const Value source = workspace::mapped_source(workspace::load_mapping("moj"), details);
  CHECK(codec::write_json(source) ==
        R"({"id":"schools","kind":"files","label":"School exports","holder":"Education welfare",)"
        R"("connection":"exports","datasets":[{"id":"responses","label":"Service response",)"
        R"("identifier":"uln"}]})");
  CHECK_THROWS_AS(workspace::mapped_source(workspace::load_mapping("ssd"), details), Error);
}
