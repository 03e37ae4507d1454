#include "dsrkit/model/party.hpp"

#include "names.hpp"

namespace dsrkit {
namespace {

constexpr NameTable<PartyRole, 4> kRoles{{{PartyRole::subject, "subject"},
                                          {PartyRole::third_party, "third-party"},
                                          {PartyRole::professional, "professional"},
                                          {PartyRole::organisation, "organisation"}}};

constexpr NameTable<Consent, 5> kConsents{{{Consent::not_sought, "not-sought"},
                                           {Consent::asked, "asked"},
                                           {Consent::given, "given"},
                                           {Consent::refused, "refused"},
                                           {Consent::incapable, "incapable"}}};

}  // namespace

std::string_view party_role_name(PartyRole role) {
  return name_in(kRoles, role);
}

std::optional<PartyRole> parse_party_role(std::string_view name) {
  return parse_in(kRoles, name);
}

std::vector<std::string> party_role_names() {
  return names_in(kRoles);
}

std::string_view consent_name(Consent consent) {
  return name_in(kConsents, consent);
}

std::optional<Consent> parse_consent(std::string_view name) {
  return parse_in(kConsents, name);
}

std::vector<std::string> consent_names() {
  return names_in(kConsents);
}

}  // namespace dsrkit
