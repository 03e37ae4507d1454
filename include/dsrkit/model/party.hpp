#pragma once

#include "dsrkit/model/person.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

enum class PartyRole { subject, third_party, professional, organisation };

/// Whether the party agreed to be named (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)).
enum class Consent { not_sought, asked, given, refused, incapable };

/// What was weighed about somebody (DPA 2018 Sch 2 para 16(3)(a) to (e)), in an officer's words.
struct BalanceFactors {
  std::string information;      ///< (a) the type of information that would be disclosed
  std::string confidentiality;  ///< (b) any duty of confidentiality owed to the person
  std::string steps;            ///< (c) steps taken to seek consent
  std::string capability;       ///< (d) whether the person can give consent
  std::string refusal;          ///< (e) any express refusal: a factor, no veto

  bool operator==(const BalanceFactors&) const = default;
};

/// Whether it is reasonable to disclose without consent (DPA 2018 Sch 2 para 16(2)(b)), as an officer
/// decided.
struct Balance {
  bool disclose = false;
  std::string because;
  BalanceFactors factors;
  Date on{};
  std::string by;  ///< the officer

  bool operator==(const Balance&) const = default;
};

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
  std::vector<std::string> watch_terms;     ///< texts nobody may learn: the name of a refuge or a school
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  bool deceased = false;   ///< not personal data any more (DPA 2018 s.3(2)), but confidentiality may remain
  bool informant = false;  ///< a source of information: protected even by context (Sch 2 para 16(4)(a))
  std::optional<bool> known_to_subject;
  Consent consent = Consent::not_sought;
  std::optional<Date> consent_on;    ///< the day of that answer
  std::optional<Balance> balance;    ///< the latest; earlier ones are in the story of the case
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
