#include "dsrkit/redact/labels.hpp"

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
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

/// The relation, when it is made of relation words alone.
std::string safe_relation(const Party& party) {
  static constexpr std::array<std::string_view, 54> kWords{
      "adoptive",      "aunt",        "birth",       "boyfriend", "brother",  "carer",      "child",
      "childminder",   "classmate",   "colleague",   "cousin",    "daughter", "employer",   "ex",
      "family",        "father",      "former",      "foster",    "friend",   "girlfriend", "grand",
      "granddaughter", "grandfather", "grandmother", "grandson",  "great",    "guardian",   "half",
      "husband",       "in",          "landlady",    "landlord",  "law",      "lodger",     "maternal",
      "member",        "mother",      "neighbour",   "nephew",    "niece",    "of",         "older",
      "parent",        "partner",     "paternal",    "relative",  "sibling",  "sister",     "son",
      "step",          "twin",        "uncle",       "wife",      "younger"};
  const auto words = text::folded_words(party.relation);
  const bool safe = !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return std::binary_search(kWords.begin(), kWords.end(), word) ||
           (word.starts_with("step") && std::binary_search(kWords.begin(), kWords.end(), word.substr(4)));
  });
  return safe ? party.relation : std::string();
}

/// Fixed words for the kinds of findings.
std::string_view thing(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kThings{
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
       {"passport", "passport number"},
       {"phone", "telephone number"},
       {"police-reference", "police reference"},
       {"postcode", "postcode"},
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

bool is_person(std::string_view kind) {
  return kind == "person" || kind == "relation-phrase" || kind == kSourcePhrase;
}

}  // namespace

Labels::Labels(const std::vector<Party>& parties) {
  std::size_t index = 0;
  for (const auto& party : parties) {
    if (party.role != PartyRole::subject) {
      m_names[party.id] =
          (party.role == PartyRole::organisation ? "Organisation " : "Person ") + letters(index++);
    }
  }
}

std::string Labels::name_of(const Party& party) const {
  const auto found = m_names.find(party.id);
  return found == m_names.end() ? std::string() : found->second;
}

std::string label_for(const Party* party, const Labels& labels, std::string_view code,
                      std::string_view kind) {
  const bool nameless = party == nullptr || party->informant || kind == kSourcePhrase;
  const std::string name = nameless ? std::string() : labels.name_of(*party);
  std::string label = "[";
  if (is_person(kind)) {
    const std::string relation = !name.empty() ? safe_relation(*party) : std::string();
    label += (name.empty() ? "person" : name) + (relation.empty() ? "" : ", " + relation);
  } else if (kind == kWatchTerm) {
    // What kind of thing it is and whose stays unsaid: a label must not tell that there is a refuge.
    label += "words";
  } else {
    // Whose safe address it is stays unsaid: a label must not tell that somebody hides.
    label += std::string(thing(kind)) + (name.empty() || kind == "safe-address" ? "" : " of " + name);
  }
  label += ": withheld";
  if (!code.empty()) {
    label += ", code " + std::string(code);
  }
  return label + "]";
}

}  // namespace dsrkit::redact
