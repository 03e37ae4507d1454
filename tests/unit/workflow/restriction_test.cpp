#include "dsrkit/workflow/restriction.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;
using namespace dsrkit::workflow;

namespace {

DataSubject person(const std::string& name, std::optional<Date> born = std::nullopt) {
  DataSubject subject;
  subject.name = parse_person_name(name);
  subject.born = born;
  return subject;
}

std::vector<PlacedRestriction> restricted(const std::string& source) {
  Restriction restriction;
  restriction.number = 2;
  restriction.source = source;
  return {{"RS-2026-0001", person("Ines Palfrey", 2001y / 2 / 3), restriction}};
}

RequestCase other_case(const DataSubject& subject) {
  RequestCase request;
  request.reference = "AR-2026-0001";
  request.subject = subject;
  return request;
}

bool refused(const std::string& source, const RequestCase& request, const RightsHistory& history,
             const std::vector<std::string>& sources) {
  try {
    require_unrestricted(restricted(source), request, history, sources);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_lawful);
    CHECK(error.hint().find("restrict use AR-2026-0001 --of RS-2026-0001 --restriction 2") !=
          std::string::npos);
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the same person is known by an identifier, or by a name that no birth date contradicts",
          "[workflow][restriction]") {
  const DataSubject ines = person("Ines Palfrey", 2001y / 2 / 3);
  CHECK(may_be_same_person(ines, person("PALFREY, Ines")));
  CHECK(may_be_same_person(ines, person("ines palfrey", 2001y / 2 / 3)));
  CHECK_FALSE(may_be_same_person(ines, person("Ines Palfrey", 1974y / 2 / 3)));
  CHECK_FALSE(may_be_same_person(ines, person("Ines Palmer", 2001y / 2 / 3)));
  CHECK_FALSE(may_be_same_person(person(""), person("")));
  DataSubject renamed = person("Ines Harrow", 2001y / 2 / 3);
  CHECK_FALSE(may_be_same_person(ines, renamed));
  renamed.also_known_as = {parse_person_name("Ines Palfrey")};
  CHECK(may_be_same_person(ines, renamed));
  DataSubject a = person("A B");
  DataSubject b = person("C D");
  a.identifiers = b.identifiers = {{"nhs-number", "9990000018"}};
  CHECK(may_be_same_person(a, b));
}

TEST_CASE("a restriction stops other cases of the person in its source, until a lawful use is recorded",
          "[workflow][restriction]") {
  const RequestCase request = other_case(person("Ines Palfrey"));
  CHECK(refused("", request, {}, {"mail"}));
  CHECK(refused("mail", request, {}, {"paper", "mail"}));
  CHECK_FALSE(refused("mail", request, {}, {"paper"}));
  CHECK_FALSE(refused("", other_case(person("Tom Harrow")), {}, {"mail"}));
  RequestCase placing = request;
  placing.reference = "RS-2026-0001";
  CHECK_FALSE(refused("", placing, {}, {"mail"}));
  RightsHistory history;
  history.uses.push_back({"RS-2026-0001", 3, "consent"});
  CHECK(refused("", request, history, {"mail"}));
  history.uses.push_back({"RS-2026-0001", 2, "consent"});
  CHECK_FALSE(refused("", request, history, {"mail"}));
}
