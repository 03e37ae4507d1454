#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/match.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::store {

/// Which cases to list; empty members do not narrow.
struct CaseFilter {
  std::optional<Right> right = std::nullopt;
  std::vector<CaseState> states = {};  ///< any of these
  std::string assigned_to = {};
  std::string request_id = {};  ///< what the sender of the request calls it
};

/// A person found in a source and, once matched, what was made of it.
struct Candidate {
  SourcePerson person;
  std::optional<PersonMatch> match;

  bool operator==(const Candidate&) const = default;
};

/// A mention with the decision that counts: the latest of an officer, else the latest proposal of the policy.
struct DecidedMention {
  Mention mention;
  std::optional<Decision> decision;

  /// Nobody decided, or the policy referred it to an officer.
  [[nodiscard]] bool open() const { return !decision || decision->action == Action::refer; }

  bool operator==(const DecidedMention&) const = default;
};

/// How far the decisions of a case are.
struct MentionCounts {
  std::int64_t mentions = 0;
  std::int64_t disclosed = 0;
  std::int64_t redacted = 0;
  std::int64_t open = 0;  ///< without a decision, or referred

  bool operator==(const MentionCounts&) const = default;
};

/// A file made for a case.
struct Document {
  std::string kind;  ///< "bundle", "redline", "sealed", "letter"...
  std::string file;  ///< name below the workspace's out folder
  std::string sha256;
  std::int64_t pages = 0;
  std::string inputs_digest;  ///< of everything it was made from: another one now means it is stale
  Instant made_at{};

  bool operator==(const Document&) const = default;
};

}  // namespace dsrkit::store
