#include "known_person.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::sources {

void KnownPerson::add(const DatasetRow& row) {
  add_details(details, row);
  found = found || row.dataset.role == DatasetRole::person;
  const auto safe = safe_addresses_in(row);
  safe_addresses.insert(safe_addresses.end(), safe.begin(), safe.end());
}

Party KnownPerson::to_party() && {
  Party party;
  std::vector<PersonName> names = std::move(details.also_known_as);
  names.insert(names.begin(), std::move(details.name));
  for (const PersonName& name : names) {
    if (std::string full = name.full(); !full.empty()) {
      party.names.push_back(std::move(full));
    }
  }
  party.born = details.born;
  party.identifiers = std::move(details.identifiers);
  party.phones = std::move(details.phones);
  party.emails = std::move(details.emails);
  party.safe_addresses = std::move(safe_addresses);
  for (std::string& address : details.addresses) {
    const auto& safe = party.safe_addresses;
    if (std::find(safe.begin(), safe.end(), address) == safe.end()) {
      party.addresses.push_back(std::move(address));
    }
  }
  party.deceased = details.deceased;
  return party;
}

}  // namespace dsrkit::sources
