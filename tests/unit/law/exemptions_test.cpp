#include "dsrkit/law/exemptions.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

constexpr const char* kOne = R"({"code":"TP","citation":"c","use":"withhold","label":"l","meaning":"m",
                                 "test":"t","record":["r"]})";

Diagnostics mistakes_of(const std::string& exemptions, const std::string& more = {}) {
  Diagnostics diagnostics;
  (void)parse_exemptions(codec::parse_json(R"({"format":"dsrkit.exemptions/1","id":"x","version":"1",)"
                                           R"("source":"s",)" +
                                               more + R"("exemptions":[)" + exemptions + "]}",
                                           "catalogue"),
                         "catalogue", diagnostics);
  return diagnostics;
}

ErrorCode code_of(const ExemptionCatalogue& catalogue, std::string_view code, Jurisdiction jurisdiction) {
  try {
    (void)catalogue.require_withholdable(code, jurisdiction);
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("the shipped catalogue has every code of the law and its texts", "[law][exemptions]") {
  const auto catalogue = load_exemptions();
  for (const char* code :
       {"TP",       "CRIME",    "RISKSYS",      "IMM",     "LEGAL-PUB", "LEGAL-ORD",   "LEGAL-PROC",
        "PUBFUNC",  "AUDIT",    "COMPLAINT-SC", "REGBODY", "JUDICIAL",  "LPP",         "SELFINC",
        "CORPFIN",  "MGMT",     "NEG",          "REF",     "EXAM",      "RESEARCH",    "ARCHIVE",
        "NATSEC",   "H-COURT",  "H-WISH",       "H-HARM",  "H-GATE",    "SW-COURT",    "SW-WISH",
        "SW-HARM",  "ED-COURT", "ED-HARM",      "HFE",     "ADOPT",     "SW-REPORTER", "ED-REPORTER",
        "PARORDER", "HEARING",  "CHILDABUSE",   "SEN",     "MUE",       "MANUAL",      "NOTPD"}) {
    CAPTURE(code);
    CHECK(catalogue.find(code) != nullptr);
  }
  CHECK(catalogue.exemptions().size() == 42);
}

TEST_CASE("what the person reads about a code never names the feared harm", "[law][exemptions]") {
  const auto catalogue = load_exemptions();
  for (const Exemption& exemption : catalogue.exemptions()) {
    CAPTURE(exemption.code);
    for (const char* word : {"serious harm", "abuse", "suspect is", "informant", "at risk"}) {
      CHECK(exemption.meaning.find(word) == std::string::npos);
      CHECK(exemption.label.find(word) == std::string::npos);
    }
    CHECK(std::count(exemption.meaning.begin(), exemption.meaning.end(), '.') <= 3);
    CHECK(exemption.meaning.ends_with('.'));
  }
}

TEST_CASE("only grounds that apply here can be used to withhold", "[law][exemptions]") {
  const auto catalogue = load_exemptions();
  const auto england = Jurisdiction::england_and_wales;
  CHECK(catalogue.require_withholdable("TP", england).citation == "DPA 2018 Sch 2 Pt 3 paras 16, 17");
  CHECK(code_of(catalogue, "CHILDABUSE", Jurisdiction::scotland) == ErrorCode::not_lawful);
  CHECK(code_of(catalogue, "HEARING", england) == ErrorCode::not_lawful);
  CHECK(code_of(catalogue, "IMM", england) == ErrorCode::not_lawful);
  CHECK(code_of(catalogue, "H-GATE", england) == ErrorCode::not_lawful);
  CHECK(code_of(catalogue, "XX", england) == ErrorCode::not_found);
}

TEST_CASE("an unknown code is answered with the nearest one", "[law][exemptions]") {
  try {
    (void)load_exemptions().get("H-HRAM");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.hint() == "did you mean 'H-HARM'?");
  }
}

TEST_CASE("mistakes in a catalogue are reported with their place", "[law][exemptions]") {
  CHECK(mistakes_of(kOne).empty());
  const auto duplicate = mistakes_of(std::string(kOne) + "," + kOne);
  REQUIRE(duplicate.size() == 1);
  CHECK(duplicate.front().code == "duplicate-code");
  CHECK(duplicate.front().where == "catalogue/exemptions/1/code");
  CHECK(mistakes_of(kOne, R"("sauce":"s",)").front().code == "unknown-key");
  CHECK(mistakes_of("").front().code == "missing");
  CHECK_FALSE(mistakes_of(R"({"code":"TP"})").empty());
  CHECK_THROWS_AS(ExemptionCatalogue({Exemption{}, Exemption{}}), Error);
}

TEST_CASE("serious harm and other people limit access only, crime other rights too", "[law][exemptions]") {
  const ExemptionCatalogue catalogue = load_exemptions();
  for (const auto* code : {"TP", "H-HARM", "SW-HARM", "ED-HARM", "CHILDABUSE", "LPP"}) {
    CHECK_FALSE(catalogue.get(code).beyond_access);
  }
  for (const auto* code : {"CRIME", "PUBFUNC", "H-WISH", "SW-COURT"}) {
    CHECK(catalogue.get(code).beyond_access);
  }
  CHECK(catalogue.get("CHILDABUSE").for_representatives);
  CHECK_FALSE(catalogue.get("TP").for_representatives);
}

TEST_CASE("the schema and the program know the same keys and uses", "[law][exemptions]") {
  const auto path = files::shipped_data("redaction-rules/schema/exemptions.schema.json");
  const Value schema = codec::parse_json(files::read_file(path), "schema");
  const Value& properties = *schema.find("$defs")->find("exemption")->find("properties");
  std::string keys;
  for (const auto& member : properties.as_object()) {
    keys += member.first + " ";
  }
  CHECK(keys ==
        "code citation use label meaning test record evidence data_class not_in beyond_access "
        "for_representatives ");
  const auto& uses = properties.find("use")->find("enum")->as_array();
  for (std::size_t i = 0; i < uses.size(); ++i) {
    CHECK(uses[i].as_string() == exemption_use_name(static_cast<ExemptionUse>(i)));
  }
  CHECK(uses.size() == 5);
}

TEST_CASE("every ground to withhold says what must be on record, except TP", "[law][exemptions]") {
  const ExemptionCatalogue catalogue = load_exemptions();
  for (const Exemption& exemption : catalogue.exemptions()) {
    CAPTURE(exemption.code);
    const bool needs = exemption.use == ExemptionUse::withhold && exemption.code != "TP";
    CHECK(exemption.evidence.empty() != needs);
  }
}

TEST_CASE("a ground without its evidence is refused with what is missing", "[law][exemptions]") {
  const Exemption crime = load_exemptions().get("CRIME");
  const auto refusal = [&](const Evidence& given) {
    try {
      require_evidence(crime, given);
    } catch (const Error& error) {
      return std::pair(error.code(), std::string(error.what()));
    }
    return std::pair(ErrorCode::internal, std::string());
  };
  const Evidence complete{
      {"limb", "a"}, {"prejudice", "a warning"}, {"agency-view", "agreed"}, {"review-on", "2027-01-10"}};
  CHECK(refusal(complete).first == ErrorCode::internal);
  const auto [code, message] = refusal({{"limb", "a"}, {"prejudice", " "}, {"review-on", "2027-01-10"}});
  CHECK(code == ErrorCode::gate_unsatisfied);
  CHECK(message.find("missing: prejudice (") != std::string::npos);
  CHECK(message.find("agency-view (") != std::string::npos);
  CHECK(message.find("limb (") == std::string::npos);
  CHECK(refusal({{"harm", "x"}}).first == ErrorCode::usage);
  CHECK(refusal({{"review-on", "in spring"}}).first == ErrorCode::usage);
}

TEST_CASE("the grounds of Schedule 3 are each for one class of data", "[law][exemptions]") {
  const ExemptionCatalogue catalogue = load_exemptions();
  CHECK(catalogue.get("H-HARM").data_class == DataClass::health);
  CHECK(catalogue.get("SW-HARM").data_class == DataClass::social_work);
  CHECK(catalogue.get("ED-HARM").data_class == DataClass::education);
  CHECK_FALSE(catalogue.get("CHILDABUSE").data_class);
  CHECK_FALSE(catalogue.get("TP").data_class);
}
