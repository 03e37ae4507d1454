#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/base/error.hpp"
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
  std::optional<DataClass> supplied_class;      ///< of their records; nothing: other, or what was said before
  bool nil_return = false;                      ///< the record owner of `source` says there is nothing
  bool accept_gap = false;                      ///< a named officer waives the search of `source`
  std::string because;                          ///< for the last two: who said so, or why
  std::string evidence;                         ///< where an answer is kept; a nil return must have it
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

/// A case that could not be gathered with the others.
struct RefusedCase {
  std::string reference;
  Error error;
};

struct BatchReport {
  std::vector<GatherReport> cases;
  std::vector<RefusedCase> refused;

  [[nodiscard]] bool has_gaps() const;
};

/// As gather(), for many cases: each source is asked for all of them together, so that a hundred cases cost
/// hardly more queries than one. A case that cannot be gathered stops no other.
BatchReport gather_together(Desk& desk, const std::vector<std::string>& references,
                            const std::string& source);

/// Open cases whose search is not finished.
[[nodiscard]] std::vector<std::string> cases_to_gather(Desk& desk);

/// Complete, nil, or waived by an officer.
[[nodiscard]] bool is_settled(const SearchRecord& search);

/// Whether the sources answer and have their declared shape; all of them, or the one named.
[[nodiscard]] Diagnostics check_sources(Desk& desk, const std::string& source);

}  // namespace dsrkit::workflow
