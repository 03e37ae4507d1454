#include "party_names.hpp"

#include "misread.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <tuple>

namespace dsrkit::redact {
namespace {

constexpr std::size_t kShortestSlip = 5;
constexpr std::size_t kShortestAtAll = 3;
constexpr std::size_t kShortestDoubleSlip = 8;

bool by_party(const NamePart& a, const NamePart& b) {
  return std::tie(a.party, a.role) < std::tie(b.party, b.role);
}

void put_in_order(std::vector<NamePart>& parts) {
  std::sort(parts.begin(), parts.end(), by_party);
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
}

/// Parties come one after another, so the last one is the only one that can be there already.
void add_party(std::vector<std::size_t>& parties, std::size_t party) {
  if (parties.empty() || parties.back() != party) {
    parties.push_back(party);
  }
}

std::size_t slips_allowed(std::size_t length) {
  return length >= kShortestDoubleSlip ? 2 : length >= kShortestSlip ? 1 : 0;
}

/// The word with up to `count` letters left out, itself included.
std::vector<std::string> with_letters_left_out(const std::string& word, std::size_t count) {
  std::vector<std::string> all{word};
  std::size_t first = 0;
  for (std::size_t round = 0; round < count; ++round) {
    const std::size_t end = all.size();
    for (; first < end; ++first) {
      for (std::size_t i = 0; i < all[first].size(); ++i) {
        std::string shorter = all[first];
        shorter.erase(i, 1);
        all.push_back(std::move(shorter));
      }
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// "Dr Siddiqui" is a surname though it is a single word.
bool has_title(std::string_view name) {
  const auto words = text::folded_words(name);
  static constexpr std::array<std::string_view, 10> kTitles{"mr", "mrs", "miss", "ms", "mx",
                                                            "dr", "rev", "prof", "pc", "judge"};
  return words.size() > 1 && std::find(kTitles.begin(), kTitles.end(), words.front()) != kTitles.end();
}

/// "St John", "Ó Dálaigh", "Mac Carthy": the word before belongs to the surname.
bool begins_surname(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords{"st", "saint", "o", "mc", "mac", "ni", "nic"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

bool has_party(const std::vector<NamePart>& parts, std::size_t party) {
  const auto at =
      std::lower_bound(parts.begin(), parts.end(), party,
                       [](const NamePart& part, std::size_t sought) { return part.party < sought; });
  return at != parts.end() && at->party == party;
}

bool share_party(const std::vector<NamePart>& a, const std::vector<NamePart>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (left->party == right->party) {
      return true;
    }
    left->party < right->party ? ++left : ++right;
  }
  return false;
}

bool is_particle(std::string_view folded) {
  static constexpr std::array<std::string_view, 17> kParticles{"van", "von",  "der", "den", "de", "di",
                                                               "da",  "del",  "la",  "le",  "ap", "ferch",
                                                               "bin", "bint", "al",  "el",  "ul"};
  return std::find(kParticles.begin(), kParticles.end(), folded) != kParticles.end();
}

Generation generation_of(std::string_view folded) {
  if (folded == "jr" || folded == "jnr" || folded == "junior") {
    return Generation::junior;
  }
  return folded == "sr" || folded == "snr" || folded == "senior" ? Generation::senior : Generation::none;
}

NameWords name_words(std::string_view name) {
  NameWords words;
  const auto parts = parse_person_name(name);
  const auto sort_into = [&](std::string_view part, std::vector<std::string>& into) {
    for (auto& word : text::folded_words(part)) {
      if (const auto generation = generation_of(word); generation != Generation::none) {
        words.generation = generation;
      } else if (is_particle(word)) {
        words.particles += word;
      } else {
        into.push_back(std::move(word));
      }
    }
  };
  sort_into(parts.given, words.given);
  sort_into(parts.family, words.family);
  while (words.given.size() > 1 && begins_surname(words.given.back())) {
    words.family.insert(words.family.begin(), std::move(words.given.back()));
    words.given.pop_back();
  }
  if (words.family.empty() && (words.given.size() > 1 || has_title(name))) {
    // The surname was a generation mark, or there was only a title before it.
    words.family.push_back(std::move(words.given.back()));
    words.given.pop_back();
  }
  return words;
}

PartyNames::PartyNames(const std::vector<Party>& parties, const rules::NameLists& lists)
    : m_own(parties.size()),
      m_first_names(parties.size()),
      m_given_initials(parties.size()),
      m_family_initials(parties.size()),
      m_generations(parties.size()) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (const auto& name : parties[i].names) {
      add_name(i, name_words(name), lists);
    }
  }
  std::vector<std::string> words;
  for (const auto& entry : m_words) {
    words.push_back(entry.first);
  }
  std::sort(words.begin(), words.end());
  for (const auto& word : words) {
    add_slips(word);
    for (const bool h_first : {false, true}) {
      m_misread[misread_form(word, h_first)].push_back(word);
    }
  }
  std::sort(m_slips.begin(), m_slips.end());
  index_initials();
  // Last: a slip of the beginning of a name would be anything.
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const auto given = m_first_names[i];
    if (parties[i].role == PartyRole::third_party) {
      for (const auto& name : given) {
        add_prefixes(i, name, lists);
      }
    }
  }
  for (auto& entry : m_words) {
    put_in_order(entry.second);
  }
  index_words();
}

std::size_t PartyNames::first_slot(const std::string& word) const {
  return text::WordHash()(word) & (m_slots.size() - 1);
}

void PartyNames::index_words() {
  m_slots.assign(std::bit_ceil(m_words.size() * 2 + 1), nullptr);
  for (const auto& entry : m_words) {
    auto slot = first_slot(entry.first);
    while (m_slots[slot] != nullptr) {
      slot = (slot + 1) & (m_slots.size() - 1);
    }
    m_slots[slot] = &entry;
  }
}

void PartyNames::add(const std::string& word, NamePart part) {
  if (word.size() > 1) {
    m_words[word].push_back(part);
    m_shapes.add(word);
  }
}

void PartyNames::add_name(std::size_t party, const NameWords& words, const rules::NameLists& lists) {
  for (std::size_t i = 0; i < words.given.size(); ++i) {
    add(words.given[i], {party, i == 0 ? PartRole::given : PartRole::middle});
    m_given_initials[party] += words.given[i].front();
  }
  for (const auto& word : words.family) {
    add(word, {party, PartRole::family});
    add(word + "s", {party, PartRole::family});  // "the Khans"
    m_family_initials[party] += word.front();
  }
  if (!words.particles.empty()) {
    m_family_initials[party] += words.particles.front();
  }
  add_joined(party, words.given, PartRole::given);
  add_joined(party, words.family, PartRole::family);
  if (!words.given.empty()) {
    m_first_names[party].push_back(words.given.front());
    for (const auto& form : lists.other_forms(words.given.front())) {
      add(form, {party, PartRole::nickname});
    }
  }
  if (words.generation != Generation::none) {
    m_generations[party] = words.generation;
  }
  add_handles(party, words);
}

/// "Kelly-Anne" as "Kellyanne", "Smith-Jones" as "Smithjones", "O'Brien" as "O Brien".
void PartyNames::add_joined(std::size_t party, const std::vector<std::string>& words, PartRole role) {
  for (const auto& word : words) {
    m_own[party].emplace_back(word, role);
    for (const auto* prefix : {"o", "mc", "mac", "fitz"}) {
      if (word.starts_with(prefix)) {
        m_beginnings.insert(prefix);
      }
    }
  }
  if (words.size() == 2) {
    add(words[0] + words[1], {party, role});
    m_own[party].emplace_back(words[0] + words[1], role);
  }
}

/// "Bev", "Priya": the beginning of a first name as its short form. Only of third parties: somebody else is
/// withheld with them at worst, never disclosed.
void PartyNames::add_prefixes(std::size_t party, const std::string& given, const rules::NameLists& lists) {
  for (std::size_t length = 3; length + 2 <= given.size(); ++length) {
    const auto form = given.substr(0, length);
    if (static_cast<unsigned char>(given[length]) < 0x80U && !lists.is_word(form)) {
      add(form, {party, PartRole::nickname});
    }
  }
}

/// With and without the particle: "D" and "F" for de Freitas.
void PartyNames::add_initials(std::size_t party, const NameWords& words) {
  const char given = words.given.front().front();
  std::string finals{words.family.front().front()};
  if (!words.particles.empty()) {
    finals += words.particles.front();
  }
  if (words.family.size() > 1) {
    finals += words.family.back().front();
  }
  for (const char last : finals) {
    add_party(m_initials[std::string{given, last}], party);
    if (words.given.size() > 1) {
      add_party(m_initials[std::string{given, words.given[1].front(), last}], party);
    }
  }
  if (words.family.size() > 1) {
    add_party(m_initials[std::string{given, words.family.front().front(), words.family.back().front()}],
              party);
  }
}

void PartyNames::add_handles(std::size_t party, const NameWords& words) {
  if (words.given.empty() || words.family.empty()) {
    return;
  }
  add_initials(party, words);
  const auto& given = words.given.front();
  const std::string family = join(words.family, "");
  for (const auto& surname : {family, words.particles + family}) {
    for (const auto& handle :
         {given + surname, surname + given, given.front() + surname, surname + given.front(),
          given + surname.front(), join(words.given, "") + surname}) {
      add_party(m_handles[handle], party);
    }
  }
}

void PartyNames::index_initials() {
  for (std::size_t party = 0; party < m_given_initials.size(); ++party) {
    for (const char given : m_given_initials[party]) {
      for (const char family : m_family_initials[party]) {
        add_party(m_with_initials[{given, family}], party);
      }
    }
  }
}

void PartyNames::add_slips(const std::string& word) {
  if (word.size() < kShortestAtAll) {
    return;
  }
  const auto allowed = std::max<std::size_t>(slips_allowed(word.size()), 1);
  const auto number = static_cast<std::uint32_t>(m_slip_words.size());
  m_slip_words.push_back(word);
  for (const auto& shorter : with_letters_left_out(word, allowed)) {
    m_slips.emplace_back(std::hash<std::string>()(shorter), number);
  }
}

const std::vector<NamePart>& PartyNames::exact(const std::string& folded) const {
  static const std::vector<NamePart> kNobody;
  if (!m_shapes.may_have(folded)) {
    return kNobody;
  }
  for (auto slot = first_slot(folded); m_slots[slot] != nullptr; slot = (slot + 1) & (m_slots.size() - 1)) {
    if (m_slots[slot]->first == folded) {
      return m_slots[slot]->second;
    }
  }
  return kNobody;
}

std::vector<NamePart> PartyNames::near(const std::string& folded, std::size_t shortest) const {
  std::vector<NamePart> parts;
  if (folded.size() + 1 < shortest || folded.size() > 40) {
    return parts;
  }
  std::size_t nearest = 3;
  for (const auto& shorter :
       with_letters_left_out(folded, std::max<std::size_t>(slips_allowed(folded.size() + 1), 1))) {
    const std::uint64_t hash = std::hash<std::string>()(shorter);
    // Two words of one hash do no harm: the distance tells.
    for (auto slip = std::lower_bound(m_slips.begin(), m_slips.end(), std::pair(hash, std::uint32_t{0}));
         slip != m_slips.end() && slip->first == hash; ++slip) {
      const auto& word = m_slip_words[slip->second];
      const auto distance = edit_distance(folded, word);
      const auto allowed = std::max<std::size_t>(slips_allowed(word.size()), word.size() >= shortest ? 1 : 0);
      if (distance > allowed || distance > nearest) {
        continue;
      }
      if (distance < nearest) {
        parts.clear();
        nearest = distance;
      }
      const auto& more = exact(word);
      parts.insert(parts.end(), more.begin(), more.end());
    }
  }
  put_in_order(parts);
  return parts;
}

std::vector<NamePart> PartyNames::misread(const std::string& folded) const {
  std::vector<NamePart> parts;
  for (const bool h_first : {false, true}) {
    const auto found = m_misread.find(misread_form(folded, h_first));
    if (found == m_misread.end()) {
      continue;
    }
    for (const auto& word : found->second) {
      const auto& more = exact(word);
      parts.insert(parts.end(), more.begin(), more.end());
    }
  }
  put_in_order(parts);
  return parts;
}

void PartyNames::near_of(const NamePart& part, const std::string& folded,
                         std::vector<NamePart>& parts) const {
  for (const auto& [word, role] : m_own[part.party]) {
    const bool other_part = (role == PartRole::family) != (part.role == PartRole::family);
    const std::size_t allowed = word.size() < 3 ? 0 : std::max<std::size_t>(slips_allowed(word.size()), 1);
    if (other_part && folded.size() + allowed >= word.size() && edit_distance(folded, word) <= allowed) {
      const NamePart more{part.party, role};
      const auto at = std::lower_bound(parts.begin(), parts.end(), more, by_party);
      if (at == parts.end() || *at != more) {
        parts.insert(at, more);
      }
    }
  }
}

bool PartyNames::begins_name(const std::string& folded) const {
  return m_beginnings.contains(folded);
}

std::vector<std::size_t> PartyNames::by_handle(const std::string& letters) const {
  const auto found = m_handles.find(letters);
  return found == m_handles.end() ? std::vector<std::size_t>{} : found->second;
}

std::vector<std::size_t> PartyNames::by_initials(const std::string& folded) const {
  const auto found = m_initials.find(folded);
  return found == m_initials.end() ? std::vector<std::size_t>{} : found->second;
}

bool PartyNames::has_shorter_form(std::size_t party, const std::string& form) const {
  return std::any_of(m_first_names[party].begin(), m_first_names[party].end(),
                     [&](const std::string& name) { return form.size() < name.size(); });
}

const std::vector<std::size_t>& PartyNames::with_initials(char given, char family) const {
  static const std::vector<std::size_t> kNobody;
  const auto found = m_with_initials.find({given, family});
  return found == m_with_initials.end() ? kNobody : found->second;
}

bool PartyNames::has_initial(std::size_t party, char letter, bool of_family) const {
  const auto& initials = of_family ? m_family_initials[party] : m_given_initials[party];
  return initials.find(letter) != std::string::npos;
}

}  // namespace dsrkit::redact
