#include "plausible.hpp"

#include "read_value.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>

namespace dsrkit::sources {
namespace {

using Words = std::vector<std::string>;

/// One slip in a short word, two in a long one.
bool similar(const std::string& a, const std::string& b) {
  if (a == b) {
    return true;
  }
  const std::size_t longest = std::max(a.size(), b.size());
  return longest >= 4 && edit_distance(a, b) <= (longest >= 8 ? 2U : 1U);
}

bool any_similar(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return std::any_of(b.begin(), b.end(), [&](const std::string& other) { return similar(word, other); });
  });
}

std::string identifier_key(const Identifier& identifier) {
  return identifier_type(identifier.type) + "=" + bare_identifier(identifier.value);
}

/// The last two words without a space: of a UK address its postcode, of another something as rare.
std::string address_key(std::string_view address) {
  const Words words = text::folded_words(address);
  if (words.empty()) {
    return {};
  }
  return words.size() == 1 || words.back().size() > 4 ? words.back() : words[words.size() - 2] + words.back();
}

/// The last nine digits, which the ways of writing one number share.
std::string phone_key(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

std::vector<std::string> contact_keys(const PersonDetails& person) {
  std::vector<std::string> keys;
  for (const std::string& address : person.addresses) {
    keys.push_back(address_key(address));
  }
  for (const std::string& phone : person.phones) {
    keys.push_back(phone_key(phone));
  }
  for (const std::string& email : person.emails) {
    keys.push_back(text::fold(email));
  }
  keys.erase(std::remove(keys.begin(), keys.end(), std::string()), keys.end());
  return keys;
}

bool has_any(const std::vector<std::string>& sorted, const std::vector<std::string>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::binary_search(sorted.begin(), sorted.end(), key);
  });
}

}  // namespace

PlausibleFilter::FoldedName PlausibleFilter::folded(const PersonName& name, const PersonName& main) {
  return {text::folded_words(name.given.empty() ? main.given : name.given),
          text::folded_words(name.family.empty() ? main.family : name.family)};
}

PlausibleFilter::PlausibleFilter(const DataSubject& subject)
    : m_subject(subject), m_contacts(contact_keys(subject)) {
  m_names.push_back(folded(subject.name, subject.name));
  for (const PersonName& name : subject.also_known_as) {
    m_names.push_back(folded(name, subject.name));
  }
  for (const Identifier& identifier : subject.identifiers) {
    m_identifiers.push_back(identifier_key(identifier));
  }
  std::sort(m_identifiers.begin(), m_identifiers.end());
  std::sort(m_contacts.begin(), m_contacts.end());
}

bool PlausibleFilter::identifier_passes(const Identifier& identifier) const {
  return std::binary_search(m_identifiers.begin(), m_identifiers.end(), identifier_key(identifier));
}

bool PlausibleFilter::name_passes(const PersonName& name) const {
  const FoldedName other = folded(name, {});
  return std::any_of(m_names.begin(), m_names.end(), [&](const FoldedName& own) {
    const bool straight = any_similar(own.given, other.given) && any_similar(own.family, other.family);
    const bool swapped = any_similar(own.given, other.family) && any_similar(own.family, other.given);
    const bool single = other.family.empty() && any_similar(own.given, other.given);
    return straight || swapped || single;
  });
}

bool PlausibleFilter::born_near(const PersonDetails& person) const {
  if (!m_subject.born || !person.born) {
    return false;
  }
  const Date exchanged(person.born->year(), std::chrono::month{static_cast<unsigned>(person.born->day())},
                       std::chrono::day{static_cast<unsigned>(person.born->month())});
  return exchanged == *m_subject.born ||
         edit_distance(format_date(*m_subject.born), format_date(*person.born)) <= 1;
}

bool PlausibleFilter::contact_shared(const PersonDetails& person) const {
  return !m_contacts.empty() && has_any(m_contacts, contact_keys(person));
}

bool PlausibleFilter::could_pass(const PersonDetails& part) const {
  return born_near(part) || passes(part);
}

bool PlausibleFilter::passes(const PersonDetails& person) const {
  if (std::any_of(person.identifiers.begin(), person.identifiers.end(),
                  [&](const Identifier& identifier) { return identifier_passes(identifier); }) ||
      name_passes(person.name) ||
      std::any_of(person.also_known_as.begin(), person.also_known_as.end(),
                  [&](const PersonName& name) { return name_passes(name); })) {
    return true;
  }
  const FoldedName name = folded(person.name, {});
  const auto similar_in = [&](Words FoldedName::*part) {
    return std::any_of(m_names.begin(), m_names.end(),
                       [&](const FoldedName& own) { return any_similar(own.*part, name.*part); });
  };
  const bool family = similar_in(&FoldedName::family);
  if (born_near(person)) {
    return family || similar_in(&FoldedName::given) || contact_shared(person);
  }
  return !person.born && family && contact_shared(person);
}

}  // namespace dsrkit::sources
