#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit {

/// What the person asks for (UK GDPR Articles 15-22D), or that they complain (DPA 2018 s.164A).
enum class Right {
  access,
  rectification,
  erasure,
  restriction,
  portability,
  objection,
  automated_decision,
  complaint,
};

enum class Jurisdiction { england_and_wales, scotland, northern_ireland };

/// In what capacity the requester asks for the subject.
enum class Capacity { self, parent, agent, deputy };

/// Where a case stands. The allowed changes are one table in workflow/transitions.hpp.
enum class CaseState {
  received,            ///< logged; the clock runs
  identity_requested,  ///< identity is doubted and asked for (Article 12(6)): the clock has not started
  gathered,            ///< every source was searched, or its gap is accepted
  redacted,            ///< every passage was looked at and has proposals
  reviewed,            ///< all places decided and signed off by a second person
  bundled,             ///< the disclosure document is built
  sealed,              ///< checked, signed and encrypted
  released,            ///< handed over, or told that nothing is held; the clock has stopped
  decided,             ///< the outcome of another right or of a complaint is told; the clock has stopped
  refused,
  withdrawn,
  closed,
};

/// Who asks and where replies go.
struct Requester {
  std::string name;  ///< empty when it is the subject
  Capacity capacity = Capacity::self;
  std::vector<std::string> reply_to;  ///< address lines as the requester gave them for replies; may be empty

  bool operator==(const Requester&) const = default;
};

/// What another program calls a request that it sent. The same one is never opened twice.
struct RequestOrigin {
  std::string format;  ///< "csv", "opendsr" or "drp"
  std::string sender;  ///< who gives the ids, where an id is unique only with it; else empty
  std::string id;      ///< empty when the sender gave none: such a request cannot be known again
  std::vector<std::string> verified;  ///< what the sender says it verified ("email"); proves nothing to us

  bool operator==(const RequestOrigin&) const = default;
};

/// One request of one person (C++ reserves the word `case`).
struct RequestCase {
  std::string reference;  ///< "AR-2026-0001": prefix by right, year of receipt, running number
  Right right = Right::access;
  CaseState state = CaseState::received;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  Date received{};
  std::string channel;          ///< "letter", "e-mail", "form", "verbal"...
  std::string service_profile;  ///< id of the service profile, or empty
  DataSubject subject;
  Requester requester;
  std::string assigned_to;
  std::string about;  ///< of a complaint: the case complained of, or empty
  Instant opened_at{};

  bool operator==(const RequestCase&) const = default;
};

/// Something that happened in a case. Append only: a correction is a new event that supersedes an older one.
struct CaseEvent {
  std::int64_t sequence = 0;
  std::string kind;  ///< "identity-asked", "extended", "gathered", "signed-off"...
  Date on{};         ///< the day it counts for
  Instant at{};      ///< when it was recorded
  std::string actor;
  Value detail;  ///< an object; ids, reasons and counts, no names

  bool operator==(const CaseEvent&) const = default;
};

[[nodiscard]] std::string_view right_name(Right right);
[[nodiscard]] std::optional<Right> parse_right(std::string_view name);
/// "AR" for access, "RC" for rectification...
[[nodiscard]] std::string_view reference_prefix(Right right);
[[nodiscard]] std::string_view jurisdiction_name(Jurisdiction jurisdiction);
[[nodiscard]] std::optional<Jurisdiction> parse_jurisdiction(std::string_view name);
[[nodiscard]] std::string_view capacity_name(Capacity capacity);
[[nodiscard]] std::optional<Capacity> parse_capacity(std::string_view name);
[[nodiscard]] std::string_view state_name(CaseState state);
[[nodiscard]] std::optional<CaseState> parse_state(std::string_view name);
/// All names of an enumeration, for help and for messages.
[[nodiscard]] std::vector<std::string> right_names();
[[nodiscard]] std::vector<std::string> jurisdiction_names();
[[nodiscard]] std::vector<std::string> capacity_names();
[[nodiscard]] std::vector<std::string> state_names();

}  // namespace dsrkit
