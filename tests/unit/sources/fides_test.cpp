#include "dsrkit/sources/fides.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using sources::FidesImport;

namespace {

using Texts = std::vector<std::string>;

FidesImport import_text(std::string_view yaml, sources::FidesOptions options = {"crm.db", {}, "", "", ""}) {
  return sources::import_fides(yaml, "f.yml", options);
}

FidesImport import_file(const std::string& name) {
  return sources::import_fides(files::read_file(std::filesystem::path(DSRKIT_TEST_DATA) / "fides" / name),
                               name, {"x", {}, "", "", ""});
}

/// "code where" of each, without the file's name.
Texts found(const FidesImport& import, Severity severity) {
  Texts lines;
  for (const auto& diagnostic : import.diagnostics) {
    if (diagnostic.severity == severity) {
      lines.push_back(diagnostic.code + " " + diagnostic.where.substr(diagnostic.where.find(':') + 1));
    }
  }
  return lines;
}

/// One dataset "shop" with these collections, indented by six.
std::string shop(const std::string& collections) {
  return "dataset:\n  - fides_key: shop\n    name: Shop\n    collections:\n" + collections;
}

/// A collection with fields, each "name" or "name: the rest of it in braces".
std::string collection(const std::string& name, const Texts& fields) {
  std::string text = "      - name: " + name + "\n        fields:\n";
  for (const auto& field : fields) {
    text += "          - {name: " + field + "}\n";
  }
  return text;
}

std::string reference(const std::string& field, const std::string& direction = {},
                      const std::string& dataset = "shop") {
  return "fides_meta: {references: [{dataset: " + dataset + ", field: " + field +
         (direction.empty() ? "" : ", direction: " + direction) + "}]}";
}

const DatasetConfig& table(const FidesImport& import, std::string_view id) {
  for (const auto& source : import.sources) {
    for (const auto& dataset : source.datasets) {
      if (dataset.id == id) {
        return dataset;
      }
    }
  }
  throw std::runtime_error("no such table");
}

Texts meanings(const DatasetConfig& dataset) {
  Texts texts;
  for (const auto& field : dataset.fields) {
    texts.push_back(field.column + " " + field.meaning + (field.identity ? " identity" : ""));
  }
  return texts;
}

}  // namespace

TEST_CASE("the example of Fides becomes a source with its identities, keys and links", "[sources][fides]") {
  const FidesImport import = import_file("postgres_example_test_dataset.yml");
  CHECK(found(import, Severity::error).empty());
  CHECK(found(import, Severity::warning).empty());
  REQUIRE(import.sources.size() == 1);
  const SourceConfig& source = import.sources.front();
  CHECK(source.id == "postgres-example-test-dataset");
  CHECK(source.kind == SourceKind::sql);
  CHECK(source.label == "Postgres Example Test Dataset");
  CHECK(source.datasets.size() == 11);

  CHECK(meanings(table(import, "address")) == Texts{"house person.address", "street person.address",
                                                    "id other", "city person.address", "state person.address",
                                                    "zip person.address"});
  CHECK(table(import, "address").key == "id");
  CHECK(table(import, "address").links ==
        std::vector<DatasetLink>{{"id", "customer", "address_id"},
                                 {"id", "employee", "address_id"},
                                 {"id", "orders", "shipping_address_id"},
                                 {"id", "payment_card", "billing_address_id"}});
  CHECK(meanings(table(import, "customer")) == Texts{"address_id other", "created other",
                                                     "email person.email identity", "id other",
                                                     "name person.full-name"});
  CHECK(table(import, "customer").links.empty());
  CHECK(table(import, "login").links == std::vector<DatasetLink>{{"customer_id", "customer", "id"}});
  CHECK(table(import, "order_item").key.empty());
  CHECK(table(import, "order_item").label == "Order item");
  CHECK(table(import, "order_item").table == "order_item");
  CHECK(table(import, "product").links == std::vector<DatasetLink>{{"id", "order_item", "product_id"}});
  CHECK(meanings(table(import, "service_request"))[2] == "email person.email identity");

  const auto is_override = [](const Diagnostic& diagnostic) {
    return diagnostic.where ==
           "postgres_example_test_dataset.yml:/dataset/0/collections/2/fields/3/fides_meta/"
           "masking_strategy_override";
  };
  CHECK(std::any_of(import.diagnostics.begin(), import.diagnostics.end(), is_override));
}

TEST_CASE("the invalid example of Fides is refused with every wrong list mark", "[sources][fides]") {
  const FidesImport import = import_file("example_test_dataset.invalid.yml");
  CHECK(import.sources.empty());
  const std::string text =
      files::read_file(std::filesystem::path(DSRKIT_TEST_DATA) / "fides/example_test_dataset.invalid.yml");
  Texts lines;
  std::size_t number = 1;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t first = text.find_first_not_of(' ', at);
    if (first != std::string::npos && text[first] == '*') {
      lines.push_back("yaml-syntax " + std::to_string(number));
    }
    const std::size_t end = text.find('\n', at);
    at = end == std::string::npos ? text.size() : end + 1;
  }
  CHECK(lines.size() > 60);
  CHECK(found(import, Severity::error) == lines);
}

TEST_CASE("data categories of both taxonomies say what a column means", "[sources][fides]") {
  const auto import = import_text(shop(collection(
      "people",
      {"a, data_categories: [user.name.first]", "b, data_categories: [system.operations, user.name.last]",
       "c, data_categories: [user.provided.identifiable.contact.phone_number]",
       "d, data_categories: [user.demographic.date_of_birth]",
       "e, data_categories: [user.government_id.passport_number]",
       "f, data_categories: [user.contact.address.country]",
       "g, data_categories: [user.contact.address.street]",
       "h, data_categories: [user.provided.identifiable.contact.city]",
       "i, data_categories: [user.financial]", "j, fides_meta: {identity: stackoverflow_user_id}",
       "k, fidesops_meta: {identity: phone_number}"})));
  CHECK(found(import, Severity::error).empty());
  CHECK(meanings(table(import, "people")) ==
        Texts{"a person.given-name", "b person.family-name", "c person.phone", "d person.born",
              "e identifier.passport", "g person.address", "h person.address", "f person.address", "i other",
              "j identifier.stackoverflow-user-id identity", "k person.phone identity"});
}

TEST_CASE("a reference without direction leads both ways, and the same link is made once",
          "[sources][fides]") {
  const auto import =
      import_text(shop(collection("a", {"id, fides_meta: {identity: email}", "b_id, " + reference("b.id")}) +
                       collection("b", {"id, " + reference("a.b_id", "from")})));
  CHECK(table(import, "a").links == std::vector<DatasetLink>{{"b_id", "b", "id"}});
  CHECK(table(import, "b").links == std::vector<DatasetLink>{{"id", "a", "b_id"}});
}

TEST_CASE("references lead across the datasets of a file and name those that are not in it",
          "[sources][fides]") {
  const auto import = import_text(
      "dataset:\n  - fides_key: Shop_1\n    collections:\n" +
      collection("customer",
                 {"id, fides_meta: {identity: email}", "crm_id, " + reference("person.id", "to", "crm"),
                  "x, " + reference("t.y", "from", "far_away"), "z, " + reference("t.z", "to", "far_away")}) +
      "  - fides_key: crm\n    collections:\n" +
      collection("person", {"id", "shop_id, " + reference("customer.id", "from", "Shop_1")}));
  REQUIRE(import.sources.size() == 2);
  CHECK(import.sources[0].id == "shop-1");
  CHECK(import.sources[0].label == "Shop 1");
  CHECK(table(import, "customer").links == std::vector<DatasetLink>{{"x", "far-away/t", "y"}});
  CHECK(table(import, "person").links ==
        std::vector<DatasetLink>{{"id", "shop-1/customer", "crm_id"}, {"shop_id", "shop-1/customer", "id"}});
  const std::string fields = "/dataset/0/collections/0/fields/";
  CHECK(found(import, Severity::note) == Texts{"other-source " + fields + "2/fides_meta/references/0"});
  CHECK(found(import, Severity::warning) == Texts{"other-source " + fields + "3/fides_meta/references/0"});
}

TEST_CASE("what lies inside a column is shown whole, and what hangs on it is told", "[sources][fides]") {
  const auto import = import_text(shop(
      collection(
          "a",
          {"id, fides_meta: {identity: email}",
           "info, fides_meta: {data_type: object}, fields: [{name: mail, fides_meta: {identity: email}}, "
           "{name: b_id, " +
               reference("b.id", "to") + "}]",
           "tags, fides_meta: {data_type: 'string[]', return_all_elements: true, identity: email}",
           "t, " + reference("a.tags", "from")}) +
      collection("b", {"id", "a_id, " + reference("a.info.b_id", "from")})));
  CHECK(found(import, Severity::error).empty());
  CHECK(meanings(table(import, "a")) ==
        Texts{"id person.email identity", "info other", "tags other", "t other"});
  CHECK(table(import, "a").links.empty());
  CHECK(table(import, "b").links.empty());
  const std::string a = "/dataset/0/collections/0/fields/";
  const std::string b = "/dataset/0/collections/1";
  CHECK(found(import, Severity::note) == Texts{"ignored " + a + "2/fides_meta/return_all_elements",
                                               "simplified " + a + "1", "simplified " + a + "2"});
  CHECK(found(import, Severity::warning) ==
        Texts{"identity-ignored " + a + "1/fields/0", "identity-ignored " + a + "2",
              "reference-ignored " + a + "1/fields/1/fides_meta/references/0",
              "reference-ignored " + a + "3/fides_meta/references/0",
              "reference-ignored " + b + "/fields/1/fides_meta/references/0", "not-reached " + b});
}

TEST_CASE("every key of the format is read or told to be left out", "[sources][fides]") {
  const auto import = import_text(R"(
dataset:
  - fides_key: shop
    organization_fides_key: default_organization
    tags: null
    name: Shop
    description: d
    meta: {a: b}
    data_categories: [user]
    data_qualifier: q
    joint_controller: {name: n}
    retention: r
    third_country_transfers: [GBR]
    data_purposes: [p]
    fides_meta: {resource_id: r, after: [other], namespace: {schema: sales, project_id: p}}
    collections:
      - name: a
        description: d
        data_categories: [user]
        data_qualifier: q
        retention: r
        data_purposes: [p]
        fides_meta:
          after: [shop.b]
          erase_after: [shop.b]
          skip_processing: false
          masking_strategy_override: {strategy: delete}
          partitioning: [{field: f, start: NOW()}]
        fields:
          - name: id
            description: d
            data_qualifier: q
            retention: r
            data_purposes: [p]
            fides_meta: {identity: email, primary_key: yes, data_type: string, length: 40, read_only: true,
                         custom_request_field: c, masking_strategy_override: {strategy: s}, redact: name}
      - name: skipped
        fides_meta: {skip_processing: True}
        fields: [{name: a_id, fides_meta: {references: [{dataset: shop, field: a.id, direction: from}]}}]
system: [{fides_key: s}]
)");
  const std::string d = "ignored /dataset/0/";
  const std::string c = d + "collections/0/";
  const std::string f = c + "fields/0/";
  CHECK(found(import, Severity::error).empty());
  CHECK(found(import, Severity::note) == Texts{"ignored /system",
                                               d + "description",
                                               d + "meta",
                                               d + "organization_fides_key",
                                               d + "data_qualifier",
                                               d + "joint_controller",
                                               d + "retention",
                                               d + "third_country_transfers",
                                               d + "data_purposes",
                                               d + "data_categories",
                                               d + "fides_meta/after",
                                               d + "fides_meta/resource_id",
                                               d + "fides_meta/namespace/project_id",
                                               c + "description",
                                               c + "data_qualifier",
                                               c + "retention",
                                               c + "data_purposes",
                                               c + "data_categories",
                                               c + "fides_meta/after",
                                               c + "fides_meta/erase_after",
                                               c + "fides_meta/masking_strategy_override",
                                               c + "fides_meta/partitioning",
                                               f + "description",
                                               f + "data_qualifier",
                                               f + "retention",
                                               f + "data_purposes",
                                               f + "fides_meta/read_only",
                                               f + "fides_meta/length",
                                               f + "fides_meta/masking_strategy_override",
                                               f + "fides_meta/custom_request_field",
                                               f + "fides_meta/redact"});
  CHECK(found(import, Severity::warning) ==
        Texts{"left-out /dataset/0/collections/1/fides_meta/skip_processing",
              "reference-ignored /dataset/0/collections/1/fields/0/fides_meta/references/0"});
  REQUIRE(import.sources.size() == 1);
  CHECK(import.sources[0].datasets.size() == 1);
  CHECK(table(import, "a").table == "sales.a");
  CHECK(table(import, "a").key == "id");
}

TEST_CASE("all mistakes of a dataset are listed, each with its place", "[sources][fides]") {
  const auto import = import_text(R"(
dataset:
  - fides_key: shop one
    collections:
      - name: a
        colour: red
        fields:
          - name: id
          - name: id
          - fides_meta:
              primary_key: maybe
              identity: [email, phone_number]
              data_type: text
              length: 0
              return_all_elements: true
              references:
                - {dataset: shop, field: b.id, direction: sideways}
                - {dataset: shop one, field: none.id}
                - {dataset: shop one, field: a.none}
                - {dataset: shop one, field: a}
                - {field: a.id}
          - name: o
            data_categories: [user.name, 'no key']
            fides_meta: {data_type: string, identity: email}
            fidesops_meta: {identity: phone_number}
            fields: [{name: x}, {name: x}]
      - name: a
        fields: {name: x}
        fides_meta: {after: [nowhere]}
      - name: c
  - name: Nameless
)");
  CHECK(import.sources.empty());
  const std::string a = "/dataset/0/collections/0/fields/";
  CHECK(found(import, Severity::error) == Texts{"wrong-key /dataset/0/fides_key",
                                                "duplicate-field " + a + "1/name",
                                                "missing " + a + "2/name",
                                                "wrong-type " + a + "2/fides_meta/identity",
                                                "wrong-type " + a + "2/fides_meta/primary_key",
                                                "wrong-word " + a + "2/fides_meta/data_type",
                                                "out-of-range " + a + "2/fides_meta/length",
                                                "not-an-array " + a + "2/fides_meta/return_all_elements",
                                                "wrong-word " + a + "2/fides_meta/references/0/direction",
                                                "wrong-key " + a + "2/fides_meta/references/1/dataset",
                                                "wrong-key " + a + "2/fides_meta/references/2/dataset",
                                                "wrong-key " + a + "2/fides_meta/references/3/dataset",
                                                "wrong-reference " + a + "2/fides_meta/references/3/field",
                                                "missing " + a + "2/fides_meta/references/4/dataset",
                                                "wrong-key " + a + "3/data_categories",
                                                "duplicate-field " + a + "3/fields/1/name",
                                                "two-identities " + a + "3/fidesops_meta",
                                                "wrong-type " + a + "3/fields",
                                                "object-categories " + a + "3/data_categories",
                                                "wrong-key /dataset/0/collections/1/fides_meta/after",
                                                "wrong-type /dataset/0/collections/1/fields",
                                                "duplicate-collection /dataset/0/collections/1/name",
                                                "missing /dataset/0/collections/2/fields",
                                                "missing /dataset/1/fides_key",
                                                "missing /dataset/1/collections",
                                                "unknown-collection " + a + "2/fides_meta/references/1/field",
                                                "unknown-field " + a + "2/fides_meta/references/2/field"});
  CHECK(found(import, Severity::warning).front() == "unknown-key /dataset/0/collections/0/colour");
}

TEST_CASE("mistakes of the syntax and of the datasets behind them are listed together", "[sources][fides]") {
  const auto import =
      import_text("dataset:\n  * fides_key: a\n    collections:\n      * name: b\n---\nother: 1\n");
  CHECK(found(import, Severity::error) == Texts{"yaml-syntax 2", "yaml-syntax 4",
                                                "missing /dataset/0/collections/0/fields",
                                                "missing /dataset"});
}

TEST_CASE("datasets that would make the same source are refused", "[sources][fides]") {
  const std::string fields = "    collections:\n" + collection("a", {"id, fides_meta: {identity: email}"});
  CHECK(found(import_text("dataset:\n  - fides_key: a_b\n" + fields + "  - fides_key: A-B\n" + fields),
              Severity::error) == Texts{"duplicate-dataset /dataset/1/fides_key"});
  CHECK(found(import_text("dataset: []\n"), Severity::error) == Texts{"no-dataset f.yml"});
  CHECK(found(import_text(""), Severity::error) == Texts{"no-dataset f.yml"});
}

TEST_CASE("an id and a label name the source of one dataset only", "[sources][fides]") {
  const std::string fields = "    collections:\n" + collection("a", {"id, fides_meta: {identity: email}"});
  const sources::FidesOptions options{"crm.db", {"keys/crm", {}, ""}, "Sales", "crm", "Customers"};
  const auto import = import_text("dataset:\n  - fides_key: a\n" + fields, options);
  REQUIRE(import.sources.size() == 1);
  CHECK(import.sources[0].id == "crm");
  CHECK(import.sources[0].label == "Customers");
  CHECK(import.sources[0].holder == "Sales");
  CHECK(import.sources[0].connection == "crm.db");
  CHECK(import.sources[0].password.file == "keys/crm");
  CHECK_THROWS_AS(
      import_text("dataset:\n  - fides_key: a\n" + fields + "  - fides_key: b\n" + fields, options), Error);
}

TEST_CASE("a key of several columns is none", "[sources][fides]") {
  const auto import = import_text(shop(collection(
      "a", {"x, fides_meta: {identity: email, primary_key: true}", "y, fides_meta: {primary_key: true}"})));
  CHECK(table(import, "a").key.empty());
  CHECK(found(import, Severity::note) == Texts{"simplified /dataset/0/collections/0"});
}
