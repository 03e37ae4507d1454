#include "subject_party.hpp"

#include <algorithm>

namespace dsrkit::workflow {

Party subject_party(const DataSubject& subject) {
  Party party;
  party.id = "S";
  party.role = PartyRole::subject;
  party.names.push_back(subject.name.full());
  for (const PersonName& name : subject.also_known_as) {
    party.names.push_back(name.full());
  }
  party.born = subject.born;
  party.identifiers = subject.identifiers;
  party.addresses = subject.addresses;
  party.phones = subject.phones;
  party.emails = subject.emails;
  party.origins = {"request"};
  return party;
}

Party with_more(Party known, const Party& more) {
  const auto append_missing = [](auto& to, const auto& from) {
    for (const auto& value : from) {
      if (std::find(to.begin(), to.end(), value) == to.end()) {
        to.push_back(value);
      }
    }
  };
  append_missing(known.names, more.names);
  append_missing(known.identifiers, more.identifiers);
  append_missing(known.addresses, more.addresses);
  append_missing(known.phones, more.phones);
  append_missing(known.emails, more.emails);
  known.born = known.born ? known.born : more.born;
  return known;
}

}  // namespace dsrkit::workflow
