#include "dsrkit/gather/merge_parties.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using gather::merge_parties;

namespace {

Party party(const std::string& name, const std::string& origin) {
  Party result;
  result.names = {name};
  result.origins = {origin};
  return result;
}

Party born(Party result, const std::string& date) {
  result.born = try_parse_date(date);
  return result;
}

Party related(Party result, const std::string& relation) {
  result.relation = relation;
  return result;
}

Party calling(Party result, const std::string& phone) {
  result.phones = {phone};
  return result;
}

std::vector<std::string> ids(const std::vector<Party>& parties) {
  std::vector<std::string> all;
  for (const Party& each : parties) {
    all.push_back(each.id);
  }
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("one person in several sources becomes one party with united fields", "[gather][parties]") {
  auto from_notes = calling(related(party("Karen Hughes", "notes/r/1"), "neighbour"), "07700 900111");
  auto from_crm = born(calling(party("KAREN HUGHES", "crm/person/9"), "07700900111"), "1984-02-02");
  from_crm.relation = "household member";
  const auto merged = merge_parties({}, {from_notes, from_crm});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].born == try_parse_date("1984-02-02"));
  CHECK(merged[0].relation == "neighbour");
  CHECK(merged[0].origins.size() == 2);
  CHECK(merged[0].phones.size() == 1);
}

TEST_CASE("father and son with one name and two birth dates stay two", "[gather][parties]") {
  const auto merged = merge_parties({}, {born(related(party("John Wood", "crm/p/1"), "uncle"), "1950-01-01"),
                                         born(related(party("John Wood", "crm/p/2"), "uncle"), "1980-01-01"),
                                         related(party("John Wood", "notes/r/3"), "uncle")});
  CHECK(merged.size() == 3);
}

TEST_CASE("a name alone is joined to its only namesake and to none of several", "[gather][parties]") {
  CHECK(merge_parties({}, {party("John Wood", "a/b/1"), born(party("John Wood", "a/b/2"), "1950-01-01")})
            .size() == 1);
  CHECK(merge_parties({}, {party("John Wood", "a/b/1"), born(party("John Wood", "a/b/2"), "1950-01-01"),
                           born(party("John Wood", "a/b/3"), "1980-01-01")})
            .size() == 3);
}

TEST_CASE("namesakes of whom different things are known stay two", "[gather][parties]") {
  CHECK(merge_parties({}, {calling(party("John Wood", "a/b/1"), "07700 900111"),
                           calling(party("John Wood", "a/b/2"), "07700 900222")})
            .size() == 2);
  auto worker = party("John Wood", "a/b/1");
  worker.role = PartyRole::professional;
  CHECK(merge_parties({}, {worker, party("John Wood", "a/b/2")}).size() == 2);
}

TEST_CASE("a number joins two spellings only when the birth date agrees too", "[gather][parties]") {
  auto one = born(party("Katherine Hughes", "a/b/1"), "1984-02-02");
  auto two = born(party("Kathryn Jones", "a/b/2"), "1984-02-02");
  one.identifiers = {{"nhs-number", "999 000 0018"}};
  two.identifiers = {{"nhs-number", "9990000018"}};
  CHECK(merge_parties({}, {one, two}).size() == 1);
  two.born.reset();
  CHECK(merge_parties({}, {one, two}).size() == 2);
  one.identifiers = {{"system-id", "7"}};
  two = born(two, "1984-02-02");
  two.identifiers = {{"system-id", "7"}};
  CHECK(merge_parties({}, {one, two}).size() == 2);
}

TEST_CASE("known parties keep their ids and what an officer set, new ones get the next number",
          "[gather][parties]") {
  auto known = party("Karen Hughes", "crm/person/9");
  known.id = "P7";
  known.relation = "aunt";
  known.role = PartyRole::professional;
  const auto merged = merge_parties(
      {known}, {party("Zoe Wood", "a/b/2"), related(party("Karen Hughes", "crm/person/9"), "neighbour"),
                party("Amy Wood", "a/b/1")});
  CHECK(ids(merged) == Names{"P7", "P8", "P9"});
  CHECK(merged[0].relation == "aunt");
  CHECK(merged[0].role == PartyRole::professional);
  CHECK(merged[1].names == Names{"Amy Wood"});
}

TEST_CASE("the order in which parties are found does not matter, and finding them again changes nothing",
          "[gather][parties]") {
  std::vector<Party> found{related(party("Karen Hughes", "a/b/1"), "neighbour"),
                           born(party("John Wood", "a/b/2"), "1950-01-01"),
                           born(party("John Wood", "a/b/3"), "1980-01-01"),
                           party("John Wood", "a/b/4"),
                           party("Karen Hughes", "a/b/5"),
                           party("Amy Wood", "a/b/6")};
  const auto merged = merge_parties({}, found);
  auto reversed = found;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(merge_parties({}, reversed) == merged);
  CHECK(merge_parties(merged, found) == merged);
}

TEST_CASE("a safe address is never also an open one", "[gather][parties]") {
  auto open = related(party("Karen Hughes", "a/b/1"), "aunt");
  open.addresses = {"9 Hidden Lane"};
  auto safe = related(party("Karen Hughes", "a/b/2"), "aunt");
  safe.safe_addresses = {"9 hidden lane"};
  const auto merged = merge_parties({}, {open, safe});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].addresses.empty());
  CHECK(merged[0].safe_addresses.size() == 1);
}

TEST_CASE("a household member and the only relation of that name are one person", "[gather][parties]") {
  const auto listed =
      born(related(party("Siobhan Brennan", "crm/person/1"), "household member"), "1979-02-27");
  const auto mother = calling(related(party("Siobhán Brennan", "notes/r/1"), "mother"), "07700 900111");
  const auto merged = merge_parties({}, {listed, mother});
  REQUIRE(merged.size() == 1);
  CHECK(merged[0].relation == "mother");
  const auto aunt = calling(related(party("Siobhan Brennan", "notes/r/2"), "aunt"), "07700 900222");
  CHECK(merge_parties({}, {listed, mother, aunt}).size() == 3);
}
