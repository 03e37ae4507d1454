#include "contact.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>

namespace dsrkit::match {
namespace {

using Words = std::vector<std::string>;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes the postcode out of the words.
std::string take_postcode(Words& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    if (i > 0 && words[i].size() == 3 && rules::is_postcode(words[i - 1] + words[i])) {
      std::string postcode = words[i - 1] + words[i];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                  words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return postcode;
    }
    if (is_digit(words[i].back()) || words[i].size() < 5) {
      continue;
    }
    if (rules::is_postcode(words[i])) {
      std::string postcode = words[i];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
      return postcode;
    }
  }
  return {};
}

bool includes_either_way(const Words& a, const Words& b) {
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// Two addresses of one postcode. Flat 3 of number 12 is at number 12 too; flats 3 and 4 are two homes.
/// Without a number the street must be the same, or not be named.
AddressAgreement compare_homes(const Address& a, const Address& b) {
  if (a.numbers.empty() || b.numbers.empty()) {
    return includes_either_way(a.names, b.names) ? AddressAgreement::postcode : AddressAgreement::neighbour;
  }
  return includes_either_way(a.numbers, b.numbers) ? AddressAgreement::equal : AddressAgreement::neighbour;
}

AddressAgreement compare_address(const Address& a, const Address& b) {
  if (a.postcode != b.postcode) {
    return AddressAgreement::different;
  }
  if (a.words == b.words) {
    return AddressAgreement::equal;
  }
  return a.postcode.empty() ? AddressAgreement::different : compare_homes(a, b);
}

}  // namespace

Address parse_address(std::string_view text) {
  Address address;
  address.words = text::folded_words(text);
  address.postcode = take_postcode(address.words);
  for (const std::string& word : address.words) {
    (is_digit(word.front()) ? address.numbers : address.names).push_back(word);
  }
  std::sort(address.numbers.begin(), address.numbers.end());
  std::sort(address.names.begin(), address.names.end());
  return address;
}

AddressAgreement compare_addresses(const std::vector<Address>& a, const std::vector<Address>& b) {
  AddressAgreement best = AddressAgreement::absent;
  for (const Address& first : a) {
    for (const Address& second : b) {
      best = std::max(best, compare_address(first, second));
    }
  }
  return best;
}

std::string bare_phone(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), is_digit);
  return digits.starts_with("44") ? "0" + digits.substr(2) : digits;
}

std::string bare_email(std::string_view email) {
  return to_lower_ascii(trim(email));
}

}  // namespace dsrkit::match
