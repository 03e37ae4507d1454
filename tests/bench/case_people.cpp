#include "case_people.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dsrkit::bench {
namespace {

struct GivenName {
  std::string_view name;
  bool female;
  std::string_view short_forms = {};  ///< parted by spaces
};

constexpr std::array kGiven{
    GivenName{"Elizabeth", true, "Liz Beth Lizzie"},
    GivenName{"Michael", false, "Mick Mike"},
    GivenName{"Patricia", true, "Pat Trish"},
    GivenName{"Anthony", false, "Tony"},
    GivenName{"Joanne", true, "Jo"},
    GivenName{"Darren", false, "Daz"},
    GivenName{"Sharon", true, "Shaz"},
    GivenName{"Katarzyna", true, "Kasia"},
    GivenName{"Małgorzata", true, "Gosia"},
    GivenName{"Zbigniew", false},
    GivenName{"Łukasz", false},
    GivenName{"Agnieszka", true, "Aga"},
    GivenName{"Przemysław", false, "Przemek"},
    GivenName{"Oluwaseun", false, "Seun"},
    GivenName{"Chukwuemeka", false, "Emeka"},
    GivenName{"Folasade", true, "Sade"},
    GivenName{"Ngozi", true},
    GivenName{"Temitope", true, "Temi"},
    GivenName{"Abdirahman", false, "Abdi"},
    GivenName{"Hodan", true},
    GivenName{"Ayaan", true},
    GivenName{"Sagal", true},
    GivenName{"Mohammed", false, "Mo"},
    GivenName{"Rukhsana", true},
    GivenName{"Nasreen", true},
    GivenName{"Gurpreet", true},
    GivenName{"Harjinder", false, "Harj"},
    GivenName{"Priyanka", true, "Priya"},
    GivenName{"Sunil", false},
    GivenName{"Tahmina", true},
    GivenName{"Xiuying", true},
    GivenName{"Jianhong", false},
    GivenName{"Mei", true},
    GivenName{"Wei", false},
    GivenName{"Siobhán", true},
    GivenName{"Pádraig", false, "Paddy"},
    GivenName{"Aoife", true},
    GivenName{"Gwenllian", true, "Gwen"},
    GivenName{"Llewelyn", false, "Llew"},
    GivenName{"Carys", true},
    GivenName{"Siân", true},
    GivenName{"Will", false},
    GivenName{"Grace", true},
    GivenName{"Hope", true},
    GivenName{"Rose", true},
    GivenName{"Mark", false},
    GivenName{"May", true},
    GivenName{"Joy", true},
    GivenName{"Faith", true},
    GivenName{"Bill", false},
    GivenName{"Jack", false},
    GivenName{"Summer", true},
    GivenName{"Destiny", true},
    GivenName{"Kelly-Anne", true, "Kelly"},
    GivenName{"Ian", false},
    GivenName{"Zoe", true},
    GivenName{"Tyrone", false, "Ty"},
    GivenName{"Shanice", true},
    GivenName{"Ionela", true},
    GivenName{"Bogdan", false},
    GivenName{"Yusra", true},
    GivenName{"Tariq", false},
    GivenName{"Hannah", true},
    GivenName{"Callum", false, "Cal"},
    GivenName{"Niamh", true},
    GivenName{"Rhiannon", true},
    GivenName{"Kieran", false},
    GivenName{"Maureen", true, "Mo"},
    GivenName{"Derek", false},
    GivenName{"Beverley", true, "Bev"},
    GivenName{"Winston", false},
    GivenName{"Marcia", true},
    GivenName{"Leroy", false},
    GivenName{"Precious", true},
};

constexpr std::array<std::string_view, 84> kFamily{
    "Hughes",      "Braithwaite",    "Entwistle",  "Ogden",        "Fitton",     "Cunliffe",   "Taylor",
    "Brown",       "Young",          "Day",        "Love",         "Grace",      "Rose",       "May",
    "Wood",        "Price",          "Marsh",      "Bell",         "Church",     "Waters",     "Pickup",
    "Khan",        "Hussain",        "Chaudhry",   "Malik",        "Begum",      "Akhtar",     "Patel",
    "Sandhu",      "Chakraborty",    "Rahman",     "Kowalczyk",    "Wiśniewska", "Zieliński",  "Dąbrowski",
    "Wójcik",      "Szczepańska",    "Okonkwo",    "Adebayo",      "Oyelaran",   "Nwachukwu",  "Eze",
    "Warsame",     "Farah",          "Abdullahi",  "Hirsi",        "Jama",       "Zhang",      "Li",
    "Wong",        "Ouyang",         "Murphy",     "O'Sullivan",   "McLoughlin", "Ó Dálaigh",  "Gallagher",
    "Pritchard",   "Llewellyn-Rees", "Probert",    "Ap Gwilym",    "Bevan",      "Popescu",    "Ionescu",
    "Smith-Jones", "Taylor-Okafor",  "St John",    "van Rensburg", "de Freitas", "Campbell",   "Francis",
    "Grant",       "Ashworth",       "Tattersall", "Greenhalgh",   "Kershaw",    "Ramsbottom", "Wolstenholme",
    "Schofield",   "Butterworth",    "Hargreaves", "Barlow",       "Fielding",   "Nuttall",    "Crompton"};

struct Work {
  std::string_view job;
  std::string_view employer;
};

constexpr std::array<Work, 6> kWork{{{"social worker", "children's services"},
                                     {"class teacher", "Moorside Primary School"},
                                     {"GP", "Ash Lane Surgery"},
                                     {"police officer", "Greater Manchester Police"},
                                     {"health visitor", "NHS"},
                                     {"head of year", "Highfield Academy"}}};

class Builder {
public:
  explicit Builder(Dice& dice) : m_dice(dice) {}

  std::vector<Member> build() {
    const std::string family{m_dice.any(kFamily)};
    add(PartyRole::subject, new_given(), family, "");
    add_family(family);
    add_others();
    add_workers();
    name_alike();
    forget_some();
    number();
    return std::move(m_people);
  }

private:
  const GivenName& new_given() {
    while (true) {
      const auto& given = m_dice.any(kGiven);
      const bool taken = std::any_of(m_people.begin(), m_people.end(),
                                     [&](const Member& member) { return member.given == given.name; });
      if (!taken) {
        return given;
      }
    }
  }

  const GivenName& new_given(bool female) {
    while (true) {
      const auto& given = new_given();
      if (given.female == female) {
        return given;
      }
    }
  }

  std::string new_family() {
    while (true) {
      std::string family{m_dice.any(kFamily)};
      const bool taken = std::any_of(m_people.begin(), m_people.end(),
                                     [&](const Member& member) { return member.family == family; });
      if (!taken) {
        return family;
      }
    }
  }

  Member& add(PartyRole role, const GivenName& given, std::string family, std::string relation) {
    Member member;
    member.party.role = role;
    member.party.relation = std::move(relation);
    member.given = given.name;
    member.family = std::move(family);
    member.female = given.female;
    for (std::size_t at = 0; at < given.short_forms.size();) {
      const auto end = std::min(given.short_forms.find(' ', at), given.short_forms.size());
      member.short_forms.emplace_back(given.short_forms.substr(at, end - at));
      at = end + 1;
    }
    m_people.push_back(std::move(member));
    return m_people.back();
  }

  void add_family(const std::string& family) {
    struct Relative {
      const char* relation;
      bool female;
    };

    static constexpr std::array<Relative, 7> kNear{{{"mother", true},
                                                    {"father", false},
                                                    {"brother", false},
                                                    {"sister", true},
                                                    {"twin sister", true},
                                                    {"paternal grandmother", true},
                                                    {"uncle", false}}};
    const int sharing = m_dice.chance(0.6) ? m_dice.between(1, 3) : 0;
    std::vector<Relative> near(kNear.begin(), kNear.end());
    for (int count = std::max(sharing, 1) + m_dice.between(0, 1); count > 0; --count) {
      const std::size_t at = m_dice.below(near.size());
      const bool shares = static_cast<int>(m_people.size()) <= sharing;
      add(PartyRole::third_party, new_given(near[at].female), shares ? family : new_family(),
          near[at].relation);
      near.erase(near.begin() + static_cast<std::ptrdiff_t>(at));
    }
    if (m_dice.chance(0.35)) {
      const std::string step = new_family();
      add(PartyRole::third_party, new_given(false), step, "stepfather");
      add(PartyRole::third_party, new_given(true), step, "stepsister");
    }
    add(PartyRole::third_party, new_given(true), new_family(), "maternal grandmother");
  }

  void add_others() {
    add(PartyRole::third_party, new_given(), new_family(), "neighbour").party.informant = m_dice.chance(0.5);
    add(PartyRole::third_party, new_given(), new_family(), "friend");
    add(PartyRole::third_party, new_given(), new_family(), "classmate");
    if (m_dice.chance(0.5)) {
      add(PartyRole::third_party, new_given(), new_family(), "mother's partner");
    }
  }

  void add_workers() {
    m_first_worker = m_people.size();
    for (std::size_t i = 0; i < kWork.size(); ++i) {
      if (i < 3 || m_dice.chance(0.5)) {
        auto& worker = add(PartyRole::professional, new_given(), new_family(), "");
        worker.party.job = kWork[i].job;
        worker.party.employer = kWork[i].employer;
      }
    }
  }

  /// In every fourth case somebody has the first name of a worker or of another third party.
  void name_alike() {
    if (!m_dice.chance(0.25)) {
      return;
    }
    auto& one = m_people[1 + m_dice.below(m_first_worker - 1)];
    const auto& other = m_people[m_dice.chance(0.5) ? m_first_worker : m_first_worker - 1];
    if (&one != &other && one.female == other.female && one.family != other.family) {
      one.given = other.given;
      one.short_forms = other.short_forms;
    }
  }

  void forget_some() {
    if (m_dice.chance(0.5)) {
      for (int count = m_dice.between(1, 2); count > 0; --count) {
        m_people[1 + m_dice.below(m_first_worker - 1)].recorded = false;
      }
    }
  }

  void number() {
    for (std::size_t i = 0; i < m_people.size(); ++i) {
      auto& member = m_people[i];
      member.party.id = i == 0 ? "S" : "P" + std::to_string(i);
      member.party.names = {member.given + " " + member.family};
      if (!member.short_forms.empty() && m_dice.chance(0.5)) {
        member.party.names.push_back(member.short_forms.front() + " " + member.family);
      }
    }
  }

  Dice& m_dice;
  std::vector<Member> m_people;
  std::size_t m_first_worker = 0;
};

}  // namespace

std::vector<Member> make_people(Dice& dice) {
  return Builder(dice).build();
}

}  // namespace dsrkit::bench
