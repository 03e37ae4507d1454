#include "register_fixture.hpp"

#include "dsrkit/sql/sqlite.hpp"

using namespace dsrkit;
using audit::Damage;
using store::Writer;
using test::RegisterFixture;

namespace {

/// A register with five links, and somebody with SQL at hand.
struct ChainFixture : RegisterFixture {
  ChainFixture() {
    for (int i = 2; i <= 5; ++i) {
      change([](Writer& writer) { writer.set_state(CaseState::gathered); });
    }
  }

  void tamper(const std::string& statements) const { sql::open_store(path)->execute_script(statements); }

  void expect(Damage damage, std::int64_t first_bad) const {
    const auto result = store.verify_audit();
    CHECK(audit::damage_name(result.damage) == audit::damage_name(damage));
    CHECK(result.first_bad == first_bad);
  }
};

}  // namespace

TEST_CASE("every change leaves one link that says who did what and when", "[register][audit]") {
  RegisterFixture f;
  f.store.write(f.context, {f.reference, "gathered", Value::object({{"source", "crm"}})},
                [](Writer& writer) { writer.note().detail.set("items", 3); });
  f.store.write(f.context, {{}, "holidays-imported"}, [](Writer&) {});
  std::vector<AuditEntry> entries;
  f.store.for_each_audit({}, [&](const AuditEntry& entry) { entries.push_back(entry); });
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].action == "case-opened");
  CHECK(entries[0].case_reference == f.reference);
  CHECK(entries[1].detail == Value::object({{"source", "crm"}, {"items", 3}}));
  CHECK(entries[1].actor == "officer.one");
  CHECK(format_instant(entries[1].at) == "2026-03-01T09:00:00Z");
  CHECK(entries[2].case_reference.empty());
  CHECK(f.store.audit_head() == audit::Head{3, entries[2].hash});
  CHECK(f.store.verify_audit().ok());
  int of_case = 0;
  f.store.for_each_audit(f.reference, [&](const AuditEntry&) { ++of_case; });
  CHECK(of_case == 2);
}

TEST_CASE("a register is known by the beginning of its first link", "[register][audit]") {
  RegisterFixture f;
  const std::string identity = f.store.identity();
  CHECK(identity == f.store.audit_head().hash.substr(0, 12));
  f.change([](Writer& writer) { writer.set_state(CaseState::gathered); });
  CHECK(f.store.identity() == identity);
}

TEST_CASE("a change that throws leaves no trace", "[register][audit]") {
  RegisterFixture f;
  const auto before = f.store.audit_head();
  CHECK_THROWS_AS(f.change([&](Writer& writer) {
    writer.set_state(CaseState::released);
    writer.append_event("released", f.context.today);
    CHECK(f.store.case_of(f.reference).state == CaseState::released);
    throw std::runtime_error("no");
  }),
                  std::runtime_error);
  CHECK(f.store.case_of(f.reference).state == CaseState::received);
  CHECK(f.store.events(f.reference).empty());
  CHECK(f.store.audit_head() == before);
  CHECK_NOTHROW(f.change([](Writer&) {}));
}

TEST_CASE("a link changed by SQL is found", "[register][audit]") {
  const ChainFixture f;
  f.expect(Damage::none, 0);
  SECTION("actor") {
    f.tamper("UPDATE audit SET actor = 'x' WHERE sequence = 3");
  }
  SECTION("detail") {
    f.tamper("UPDATE audit SET detail = '{\"a\":1}' WHERE sequence = 3");
  }
  SECTION("detail that is no JSON") {
    f.tamper("UPDATE audit SET detail = '{' WHERE sequence = 3");
  }
  SECTION("detail in another form") {
    f.tamper("UPDATE audit SET detail = '{ }' WHERE sequence = 3");
  }
  SECTION("time") {
    f.tamper("UPDATE audit SET happened_at = '2026-03-01T09:00:00.900Z' WHERE sequence = 3");
  }
  SECTION("time that is none") {
    f.tamper("UPDATE audit SET happened_at = 'yesterday' WHERE sequence = 3");
  }
  SECTION("hash") {
    f.tamper("UPDATE audit SET hash = upper(hash) || 'x' WHERE sequence = 3");
  }
  f.expect(Damage::changed, 3);
}

TEST_CASE("removed and exchanged links are found", "[register][audit]") {
  const ChainFixture f;
  SECTION("one in the middle") {
    f.tamper("DELETE FROM audit WHERE sequence = 3");
    f.expect(Damage::removed, 3);
  }
  SECTION("the first") {
    f.tamper("DELETE FROM audit WHERE sequence = 1");
    f.expect(Damage::removed, 1);
  }
  SECTION("the last") {
    f.tamper("DELETE FROM audit WHERE sequence = 5");
    f.expect(Damage::removed, 5);
  }
  SECTION("all") {
    f.tamper("DELETE FROM audit");
    f.expect(Damage::removed, 1);
  }
  SECTION("one in the middle, the rest renumbered") {
    f.tamper(
        "DELETE FROM audit WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = 4;"
        "UPDATE audit SET sequence = 4 WHERE sequence = 5;");
    f.expect(Damage::reordered, 3);
  }
  SECTION("two exchanged") {
    f.tamper(
        "UPDATE audit SET sequence = 9 WHERE sequence = 2; UPDATE audit SET sequence = 2 WHERE sequence = 4;"
        "UPDATE audit SET sequence = 4 WHERE sequence = 9;");
    f.expect(Damage::reordered, 2);
  }
}

TEST_CASE("only a checkpoint finds an end that was cut together with its record", "[register][audit]") {
  ChainFixture f;
  const audit::Checkpoint checkpoint{f.store.audit_head(), f.context.now()};
  f.change([](Writer&) {});
  CHECK(f.store.verify_audit(checkpoint).ok());
  f.tamper(
      "DELETE FROM audit WHERE sequence > 3;"
      "UPDATE audit_head SET size = 3, hash = (SELECT hash FROM audit WHERE sequence = 3)");
  f.expect(Damage::none, 0);
  const auto result = f.store.verify_audit(checkpoint);
  CHECK(result.damage == Damage::removed);
  CHECK(result.first_bad == 4);
  for (int i = 4; i <= 5; ++i) {
    f.store.write(f.context, {f.reference, "invented"}, [](Writer&) {});
  }
  f.expect(Damage::none, 0);
  CHECK(f.store.verify_audit(checkpoint).damage == Damage::rewritten);
}
