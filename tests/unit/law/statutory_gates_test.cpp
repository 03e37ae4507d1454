#include "dsrkit/law/statutory_gates.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/gates.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

/// What refuses the evidence: the code and the message; internal when nothing does.
std::pair<ErrorCode, std::string> refusal_of(std::string_view gate, const Evidence& given) {
  try {
    require_evidence(*find_statutory_gate(gate), given, "AR-2026-0001");
  } catch (const Error& error) {
    return {error.code(), error.what()};
  }
  return {ErrorCode::internal, ""};
}

bool says(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("every statutory gate is one of the gates and withholds under codes that exist", "[law][gates]") {
  const ExemptionCatalogue catalogue = load_exemptions();
  for (const StatutoryGate& each : statutory_gates()) {
    CAPTURE(each.id);
    CHECK_FALSE(gate(each.id).citation.empty());
    CHECK((each.in_words || !each.evidence.empty()));
    for (const std::string& code : each.codes) {
      CAPTURE(code);
      REQUIRE(catalogue.find(code) != nullptr);
      CHECK(catalogue.get(code).use == ExemptionUse::withhold);
    }
  }
  CHECK(find_statutory_gate("identity") == nullptr);
}

TEST_CASE("an answer without its evidence is refused with what is missing", "[law][gates]") {
  const auto [code, message] = refusal_of("legal-privilege", {{"professional", "A Lawyer"}});
  CHECK(code == ErrorCode::gate_unsatisfied);
  CHECK(says(message, "missing: role (their role), opinion ("));
  CHECK(says(message, "(DPA 2018 Sch 2 para 19)"));
  CHECK(refusal_of("legal-privilege", {}).first == ErrorCode::gate_unsatisfied);
  CHECK(refusal_of("adoption", {{"opinion", "not-met"}, {"provision", "  "}}).first ==
        ErrorCode::gate_unsatisfied);
  CHECK(refusal_of("adoption", {{"opinion", "not-met"}, {"provision", "AAR 2005 reg 41"}}).first ==
        ErrorCode::internal);
}

TEST_CASE("gates answered in words need no fields, but fields once begun are complete", "[law][gates]") {
  CHECK(refusal_of("h-gate", {}).first == ErrorCode::internal);
  CHECK(refusal_of("h-gate", {{"role", "GP"}}).first == ErrorCode::gate_unsatisfied);
  CHECK(refusal_of("sw-reporter", {}).first == ErrorCode::internal);
}

TEST_CASE("fields nobody asked for and opinions that say neither are mistakes", "[law][gates]") {
  CHECK(refusal_of("h-gate", {{"colour", "red"}}).first == ErrorCode::usage);
  CHECK(refusal_of("h-gate", {{"professional", "Dr A"}, {"role", "GP"}, {"opinion", "perhaps"}}).first ==
        ErrorCode::usage);
}
