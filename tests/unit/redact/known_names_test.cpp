#include "family.hpp"

#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/policy.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsrkit;

namespace {

Party person(std::string id, PartyRole role, std::vector<std::string> names, std::string relation = {}) {
  Party party;
  party.id = std::move(id);
  party.role = role;
  party.names = std::move(names);
  party.relation = std::move(relation);
  return party;
}

/// Names that are ordinary words, names that several have, names of several words.
const redact::Scanner& scanner() {
  static const redact::Scanner kScanner = [] {
    std::vector<Party> parties{
        person("S", PartyRole::subject, {"Mei Rose"}),
        person("P1", PartyRole::third_party, {"Joy Entwistle"}, "mother"),
        person("P2", PartyRole::third_party, {"Will Rose"}, "father"),
        person("P3", PartyRole::third_party, {"Callum Begum"}, "friend"),
        person("P4", PartyRole::third_party, {"Hodan Begum"}, "neighbour"),
        person("P5", PartyRole::third_party, {"Precious de Freitas"}, "classmate"),
        person("P6", PartyRole::third_party, {"Faith St John"}, "mother's partner"),
        person("P7", PartyRole::third_party, {"Rose Okafor"}, "aunt"),
        person("P8", PartyRole::third_party, {"Kelly-Anne O'Sullivan"}, "carer"),
        person("P9", PartyRole::third_party, {"Tariq Marsh"}, "uncle"),
        person("P10", PartyRole::professional, {"Tariq Greenhalgh"}),
        person("P11", PartyRole::third_party, {"Mark Price"}, "landlord"),
        person("P12", PartyRole::third_party, {"Harjinder Bell"}, "lodger"),
    };
    parties[10].job = "social worker";
    return redact::Scanner(test::shipped_rules(), std::move(parties));
  }();
  return kScanner;
}

struct Case {
  std::string note;
  std::string what;
  std::string party;  ///< "" nobody certain, "-" not found at all
};

void check(const std::vector<Case>& cases) {
  for (const auto& example : cases) {
    CAPTURE(example.note, example.what);
    const auto found = test::finding_of(scanner().scan(example.note), example.note, example.what);
    REQUIRE(found.has_value() == (example.party != "-"));
    if (found) {
      CAPTURE(found->rule, found->kind);
      CHECK(found->party.value_or("") == example.party);
    }
  }
}

Action action_on(const std::string& note, const std::string& what) {
  static const rules::Policy kPolicy = rules::load_policy();
  Item item;
  item.id = "N1";
  item.content = Value::object({{"text", note}});
  const auto redaction =
      redact::redact_item(item, scanner(), kPolicy, [](std::string_view text) { return std::string(text); });
  const auto begin = note.find(what);
  for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
    const auto& finding = redaction.mentions[i].finding;
    if (!redaction.mentions[i].passage.in_key && finding.begin <= begin &&
        begin + what.size() <= finding.end) {
      return redaction.proposals[i].action;
    }
  }
  return Action::disclose;
}

}  // namespace

TEST_CASE("A name of several people who are all protected is withheld under a joint reason",
          "[redact][joint]") {
  CHECK(action_on("We met Begum at the shop.", "Begum") == Action::redact);
  CHECK(action_on("We met Mrs Begum at the shop.", "Begum") == Action::redact);
  CHECK(action_on("begum@example.org wrote", "begum@example.org") == Action::redact);
  const auto found = test::finding_of(scanner().scan("We met Begum."), "We met Begum.", "Begum");
  REQUIRE(found);
  CHECK(found->candidates == std::vector<std::string>{"P3", "P4"});
}

TEST_CASE("A name that the subject could have too is never withheld by itself", "[redact][joint]") {
  CHECK(action_on("We met Rose at the shop.", "Rose") == Action::refer);
  CHECK(action_on("We met Ms Rose at the shop.", "Rose") == Action::refer);
  CHECK(action_on("We met Tariq at the shop.", "Tariq") == Action::refer);
}

TEST_CASE("The rest of the text settles a shared name, towards somebody protected only",
          "[redact][context]") {
  check({
      {"Mei said that Mr Rose was late.", "Mr Rose was", "-"},
      {"Mei said that Mr Rose was late.", "Rose", "P2"},
      {"Mei left. Mr Rose was late.", "Rose", ""},
      {"Tariq Marsh came. Tariq left again.", "Tariq left", "-"},
      {"Tariq Marsh came. Later Tariq left", " Tariq left", "-"},
  });
  const std::string marsh = "Tariq Marsh came. Later on, Tariq left.";
  const auto findings = scanner().scan(marsh);
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].party == "P9");
  const std::string worker = "Tariq Greenhalgh came. Later on, Tariq left.";
  const auto of_worker = scanner().scan(worker);
  REQUIRE(of_worker.size() == 2);
  CHECK_FALSE(of_worker[1].party);
  CHECK(action_on(worker, ", Tariq") == Action::disclose);  // not covered with the comma
}

TEST_CASE("Surnames with particles and of two words are found in every form", "[redact][dictionary]") {
  check({
      {"met DE FREITAS, Precious there", "DE FREITAS, Precious", "P5"},
      {"met Precious\nde Freitas there", "Precious\nde Freitas", "P5"},
      {"met Precious de\nFreitas there", "Precious de\nFreitas", "P5"},
      {"met PD there", "PD", "P5"},
      {"met P.F. there", "P.F", "P5"},
      {"precious.defreitas@example.org", "precious.defreitas@example.org", "P5"},
      {"Mr St John came", "St John", "P6"},
      {"met ST JOHN, Faith there", "ST JOHN, Faith", "P6"},
      {"met FS there", "FS", "P6"},
      {"met Kelly Anne there", "Kelly Anne", "P8"},
      {"met Kellyanne there", "Kellyanne", "P8"},
      {"met Kelly-Anne O Sullivan there", "Kelly-Anne O Sullivan", "P8"},
  });
}

TEST_CASE("A name broken at the end of a line is one", "[redact][dictionary]") {
  check({
      {"met Joy Entwis-\ntle there", "Joy Entwis-\ntle", "P1"},
      {"met Entwis-\ntle there", "Entwis-\ntle", "P1"},
      {"it was well-\nmeant", "well", "-"},
  });
}

TEST_CASE("Names that a machine misread are found", "[redact][dictionary]") {
  check({
      {"met Joy Entwist1e there", "Joy Entwist1e", "P1"},
      {"met Callurn there", "Callurn", "P3"},
      {"met Hoclan there", "Hoclan", "P4"},
      {"met Precious cle Freitas there", "Precious cle Freitas", "P5"},
      {"met Faith 5t John there", "Faith 5t John", "P6"},
      {"met Kelly-Anne O'5ullivan there", "Kelly-Anne O'5ullivan", "P8"},
      {"told Hoclan and Callurn", "Callurn", "P3"},
      {"paid 1020 there", "1020", "-"},
      {"form B5 there", "B5", "-"},
  });
}

TEST_CASE("A short slip counts beside another name or a title of the person", "[redact][dictionary]") {
  check({
      {"met Harjinder Bel there", "Harjinder Bel", "P12"},
      {"met Mr Bel there", "Bel", "P12"},
      {"met Mr Beel there", "Beel", "P12"},
      {"Roes Okafor came", "Roes Okafor", "P7"},
      {"met Tariq Mash there", "Tariq Mash", "P9"},
      {"met Mr Mash there", "Mash", "P9"},
      {"looked at Roes today", "Roes", ""},  // of two people
      {"the bells of roes", "roes", "-"},
      {"met Mary Price there", "Mary Price", ""},  // a name of her own
      {"the bel rang", "bel", "-"},
  });
}

TEST_CASE("The beginning of a first name is a short form of a third party", "[redact][dictionary]") {
  check({{"met Harj there", "Harj", "P12"}, {"met Cal there", "Cal", "P3"}});
}

TEST_CASE("Initials of one person are enough where no line is in capitals", "[redact][initials]") {
  check({
      {"The key is with JE.", "JE", "P1"},
      {"The key is with J.E. for now", "J.E", "P1"},
      {"MINUTES OF JE MEETING", "JE", ""},
      {"The key is with CB or HB.", "CB", "P3"},
      {"A Begum and I agree", "A", "-"},
      {"They spoke to KW about it", "KW", ""},
      {"The KW rating is low", "KW", ""},
  });
}

TEST_CASE("Surname first ends where the next person of a list begins", "[redact][dictionary]") {
  check({
      {"Present: Begum, J. Entwistle, Cal", "J. Entwistle", "P1"},
      {"Present: Mrs Begum, Joy, Cal", "Joy", "P1"},
      {"met Joy Entwistle, W.R. and others", "Joy Entwistle", "P1"},
  });
}

TEST_CASE("Names that are ordinary words are found where a person stands", "[redact][words]") {
  check({
      {"we told joy about it", "joy", "P1"},
      {"according to joy it was late", "joy", "P1"},
      {"precious de freitas was late", "precious de freitas", "P5"},
      {"according to will it was late", "will", "P2"},
      {"Joy holds the spare key.", "Joy", "P1"},
      {"Will became angry.", "Will", "P2"},
      {"it will be late", "will", "-"},
      {"we hope that the price is right", "price", "-"},
  });
  CHECK(action_on("Joy holds the spare key.", "Joy") == Action::redact);
  CHECK(action_on("Will call again.", "Will") == Action::refer);
}

TEST_CASE("A phrase of two relations is one person's", "[redact][relations]") {
  check({
      {"the mother's partner came", "the mother's partner", "P6"},
      {"the mother came", "the mother", "P1"},
  });
}
