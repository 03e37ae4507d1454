#include "batch_gathering.hpp"

#include "batch_steps.hpp"

#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/matching.hpp"

#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

class Gathering {
public:
  Gathering(Desk& desk, BatchTelling& telling) : m_desk(desk), m_telling(telling) {}

  std::vector<BatchLine*> run(const std::vector<BatchLine*>& lines) {
    std::map<std::string, std::vector<BatchLine*>> by_source;
    for (BatchLine* line : lines) {
      if (is_to_gather(*line)) {
        by_source[line->order.source].push_back(line);
      }
    }
    for (auto& [source, some] : by_source) {
      std::erase_if(some, [&, &only = source](BatchLine* line) { return !needs_gathering(*line, only); });
      gather(source, some);
      std::vector<BatchLine*> confirmed;
      for (BatchLine* line : some) {
        if (!line->ended && confirm(*line)) {
          confirmed.push_back(line);
        }
      }
      gather(source, confirmed);
      for (BatchLine* line : some) {
        if (!line->ended) {
          tell_gathered(*line, source);
        }
      }
    }
    return std::move(m_unanswered);
  }

private:
  [[nodiscard]] static bool is_to_gather(const BatchLine& line) {
    return !line.ended && !line.reference.empty() && line.until >= intake::BatchStage::gather;
  }

  bool needs_gathering(BatchLine& line, const std::string& source) {
    if (wants_gathering(m_desk, line.reference, source)) {
      return true;
    }
    BatchEvent event = gather_event(m_desk, line.reference, source);
    if (event.outcome == StepOutcome::done) {
      event.outcome = StepOutcome::unchanged;
    }
    m_telling.tell(line, std::move(event));
    return false;
  }

  void gather(const std::string& source, const std::vector<BatchLine*>& lines) {
    std::vector<std::string> references;
    std::set<std::string> seen;
    for (const BatchLine* line : lines) {
      if (seen.insert(line->reference).second) {
        references.push_back(line->reference);
      }
    }
    if (references.empty()) {
      return;
    }
    const Instant begun = m_desk.context().now();
    std::map<std::string, Error> refused;
    try {
      for (RefusedCase& one : gather_together(m_desk, references, source).refused) {
        refused.emplace(one.reference, std::move(one.error));
      }
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      for (const std::string& reference : references) {
        refused.emplace(reference, error);
      }
    }
    m_gathering_share =
        (m_desk.context().now() - begun).count() / static_cast<std::int64_t>(references.size());
    for (BatchLine* line : lines) {
      if (const auto error = refused.find(line->reference); error != refused.end()) {
        m_telling.tell(*line, failed_step(m_desk, line->reference, "gather", error->second));
        line->ended = true;
      }
    }
  }

  /// Whether an entry was newly confirmed, so that its records are to be fetched.
  bool confirm(const BatchLine& line) {
    if (line.order.confirm_strong.empty()) {
      return false;
    }
    try {
      return !confirm_strong(m_desk, line.reference, line.order.confirm_strong).empty();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::interrupted) {
        throw;
      }
      // No strong entry: whatever else waits is told by the step "match".
      return false;
    }
  }

  void tell_gathered(BatchLine& line, const std::string& source) {
    BatchEvent event = gather_event(m_desk, line.reference, source);
    event.milliseconds = m_gathering_share;
    if (event.waits_for == StepWait::source) {
      m_unanswered.push_back(&line);
    }
    m_telling.tell(line, std::move(event));
  }

  Desk& m_desk;
  BatchTelling& m_telling;
  std::vector<BatchLine*> m_unanswered;
  std::int64_t m_gathering_share = 0;  ///< milliseconds of the latest gathering for each of its cases
};

}  // namespace

std::vector<BatchLine*> gather_lines(Desk& desk, const std::vector<BatchLine*>& lines,
                                     BatchTelling& telling) {
  return Gathering(desk, telling).run(lines);
}

}  // namespace dsrkit::workflow
