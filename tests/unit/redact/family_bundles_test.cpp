#include "family.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/redact/labels.hpp"
#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/text/fold.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace dsrkit;

namespace {

using Words = std::vector<std::string>;

const Words kGiven{"Aaliyah",  "Benedict", "Chidi",   "Dorota",  "Eleri",  "Farouk", "Gethin", "Halima",
                   "Ieuan",    "Jolanta",  "Kwabena", "Leszek",  "Mariam", "Nerys",  "Osman",  "Padraig",
                   "Rukhsana", "Siobhan",  "Tomasz",  "Wilfred", "Yasmin", "Zuzanna"};
const Words kFamily{"Achterberg", "Brzozowski", "Cadwallader", "Duckworth",  "Ezekwesili", "Fearnley",
                    "Gwizdala",   "Hesketh",    "Iqbal",       "Jurkiewicz", "Kettlewell", "Llewellyn"};
const Words kRelations{"mother", "father", "brother", "sister", "grandmother", "aunt", "cousin"};
const Words kStreets{"Alder Street", "Birch Lane", "Cedar Road",  "Damson Close",
                     "Elder Avenue", "Fir Grove",  "Gorse Street"};

class Dice {
public:
  explicit Dice(unsigned seed) : m_engine(seed) {}

  std::size_t below(std::size_t limit) { return m_engine() % limit; }

  const std::string& one_of(const Words& words) { return words[below(words.size())]; }

  Words some_of(Words words, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(words[i], words[i + below(words.size() - i)]);
    }
    words.resize(count);
    return words;
  }

private:
  std::mt19937 m_engine;
};

std::string nhs_number(std::size_t serial) {
  for (;; ++serial) {
    const std::string digits = "999" + std::to_string(100000 + serial);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
      sum += static_cast<std::size_t>(digits[i] - '0') * (10 - i);
    }
    const std::size_t check = (11 - sum % 11) % 11;
    if (check != 10) {
      return digits + std::to_string(check);
    }
  }
}

/// Four to seven people; two surnames; one of them keeps an address safe from everybody.
std::vector<Party> invented_family(Dice& dice, std::size_t number) {
  const auto count = 4 + dice.below(4);
  const auto given = dice.some_of(kGiven, count);
  const auto surnames = dice.some_of(kFamily, 2);
  const auto hidden = dice.below(count);
  std::vector<Party> people;
  for (std::size_t i = 0; i < count; ++i) {
    Party party;
    party.id = "M" + std::to_string(i + 1);
    party.names = {given[i] + " " + surnames[dice.below(3) == 0 ? 1 : 0]};
    party.born = Date{std::chrono::year(1960 + static_cast<int>(i) * 7),
                      std::chrono::month(1 + static_cast<unsigned>(dice.below(12))),
                      std::chrono::day(1 + static_cast<unsigned>(dice.below(28)))};
    party.phones = {"07700 900" + std::to_string(100 + (number * 7 + i) % 900)};
    party.emails = {to_lower_ascii(given[i]) + std::to_string(number) + "@example.com"};
    party.identifiers = {{"nhs-number", nhs_number(number * 100 + i * 11)}};
    if (i == hidden) {
      party.safe_addresses = {std::to_string(11 + number) + " " + kStreets[i] + ", Bury, BL9 0A" +
                              std::string(1, static_cast<char>('A' + i))};
    }
    people.push_back(std::move(party));
  }
  return people;
}

/// The records are about several of them at a time: the same for whoever asks.
std::vector<Item> shared_records(const std::vector<Party>& people, Dice& dice) {
  std::vector<Item> items;
  const auto note = [&](const std::string& text) {
    Item item;
    item.id = "I" + std::to_string(items.size() + 1);
    item.data_class = DataClass::social_work;
    item.content = Value::object({{"note", text}});
    items.push_back(std::move(item));
  };
  const auto given = [](const Party& party) { return parse_person_name(party.names[0]).given; };
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Party& one = people[i];
    const Party& two = people[(i + 1 + dice.below(people.size() - 1)) % people.size()];
    note("Home visit. " + one.names[0] + " and " + given(two) + " were present. " + given(one) +
         " said that " + given(two) + "'s phone is off.");
    note("T/C from " + one.names[0] + " on " + one.phones[0] + ". She can be written to at " + one.emails[0] +
         "; " + two.names[0] + " has " + two.phones[0] + ".");
    note(one.names[0] + ", d.o.b. " + format_date(*one.born) + ", NHS number " + one.identifiers[0].value +
         ", seen with " + two.names[0] + ".");
    for (const auto& address : one.safe_addresses) {
      note(one.names[0] + " has moved to " + address + ". Do not tell " + given(two) + ".");
    }
  }
  return items;
}

/// Who is who when the member at `index` asks.
std::vector<Party> seen_by(std::vector<Party> people, std::size_t index) {
  for (std::size_t i = 0; i < people.size(); ++i) {
    people[i].role = i == index ? PartyRole::subject : PartyRole::third_party;
    people[i].relation = i == index ? "" : kRelations[i];
  }
  return people;
}

/// All records as they would be disclosed; a careful officer withholds whatever is referred.
std::string disclosed_to(const std::vector<Party>& parties, const std::vector<Item>& items) {
  static const auto kPolicy = rules::load_policy();
  const redact::Scanner scanner(test::shipped_rules(), parties);
  std::set<std::string> everybody;
  for (const auto& party : parties) {
    everybody.insert(party.id);
  }
  const redact::Labels labels(parties, everybody, [](const Party& party) { return party.phones.front(); });
  std::string text;
  for (const auto& item : items) {
    const auto redaction = redact::redact_item(item, scanner, kPolicy, [](std::string_view place) {
      return std::to_string(std::hash<std::string_view>{}(place));
    });
    PassageReplacements replacements;
    for (std::size_t i = 0; i < redaction.mentions.size(); ++i) {
      const auto& [key, passage, finding] = redaction.mentions[i];
      if (redaction.proposals[i].action != Action::disclose) {
        const Party* party = finding.party ? scanner.party(*finding.party) : nullptr;
        replacements.push_back(
            {passage, {{finding.begin, finding.end, labels.label_for(party, "TP", finding.kind), "TP"}}});
      }
    }
    for (const auto& member : disclose(item, replacements).members) {
      text += plain_text(member.value.text) + "\n";
    }
  }
  return text;
}

/// All that tells somebody apart; names are split, for a given name alone tells enough.
Words own_values(const Party& party) {
  Words values{party.phones[0], party.emails[0], party.identifiers[0].value, format_date(*party.born)};
  values.insert(values.end(), party.safe_addresses.begin(), party.safe_addresses.end());
  for (const auto& address : party.safe_addresses) {
    values.push_back(address.substr(0, address.find(',')));
    values.push_back(address.substr(address.rfind(',') + 2));
  }
  const auto name = parse_person_name(party.names[0]);
  values.push_back(name.given);
  values.push_back(name.family);
  return values;
}

bool shows(const std::string& text, const std::string& value) {
  return text::fold(text).find(text::fold(value)) != std::string::npos;
}

bool shares(const Party& party, const std::string& value) {
  const auto values = own_values(party);
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace

TEST_CASE("What one member of a family is given identifies no other, for every pair", "[redact][family]") {
  std::size_t pairs = 0;
  std::size_t looked_for = 0;
  std::set<std::string> leaks;
  std::set<std::string> lost;
  for (std::size_t number = 0; number < 24; ++number) {
    Dice dice(20261122U + static_cast<unsigned>(number));
    const auto people = invented_family(dice, number);
    const auto items = shared_records(people, dice);
    for (std::size_t asks = 0; asks < people.size(); ++asks) {
      const auto text = disclosed_to(seen_by(people, asks), items);
      const std::string who = "family " + std::to_string(number) + ", " + people[asks].id;
      const auto own = own_values(people[asks]);
      for (std::size_t i = 0; i < own.size(); ++i) {
        const bool safe = i >= 4 && i + 2 < own.size();  // withheld from everybody
        if (!safe && !shows(text, own[i])) {
          lost.insert(who + " lacks their own value " + std::to_string(i));
        }
      }
      for (std::size_t other = 0; other < people.size(); ++other) {
        pairs += static_cast<std::size_t>(other != asks);
        const auto values = own_values(people[other]);
        for (std::size_t i = 0; other != asks && i < values.size(); ++i) {
          if (!shares(people[asks], values[i])) {
            ++looked_for;
            if (shows(text, values[i])) {
              leaks.insert(who + " sees value " + std::to_string(i) + " of " + people[other].id);
            }
          }
        }
      }
    }
  }
  CAPTURE(leaks, lost);
  CHECK(pairs >= 24 * 12);
  CHECK(looked_for > pairs * 5);
  CHECK(leaks.empty());
  CHECK(lost.empty());
}

TEST_CASE("In a sibling's request what is kept and what is withheld change places", "[redact][family]") {
  Dice dice(7);
  const auto people = invented_family(dice, 3);
  const auto items = shared_records(people, dice);
  const auto first = disclosed_to(seen_by(people, 0), items);
  const auto second = disclosed_to(seen_by(people, 1), items);
  for (const auto& [text, own, other] : {std::tuple(first, 0U, 1U), std::tuple(second, 1U, 0U)}) {
    CHECK(shows(text, people[own].phones[0]));
    CHECK_FALSE(shows(text, people[other].phones[0]));
    CHECK(shows(text, parse_person_name(people[own].names[0]).given));
    CHECK_FALSE(shows(text, parse_person_name(people[other].names[0]).given));
  }
}

TEST_CASE("Who was entered first changes no decision", "[redact][family]") {
  Dice dice(11);
  const auto people = invented_family(dice, 5);
  const auto items = shared_records(people, dice);
  auto parties = seen_by(people, 0);
  const auto text = disclosed_to(parties, items);
  std::reverse(parties.begin(), parties.end());
  CHECK(disclosed_to(parties, items) == text);
}
