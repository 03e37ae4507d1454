#include "known_values.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/plain_form.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::redact {
namespace {

constexpr std::size_t kShortestNumber = 5;
constexpr double kKnown = 0.99;

std::string compact_lower(std::string_view text) {
  return to_lower_ascii(rules::compact_identifier(text::plain(text)));
}

std::string compact_phone(std::string_view text) {
  return to_lower_ascii(rules::compact_phone(text::plain(text)));
}

/// Street words in one spelling.
const std::string& canonical(const std::string& word) {
  static const std::unordered_map<std::string, std::string> kLong{
      {"rd", "road"},        {"str", "street"},   {"ave", "avenue"},   {"av", "avenue"},     {"ln", "lane"},
      {"dr", "drive"},       {"cl", "close"},     {"ct", "court"},     {"cres", "crescent"}, {"pl", "place"},
      {"gr", "grove"},       {"terr", "terrace"}, {"gdns", "gardens"}, {"sq", "square"},     {"apt", "flat"},
      {"apartment", "flat"}, {"st", "street"}};
  const auto found = kLong.find(word);
  return found == kLong.end() ? word : found->second;
}

bool is_street_word(const std::string& word) {
  static constexpr std::array<std::string_view, 20> kStreets{
      "road",    "street",  "avenue", "lane", "drive", "close", "court", "crescent", "place", "grove",
      "terrace", "gardens", "square", "way",  "walk",  "hill",  "mews",  "fold",     "brow",  "park"};
  return std::find(kStreets.begin(), kStreets.end(), word) != kStreets.end();
}

bool goes_on(text::Gap gap) {
  return gap == text::Gap::space || gap == text::Gap::line || gap == text::Gap::comma ||
         gap == text::Gap::dot || gap == text::Gap::hyphen || gap == text::Gap::none ||
         gap == text::Gap::joiner;
}

std::vector<std::string> canonical_words(std::string_view address) {
  auto words = text::folded_words(address);
  for (auto& word : words) {
    word = canonical(word);
  }
  return words;
}

/// The last two words, or the last one, when they are a postcode.
std::string postcode_of(std::string_view address) {
  const auto words = text::folded_words(address);
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (words.size() > count) {
      const std::string tail = join({words.end() - static_cast<std::ptrdiff_t>(count), words.end()}, " ");
      if (rules::is_postcode(tail)) {
        return compact_lower(tail);
      }
    }
  }
  return {};
}

bool has_digit(const std::string& word) {
  return word.find_first_of("0123456789") != std::string::npos;
}

}  // namespace

KnownValues::KnownValues(const std::vector<Party>& parties) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const Party& party = parties[i];
    m_ids.push_back(party.id);
    m_roles.push_back(party.role);
    for (const auto& identifier : party.identifiers) {
      add_number(identifier.type, identifier.value, i);
    }
    for (const auto& phone : party.phones) {
      add_phone(phone, i);
    }
    for (const auto& email : party.emails) {
      add_value(to_lower_ascii(trim(text::plain(email))), i);
    }
    for (const auto& address : party.addresses) {
      add_address(address, i, false);
    }
    for (const auto& address : party.safe_addresses) {
      add_address(address, i, true);
    }
    if (party.born) {
      m_births[std::chrono::sys_days(*party.born)].push_back(i);
    }
  }
}

void KnownValues::add_value(const std::string& compact, std::size_t party) {
  auto& owners = m_owners[compact];
  if (!compact.empty() && std::find(owners.begin(), owners.end(), party) == owners.end()) {
    owners.push_back(party);
  }
}

void KnownValues::add_number(const std::string& type, std::string_view value, std::size_t party) {
  const auto compact = compact_lower(value);
  add_value(compact, party);
  index_number({compact, type, compact});
}

void KnownValues::add_phone(std::string_view written, std::size_t party) {
  const auto compact = compact_phone(written);
  add_value(compact, party);
  index_number({compact, "phone", compact});
  if (compact.starts_with('0')) {
    // With the country code, and as a spreadsheet leaves it that takes it for a number.
    const auto national = compact.substr(1);
    for (const auto* prefix : {"", "44", "0044", "440", "00440"}) {
      index_number({prefix + national, "phone", compact});
    }
  }
}

void KnownValues::index_number(Number number) {
  if (number.compact.size() >= kShortestNumber) {
    m_starts.set(static_cast<unsigned char>(number.compact.front()));
    m_numbers[number.compact.substr(0, 2)].push_back(std::move(number));
  }
}

void KnownValues::add_address(std::string_view written, std::size_t party, bool safe) {
  const auto words = canonical_words(written);
  if (words.empty()) {
    return;
  }
  if (const auto postcode = postcode_of(written); !postcode.empty()) {
    if (safe) {
      m_safe_postcodes.push_back(postcode);
    } else {
      add_value(postcode, party);
    }
  }
  const auto street = std::find_if(words.begin(), words.end(), is_street_word);
  const auto named = street == words.end() ? std::min<std::size_t>(words.size(), 2)
                                           : static_cast<std::size_t>(street - words.begin()) + 1;
  const auto index = [&](std::size_t first) {
    m_addresses[words[first]].push_back(
        {{words.begin() + static_cast<std::ptrdiff_t>(first), words.end()}, named - first, party, safe});
    m_starts.set(static_cast<unsigned char>(words[first].front()));
    // "flat" is also written "apartment"; the other short forms begin like the long ones.
    m_starts.set('a', m_starts['a'] || words[first] == "flat");
  };
  index(0);
  // "Flat 3, 14 Elm Road" is also written without the flat, and a refuge is given away by its street alone.
  for (std::size_t i = 1; i + 1 < named; ++i) {
    const bool number = has_digit(words[i]);
    const bool bare_street = safe && has_digit(words[i - 1]) && !number;
    if (number || bare_street) {
      index(i);
    }
  }
}

std::optional<std::size_t> KnownValues::single(const std::vector<std::size_t>& owners) const {
  for (const auto owner : owners) {
    if (m_roles[owner] == PartyRole::subject) {
      return owner;
    }
  }
  const bool all_private = std::all_of(owners.begin(), owners.end(), [&](std::size_t owner) {
    return m_roles[owner] == PartyRole::third_party;
  });
  return !owners.empty() && (owners.size() == 1 || all_private) ? std::optional(owners.front())
                                                                : std::nullopt;
}

std::optional<std::size_t> KnownValues::owner(std::string_view kind, std::string_view written) const {
  const std::string key = kind == "email"   ? to_lower_ascii(trim(written))
                          : kind == "phone" ? compact_phone(written)
                                            : compact_lower(written);
  const auto found = m_owners.find(key);
  return found == m_owners.end() ? std::nullopt : single(found->second);
}

bool KnownValues::is_safe_postcode(std::string_view written) const {
  return std::find(m_safe_postcodes.begin(), m_safe_postcodes.end(), compact_lower(written)) !=
         m_safe_postcodes.end();
}

std::optional<std::size_t> KnownValues::born_on(Date date) const {
  const auto found = m_births.find(std::chrono::sys_days(date));
  return found == m_births.end() ? std::nullopt : single(found->second);
}

std::vector<Finding> KnownValues::find(const std::vector<text::Token>& tokens) const {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (may_start(tokens[i].folded)) {
      find_number(tokens, i, findings);
      find_address(tokens, i, findings);
    }
  }
  return findings;
}

void KnownValues::find_number(const std::vector<text::Token>& tokens, std::size_t first,
                              std::vector<Finding>& findings) const {
  // The first group may be a single character; then the second one completes the key.
  std::string joined = tokens[first].folded;
  std::size_t last = first;
  const auto take_next = [&] {
    if (last + 1 >= tokens.size() || !goes_on(tokens[last + 1].gap) || joined.size() > 40) {
      return false;
    }
    joined += tokens[++last].folded;
    return true;
  };
  if (m_numbers.empty() || (joined.size() < 2 && !take_next()) || joined.size() < 2) {
    return;
  }
  const auto found = m_numbers.find(joined.substr(0, 2));
  if (found == m_numbers.end()) {
    return;
  }
  for (const auto& number : found->second) {
    joined = tokens[first].folded;
    last = first;
    while (joined.size() < number.compact.size() && number.compact.starts_with(joined) && take_next()) {
    }
    if (joined == number.compact) {
      const auto party = single(m_owners.at(number.key));
      findings.push_back({tokens[first].begin, tokens[last].end, number.type, "case.identifier", kKnown,
                          party ? std::optional(m_ids[*party]) : std::nullopt,
                          "An identifier that the case knows."});
      return;
    }
  }
}

void KnownValues::find_address(const std::vector<text::Token>& tokens, std::size_t first,
                               std::vector<Finding>& findings) const {
  const auto found = m_addresses.find(canonical(tokens[first].folded));
  if (found == m_addresses.end()) {
    return;
  }
  const Address* best = nullptr;
  std::size_t best_count = 0;
  std::vector<std::size_t> owners;
  for (const auto& address : found->second) {
    std::size_t count = 1;
    while (count < address.words.size() && first + count < tokens.size() &&
           goes_on(tokens[first + count].gap) &&
           canonical(tokens[first + count].folded) == address.words[count]) {
      ++count;
    }
    if (count < address.core) {
      continue;
    }
    owners.push_back(address.party);
    if (best == nullptr || count > best_count || (address.safe && !best->safe)) {
      best = &address;
      best_count = std::max(best_count, count);
    }
  }
  if (best == nullptr) {
    return;
  }
  const auto party = best->safe ? std::optional(best->party) : single(owners);
  findings.push_back({tokens[first].begin, tokens[first + best_count - 1].end,
                      best->safe ? "safe-address" : "address",
                      best->safe ? "case.safe-address" : "case.address", kKnown,
                      party ? std::optional(m_ids[*party]) : std::nullopt,
                      best->safe ? "An address that must be kept safe." : "An address that the case knows."});
}

}  // namespace dsrkit::redact
