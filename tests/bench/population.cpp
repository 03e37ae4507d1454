#include "population.hpp"

#include "dice.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/rules/validators.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace dsrkit::bench {
namespace {

using Names = std::vector<std::string>;

constexpr std::array<std::string_view, 6> kSources{"case",    "education", "early-help",
                                                   "housing", "youth",     "benefits"};

/// Spellings of one name in different traditions.
const std::vector<Names>& spellings() {
  static const std::vector<Names> kSpellings{{"Mohammed", "Muhammad", "Mohamed", "Mohammad", "محمد"},
                                             {"Aisha", "Ayesha", "Aysha", "Aishah"},
                                             {"Fatima", "Fatimah", "Fatema"},
                                             {"Yusuf", "Yousuf", "Yousef", "Youssef"},
                                             {"Zaynab", "Zainab", "Zeinab"},
                                             {"Hussain", "Hussein", "Husain", "Hossain"},
                                             {"Catherine", "Katherine", "Kathryn", "Catharine"},
                                             {"Sophia", "Sofia", "Zofia"},
                                             {"Stephen", "Steven", "Stefan"},
                                             {"Oleksandr", "Aleksandr", "Alexander", "Олександр"},
                                             {"Olena", "Elena", "Helena", "Олена"},
                                             {"Wiktor", "Victor", "Viktor"},
                                             {"Sean", "Shaun", "Shawn"},
                                             {"Khadija", "Khadijah", "Khadeeja"},
                                             {"Abdulrahman", "Abdul Rahman", "Abdur-Rahman"}};
  return kSpellings;
}

const Names& special_families() {
  static const Names kFamilies{"O'Brien",      "O'Connor", "McDonald", "MacDonald",      "Smith-Jones",
                               "Khan",         "Ahmed",    "Hussain",  "Patel",          "Singh",
                               "Kowalski",     "Kowalska", "Nowak",    "Łukaszewicz",    "de Souza",
                               "van der Berg", "Nguyễn",   "Müller",   "Hernández",      "D'Arcy",
                               "Taylor-Brown", "St John",  "Okonkwo",  "Adeyemi",        "Begum",
                               "Ali",          "Mbeki",    "Popescu",  "Ó Súilleabháin", "Ionescu"};
  return kFamilies;
}

const Names& family_names() {
  static const Names kAll = [] {
    static constexpr std::array<std::string_view, 36> kHeads{
        "Alder", "Ash",  "Birch", "Black", "Bram",  "Brook", "Cal",   "Carr",  "Clay", "Cor",  "Dal",  "Eden",
        "Elm",   "Fern", "Gar",   "Hart",  "Hazel", "Hol",   "Ken",   "Lang",  "Lind", "Mar",  "Mill", "Nor",
        "Oak",   "Pem",  "Quarm", "Raven", "Rush",  "Sel",   "Thorn", "Under", "Wake", "West", "Whit", "Yar"};
    static constexpr std::array<std::string_view, 20> kTails{
        "ton",  "ley",   "by",  "ford",  "field", "wood", "er",   "man",  "son",  "ham",
        "well", "worth", "ing", "croft", "den",   "shaw", "more", "gate", "bury", "s"};
    Names names = special_families();
    for (const auto tail : kTails) {
      for (const auto head : kHeads) {
        names.push_back(std::string(head) + std::string(tail));
      }
    }
    return names;
  }();
  return kAll;
}

struct Person {
  PersonName name;
  PersonName former;  ///< before marriage or adoption; empty when never changed
  Date born{};
  std::string nhs;
  std::string address;
  std::string former_address;
  std::string phone;
  std::string email;
  bool deceased = false;
  std::size_t family = 0;
  std::string other_nhs;  ///< a relative's, keyed in by mistake now and then
};

std::string with_check_digit(std::uint64_t nine) {
  std::string digits = std::to_string(nine);
  digits.insert(0, 9 - digits.size(), '0');
  for (char check = '0'; check <= '9'; ++check) {
    if (rules::is_nhs_number(digits + check)) {
      return digits + check;
    }
  }
  return {};
}

class Builder {
public:
  Builder(std::uint64_t seed, const std::filesystem::path& names) : m_dice(seed) {
    read_given_names(names);
    read_nicknames(names);
    m_shared_nhs = new_nhs();
  }

  Population build(std::size_t people) {
    while (m_people.size() < people) {
      add_family();
    }
    add_namesakes(people / 100);
    Population population;
    for (std::size_t i = 0; i < m_people.size(); ++i) {
      const std::size_t before = population.entries.size();
      add_entries(population.entries, i);
      population.entries_of.push_back(population.entries.size() - before);
      population.requests.push_back(request_of(m_people[i]));
      population.family.push_back(m_people[i].family);
    }
    for (std::size_t i = population.entries.size(); i > 1; --i) {
      std::swap(population.entries[i - 1], population.entries[m_dice.below(i)]);
    }
    return population;
  }

private:
  void read_given_names(const std::filesystem::path& names) {
    for (const std::string& line : split(files::read_file(names / "given-names.txt"), '\n')) {
      if (!line.starts_with('#')) {
        for (std::string& name : split(line, ' ')) {
          if (!name.empty()) {
            m_given.push_back(std::move(name));
          }
        }
      }
    }
    // One order for all, but not the alphabet's.
    Dice order(7);
    for (std::size_t i = m_given.size(); i > 1; --i) {
      std::swap(m_given[i - 1], m_given[order.below(i)]);
    }
  }

  void read_nicknames(const std::filesystem::path& names) {
    for (const char* file : {"nicknames.csv", "more-nicknames.csv"}) {
      for (const std::string& line : split(files::read_file(names / file), '\n')) {
        const auto cells = split(trim(line), ',');
        if (cells.size() == 3) {
          m_nicknames[cells[0]].push_back(cells[2]);
        }
      }
    }
  }

  std::string new_nhs() {
    while (true) {
      // The test range of the NHS is too small; these are random numbers with a right check digit.
      auto number = with_check_digit(400000000 + m_dice.below(400000000));
      if (!number.empty() && m_numbers.insert(number).second) {
        return number;
      }
    }
  }

  std::string new_given() {
    if (m_dice.chance(0.06)) {
      return m_dice.any(spellings()).front();
    }
    std::string name = m_dice.favourite(m_given);
    if (m_dice.chance(0.03)) {
      name += (m_dice.chance(0.5) ? "-" : " ") + m_dice.favourite(m_given);
    }
    return name;
  }

  std::string with_middle(std::string given) {
    return m_dice.chance(0.3) ? given + " " + m_dice.favourite(m_given) : given;
  }

  Date day_in(int first_year, int last_year) {
    const Date date{std::chrono::year(m_dice.between(first_year, last_year)),
                    std::chrono::month(static_cast<unsigned>(m_dice.between(1, 12))),
                    std::chrono::day(static_cast<unsigned>(m_dice.between(1, 28)))};
    return date;
  }

  std::string new_address() {
    static constexpr std::array<std::string_view, 6> kKinds{"Street", "Road", "Avenue",
                                                            "Close",  "Lane", "Drive"};
    static constexpr std::string_view kInward = "ABDEFGHJLNPQRSTUWXYZ";
    std::string address = m_dice.chance(0.12) ? "Flat " + std::to_string(m_dice.between(1, 30)) + ", " : "";
    const std::string street = family_names()[40 + m_dice.below(500)];
    address += std::to_string(m_dice.between(1, 90)) + " " + street + " " + std::string(m_dice.any(kKinds));
    std::string postcode = m_dice.chance(0.5) ? "M" : "OL";
    postcode += std::to_string(m_dice.between(1, 40)) + " " + std::to_string(m_dice.between(1, 9));
    postcode += m_dice.any(kInward);
    postcode += m_dice.any(kInward.substr(0, 4));
    return address + ", Brackendale, " + postcode;
  }

  std::string new_phone() {
    return m_dice.chance(0.5) ? "07700 9" + std::to_string(m_dice.between(10000, 99999))
                              : "0161 496 " + std::to_string(m_dice.between(1000, 9999));
  }

  Person member(std::size_t family, const std::string& surname, const std::string& home,
                const std::string& phone, const std::string& email) {
    Person person;
    person.family = family;
    person.name = {with_middle(new_given()), surname};
    person.address = home;
    person.phone = phone;
    person.email = email;
    person.nhs = new_nhs();
    return person;
  }

  void add_family() {
    const std::size_t family = ++m_families;
    const std::string surname = m_dice.favourite(family_names());
    const std::string home = new_address();
    const std::string before = m_dice.chance(0.4) ? new_address() : "";
    const std::string phone = new_phone();
    const std::string email = "family" + std::to_string(family) + "@example.org";
    std::vector<Person> people;
    const auto add = [&](const std::string& name) -> Person& {
      people.push_back(member(family, name, home, phone, email));
      people.back().former_address = before;
      return people.back();
    };
    Person& mother = add(surname);
    mother.born = day_in(1960, 1995);
    if (m_dice.chance(0.6)) {
      const std::string maiden = m_dice.favourite(family_names());
      mother.former = {mother.name.given, maiden};
      if (m_dice.chance(0.15)) {
        mother.name.family = maiden + "-" + surname;
      }
    }
    const bool has_father = m_dice.chance(0.7);
    if (has_father) {
      Person& father = add(surname);
      father.born = day_in(1955, 1993);
      if (m_dice.chance(0.1)) {
        add_grandfather(people, people.size() - 1);
      }
    }
    const std::size_t father = 1;
    const bool step = m_dice.chance(0.12);
    for (int children = m_dice.between(0, 4); children > 0; --children) {
      add_child(people, add, step && m_dice.chance(0.5) ? m_dice.favourite(family_names()) : surname);
    }
    if (has_father && people.back().born.year() > std::chrono::year(1995) && m_dice.chance(0.12)) {
      name_after(people.back(), people[father]);
    }
    finish(people);
  }

  void add_grandfather(std::vector<Person>& people, std::size_t father) {
    Person old = member(people[father].family, people[father].name.family, people[father].address,
                        people[father].phone, "");
    old.born = day_in(1928, 1944);
    old.name.given = people[father].name.given;
    old.deceased = m_dice.chance(0.4);
    people.push_back(old);
  }

  template <typename Add>
  void add_child(std::vector<Person>& people, const Add& add, const std::string& surname) {
    const std::string beside = people.back().name.given;
    Person& child = add(surname);
    child.born = day_in(1996, 2022);
    if (m_dice.chance(0.03)) {
      child.former = {m_dice.chance(0.25) ? new_given() : child.name.given, m_dice.favourite(family_names())};
    } else if (m_dice.chance(0.02) && people.size() > 2) {
      child.name.given = beside;  // step-siblings and cousins can have one name
      child.name.family = m_dice.favourite(family_names());
    }
    if (m_dice.chance(0.08)) {
      const bool one_first_name = m_dice.chance(0.1);
      if (one_first_name) {
        child.name.given = split(child.name.given, ' ').front() + " " + m_dice.favourite(m_given);
      }
      const Person first = child;
      Person& twin = add(surname);
      twin.born = first.born;
      if (one_first_name) {
        twin.name.given = split(first.name.given, ' ').front() + " " + m_dice.favourite(m_given);
      } else if (m_dice.chance(0.5)) {
        twin.name.given = similar_name(first.name.given);
      }
    }
  }

  /// Names that parents of twins choose: Jayden and Jaden, Samuel and Samantha, Mohammed Ali and Mohammed
  /// Omar.
  std::string similar_name(const std::string& given) {
    static const std::vector<Names> kPairs{
        {"Jayden", "Jaden"}, {"Samuel", "Samantha"},       {"Oliver", "Olivia"}, {"Aaron", "Arron"},
        {"Hannah", "Anna"},  {"Christopher", "Christian"}, {"Hasan", "Husain"},  {"Daniel", "Danielle"},
        {"Mia", "Maya"},     {"Joseph", "Josephine"},      {"Emily", "Emilia"},  {"Amina", "Amira"}};
    for (const Names& pair : kPairs) {
      if (pair[0] == given || pair[1] == given) {
        return pair[0] == given ? pair[1] : pair[0];
      }
    }
    const std::string first = split(split(given, ' ').front(), '-').front();
    const std::string other = typo(first);
    return to_lower_ascii(other) == to_lower_ascii(first) ? first + "a" : other;
  }

  void name_after(Person& son, const Person& father) {
    son.name = father.name;
    son.former = {};
    if (m_dice.chance(0.3)) {
      son.name.family += " Jr";
    }
  }

  void finish(std::vector<Person>& people) {
    for (Person& person : people) {
      person.other_nhs = m_dice.any(people).nhs;
      const bool adult = person.born.year() < std::chrono::year(2007);
      if (adult && m_dice.chance(0.5)) {
        person.phone = new_phone();
        person.email = "person" + std::to_string(m_people.size()) + "@example.org";
      }
      if (adult && person.born.year() > std::chrono::year(1995) && m_dice.chance(0.4)) {
        person.former_address = person.address;
        person.address = new_address();
      }
      m_people.push_back(person);
    }
  }

  /// The same name and birth date, but nobody's relative; a few round the corner.
  void add_namesakes(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Person original = m_dice.any(m_people);
      Person other = member(++m_families, original.name.family, new_address(), new_phone(), "");
      other.name = original.name;
      other.born = original.born;
      other.other_nhs = new_nhs();
      if (m_dice.chance(0.05)) {
        const auto postcode = original.address.rfind(", ");
        other.address = "97 Corner Lane" + original.address.substr(postcode);
      }
      m_people.push_back(other);
    }
  }

  DataSubject request_of(const Person& person) {
    DataSubject subject;
    subject.name = person.name;
    subject.born = person.born;
    subject.deceased = person.deceased;
    subject.addresses = {person.address};
    if (!person.former_address.empty() && m_dice.chance(0.5)) {
      subject.addresses.push_back(person.former_address);
    }
    if (!person.former.full().empty() && m_dice.chance(0.5)) {
      subject.also_known_as = {person.former};
    }
    if (m_dice.chance(0.4)) {
      subject.identifiers = {{"nhs-number", person.nhs}};
    }
    if (m_dice.chance(0.6)) {
      subject.phones = {person.phone};
    }
    if (m_dice.chance(0.6) && !person.email.empty()) {
      subject.emails = {person.email};
    }
    return subject;
  }

  void add_entries(std::vector<Entry>& entries, std::size_t index) {
    const Person& person = m_people[index];
    for (int count = m_dice.between(0, 4); count > 0; --count) {
      Entry entry;
      entry.person = index;
      entry.entry.source = m_dice.any(kSources);
      entry.entry.person = std::to_string(100000 + entries.size());
      do {
        entry.entry.details = entry_of(person);
      } while (is_written_like_twin(entry.entry.details, index));
      entries.push_back(std::move(entry));
    }
  }

  /// A slip can turn a name into that of the twin beside it: then nobody on earth could tell whose entry it
  /// is.
  [[nodiscard]] bool is_written_like_twin(const PersonDetails& entry, std::size_t index) const {
    const std::string given = to_lower_ascii(entry.name.given);
    const auto is_twin = [&](std::size_t other) {
      return other < m_people.size() && m_people[other].family == m_people[index].family &&
             m_people[other].born == m_people[index].born &&
             to_lower_ascii(m_people[other].name.given) == given;
    };
    return !given.empty() && (is_twin(index + 1) || is_twin(index - 1));
  }

  PersonDetails entry_of(const Person& person) {
    const bool old = m_dice.chance(0.3);
    PersonDetails details;
    details.name = old && !person.former.full().empty() ? person.former : person.name;
    spoil_name(details.name, person.born.year() > std::chrono::year(2018));
    details.born = spoilt_date(person.born);
    const std::string& home = old && !person.former_address.empty() ? person.former_address : person.address;
    if (m_dice.chance(0.92)) {
      details.addresses = {spoilt_address(home)};
    }
    if (m_dice.chance(0.55)) {
      details.identifiers = {{"nhs-number", spoilt_number(person)}};
    }
    if (m_dice.chance(0.4)) {
      details.phones = {person.phone};
    }
    if (m_dice.chance(0.25) && !person.email.empty()) {
      details.emails = {person.email};
    }
    details.deceased = person.deceased && m_dice.chance(0.8);
    return details;
  }

  void spoil_name(PersonName& name, bool may_be_baby) {
    spoil_given(name.given, may_be_baby);
    spoil_family(name.family);
    if (m_dice.chance(0.008)) {
      std::swap(name.given, name.family);
    }
    if (m_dice.chance(0.1)) {
      for (std::string* part : {&name.given, &name.family}) {
        std::transform(part->begin(), part->end(), part->begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
      }
    }
  }

  void spoil_given(std::string& given, bool may_be_baby) {
    const Names words = split(given, ' ');
    if (words.size() > 1 && m_dice.chance(0.5)) {
      given = m_dice.chance(0.04)  ? words.back()
              : m_dice.chance(0.2) ? words[0] + " " + words[1].substr(0, 1)
                                   : words[0];
    }
    if (m_dice.chance(0.25)) {
      respell(given);
    }
    if (m_dice.chance(0.05)) {
      shorten(given);
    }
    if (m_dice.chance(0.025)) {
      given = typo(given);
    } else if (m_dice.chance(0.012)) {
      given = given.substr(0, 1);
    } else if (m_dice.chance(0.006)) {
      given.clear();
    } else if (may_be_baby && m_dice.chance(0.01)) {
      given = "Baby";
    }
  }

  void respell(std::string& given) {
    for (const Names& forms : spellings()) {
      if (forms.front() == given) {
        given = m_dice.any(forms);
        return;
      }
    }
  }

  void shorten(std::string& given) {
    const auto known = m_nicknames.find(to_lower_ascii(split(given, ' ').front()));
    if (known != m_nicknames.end()) {
      given = m_dice.any(known->second);
    }
  }

  void spoil_family(std::string& family) {
    if (m_dice.chance(0.3)) {
      static const std::vector<std::pair<std::string, std::string>> kPlain{
          {"ł", "l"}, {"Ł", "L"}, {"ễ", "e"}, {"ü", "u"}, {"á", "a"}, {"Ó", "O"}, {"ú", "u"}, {"'", ""}};
      for (const auto& [from, to] : kPlain) {
        family = replace_all(family, from, to);
      }
    }
    if (const auto hyphen = family.find('-'); hyphen != std::string::npos && m_dice.chance(0.3)) {
      family = m_dice.chance(0.6) ? replace_all(family, "-", " ") : family.substr(hyphen + 1);
    }
    if (m_dice.chance(0.025)) {
      family = typo(family);
    } else if (m_dice.chance(0.004)) {
      family.clear();
    }
  }

  /// One letter left out, doubled, replaced or exchanged with the next.
  std::string typo(std::string text) {
    if (text.size() < 3 ||
        std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 127; })) {
      return text;
    }
    const std::size_t at = m_dice.below(text.size() - 1);
    switch (m_dice.below(4)) {
      case 0: text.erase(at, 1); break;
      case 1: text.insert(at, 1, text[at]); break;
      case 2: text[at] = static_cast<char>('a' + m_dice.below(26)); break;
      default: std::swap(text[at], text[at + 1]);
    }
    return text;
  }

  std::optional<Date> spoilt_date(Date born) {
    if (m_dice.chance(0.03)) {
      return std::nullopt;
    }
    if (m_dice.chance(0.007)) {
      return Date{std::chrono::year(1900), std::chrono::month(1), std::chrono::day(1)};
    }
    if (m_dice.chance(0.01)) {
      return Date{born.year(), std::chrono::month(1), std::chrono::day(1)};
    }
    Date wrong = born;
    if (m_dice.chance(0.01)) {
      wrong = Date{born.year(), std::chrono::month(static_cast<unsigned>(born.day())),
                   std::chrono::day(static_cast<unsigned>(born.month()))};
    } else if (m_dice.chance(0.012)) {
      std::string digits = format_date(born);
      static constexpr std::array<std::size_t, 4> kPlaces{3, 6, 8, 9};
      digits[m_dice.any(kPlaces)] = static_cast<char>('0' + m_dice.below(10));
      wrong = try_parse_date(digits).value_or(born);
    } else if (m_dice.chance(0.0015)) {
      wrong = day_in(1950, 2020);
    }
    return wrong.ok() ? wrong : born;
  }

  std::string spoilt_address(std::string address) {
    if (m_dice.chance(0.3)) {
      address = replace_all(replace_all(address, " Street", " St"), " Road", " Rd");
    }
    if (m_dice.chance(0.03)) {
      address.erase(0, address.find(' ') + 1);
    }
    if (m_dice.chance(0.02)) {
      address.back() = 'Z';
    }
    return m_dice.chance(0.02) ? address.substr(0, address.rfind(", ")) : address;
  }

  std::string spoilt_number(const Person& person) {
    if (m_dice.chance(0.004)) {
      return person.other_nhs;
    }
    if (m_dice.chance(0.002)) {
      return m_shared_nhs;
    }
    if (m_dice.chance(0.006)) {
      return m_dice.chance(0.5) ? "0000000000" : "9999999999";
    }
    std::string number = person.nhs;
    if (m_dice.chance(0.01)) {
      number[m_dice.below(10)] = static_cast<char>('0' + m_dice.below(10));
    }
    return m_dice.chance(0.3) ? number.substr(0, 3) + " " + number.substr(3, 3) + " " + number.substr(6)
                              : number;
  }

  Dice m_dice;
  Names m_given;
  std::map<std::string, Names> m_nicknames;
  std::set<std::string> m_numbers;
  std::string m_shared_nhs;
  std::vector<Person> m_people;
  std::size_t m_families = 0;
};

}  // namespace

Population make_population(std::uint64_t seed, std::size_t people, const std::filesystem::path& names) {
  return Builder(seed, names).build(people);
}

}  // namespace dsrkit::bench
