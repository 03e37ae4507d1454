#pragma once

#include "dsrkit/base/date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

/// A name as written; one of the parts may be empty.
struct PersonName {
  std::string given;   ///< given and middle names
  std::string family;  ///< surname, with its particles and hyphens

  /// "Aisha Khan".
  [[nodiscard]] std::string full() const;
  bool operator==(const PersonName&) const = default;
};

/// Reads "Aisha Khan" or "KHAN, Aisha". A single word is a given name. Titles (Mr, Dr...) are dropped.
[[nodiscard]] PersonName parse_person_name(std::string_view text);

/// An identifier with its type in kebab-case: "nhs-number", "upn", "uln", "nino", "system-id"...
struct Identifier {
  std::string type;
  std::string value;

  bool operator==(const Identifier&) const = default;
};

/// Reads "nhs-number=943 476 5919". Throws Error(usage) without a type or a value.
[[nodiscard]] Identifier parse_identifier(std::string_view text);

/// What is known of a person: of the data subject from the request, of a person in a source from its record.
struct PersonDetails {
  PersonName name;
  std::vector<PersonName> also_known_as;
  std::optional<Date> born;
  std::vector<Identifier> identifiers;
  std::vector<std::string> addresses;  ///< current and former, each on one line
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  bool deceased = false;  ///< a source says that the person has died

  bool operator==(const PersonDetails&) const = default;
};

/// The person the data are about (UK GDPR Article 4(1)).
using DataSubject = PersonDetails;

}  // namespace dsrkit
