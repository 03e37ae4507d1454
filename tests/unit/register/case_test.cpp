#include "register_fixture.hpp"

using namespace dsrkit;
using store::Writer;
using test::error_of;
using test::make_case;
using test::RegisterFixture;

TEST_CASE("a case comes back with every field as it was opened", "[register][case]") {
  const RegisterFixture f;
  RequestCase expected = make_case();
  expected.reference = "AR-2026-0001";
  CHECK(f.reference == expected.reference);
  CHECK(f.store.case_of(f.reference) == expected);
  CHECK(f.store.list_cases() == std::vector{expected});
}

TEST_CASE("references run by right and year of receipt, without gaps", "[register][case]") {
  RegisterFixture f;
  RequestCase request = make_case();
  CHECK(f.open_case(request) == "AR-2026-0002");
  request.right = Right::erasure;
  CHECK(f.open_case(request) == "ER-2026-0001");
  request.received = *try_parse_date("2025-12-31");
  CHECK(f.open_case(request) == "ER-2025-0001");
  CHECK_THROWS_AS(f.store.write(f.context, {{}, "case-opened"},
                                [&](Writer& writer) {
                                  CHECK(writer.insert_case(request) == "ER-2025-0002");
                                  throw std::runtime_error("changed my mind");
                                }),
                  std::runtime_error);
  CHECK(f.open_case(request) == "ER-2025-0002");
}

TEST_CASE("an unknown case is not found and the nearest one is suggested", "[register][case]") {
  RegisterFixture f;
  try {
    (void)f.store.case_of("AR-2026-0010");
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_found);
    CHECK_THAT(error.hint(), Catch::Contains("AR-2026-0001"));
  }
  CHECK(error_of(
            [&] {
              f.store.write(f.context, {"XX", "changed"}, [](Writer&) {});
            },
            "XX") == ErrorCode::not_found);
}

TEST_CASE("cases are listed by receipt and narrowed by right, state and officer", "[register][case]") {
  RegisterFixture f;
  RequestCase other = make_case();
  other.right = Right::rectification;
  other.state = CaseState::gathered;
  other.received = *try_parse_date("2026-01-05");
  other.assigned_to = "officer.three";
  const std::string second = f.open_case(other);
  const auto references = [&](const store::CaseFilter& filter) {
    std::vector<std::string> found;
    for (const RequestCase& request : f.store.list_cases(filter)) {
      found.push_back(request.reference);
    }
    return found;
  };
  using List = std::vector<std::string>;
  CHECK(references({}) == List{second, f.reference});
  CHECK(references({.right = Right::rectification}) == List{second});
  CHECK(references({.states = {CaseState::received, CaseState::closed}}) == List{f.reference});
  CHECK(references({.states = {CaseState::received, CaseState::gathered}}) == List{second, f.reference});
  CHECK(references({.assigned_to = "officer.three"}) == List{second});
  CHECK(references({.right = Right::access, .assigned_to = "officer.three"}).empty());
}

TEST_CASE("a request of another program leads to its case, and never to a second one", "[register][case]") {
  RegisterFixture f;
  const RequestOrigin origin{"drp", "AGENT", "R-1", {"email"}};
  CHECK_FALSE(f.store.case_with_origin(origin));
  f.change([&](Writer& writer) { writer.put_origin(origin); });
  CHECK(f.store.case_with_origin(origin) == f.reference);
  CHECK_FALSE(f.store.case_with_origin({"drp", "OTHER", "R-1", {}}));
  CHECK_FALSE(f.store.case_with_origin({"csv", "AGENT", "R-1", {}}));
  CHECK(error_of([&] { f.change([&](Writer& writer) { writer.put_origin(origin); }); }) ==
        ErrorCode::wrong_state);
  CHECK(f.store.list_cases({.request_id = "R-1"}).size() == 1);
  CHECK(f.store.list_cases({.request_id = "R-2"}).empty());
}

TEST_CASE("a case can be changed but keeps its reference and right", "[register][case]") {
  RegisterFixture f;
  RequestCase request = f.store.case_of(f.reference);
  request.subject.also_known_as.push_back({"Another", "Name"});
  request.assigned_to = "officer.four";
  f.change([&](Writer& writer) {
    writer.update_case(request);
    writer.set_state(CaseState::gathered);
  });
  request.state = CaseState::gathered;
  CHECK(f.store.case_of(f.reference) == request);
  request.reference = "AR-2026-0009";
  CHECK(error_of([&] { f.change([&](Writer& writer) { writer.update_case(request); }); }) ==
        ErrorCode::internal);
}

TEST_CASE("events are numbered and carry who recorded them and when", "[register][case]") {
  RegisterFixture f;
  const Date day = *try_parse_date("2026-02-28");
  const Value detail = Value::object({{"document", "passport"}, {"count", 2}});
  f.change([&](Writer& writer) {
    CHECK(writer.append_event("identity-asked", day) == 1);
    CHECK(writer.append_event("identity-confirmed", f.context.today, detail) == 2);
  });
  const auto events = f.store.events(f.reference);
  REQUIRE(events.size() == 2);
  CHECK(events[0] == CaseEvent{1, "identity-asked", day, f.context.now(), "officer.one", Value::object()});
  CHECK(events[1].detail == detail);
  CHECK(f.store.events(f.reference, "identity-confirmed") == std::vector{events[1]});
  CHECK(f.store.events("AR-2026-0002").empty());
}

TEST_CASE("documents of a kind are replaced together", "[register][case]") {
  RegisterFixture f;
  const Instant now = f.context.now();
  const std::vector<store::Document> two{{"bundle", "a-1.pdf", "aa", 20, "in", now},
                                         {"bundle", "a-2.pdf", "bb", 3, "in", now}};
  const std::vector<store::Document> one{{"bundle", "a.pdf", "cc", 22, "in2", now}};
  const std::vector<store::Document> redline{{"redline", "r.pdf", "dd", 22, "in2", now}};
  f.change([&](Writer& writer) {
    writer.replace_documents("bundle", two);
    writer.replace_documents("redline", redline);
  });
  CHECK(f.store.documents(f.reference, "bundle") == two);
  f.change([&](Writer& writer) { writer.replace_documents("bundle", one); });
  CHECK(f.store.documents(f.reference) == std::vector{one[0], redline[0]});
}

TEST_CASE("the wrapped case key is kept as bytes and never overwritten", "[register][case]") {
  RegisterFixture f;
  const std::string wrapped("\0key\xff", 5);
  CHECK_FALSE(f.store.case_key(f.reference));
  f.change([&](Writer& writer) { writer.put_case_key(wrapped); });
  CHECK(f.store.case_key(f.reference) == wrapped);
  CHECK(error_of([&] { f.change([&](Writer& writer) { writer.put_case_key("other"); }); }) ==
        ErrorCode::wrong_state);
}

TEST_CASE("a stage remembers from what it last worked", "[register][case]") {
  RegisterFixture f;
  CHECK_FALSE(f.store.stage_digest(f.reference, "redact"));
  f.change([](Writer& writer) { writer.put_stage_digest("redact", "one"); });
  f.change([](Writer& writer) { writer.put_stage_digest("redact", "two"); });
  CHECK(f.store.stage_digest(f.reference, "redact") == "two");
  CHECK_FALSE(f.store.stage_digest(f.reference, "gather"));
}

TEST_CASE("text that is not UTF-8 is refused when it is written, not when it is read", "[register][case]") {
  RegisterFixture f;
  RequestCase request = make_case();
  request.subject.addresses = {"\xff"};
  CHECK(error_of([&] { f.open_case(request); }) == ErrorCode::data_invalid);
}

TEST_CASE("a change without a case is a defect", "[register][case]") {
  RegisterFixture f;
  CHECK(error_of([&] {
          f.store.write(f.context, {{}, "x"}, [](Writer& writer) { writer.set_state(CaseState::closed); });
        }) == ErrorCode::internal);
  CHECK(error_of([&] { f.change([](Writer& writer) { writer.insert_case(make_case()); }); }) ==
        ErrorCode::internal);
}
