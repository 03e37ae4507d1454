#include "dsrkit/redact/labels.hpp"

#include "role_labels.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dsrkit::redact {
namespace {

/// "A" to "Z", then "AA".
std::string letters(std::size_t index) {
  std::string text;
  for (++index; index > 0; index = (index - 1) / 26) {
    text.insert(text.begin(), static_cast<char>('A' + (index - 1) % 26));
  }
  return text;
}

/// Fixed words for the kinds of findings.
std::string_view thing(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kThings{
      {{"address", "address"},
       {"bank-account", "bank account"},
       {"card-number", "card number"},
       {"chi-number", "CHI number"},
       {"court-case", "court case number"},
       {"date-of-birth", "date of birth"},
       {"driver-number", "driver number"},
       {"email", "e-mail address"},
       {"iban", "bank account"},
       {"ip-address", "network address"},
       {"nhs-number", "NHS number"},
       {"nino", "National Insurance number"},
       {"online-profile", "online profile"},
       {"passage", "passage"},
       {"passport", "passport number"},
       {"phone", "telephone number"},
       {"police-reference", "police reference"},
       {"postcode", "postcode"},
       {"residue", "detail"},
       {"safe-address", "address"},
       {"uln", "learner number"},
       {"upn", "pupil number"},
       {"uprn", "property number"},
       {"vehicle-registration", "vehicle registration"}}};
  for (const auto& [known, words] : kThings) {
    if (known == kind) {
      return words;
    }
  }
  return "identifier";
}

constexpr std::string_view kWatchTerm = "watch-term";
constexpr std::string_view kSourcePhrase = "source-phrase";  ///< "the person who rang": a source unnamed

bool is_person(std::string_view kind) {
  return kind == "person" || kind == "relation-phrase" || kind == kSourcePhrase;
}

/// A lot and whose it is.
using Lots = std::vector<std::pair<std::string, const Party*>>;
using ByRole = std::map<std::string, Lots>;

/// Who shares a role label with whom.
ByRole roles_of(const Lots& people) {
  ByRole exact;
  for (const auto& person : people) {
    exact[exact_role(*person.second)].push_back(person);
  }
  ByRole roles;
  for (const auto& [role, lots] : exact) {
    auto& into = roles[lots.size() == 1 ? role_of_only_one(role) : role];
    into.insert(into.end(), lots.begin(), lots.end());
  }
  return roles;
}

}  // namespace

bool names_owner(std::string_view kind) {
  return kind != "safe-address" && kind != kWatchTerm && kind != kSourcePhrase;
}

Labels::Labels(const std::vector<Party>& parties, const std::set<std::string>& withheld,
               const DrawLot& draw_lot) {
  Lots people;
  for (const auto& party : parties) {
    if (party.role != PartyRole::subject && !party.informant && withheld.contains(party.id)) {
      people.emplace_back(draw_lot(party), &party);
    }
  }
  for (auto& [role, lots] : roles_of(people)) {
    std::stable_sort(lots.begin(), lots.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < lots.size(); ++i) {
      m_people[lots[i].second->id] = {role, lots.size() == 1 ? role : role + " " + letters(i)};
    }
  }
}

std::string Labels::owner_of(const Party* party) const {
  const auto found = party == nullptr ? m_people.end() : m_people.find(party->id);
  return found == m_people.end() || found->second.label == kAnyPerson ? std::string() : found->second.label;
}

std::string Labels::label_for(const Party* party, std::string_view code, std::string_view kind) const {
  const std::string owner = names_owner(kind) ? owner_of(party) : std::string();
  // Of a source, not even what kind of thing was withheld.
  const bool source = party != nullptr && party->informant && names_owner(kind);
  std::string what = owner;
  if (!is_person(kind)) {
    what = source || kind == kWatchTerm ? std::string() : std::string(thing(kind));
    what += what.empty() || owner.empty() ? "" : " of " + owner;
  }
  return "[" + what + (what.empty() ? "" : ": ") + "withheld" + (code.empty() ? "" : ", code ") +
         std::string(code) + "]";
}

std::vector<Labels::Person> Labels::people() const {
  std::vector<Person> people;
  for (const auto& [id, person] : m_people) {
    if (person.label != kAnyPerson) {
      people.push_back(person);
    }
  }
  std::sort(people.begin(), people.end(), [](const Person& a, const Person& b) {
    // "Z" before "AA".
    return std::tuple(a.role, a.label.size(), a.label) < std::tuple(b.role, b.label.size(), b.label);
  });
  return people;
}

}  // namespace dsrkit::redact
