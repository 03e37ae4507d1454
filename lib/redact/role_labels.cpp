#include "role_labels.hpp"

#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dsrkit::redact {
namespace {

/// Any number of people may be these.
constexpr std::array<std::string_view, 8> kManyHave{"classmate", "colleague", "friend", "landlady",
                                                    "landlord",  "lodger",    "member", "neighbour"};

constexpr std::array<std::string_view, 23> kKin{
    "aunt",        "brother",     "child",    "cousin",  "daughter", "family", "father", "granddaughter",
    "grandfather", "grandmother", "grandson", "husband", "mother",   "nephew", "niece",  "parent",
    "relative",    "sibling",     "sister",   "son",     "twin",     "uncle",  "wife"};

/// Words that only stand beside others.
constexpr std::array<std::string_view, 23> kBeside{
    "adoptive", "birth",      "boyfriend", "carer",   "childminder", "employer", "ex",     "former",
    "foster",   "girlfriend", "grand",     "great",   "guardian",    "half",     "in",     "law",
    "maternal", "of",         "older",     "partner", "paternal",    "step",     "younger"};

template <std::size_t size>
bool has(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_step(std::string_view word) {
  return word.starts_with("step") && word.size() > 4 ? word.substr(4) : word;
}

bool is_known(std::string_view word) {
  return has(kManyHave, word) || has(kKin, without_step(word)) || has(kBeside, word);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

}  // namespace

std::string exact_role(const Party& party) {
  if (party.role == PartyRole::organisation) {
    return "organisation";
  }
  if (party.role == PartyRole::professional) {
    return "worker";
  }
  const auto words = text::folded_words(party.relation);
  return words.empty() || !std::all_of(words.begin(), words.end(), is_known) ? std::string(kAnyPerson)
                                                                             : joined(words);
}

std::string role_of_only_one(const std::string& exact) {
  if (exact == "organisation" || exact == "worker" || exact == kAnyPerson) {
    return exact;
  }
  const auto words = text::folded_words(exact);
  if (std::any_of(words.begin(), words.end(), [](const std::string& word) { return has(kManyHave, word); })) {
    return exact;
  }
  const bool kin = std::any_of(words.begin(), words.end(),
                               [](const std::string& word) { return has(kKin, without_step(word)); });
  return kin ? "family member" : std::string(kAnyPerson);
}

}  // namespace dsrkit::redact
