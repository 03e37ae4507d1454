#pragma once

#include "dsrkit/model/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

enum class PartyRole { subject, third_party, professional, organisation };

/// Whether the party agreed to be named (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)).
enum class Consent { not_sought, given, refused, incapable };

/// A person or organisation in a case: who is who.
struct Party {
  std::string id;  ///< "S" for the subject, else "P1", "P2"...
  PartyRole role = PartyRole::third_party;
  std::vector<std::string> names;  ///< full names and aliases, the usual one first
  std::optional<Date> born;
  std::string relation;  ///< to the subject, in words: "mother", "neighbour", "referrer"
  std::string employer;  ///< of a professional
  std::string job;       ///< of a professional: "social worker", "police officer"
  std::vector<Identifier> identifiers;
  std::vector<std::string> addresses;
  std::vector<std::string> safe_addresses;  ///< never disclosed to anyone, whatever else is decided
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  bool deceased = false;   ///< not personal data any more (DPA 2018 s.3(2)), but confidentiality may remain
  bool informant = false;  ///< a source of information: protected even by context (Sch 2 para 16(4)(a))
  std::optional<bool> known_to_subject;
  Consent consent = Consent::not_sought;
  std::vector<std::string> origins;  ///< where this is known from: "source/dataset/key" or "officer"

  bool operator==(const Party&) const = default;
};

[[nodiscard]] std::string_view party_role_name(PartyRole role);
[[nodiscard]] std::optional<PartyRole> parse_party_role(std::string_view name);
[[nodiscard]] std::vector<std::string> party_role_names();
[[nodiscard]] std::string_view consent_name(Consent consent);
[[nodiscard]] std::optional<Consent> parse_consent(std::string_view name);
[[nodiscard]] std::vector<std::string> consent_names();

}  // namespace dsrkit
