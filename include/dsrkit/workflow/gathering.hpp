#pragma once

#include "dsrkit/model/match.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

struct GatherOptions {
  std::string source;                           ///< only this one; empty: all
  bool dry_run = false;                         ///< say what would be searched; touch no source
  std::vector<std::filesystem::path> supplied;  ///< files handed over for the case
  bool nil_return = false;                      ///< the record owner of `source` says there is nothing
  bool accept_gap = false;                      ///< a named officer waives the search of `source`
  std::string because;                          ///< for the last two: who said so, or why
};

struct GatherReport {
  std::string reference;
  std::vector<SearchRecord> searches;  ///< in the order of the configuration
  std::int64_t items = 0;
  std::vector<std::string> planned;  ///< what a dry run would do

  /// Some source is not searched to its end, and nobody has accepted that.
  [[nodiscard]] bool has_gaps() const;
};

/// Searches every source, takes over strong matches, fetches their records into the vault and the people
/// around them into the case. A source that fails is a gap and stops no other. Run again after confirming a
/// match: what is there already stays as it is.
GatherReport gather(Desk& desk, std::string_view reference, const GatherOptions& options);

/// Complete, nil, or waived by an officer.
[[nodiscard]] bool is_settled(const SearchRecord& search);

/// Who in each source is the subject, best first.
[[nodiscard]] std::vector<PersonMatch> matches(Desk& desk, std::string_view reference);
/// An officer's decision about a source person; `person` may be written "source:person".
PersonMatch decide_match(Desk& desk, std::string_view reference, const std::string& person,
                         MatchDecision decision, const std::string& because);

/// Whether the sources answer and have their declared shape; all of them, or the one named.
[[nodiscard]] Diagnostics check_sources(Desk& desk, const std::string& source);

[[nodiscard]] std::vector<Party> parties(Desk& desk, std::string_view reference);
/// Throws Error(not_found).
[[nodiscard]] Party party_of(Desk& desk, std::string_view reference, const std::string& party);
/// Adds a party (without id) or changes one. What was redacted before is stale afterwards.
Party set_party(Desk& desk, std::string_view reference, Party party);
/// Records consent or its refusal (DPA 2018 Sch 2 para 16(2)(a), (3)(c)-(e)).
Party record_consent(Desk& desk, std::string_view reference, const std::string& party, Consent consent,
                     const std::string& because);

}  // namespace dsrkit::workflow
