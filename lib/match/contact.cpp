#include "contact.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/rules/validators.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>

namespace dsrkit::match {
namespace {

using Words = std::vector<std::string>;

/// The postcode without its space, or empty.
std::string postcode_of(const Words& words) {
  for (std::size_t i = words.size(); i-- > 0;) {
    std::string two = i == 0 ? std::string() : words[i - 1] + words[i];
    if (!two.empty() && words[i].size() == 3 && rules::is_postcode(two)) {
      return two;
    }
    if (rules::is_postcode(words[i])) {
      return words[i];
    }
  }
  return {};
}

/// "12" or "12a": the first word that begins with a digit.
std::string house_number(const Words& words) {
  const auto number = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return word.front() >= '0' && word.front() <= '9';
  });
  return number == words.end() ? std::string() : *number;
}

AddressAgreement compare_address(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) {
    return AddressAgreement::absent;
  }
  if (a == b) {
    return AddressAgreement::equal;
  }
  const std::string postcode = postcode_of(a);
  if (postcode.empty() || postcode != postcode_of(b)) {
    return AddressAgreement::different;
  }
  const std::string number = house_number(a);
  return !number.empty() && number == house_number(b) ? AddressAgreement::equal : AddressAgreement::postcode;
}

std::string bare_phone(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  return digits.starts_with("44") ? "0" + digits.substr(2) : digits;
}

std::string bare_email(std::string_view email) {
  return to_lower_ascii(trim(email));
}

template <typename Normalise>
bool share(const std::vector<std::string>& a, const std::vector<std::string>& b, Normalise normalise) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& first) {
    const std::string bare = normalise(first);
    return !bare.empty() && std::any_of(b.begin(), b.end(),
                                        [&](const std::string& second) { return normalise(second) == bare; });
  });
}

}  // namespace

AddressAgreement compare_addresses(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  AddressAgreement best = AddressAgreement::absent;
  for (const std::string& first : a) {
    const Words words = text::folded_words(first);
    for (const std::string& second : b) {
      best = std::max(best, compare_address(words, text::folded_words(second)));
    }
  }
  return best;
}

bool share_phone(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return share(a, b, bare_phone);
}

bool share_email(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return share(a, b, bare_email);
}

}  // namespace dsrkit::match
