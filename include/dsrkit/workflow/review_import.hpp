#pragma once

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// Tells a decision from every other that could stand at the same place: a file that carries it shows what
/// its reader had before them. Without a decision it is that of an open place.
[[nodiscard]] std::string basis_of(const std::optional<Decision>& decision);

/// Whether the words of this mention can mean several people of the case: it is decided by itself.
[[nodiscard]] bool is_ambiguous(const Mention& mention);

/// What a file says about one place.
struct OfflineDecision {
  std::string mention;
  Action action = Action::refer;
  std::string code;
  std::string reason;
  std::string basis;       ///< basis_of() what stood there; empty when the file does not say
  std::string decided_by;  ///< who decided away from the register, in their own words
  std::string note;
  bool with_others = false;  ///< one of several that were decided at a stroke
};

/// A file that came back: "dsrkit.review/1", "dsrkit.review-decisions/1" or the table of `review export`.
struct ReviewFile {
  std::string format;  ///< "dsrkit.review/1", "dsrkit.review-decisions/1" or "csv"
  std::string sha256;
  std::vector<OfflineDecision> decisions;  ///< without the places that were left as they had been
};

/// Reads the file, whichever form it has. Throws Error(data_invalid) when it is none of them or of another
/// case.
[[nodiscard]] ReviewFile read_review_file(std::string_view bytes, std::string_view reference);

/// Why a decision of a file cannot simply be taken.
enum class ConflictKind {
  unknown_place,      ///< the records have changed
  decided_meanwhile,  ///< an officer has decided since
  changed_meanwhile,  ///< the proposal is not the one the decision was made against
  decided_twice,      ///< the file names the place again
  ambiguous_group,    ///< decided at a stroke with others, though several people can be meant
  missing_reason,
  unlawful_code,
};

[[nodiscard]] std::string_view conflict_name(ConflictKind kind);

struct ImportConflict {
  std::string mention;
  ConflictKind kind = ConflictKind::unknown_place;
  std::string explanation;
  bool overruled = false;  ///< the file's decision was taken all the same, as asked
};

/// What an officer wants when there are conflicts: to take nothing; to keep what the register has there; to
/// take what the file has there, as far as the law allows.
enum class OnConflict { stop, ours, theirs };

struct ImportOptions {
  OnConflict on_conflict = OnConflict::stop;
  bool dry_run = false;
};

struct ImportReport {
  std::string reference;
  std::string format;
  bool dry_run = false;
  std::int64_t taken = 0;      ///< recorded, or with dry_run what would be
  std::int64_t unchanged = 0;  ///< the register says the same already
  std::vector<ImportConflict> conflicts;
};

/// Takes decisions back under the name of who imports them. Who decided away from the register, and their
/// notes, are kept as an event of the case. Without `on_conflict` one conflict keeps all of the file out.
[[nodiscard]] ImportReport import_review(Desk& desk, std::string_view reference, const ReviewFile& file,
                                         const ImportOptions& options);

}  // namespace dsrkit::workflow
