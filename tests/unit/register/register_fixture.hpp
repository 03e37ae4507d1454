#pragma once

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/register/register.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace dsrkit::test {

/// 1 March 2026, nine o'clock, acting as officer.one.
inline Context make_context() {
  Context context;
  context.today = *try_parse_date("2026-03-01");
  context.now = [] { return *try_parse_instant("2026-03-01T09:00:00.250Z"); };
  context.actor = "officer.one";
  return context;
}

/// An invented access request with every field filled.
inline RequestCase make_case() {
  RequestCase request;
  request.right = Right::access;
  request.state = CaseState::received;
  request.jurisdiction = Jurisdiction::scotland;
  request.received = *try_parse_date("2026-02-27");
  request.channel = "letter";
  request.service_profile = "early-help";
  request.subject.name = {"Aisha Test", "O'Example"};
  request.subject.also_known_as = {{"Ash", ""}};
  request.subject.born = *try_parse_date("2009-04-12");
  request.subject.identifiers = {{"nhs-number", "999 000 0018"}};
  request.subject.addresses = {"1 Example Street\nExampletown", "Łódź \"quoted\""};
  request.subject.phones = {"07700 900123"};
  request.subject.emails = {"a@example.org"};
  request.requester = {"Parent Example", Capacity::parent, {"2 Example Street", "Exampletown"}};
  request.about = "AR-2026-0009";
  request.assigned_to = "officer.two";
  request.opened_at = *try_parse_instant("2026-03-01T08:59:59.123Z");
  return request;
}

/// A register with one case.
struct RegisterFixture {
  TempFolder folder;
  std::filesystem::path path = folder.path() / "register.db";
  Context context = make_context();
  store::Register store = store::Register::create(path);
  std::string reference = open_case(make_case());

  std::string open_case(const RequestCase& request) {
    std::string made;
    store.write(context, {{}, "case-opened"},
                [&](store::Writer& writer) { made = writer.insert_case(request); });
    return made;
  }

  /// Changes to the fixture's case.
  template <typename Changes>
  void change(const Changes& changes) {
    store.write(context, {reference, "changed"}, changes);
  }
};

/// The kind of error the action throws; its message must contain `part`.
template <typename Action>
ErrorCode error_of(const Action& action, const std::string& part = {}) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains(part));
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

}  // namespace dsrkit::test
