#pragma once

#include "dsrkit/base/error.hpp"
#include "dsrkit/intake/orders.hpp"
#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// What came of one step of a line.
enum class StepOutcome {
  done,
  unchanged,  ///< it was done before, from the same inputs
  waits,      ///< somebody has to do something first: see `waits_for`
  failed,     ///< it could not be done; nothing was changed by it
  invalid,    ///< the line cannot be followed
  planned,    ///< of a dry run: nothing was touched
};

/// Who has to act before a case goes on.
enum class StepWait { nobody, officer, second_person, requester, record_owner, source, other_process };

/// One step, as it is told to scripts (dsrkit.batch-event/1) and kept in the journal.
struct BatchEvent {
  std::size_t line = 0;
  std::string reference;  ///< empty while there is no case
  std::string step;  ///< "read", "open", "gather", "match", "redact", "review", "bundle", "seal", "letter"
  StepOutcome outcome = StepOutcome::done;
  StepWait waits_for = StepWait::nobody;
  std::string code;     ///< of a failure: see error_code_name(), or the finding's own
  std::string message;  ///< what is wrong or missing, without personal data
  std::string hint;
  std::int64_t milliseconds = 0;
};

/// Where all lines of a batch stand at its end.
struct BatchSummary {
  std::string batch;        ///< id: the same orders have the same
  std::size_t lines = 0;    ///< orders and wrong lines
  std::size_t reached = 0;  ///< are where they were to be
  std::size_t waiting = 0;
  std::size_t failed = 0;
  std::size_t invalid = 0;
  std::size_t not_begun = 0;                         ///< the batch was stopped before
  std::map<std::string, std::int64_t> milliseconds;  ///< by step, over all workers
  std::int64_t elapsed = 0;                          ///< milliseconds from beginning to end
  bool stopped = false;                              ///< by the user

  [[nodiscard]] bool complete() const { return reached == lines; }
};

/// Opens the workspace for one process. In a worker progress is told to nobody.
enum class DeskUse { main, worker };
using DeskOpener = std::function<std::unique_ptr<Desk>(DeskUse use)>;

struct BatchOptions {
  intake::BatchStage until = intake::BatchStage::open;  ///< of lines that do not say it themselves
  std::size_t jobs = 1;                                 ///< processes that work at the same time
  bool dry_run = false;
  bool retry_failed = false;  ///< only the lines that failed in the latest run of the same orders
  std::string service;        ///< of requests that do not name their service profile
};

/// Brings every line of a batch as far as it is to come: opens requests, each once; gathers all cases
/// together, so that a source is asked once for hundreds of people; does the rest case by case, in `jobs`
/// processes. Every step looks first whether it was done from the same inputs, so that a batch that was
/// stopped or killed goes on where it was when it is run again. What stands against one line stops no other.
/// Each step is told to `tell` as it ends, and kept in the journal of the batch. Throws Error(data_invalid)
/// when the file is no batch at all, Error(busy) while the same batch runs, Error(not_found) when there is no
/// run to retry, and Error(interrupted) after the summary is written.
BatchSummary run_batch(const DeskOpener& open_desk, std::string_view bytes, std::string_view what,
                       const BatchOptions& options, const std::function<void(const BatchEvent&)>& tell);

/// A batch as its journal has it.
struct BatchBoard {
  std::string batch;
  std::string begun;  ///< instant of the latest run
  std::string actor;
  bool ended = false;             ///< else it runs, or was killed
  std::vector<BatchEvent> lines;  ///< the latest event of each line, by line
};

/// The board of a batch, or of the one that was run last. Throws Error(not_found).
[[nodiscard]] BatchBoard batch_board(Desk& desk, const std::string& batch);

[[nodiscard]] std::string_view step_outcome_name(StepOutcome outcome);
[[nodiscard]] std::string_view step_wait_name(StepWait wait);

/// dsrkit.batch-event/1, and back.
[[nodiscard]] Value batch_event_value(const BatchEvent& event);
[[nodiscard]] std::optional<BatchEvent> parse_batch_event(const Value& value);

}  // namespace dsrkit::workflow
