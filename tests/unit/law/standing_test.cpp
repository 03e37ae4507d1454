#include "dsrkit/law/standing.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;
using namespace dsrkit::law;

namespace {

Date day(std::string_view text) {
  return parse_date(text, "test date");
}

constexpr const char* kToday = "2026-11-22";
constexpr const char* kSmallChild = "2018-05-01";  // 8
constexpr const char* kTeenager = "2013-05-01";    // 13
constexpr const char* kSeventeen = "2009-05-01";   // 17: an adult in Scotland
constexpr const char* kGrownUp = "1980-05-01";

StandingFacts asking(Capacity capacity, const char* born, std::set<Authority> shown = {}) {
  StandingFacts facts;
  facts.capacity = capacity;
  facts.born = day(born);
  facts.on = day(kToday);
  facts.shown = std::move(shown);
  return facts;
}

StandingFacts in(Jurisdiction jurisdiction, StandingFacts facts) {
  facts.jurisdiction = jurisdiction;
  return facts;
}

StandingFacts found(bool competent, StandingFacts facts) {
  facts.competent = competent;
  return facts;
}

StandingFacts without_birth_date(StandingFacts facts) {
  facts.born.reset();
  return facts;
}

std::vector<std::string> gaps(const StandingFacts& facts) {
  std::vector<std::string> ids;
  for (const StandingGap& gap : standing_gaps(facts)) {
    ids.push_back(gap.id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("every kind of authority is found by its name", "[law][standing]") {
  CHECK(authority_names() == Ids{"written-authority", "parental-responsibility", "subject-agrees",
                                 "court-appointment", "power-of-attorney"});
  for (const auto& name : authority_names()) {
    CHECK(authority_name(parse_authority(name).value()) == name);
  }
  CHECK_FALSE(parse_authority("a-letter"));
}

TEST_CASE("an age is in whole years, and 29 February comes a day later in other years", "[law][standing]") {
  CHECK(age_on(day("2014-11-22"), day(kToday)) == 12);
  CHECK(age_on(day("2014-11-23"), day(kToday)) == 11);
  CHECK(age_on(day("2008-02-29"), day("2026-02-28")) == 17);
  CHECK(age_on(day("2008-02-29"), day("2026-03-01")) == 18);
  CHECK(age_on(day("2008-02-29"), day("2024-02-29")) == 16);
}

TEST_CASE("nobody is a child at 18, in Scotland at 16", "[law][standing]") {
  CHECK(is_child(day("2008-11-23"), day(kToday), Jurisdiction::england_and_wales));
  CHECK_FALSE(is_child(day("2008-11-22"), day(kToday), Jurisdiction::england_and_wales));
  CHECK(is_child(day(kSeventeen), day(kToday), Jurisdiction::northern_ireland));
  CHECK_FALSE(is_child(day("2010-11-22"), day(kToday), Jurisdiction::scotland));
  CHECK(is_child(day("2010-11-23"), day(kToday), Jurisdiction::scotland));
}

TEST_CASE("people who ask for themselves need to show nothing", "[law][standing]") {
  CHECK(gaps(asking(Capacity::self, kGrownUp)).empty());
  CHECK(gaps(without_birth_date(asking(Capacity::self, kGrownUp))).empty());
  CHECK(gaps(asking(Capacity::self, kTeenager)).empty());
}

TEST_CASE("a child under 12 may ask alone when an officer found that they understand", "[law][standing]") {
  const StandingFacts child = asking(Capacity::self, kSmallChild);
  for (const auto jurisdiction :
       {Jurisdiction::england_and_wales, Jurisdiction::scotland, Jurisdiction::northern_ireland}) {
    CHECK(gaps(in(jurisdiction, child)) == Ids{"competence"});
    CHECK(gaps(found(true, in(jurisdiction, child))).empty());
    CHECK(gaps(found(false, in(jurisdiction, child))) == Ids{"parental-responsibility"});
  }
  CHECK_FALSE(standing_gaps(child).front().from_requester);
}

TEST_CASE("a child who was found not to understand needs somebody with parental responsibility",
          "[law][standing]") {
  for (const auto jurisdiction : {Jurisdiction::england_and_wales, Jurisdiction::scotland}) {
    CHECK(gaps(found(false, in(jurisdiction, asking(Capacity::self, kTeenager)))) ==
          Ids{"parental-responsibility"});
  }
  CHECK(gaps(found(false, asking(Capacity::self, kGrownUp))).empty());
}

TEST_CASE("a parent of a small child shows parental responsibility", "[law][standing]") {
  CHECK(gaps(asking(Capacity::parent, kSmallChild)) == Ids{"parental-responsibility"});
  CHECK(gaps(asking(Capacity::parent, kSmallChild, {Authority::parental_responsibility})).empty());
  CHECK(gaps(asking(Capacity::parent, kSmallChild, {Authority::court_appointment})).empty());
  CHECK(gaps(found(true, asking(Capacity::parent, kSmallChild, {Authority::parental_responsibility}))) ==
        Ids{"subject-agrees"});
}

TEST_CASE("whether a child of 12 understands is found out, except in Scotland where the law presumes it",
          "[law][standing]") {
  const StandingFacts parent = asking(Capacity::parent, kTeenager, {Authority::parental_responsibility});
  const StandingFacts agreed =
      asking(Capacity::parent, kTeenager, {Authority::parental_responsibility, Authority::subject_agrees});
  for (const auto elsewhere : {Jurisdiction::england_and_wales, Jurisdiction::northern_ireland}) {
    CHECK(gaps(in(elsewhere, parent)) == Ids{"competence"});
    CHECK(gaps(found(true, in(elsewhere, parent))) == Ids{"subject-agrees"});
    CHECK(gaps(found(false, in(elsewhere, parent))).empty());
    CHECK(gaps(found(true, in(elsewhere, agreed))).empty());
  }
  CHECK(gaps(in(Jurisdiction::scotland, parent)) == Ids{"subject-agrees"});
  CHECK(gaps(in(Jurisdiction::scotland, agreed)).empty());
  CHECK(gaps(found(false, in(Jurisdiction::scotland, parent))).empty());
  CHECK(standing_gaps(in(Jurisdiction::scotland, parent)).front().citation == "DPA 2018 s.208");
}

TEST_CASE("what the requester must send comes before what the council finds out", "[law][standing]") {
  CHECK(gaps(asking(Capacity::parent, kTeenager)) == Ids{"parental-responsibility", "competence"});
  CHECK(gaps(asking(Capacity::agent, kTeenager)) == Ids{"written-authority", "competence"});
}

TEST_CASE("a parent of somebody who is no child needs their authority", "[law][standing]") {
  for (const auto enough :
       {Authority::written_authority, Authority::power_of_attorney, Authority::court_appointment}) {
    CHECK(gaps(asking(Capacity::parent, kGrownUp, {enough})).empty());
  }
  for (const auto too_little : {Authority::parental_responsibility, Authority::subject_agrees}) {
    CHECK(gaps(asking(Capacity::parent, kGrownUp, {too_little})) == Ids{"written-authority"});
  }
  CHECK(gaps(in(Jurisdiction::scotland, asking(Capacity::parent, kSeventeen))) == Ids{"written-authority"});
  CHECK(gaps(asking(Capacity::parent, kSeventeen)) == Ids{"parental-responsibility", "competence"});
}

TEST_CASE("without a birth date nobody knows what a parent must show", "[law][standing]") {
  const auto missing = standing_gaps(without_birth_date(asking(Capacity::parent, kGrownUp)));
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().id == "birth-date");
  CHECK_FALSE(missing.front().from_requester);
}

TEST_CASE("an agent needs authority, whoever the subject is", "[law][standing]") {
  CHECK(gaps(asking(Capacity::agent, kGrownUp)) == Ids{"written-authority"});
  CHECK(gaps(asking(Capacity::agent, kGrownUp, {Authority::written_authority})).empty());
  CHECK(gaps(asking(Capacity::agent, kGrownUp, {Authority::power_of_attorney})).empty());
  CHECK(gaps(asking(Capacity::agent, kGrownUp, {Authority::subject_agrees})) == Ids{"written-authority"});
}

TEST_CASE("an agent who asks for a child is instructed by the child or by a parent", "[law][standing]") {
  const StandingFacts small = asking(Capacity::agent, kSmallChild, {Authority::written_authority});
  CHECK(gaps(small) == Ids{"parental-responsibility"});
  CHECK(gaps(found(true, small)) == Ids{"subject-agrees"});

  const StandingFacts teenager = asking(Capacity::agent, kTeenager, {Authority::written_authority});
  CHECK(gaps(teenager) == Ids{"competence"});
  CHECK(gaps(found(true, teenager)) == Ids{"subject-agrees"});
  CHECK(gaps(found(false, teenager)) == Ids{"parental-responsibility"});
  CHECK(gaps(in(Jurisdiction::scotland, teenager)) == Ids{"subject-agrees"});

  StandingFacts complete = teenager;
  complete.shown.insert(Authority::subject_agrees);
  CHECK(gaps(found(true, complete)).empty());
  complete.shown = {Authority::written_authority, Authority::parental_responsibility};
  CHECK(gaps(found(false, complete)).empty());
}

TEST_CASE("an agent needs the subject's birth date unless an appointment says for whom they act",
          "[law][standing]") {
  CHECK(gaps(without_birth_date(asking(Capacity::agent, kGrownUp))) ==
        Ids{"written-authority", "birth-date"});
  CHECK(gaps(without_birth_date(asking(Capacity::agent, kGrownUp, {Authority::written_authority}))) ==
        Ids{"birth-date"});
  CHECK(gaps(without_birth_date(asking(Capacity::agent, kGrownUp, {Authority::power_of_attorney}))).empty());
}

TEST_CASE("a deputy shows the appointment or the power of attorney", "[law][standing]") {
  CHECK(gaps(asking(Capacity::deputy, kGrownUp)) == Ids{"court-appointment"});
  CHECK(gaps(asking(Capacity::deputy, kGrownUp, {Authority::written_authority})) == Ids{"court-appointment"});
  CHECK(gaps(asking(Capacity::deputy, kGrownUp, {Authority::court_appointment})).empty());
  CHECK(gaps(asking(Capacity::deputy, kGrownUp, {Authority::power_of_attorney})).empty());
}

TEST_CASE("every gap says what is missing, which law asks for it and which command closes it",
          "[law][standing]") {
  for (const auto capacity : {Capacity::self, Capacity::parent, Capacity::agent, Capacity::deputy}) {
    for (const auto* born : {kSmallChild, kTeenager, kGrownUp}) {
      for (const auto& facts :
           {asking(capacity, born), found(true, asking(capacity, born)), found(false, asking(capacity, born)),
            without_birth_date(asking(capacity, born))}) {
        for (const StandingGap& gap : standing_gaps(facts)) {
          CAPTURE(gap.id);
          CHECK_FALSE(gap.message.empty());
          CHECK(gap.message.back() != '.');
          CHECK_FALSE(gap.citation.empty());
          CHECK(gap.hint.find("'dsrkit ") != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("requests about the dead are turned to the law of the place", "[law][standing]") {
  const auto says = [](Jurisdiction jurisdiction, std::string_view act) {
    const auto lines = law_for_the_dead(jurisdiction);
    return std::any_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return line.find(act) != std::string::npos; });
  };
  CHECK(says(Jurisdiction::england_and_wales, "Access to Health Records Act 1990 s.3(1)(f)"));
  CHECK(says(Jurisdiction::england_and_wales, "Freedom of Information Act 2000"));
  CHECK(says(Jurisdiction::scotland, "Access to Health Records Act 1990"));
  CHECK(says(Jurisdiction::scotland, "Freedom of Information (Scotland) Act 2002"));
  CHECK_FALSE(says(Jurisdiction::scotland, "Freedom of Information Act 2000"));
  CHECK(says(Jurisdiction::northern_ireland, "Access to Health Records (Northern Ireland) Order 1993"));
  CHECK_FALSE(says(Jurisdiction::northern_ireland, "Access to Health Records Act 1990"));
  CHECK(says(Jurisdiction::northern_ireland, "Freedom of Information Act 2000"));
}
