#include "register_fixture.hpp"

#include "dsrkit/sql/sqlite.hpp"

#include <vector>

using namespace dsrkit;
using store::Register;
using store::Writer;
using test::RegisterFixture;

namespace {

PassageNote make_note(const std::string& item, NoteKind kind, const std::string& value) {
  return {"key-of-" + item,         {item, "/note", false}, kind, value,
          "class.health.condition", "Conditions: 'asthma'"};
}

PassageClass make_class(const std::string& item, DataClass data_class, const std::string& reason) {
  return {"digest", {item, "", false}, data_class,
          reason,   "officer.one",     *try_parse_instant("2026-03-01T09:00:00.000Z")};
}

struct PassageFixture : RegisterFixture {
  PassageFixture() {
    Item item;
    item.retrieved = context.today;
    change([&](Writer& writer) {
      for (const char* id : {"i1", "i2"}) {
        item.id = id;
        writer.put_item(item);
      }
    });
  }

  void change(const std::function<void(Writer&)>& changes) {
    store.write(context, {reference, "changed"}, changes);
  }
};

}  // namespace

TEST_CASE("notes come back item by item as they were, and new ones replace those of their item",
          "[register][passages]") {
  PassageFixture f;
  const std::vector<PassageNote> first{make_note("i1", NoteKind::data_class, "health"),
                                       make_note("i1", NoteKind::gate, "sw-harm")};
  const std::vector<PassageNote> second{make_note("i2", NoteKind::gate, "adoption")};
  f.change([&](Writer& writer) {
    writer.replace_passage_notes("i1", first);
    writer.replace_passage_notes("i2", second);
  });
  CHECK(f.store.passage_notes(f.reference, "i1") == first);
  CHECK(f.store.passage_notes(f.reference).size() == 3);
  f.change([&](Writer& writer) { writer.replace_passage_notes("i1", {}); });
  CHECK(f.store.passage_notes(f.reference) == second);
  f.change([&](Writer& writer) { writer.remove_item("i2"); });
  CHECK(f.store.passage_notes(f.reference).empty());
}

TEST_CASE("the latest class counts, record by record though their content is the same",
          "[register][passages]") {
  PassageFixture f;
  const auto later = make_class("i1", DataClass::health, "read again");
  const auto other = make_class("i2", DataClass::education, "a school report");
  f.change([&](Writer& writer) {
    writer.append_passage_class(make_class("i1", DataClass::other, "a letter"));
    writer.append_passage_class(later);
    writer.append_passage_class(other);
  });
  CHECK(f.store.passage_classes(f.reference) == std::vector{later, other});
  CHECK(f.store.passage_classes(f.reference, "i2") == std::vector{other});
}

TEST_CASE("evidence is kept with its fields, who and when", "[register][passages]") {
  PassageFixture f;
  const ExemptionEvidence evidence{
      "mention",          "CRIME",       {{"limb", "a"}, {"prejudice", "a \"quoted\" warning"}},
      "the police asked", "officer.one", *try_parse_instant("2026-03-01T09:00:00.000Z")};
  f.change([&](Writer& writer) { writer.append_evidence(evidence); });
  CHECK(f.store.exemption_evidence(f.reference) == std::vector{evidence});
  CHECK(f.store.exemption_evidence("AR-1999-0001").empty());
}

TEST_CASE("a register from before passages had notes is brought up to date", "[register][passages]") {
  const PassageFixture f;
  {
    const auto database = sql::open_store(f.path);
    for (const char* table : {"passage_notes", "passage_classes", "exemption_evidence"}) {
      database->execute(std::string("DROP TABLE ") + table);
    }
    database->set_schema_version(5);
  }
  CHECK(Register::open(f.path).passage_notes(f.reference).empty());
  CHECK(Register::open(f.path).verify_audit().ok());
}
