#include "dsrkit/workflow/party_files.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <string>

using namespace dsrkit;
using namespace dsrkit::workflow;
using namespace std::chrono_literals;

namespace {

constexpr Date kToday = 2026y / 11 / 22;

std::string refusal_of(const std::string& json) {
  try {
    (void)read_party_changes(json, "file");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::data_invalid);
    return error.what();
  }
  return "";
}

std::string changes(const std::string& party) {
  return R"({"format": "dsrkit.party-changes/1", "parties": [)" + party + "]}";
}

}  // namespace

TEST_CASE("a file of parties says what is added, set and taken back", "[workflow][parties]") {
  const auto read = read_party_changes(
      changes(
          R"({"party": "P1", "names": ["Kaz"], "identifiers": [{"type": "nino", "value": "QQ 12 34 56 C"}],
                  "role": "professional", "job": "", "born": "1980-02-29", "informant": false,
                  "known_to_subject": "unset", "remove": [{"field": "safe-address", "value": "3 Hidden Street"}]})"),
      "file");
  REQUIRE(read.size() == 1);
  PartyChange expected;
  expected.party = "P1";
  expected.add = {{"name", "Kaz"}, {"identifier", "nino=QQ 12 34 56 C"}};
  expected.remove = {{"safe-address", "3 Hidden Street"}};
  expected.role = PartyRole::professional;
  expected.job = "";
  expected.born = 1980y / 2 / 29;
  expected.informant = false;
  expected.known_to_subject = KnownToSubject::unset;
  CHECK(read.front() == expected);
}

TEST_CASE("a mistake in a file of parties is told by its place, without values", "[workflow][parties]") {
  CHECK_THAT(refusal_of(changes(R"({"nmes": ["Karen"]})")), Catch::Contains("names"));
  CHECK_THAT(refusal_of(changes(R"({"names": [""]})")), Catch::Contains("/parties/0/names"));
  CHECK_THAT(refusal_of(changes(R"({"role": "Karen"})")), Catch::Contains("/parties/0/role"));
  CHECK_THAT(refusal_of(changes(R"({"known_to_subject": true})")), Catch::Contains("known_to_subject"));
  CHECK_THAT(refusal_of(changes(R"({"remove": [{"field": "Karen", "value": "x"}]})")),
             Catch::Contains("/parties/0/remove/0/field"));
  CHECK_THAT(refusal_of(changes("")), Catch::Contains("at least one"));
  CHECK_THAT(refusal_of(R"({"format": "dsrkit.people/1", "parties": [{}]})"), Catch::Contains("format"));
  for (const std::string text :
       {R"({"role": "Karen"})", R"({"remove": [{"field": "Karen", "value": "x"}]})"}) {
    CHECK_THAT(refusal_of(changes(text)), !Catch::Contains("Karen"));
  }
}

TEST_CASE("every field that can be added to can be taken back from", "[workflow][parties]") {
  const auto all = party_fields();
  for (const std::string& field : party_list_fields()) {
    CHECK(std::find(all.begin(), all.end(), field) != all.end());
  }
  CHECK(all.size() == party_list_fields().size() + 4);
}

TEST_CASE("a newcomer has everything that is known of them", "[workflow][parties]") {
  Party party;
  party.names = {"Karen Hughes", "Kaz"};
  party.phones = {"01632 960 123"};
  party.identifiers = {{"nino", "QQ 12 34 56 C"}};
  party.relation = "neighbour";
  party.known_to_subject = false;
  const PartyChange change = as_newcomer(party);
  CHECK(change.party.empty());
  CHECK(change.add == std::vector<FieldValue>{{"name", "Karen Hughes"},
                                              {"name", "Kaz"},
                                              {"phone", "01632 960 123"},
                                              {"identifier", "nino=QQ 12 34 56 C"}});
  CHECK(change.relation == "neighbour");
  CHECK(change.known_to_subject == KnownToSubject::no);
}

TEST_CASE("a file of answers has their day and what was weighed", "[workflow][parties]") {
  const auto read = read_consents(R"({"format": "dsrkit.consents/1", "consents": [
      {"party": "P1", "answer": "asked", "because": "letter"},
      {"party": "P2", "answer": "refused", "because": "rang", "on": "2026-11-20", "balance": "disclose",
       "factors": {"information": "a name"}}]})",
                                  "file", kToday);
  REQUIRE(read.size() == 2);
  CHECK(read[0].record.on == kToday);
  CHECK_FALSE(read[0].record.disclose);
  CHECK(read[1].record.on == 2026y / 11 / 20);
  CHECK(read[1].record.disclose == true);
  CHECK(read[1].record.factors.information == "a name");
  CHECK_THROWS_AS(
      read_consents(R"({"format": "dsrkit.consents/1", "consents": [{"party": "P1", "because": "x"}]})",
                    "file", kToday),
      Error);
}
