#include "dsrkit/match/assess.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dsrkit;

namespace {

const std::string kNhs = "9990000018";
const std::string kOtherNhs = "9990000026";
const std::string kHome = "12 Alder Street, Brackendale, M1 1AE";

match::NicknameTable nicknames() {
  return match::NicknameTable::parse(
      "name1,relationship,name2\nbenjamin,has_nickname,ben\nsamuel,has_nickname,sam\nsamantha,has_nickname,"
      "sam\n");
}

PersonDetails person(const std::string& given, const std::string& family, const std::string& born) {
  PersonDetails details;
  details.name = {given, family};
  details.born = try_parse_date(born);
  return details;
}

PersonDetails at_home(PersonDetails details) {
  details.addresses.push_back(kHome);
  return details;
}

PersonDetails with_nhs(PersonDetails details, const std::string& number) {
  details.identifiers.push_back({"nhs-number", number});
  return details;
}

PersonDetails also_known_as(PersonDetails details, PersonName name) {
  details.also_known_as.push_back(std::move(name));
  return details;
}

DataSubject subject() {
  return with_nhs(at_home(person("Benjamin", "Hartley", "2009-04-12")), kNhs);
}

PersonMatch compared(const DataSubject& who, const PersonDetails& details) {
  return match::assess(who, {"crm", "7", details}, nicknames());
}

MatchTier tier(const PersonDetails& details) {
  return compared(subject(), details).tier;
}

}  // namespace

TEST_CASE("a valid equal number with the same given name and birth date is strong whatever else changed",
          "[match][strong]") {
  CHECK(tier(with_nhs(person("Benjamin", "Hartley", "2009-04-12"), kNhs)) == MatchTier::strong);
  CHECK(tier(with_nhs(person("Benjamin", "Okafor", "2009-12-04"), "999 000 0018")) == MatchTier::strong);
  CHECK(tier(with_nhs(person("Benjamin", "", "2009-01-01"), kNhs)) == MatchTier::strong);
}

TEST_CASE("a number alone does not outweigh a nickname or a missing birth date: it may be a relative's",
          "[match][review]") {
  CHECK(tier(with_nhs(person("Ben", "Hartley", "2009-04-12"), kNhs)) == MatchTier::review);
  CHECK(tier(with_nhs(person("Benjamin", "Hartley", "1900-01-01"), kNhs)) == MatchTier::review);
  CHECK(tier(with_nhs(at_home(person("Benjamin", "Hartley", "")), kNhs)) == MatchTier::review);
  CHECK(tier(with_nhs(person("", "Hartley", "2009-04-12"), kNhs)) == MatchTier::review);
}

TEST_CASE("a file known by nothing but a valid number is strong", "[match][strong]") {
  CHECK(tier(with_nhs({}, kNhs)) == MatchTier::strong);
  CHECK(tier(with_nhs(at_home({}), kNhs)) == MatchTier::review);
  auto invalid = subject();
  invalid.identifiers = {{"nhs-number", "9990000019"}};
  CHECK(compared(invalid, with_nhs({}, "9990000019")).tier != MatchTier::strong);
}

TEST_CASE("both names, the birth date and an address are strong", "[match][strong]") {
  CHECK(tier(at_home(person("BENJAMIN", "HARTLEY", "2009-04-12"))) == MatchTier::strong);
  CHECK(tier(at_home(person("Benjamin", "Hartly", "2009-04-12"))) == MatchTier::strong);
  const auto address = GENERATE(values<std::pair<const char*, MatchTier>>({
      {"12 ALDER ST, M1 1AE", MatchTier::strong},
      {"Flat 3, 12 Alder Street, M11AE", MatchTier::strong},
      {"Alder Street, Brackendale, M1 1AE", MatchTier::strong},
      {"M1 1AE", MatchTier::strong},
      {"14 Alder Street, Brackendale, M1 1AE", MatchTier::review},
      {"Corner Lane, Brackendale, M1 1AE", MatchTier::review},
      {"12 Alder Street, Brackendale, M1 1AF", MatchTier::review},
  }));
  auto entry = person("Benjamin", "Hartley", "2009-04-12");
  entry.addresses = {address.first};
  INFO(address.first);
  CHECK(tier(entry) == address.second);
}

TEST_CASE("the same person after marriage, moving or a slip is for an officer, never lost in conflict",
          "[match][review]") {
  CHECK(tier(person("Benjamin", "Hartley", "2009-04-12")) == MatchTier::review);
  CHECK(tier(person("Benjamin", "Okafor", "2009-04-12")) == MatchTier::review);
  CHECK(tier(at_home(person("Ben", "Hartley", "2009-12-04"))) == MatchTier::review);
  CHECK(tier(at_home(person("Benjamn", "Hartley", "2009-04-12"))) == MatchTier::review);
  CHECK(tier(at_home(person("Hartley", "Benjamin", "2009-04-12"))) == MatchTier::review);
  CHECK(tier(person("Benjamin", "Hartley", "2009-01-01")) == MatchTier::review);
  CHECK(tier(person("Benjamin", "Hartley", "1909-04-12")) == MatchTier::review);
  CHECK(tier(person("Benjamin", "Hartley", "2010-04-12")) == MatchTier::review);
  CHECK(tier(person("Benjamin", "Hartley", "")) == MatchTier::review);
  CHECK(tier(at_home(person("Benjamin", "Hartley", "2011-10-30"))) == MatchTier::review);
  CHECK(tier(at_home(person("Benjamin", "Okafor", ""))) == MatchTier::review);
  CHECK(tier(at_home(person("B", "Hartley", ""))) == MatchTier::review);
  CHECK(tier(at_home(person("", "Hartley", ""))) == MatchTier::review);
  CHECK(tier(with_nhs(person("Ruth", "Okafor", "2009-04-12"), kNhs)) == MatchTier::review);
}

TEST_CASE("names are compared across spellings and scripts", "[match][review]") {
  const auto pair = GENERATE(values<std::pair<PersonName, PersonName>>({
      {{"Mohammed", "Hussain"}, {"Muhamad", "Hossein"}},
      {{"محمد", "Khan"}, {"Mohammed", "Khan"}},
      {{"Олена", "Шевченко"}, {"Olena", "Shevchenko"}},
      {{"Kathryn", "O'Brien"}, {"Catherine", "O Brien"}},
      {{"Zofia", "Łukaszewicz"}, {"Sophia", "Lukaszewicz"}},
      {{"Amy", "MacDonald"}, {"Ami", "McDonald"}},
      {{"Anne-Marie", "Smith-Jones"}, {"Annmarie", "Jones"}},
  }));
  auto who = person("", "", "2009-04-12");
  auto other = who;
  who.name = pair.first;
  other.name = pair.second;
  other.born = try_parse_date("2009-12-04");
  CHECK(compared(who, other).tier == MatchTier::review);
}

TEST_CASE("somebody with little in common is a conflict that no officer is asked about", "[match][nobody]") {
  const auto nobody = GENERATE(values<PersonDetails>({
      person("Benjamin", "Okafor", ""),
      person("Oliver", "Hartley", ""),
      person("Oliver", "Okafor", "2009-04-12"),
      person("Benjamin", "Okafor", "2009-04-13"),
      person("Benjamin", "Hartley", "2001-07-30"),
      at_home(person("Oliver", "Hartley", "")),
      at_home(person("Oliver", "Hartley", "2011-09-01")),
      PersonDetails{},
  }));
  const auto found = compared(subject(), nobody);
  CHECK(found.tier == MatchTier::conflict);
  CHECK_FALSE(match::needs_officer(found));
}

TEST_CASE("a conflict that may be a mistake in the record is for an officer", "[match][review]") {
  CHECK(match::needs_officer(
      compared(subject(), with_nhs(at_home(person("Benjamin", "Hartley", "2009-04-12")), kOtherNhs))));
  CHECK(match::needs_officer(compared(subject(), with_nhs(person("Oliver", "Hartley", "2009-04-12"), kNhs))));
  CHECK_FALSE(match::needs_officer(compared(subject(), at_home(person("Oliver", "Hartley", "2009-04-12")))));
}

TEST_CASE("a former name finds the person and says so", "[match][review]") {
  const auto found =
      compared(also_known_as(subject(), {"Benjamin", "Okafor"}), person("Benjamin", "Okafor", "2009-04-12"));
  CHECK(found.tier == MatchTier::review);
  CHECK(std::any_of(found.evidence.begin(), found.evidence.end(),
                    [](const MatchEvidence& e) { return e.field == "also-known-as"; }));
}

TEST_CASE("no wrong person of a family is ever strong", "[match][family]") {
  const auto wrong = GENERATE_COPY(values<std::pair<std::string, PersonDetails>>({
      {"twin", at_home(person("Oliver", "Hartley", "2009-04-12"))},
      {"twin of a similar name", at_home(person("Benjamina", "Hartley", "2009-04-12"))},
      {"twin with the subject's number keyed in",
       with_nhs(at_home(person("Oliver", "Hartley", "2009-04-12")), kNhs)},
      {"similar twin with the subject's number",
       with_nhs(at_home(person("Benjami", "Hartley", "2009-04-12")), kNhs)},
      {"twin by initial", at_home(person("B", "Hartley", "2009-04-12"))},
      {"twin by initial with the subject's number",
       with_nhs(at_home(person("B", "Hartley", "2009-04-12")), kNhs)},
      {"twin with another middle name", at_home(person("Benjamin James", "Hartley", "2009-04-12"))},
      {"twin recorded as baby", at_home(person("Baby", "Hartley", "2009-04-12"))},
      {"father of the same name", at_home(person("Benjamin", "Hartley", "1979-06-30"))},
      {"father with the son's number", with_nhs(at_home(person("Benjamin", "Hartley", "1979-06-30")), kNhs)},
      {"son ten years younger by one digit", at_home(person("Benjamin", "Hartley", "2019-04-12"))},
      {"father without birth date", at_home(person("Benjamin", "Hartley", ""))},
      {"father with placeholder birth date", at_home(person("Benjamin", "Hartley", "1900-01-01"))},
      {"sibling", at_home(person("Oliver", "Hartley", "2011-09-01"))},
      {"step-sibling born the same day", at_home(person("Ava", "Lindqvist", "2009-04-12"))},
      {"step-sibling with one name", at_home(person("Benjamin", "Lindqvist", "2009-11-23"))},
      {"namesake", person("Benjamin", "Hartley", "2009-04-12")},
      {"namesake with another number",
       with_nhs(at_home(person("Benjamin", "Hartley", "2009-04-12")), kOtherNhs)},
      {"mother with the child's number", with_nhs(person("Ruth", "Hartley", ""), kNhs)},
  }));
  INFO(wrong.first);
  CHECK(tier(wrong.second) != MatchTier::strong);
}

TEST_CASE("each veto makes a conflict and is printed", "[match][family]") {
  auto dead = at_home(person("Benjamin", "Hartley", "2009-04-12"));
  dead.deceased = true;
  auto junior = subject();
  junior.name.family = "Hartley Jr";
  auto phone_of_twins = subject();
  phone_of_twins.phones = {"07700 900123"};
  auto twin_by_phone = person("Oliver", "Hartley", "2009-04-12");
  twin_by_phone.phones = {"+44 7700 900123"};

  struct Case {
    const char* field;
    DataSubject subject;
    PersonDetails entry;
  };

  const auto conflict = GENERATE_COPY(values<Case>({
      {"given-name", subject(), at_home(person("Oliver", "Hartley", "2009-04-12"))},
      {"given-name", subject(), with_nhs(person("Oliver", "Hartley", "2009-04-12"), kNhs)},
      {"given-name", phone_of_twins, twin_by_phone},
      {"born", subject(), at_home(person("Benjamin", "Hartley", "1979-06-30"))},
      {"born", subject(), at_home(person("Benjamin", "Hartley", "2019-04-12"))},
      {"born", subject(), with_nhs(person("Benjamin", "Hartley", "1979-06-30"), kNhs)},
      {"born", subject(), with_nhs(person("Ruth", "Okafor", "1981-02-03"), kNhs)},
      {"nhs-number", subject(), with_nhs(at_home(person("Benjamin", "Hartley", "2009-04-12")), kOtherNhs)},
      {"deceased", subject(), dead},
      {"seniority", junior, with_nhs(at_home(person("Benjamin Sr", "Hartley", "")), kNhs)},
      {"agreement", subject(), at_home(person("Ruth", "Okafor", ""))},
  }));
  const auto found = compared(conflict.subject, conflict.entry);
  INFO(conflict.field);
  CHECK(found.tier == MatchTier::conflict);
  CHECK(std::any_of(found.evidence.begin(), found.evidence.end(), [&](const MatchEvidence& e) {
    return e.agreement == "veto" && e.field == conflict.field;
  }));
}

TEST_CASE("a short name that fits two twins proves neither", "[match][family]") {
  const auto samuel = also_known_as(at_home(person("Samuel", "Hartley", "2009-04-12")), {"Sam", ""});
  const auto twin = also_known_as(at_home(person("Samantha", "Hartley", "2009-04-12")), {"Sam", ""});
  CHECK(compared(samuel, twin).tier != MatchTier::strong);
  CHECK(compared(samuel, at_home(person("Sam", "Hartley", "2009-04-12"))).tier == MatchTier::review);
}

TEST_CASE("a shared phone or e-mail raises nobody above review", "[match][family]") {
  auto who = person("Benjamin", "Hartley", "2009-04-12");
  who.phones = {"07700 900123"};
  who.emails = {"hartleys@example.org"};
  auto other = person("Benjamin", "Hartley", "2009-04-12");
  other.phones = {"+44 7700 900123"};
  other.emails = {"Hartleys@example.org"};
  const auto found = compared(who, other);
  CHECK(found.tier == MatchTier::review);
  CHECK(found.evidence.back().field == "email");
}

TEST_CASE("a former pupil number does not make another person", "[match][identifier]") {
  auto who = subject();
  auto other = with_nhs(person("Benjamin", "Hartley", "2009-04-12"), kOtherNhs);
  other.identifiers.push_back({"nhs-number", kNhs});
  CHECK(compared(who, other).tier == MatchTier::strong);
}

TEST_CASE("a number with a wrong check digit is neither for nor against", "[match][identifier]") {
  const auto found =
      compared(subject(), with_nhs(at_home(person("Benjamin", "Hartley", "2009-04-12")), "9990000019"));
  CHECK(found.tier == MatchTier::strong);
  CHECK(std::count_if(found.evidence.begin(), found.evidence.end(), [](const MatchEvidence& e) {
          return e.field == "nhs-number" && e.agreement == "absent";
        }) == 1);
}

TEST_CASE("two entries of one source that both look certain are for an officer", "[match][strong]") {
  const auto entry = with_nhs(person("Benjamin", "Hartley", "2009-04-12"), kNhs);
  const auto matches = match::assess_all(
      subject(), {{"crm", "1", entry}, {"crm", "2", entry}, {"notes", "1", entry}}, nicknames());
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].source == "notes");
  CHECK(matches[0].tier == MatchTier::strong);
  CHECK(matches[1].tier == MatchTier::review);
  CHECK(matches[2].tier == MatchTier::review);
}

TEST_CASE("a similar name beside the subject's puts entries without a number before an officer",
          "[match][family]") {
  const auto own = at_home(person("Benjamin", "Hartley", "2009-04-12"));
  const auto twin = at_home(person("Benjamina", "Hartley", "2009-04-12"));
  const auto matches = match::assess_all(
      subject(), {{"crm", "1", own}, {"notes", "2", twin}, {"post", "3", with_nhs(own, kNhs)}}, nicknames());
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].person == "3");
  CHECK(matches[0].tier == MatchTier::strong);
  CHECK(matches[1].tier == MatchTier::review);
  CHECK(matches[2].tier == MatchTier::review);
}

TEST_CASE("what an officer decided counts when entries are looked at together", "[match][strong]") {
  const auto entry = with_nhs(person("Benjamin", "Hartley", "2009-04-12"), kNhs);
  std::vector<PersonMatch> matches{match::assess(subject(), {"crm", "1", entry}, nicknames()),
                                   match::assess(subject(), {"crm", "2", entry}, nicknames())};
  matches[1].decided = MatchDecision::rejected;
  match::review_doubtful(matches);
  CHECK(matches[0].tier == MatchTier::strong);
  matches[1].decided = MatchDecision::confirmed;
  match::review_doubtful(matches);
  CHECK(matches[0].tier == MatchTier::review);
  CHECK(matches[1].tier == MatchTier::strong);
}

TEST_CASE("evidence never carries a value", "[match][evidence]") {
  const auto found = compared(subject(), subject());
  for (const MatchEvidence& evidence : found.evidence) {
    for (const char* value : {"Benjamin", "Hartley", "2009", "999", "Alder", "M1"}) {
      CHECK(evidence.text.find(value) == std::string::npos);
    }
  }
}

TEST_CASE("the list is ordered by tier, then by how much agrees", "[match][order]") {
  const auto matches = match::assess_all(subject(),
                                         {{"a", "1", at_home(person("Oliver", "Hartley", "2009-04-12"))},
                                          {"a", "2", person("Ben", "Hartley", "2009-04-12")},
                                          {"a", "3", subject()},
                                          {"a", "4", person("Benjamin", "Hartley", "2009-04-12")}},
                                         nicknames());
  std::vector<std::string> order;
  for (const PersonMatch& found : matches) {
    order.push_back(found.person);
  }
  CHECK(order == std::vector<std::string>{"3", "4", "2", "1"});
}

TEST_CASE("a confirmed entry adds its names and contacts to what is searched for", "[match][variants]") {
  auto confirmed = also_known_as(person("Ben", "Okafor", "2009-04-12"), {"Benjamin", "HARTLEY"});
  confirmed.phones = {"07700 900123"};
  const auto wider = match::with_confirmed(subject(), confirmed);
  CHECK(wider.name == subject().name);
  CHECK(wider.also_known_as == std::vector<PersonName>{{"Ben", "Okafor"}});
  CHECK(wider.phones.size() == 1);
  CHECK(match::with_confirmed(wider, confirmed) == wider);
}
