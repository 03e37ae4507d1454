#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A value of a field of a party: {"name", "Karen Hughes"}, {"identifier", "nhs-number=9990000018"}.
struct FieldValue {
  std::string field;
  std::string value;

  bool operator==(const FieldValue&) const = default;
};

enum class KnownToSubject { yes, no, unset };

/// "yes", "no", "unset".
[[nodiscard]] std::vector<std::string> known_to_subject_words();
[[nodiscard]] std::optional<KnownToSubject> parse_known_to_subject(std::string_view word);

/// What an officer says of one party.
struct PartyChange {
  std::string party;               ///< its id; empty: somebody new
  std::vector<FieldValue> add;     ///< to the lists of the party
  std::vector<FieldValue> remove;  ///< what was a mistake
  std::optional<PartyRole> role = std::nullopt;
  std::optional<std::string> relation = std::nullopt;
  std::optional<std::string> job = std::nullopt;
  std::optional<std::string> employer = std::nullopt;
  std::optional<Date> born = std::nullopt;
  std::optional<bool> informant = std::nullopt;
  std::optional<bool> deceased = std::nullopt;
  std::optional<KnownToSubject> known_to_subject = std::nullopt;

  bool operator==(const PartyChange&) const = default;
};

/// The fields that can be added to: "name", "phone"...
[[nodiscard]] std::vector<std::string> party_list_fields();
/// The fields of which a value can be taken back: those, and "relation", "job", "employer" and "born".
[[nodiscard]] std::vector<std::string> party_fields();

/// Everything that is known of somebody, as a change that adds them to a case.
[[nodiscard]] PartyChange as_newcomer(const Party& party);

/// Adds and changes parties, all or none; returns them as they are then. What was redacted before is stale
/// afterwards. What is added to the subject becomes part of the request and is searched for too; what is
/// taken back leaves it. The audit says which fields were taken back, and no values. Throws Error(usage) for
/// a field that there is not, a value that a party does not have, somebody without a name, and a second
/// subject; Error(not_found) for an unknown party.
std::vector<Party> change_parties(Desk& desk, std::string_view reference,
                                  const std::vector<PartyChange>& changes);

}  // namespace dsrkit::workflow
