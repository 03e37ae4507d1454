#include "fides_meaning.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::sources {
namespace {

struct CategoryMeaning {
  std::string_view category;
  std::string_view meaning;
};

constexpr std::array<CategoryMeaning, 13> kMeanings{
    {{"user.name", "person.full-name"},
     {"user.name.first", "person.given-name"},
     {"user.name.last", "person.family-name"},
     {"user.contact.email", "person.email"},
     {"user.contact.phone_number", "person.phone"},
     {"user.demographic.date_of_birth", "person.born"},
     {"user.date_of_birth", "person.born"},
     {"user.government_id.birth_certificate", "identifier.birth-certificate"},
     {"user.government_id.drivers_license_number", "identifier.driving-licence"},
     {"user.government_id.immigration", "identifier.immigration"},
     {"user.government_id.national_identification_number", "identifier.national-identification-number"},
     {"user.government_id.passport_number", "identifier.passport"},
     {"user.health.insurance_beneficiary_id", "identifier.health-insurance"}}};

/// In the order of an envelope, after the address as a whole; the older taxonomy has them beside the e-mail
/// address.
constexpr std::array<std::string_view, 6> kAddressParts{"",      "street",      "city",
                                                        "state", "postal_code", "country"};

std::string today(std::string category) {
  for (const std::string_view older : {"user.provided.identifiable.", "user.derived.identifiable."}) {
    if (category.starts_with(older)) {
      return "user." + category.substr(older.size());
    }
  }
  return category;
}

/// The place of an address's part on an envelope; past the end when it is none.
std::size_t address_place(const std::string& category) {
  for (const std::string prefix : {"user.contact.address", "user.contact"}) {
    for (std::size_t i = 0; i < kAddressParts.size(); ++i) {
      if (!kAddressParts[i].empty() && category == prefix + "." + std::string(kAddressParts[i])) {
        return i;
      }
    }
  }
  const bool whole = category == "user.contact.address" || category == "user.contact.address.mailing_address";
  return whole ? 0 : kAddressParts.size();
}

std::size_t address_place(const FidesField& field) {
  std::size_t place = kAddressParts.size();
  for (const std::string& category : field.categories) {
    place = std::min(place, address_place(today(category)));
  }
  return place;
}

std::string identity_meaning(const std::string& identity) {
  const std::string type = plain_word(identity);
  if (type == "email") {
    return "person.email";
  }
  return type == "phone-number" || type == "phone" ? "person.phone" : "identifier." + type;
}

}  // namespace

std::string plain_word(std::string_view text) {
  std::string word;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      word += small;
    } else if (!word.empty() && word.back() != '-') {
      word += '-';
    }
  }
  if (word.ends_with('-')) {
    word.pop_back();
  }
  return word;
}

std::string meaning_of(const FidesField& field) {
  if (!field.is_comparable()) {
    return "other";
  }
  if (!field.identity.empty()) {
    return identity_meaning(field.identity);
  }
  for (const std::string& category : field.categories) {
    const std::string name = today(category);
    for (const CategoryMeaning& known : kMeanings) {
      if (known.category == name) {
        return std::string(known.meaning);
      }
    }
  }
  return address_place(field) < kAddressParts.size() ? "person.address" : "other";
}

std::vector<FieldMapping> map_fields(const std::vector<FidesField>& fields) {
  struct Mapped {
    FieldMapping mapping;
    std::size_t place;
  };

  std::vector<Mapped> all;
  std::vector<Mapped> address;
  for (const FidesField& field : fields) {
    Mapped mapped{{field.name, meaning_of(field), "", !field.identity.empty() && field.is_comparable()},
                  address_place(field)};
    if (mapped.mapping.meaning == "person.address") {
      address.push_back(mapped);
    }
    all.push_back(std::move(mapped));
  }
  std::stable_sort(address.begin(), address.end(),
                   [](const Mapped& a, const Mapped& b) { return a.place < b.place; });
  std::vector<FieldMapping> mappings;
  auto next = address.begin();
  for (Mapped& mapped : all) {
    const bool is_part = mapped.mapping.meaning == "person.address";
    mappings.push_back(is_part ? std::move((next++)->mapping) : std::move(mapped.mapping));
  }
  return mappings;
}

}  // namespace dsrkit::sources
