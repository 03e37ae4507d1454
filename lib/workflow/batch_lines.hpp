#pragma once

#include "batch_journal.hpp"

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/workflow/batch.hpp"

#include <functional>
#include <optional>
#include <string>

namespace dsrkit::workflow {

/// One line of a batch while it runs.
struct BatchLine {
  intake::Order order;
  intake::BatchStage until = intake::BatchStage::open;
  std::string reference;                      ///< empty until there is a case
  bool ended = false;                         ///< nothing more can be done for it in this run
  StepOutcome latest = StepOutcome::planned;  ///< that while it is not where it was to be
};

/// What a batch has to tell, to whoever listens and to its journal, and the sums of it.
class BatchTelling {
public:
  /// Without a journal, as in a dry run, nothing is kept.
  explicit BatchTelling(const std::function<void(const BatchEvent&)>& listener) : m_listener(listener) {}

  void keep_in(BatchJournal& journal) { m_journal = &journal; }

  /// Of a line that is none.
  void tell_wrong(const Diagnostic& finding);
  /// Of a line that cannot be opened, though it can be read.
  void tell_refused(BatchLine& line, const Diagnostic& finding);
  void tell(BatchLine& line, BatchEvent event);

  BatchSummary summary;

private:
  void tell(const BatchEvent& event);

  const std::function<void(const BatchEvent&)>& m_listener;
  BatchJournal* m_journal = nullptr;
};

}  // namespace dsrkit::workflow
