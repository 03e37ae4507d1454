#include "subject_party.hpp"

namespace dsrkit::workflow {

Party subject_party(const DataSubject& subject) {
  Party party;
  party.id = "S";
  party.role = PartyRole::subject;
  if (const std::string name = subject.name.full(); !name.empty()) {
    party.names.push_back(name);
  }
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

}  // namespace dsrkit::workflow
