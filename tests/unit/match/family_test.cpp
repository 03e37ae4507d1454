#include "dsrkit/match/assess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>

using namespace dsrkit;

namespace {

const std::string kNhs = "9990000018";
const std::string kHome = "12 Alder Street, Brackendale, M1 1AE";

match::NicknameTable nicknames() {
  return match::NicknameTable::parse(
      "name1,relationship,name2\nsamuel,has_nickname,sam\nsamantha,has_nickname,sam\nsamuel,has_nickname,"
      "sammy\n");
}

PersonDetails at_home(const std::string& given, const std::string& family, const std::string& born) {
  PersonDetails person;
  person.name = {given, family};
  person.born = try_parse_date(born);
  person.addresses = {kHome};
  person.phones = {"07700 900123"};
  person.emails = {"hartleys@example.org"};
  return person;
}

DataSubject subject() {
  auto samuel = at_home("Samuel", "Hartley", "2009-04-12");
  samuel.identifiers = {{"nhs-number", kNhs}};
  samuel.also_known_as = {{"Sam", ""}};
  return samuel;
}

using People = std::vector<std::pair<std::string, PersonDetails>>;

/// Everybody round the subject who could be taken for him.
People family() {
  auto namesake = at_home("Samuel", "Hartley", "2009-04-12");
  namesake.addresses = {"14 Alder Street, Brackendale, M1 1AE"};
  namesake.phones.clear();
  namesake.emails.clear();
  auto other_number = at_home("Samuel", "Hartley", "2009-04-12");
  other_number.identifiers = {{"nhs-number", "9990000026"}};
  other_number.addresses = {"9 Birch Road, Brackendale, M2 5PD"};
  return {{"twin", at_home("Oliver", "Hartley", "2009-04-12")},
          {"twin of a similar name", at_home("Samantha", "Hartley", "2009-04-12")},
          {"twin one letter apart", at_home("Samuela", "Hartley", "2009-04-12")},
          {"father of the same name", at_home("Samuel", "Hartley", "1979-06-30")},
          {"grandfather of the same name", at_home("Samuel", "Hartley", "1939-04-12")},
          {"brother", at_home("Oliver", "Hartley", "2011-04-12")},
          {"step-brother of the same given name", at_home("Samuel", "Lindqvist", "2010-08-21")},
          {"step-sister born the same day", at_home("Ava", "Lindqvist", "2009-04-12")},
          {"mother", at_home("Ruth", "Hartley", "1981-02-03")},
          {"namesake next door, born the same day", namesake},
          {"namesake with another number", other_number}};
}

using Change = std::pair<std::string, std::function<void(PersonDetails&)>>;

/// What entries look like in practice.
std::vector<Change> changes() {
  return {{"as it is", [](PersonDetails&) {}},
          {"without birth date", [](PersonDetails& p) { p.born.reset(); }},
          {"with a placeholder for a birth date",
           [](PersonDetails& p) { p.born = try_parse_date("1900-01-01"); }},
          {"with the year of birth only",
           [](PersonDetails& p) {
             if (p.born) {
               p.born = Date{p.born->year(), std::chrono::January, std::chrono::day{1}};
             }
           }},
          {"with the subject's number",
           [](PersonDetails& p) {
             p.identifiers = {{"nhs-number", kNhs}};
           }},
          {"with a placeholder for a number",
           [](PersonDetails& p) {
             p.identifiers = {{"nhs-number", "0000000000"}};
           }},
          {"by initial",
           [](PersonDetails& p) { p.name.given.resize(std::min<std::size_t>(p.name.given.size(), 1)); }},
          {"by nickname",
           [](PersonDetails& p) {
             if (p.name.given.starts_with("Sam")) {
               p.name.given = "Sam";
             }
           }},
          {"without given name", [](PersonDetails& p) { p.name.given.clear(); }},
          {"as baby", [](PersonDetails& p) { p.name.given = "Baby"; }},
          {"with the names swapped", [](PersonDetails& p) { std::swap(p.name.given, p.name.family); }},
          {"with the subject's surname", [](PersonDetails& p) { p.name.family = "Hartley"; }},
          {"also known as Sam",
           [](PersonDetails& p) {
             p.also_known_as.push_back({"Sam", ""});
           }},
          {"without address", [](PersonDetails& p) { p.addresses.clear(); }},
          {"in capitals, with a middle name", [](PersonDetails& p) { p.name.given += " JAMES"; }},
          {"who has died", [](PersonDetails& p) { p.deceased = true; }}};
}

/// Every pair of changes, in both orders.
void for_each_entry(const PersonDetails& person,
                    const std::function<void(const PersonDetails&, const std::string&)>& visit) {
  for (const Change& first : changes()) {
    for (const Change& second : changes()) {
      PersonDetails entry = person;
      first.second(entry);
      second.second(entry);
      visit(entry, first.first + ", " + second.first);
    }
  }
}

/// The namesake next door: with the birth date and number of the subject keyed in nobody could tell.
bool is_indistinguishable(const std::string& who, const PersonDetails& entry) {
  return who.starts_with("namesake") && entry.name.given == "Samuel" && !entry.identifiers.empty() &&
         entry.identifiers.front().value == kNhs;
}

}  // namespace

TEST_CASE("nobody of the family is ever strong, whatever two things are wrong with an entry",
          "[match][family]") {
  const auto table = nicknames();
  const match::Matcher matcher(subject(), table);
  std::size_t compared = 0;
  for (const auto& [who, details] : family()) {
    const std::string& name = who;
    for_each_entry(details, [&](const PersonDetails& entry, const std::string& how) {
      if (is_indistinguishable(name, entry)) {
        return;
      }
      ++compared;
      INFO(name << ": " << how);
      CHECK(matcher.assess({"crm", "1", entry}).tier != MatchTier::strong);
    });
  }
  CHECK(compared > 2500);
}

TEST_CASE("the subject is found whatever one thing is wrong with the entry", "[match][family]") {
  const auto table = nicknames();
  const match::Matcher matcher(subject(), table);
  for (const Change& change : changes()) {
    PersonDetails entry = subject();
    entry.identifiers.clear();
    change.second(entry);
    INFO(change.first);
    const auto found = matcher.find({"crm", "1", entry});
    REQUIRE(found);
    CHECK((found->tier == MatchTier::conflict) == entry.deceased);
  }
}

TEST_CASE("find leaves out exactly those whom no officer has to look at", "[match][find]") {
  const auto table = nicknames();
  auto undated = subject();
  undated.born.reset();
  for (const DataSubject& who : {subject(), undated}) {
    const match::Matcher matcher(who, table);
    for (const auto& [name, details] : family()) {
      for_each_entry(details, [&](const PersonDetails& entry, const std::string& how) {
        const auto match = matcher.assess({"crm", "1", entry});
        const bool matters = match.tier == MatchTier::strong || match::needs_officer(match);
        INFO(how);
        CHECK(matcher.find({"crm", "1", entry}) == (matters ? std::optional(match) : std::nullopt));
      });
    }
  }
}

TEST_CASE("who is compared with whom makes no difference", "[match][symmetry]") {
  const auto table = nicknames();
  for (const auto& person : family()) {
    for_each_entry(person.second, [&](const PersonDetails& entry, const std::string& how) {
      INFO(person.first << ": " << how);
      const auto there = match::assess(subject(), {"crm", "1", entry}, table);
      const auto back = match::assess(entry, {"crm", "1", subject()}, table);
      CHECK(there.tier == back.tier);
      CHECK(there.score == back.score);
    });
  }
}

TEST_CASE("the order in which entries come changes nothing", "[match][order]") {
  const auto table = nicknames();
  std::vector<SourcePerson> people;
  for (const auto& person : family()) {
    people.push_back({people.size() % 2 == 0 ? "crm" : "notes", person.first, person.second});
  }
  people.push_back({"crm", "own", subject()});
  const auto matches = match::assess_all(subject(), people, table);
  std::reverse(people.begin(), people.end());
  CHECK(match::assess_all(subject(), people, table) == matches);
  std::rotate(people.begin(), people.begin() + 5, people.end());
  CHECK(match::assess_all(subject(), people, table) == matches);
}
