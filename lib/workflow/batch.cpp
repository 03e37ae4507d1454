#include "dsrkit/workflow/batch.hpp"

#include "batch_gathering.hpp"
#include "batch_lines.hpp"
#include "batch_opening.hpp"
#include "batch_steps.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/worker_processes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

using intake::BatchStage;
using LinesByCase = std::map<std::string, std::vector<BatchLine*>>;

constexpr std::int64_t kMinute = 60'000;
/// What a worker says of a case that it was told to leave.
constexpr std::string_view kInterrupted = "interrupted";

std::string about_left(std::int64_t elapsed, std::size_t done, std::size_t total) {
  if (done == 0) {
    return {};
  }
  const auto left = elapsed * static_cast<std::int64_t>(total - done) / static_cast<std::int64_t>(done);
  return left < kMinute ? ", less than a minute left"
                        : ", about " + std::to_string((left + kMinute / 2) / kMinute) + " min left";
}

class Batch {
public:
  Batch(const DeskOpener& open_desk, const BatchOptions& options,
        const std::function<void(const BatchEvent&)>& tell)
      : m_open_desk(open_desk),
        m_options(options),
        m_tell(tell),
        m_telling(tell),
        m_desk(open_desk(DeskUse::main)),
        m_context(m_desk->context()) {}

  BatchSummary run(std::string_view bytes, std::string_view what) {
    const Instant begun = m_context.now();
    intake::OrderReading reading = intake::read_orders(bytes, what);
    BatchSummary& summary = m_telling.summary;
    summary.batch = BatchJournal::id_of(*m_desk, bytes);
    summary.lines = reading.orders.size() + reading.wrong;
    summary.invalid = reading.wrong;
    take_lines(std::move(reading.orders));
    if (m_options.retry_failed) {
      keep_failed();
      reading.findings.clear();
    }
    std::optional<BatchJournal> journal;
    if (!m_options.dry_run) {
      journal.emplace(m_desk->workspace().root(), summary.batch);
      journal->begin(m_context, m_options, summary.lines);
      m_telling.keep_in(*journal);
    }
    for (const Diagnostic& finding : reading.findings) {
      m_telling.tell_wrong(finding);
    }
    if (m_options.dry_run) {
      plan();
    } else {
      work();
    }
    count();
    summary.elapsed = (m_context.now() - begun).count();
    if (journal) {
      journal->end(summary);
    }
    return summary;
  }

private:
  void take_lines(std::vector<intake::Order> orders) {
    for (intake::Order& order : orders) {
      BatchLine line;
      line.until = order.until.value_or(m_options.until);
      line.reference = order.reference;
      line.order = std::move(order);
      m_lines.push_back(std::move(line));
    }
  }

  /// Lines that did not fail the last time are left alone, and are not counted as this run's.
  void keep_failed() {
    std::set<std::size_t> failed;
    for (const BatchEvent& event : read_board(m_desk->workspace().root(), m_telling.summary.batch).lines) {
      if (event.outcome == StepOutcome::failed) {
        failed.insert(event.line);
      }
    }
    std::erase_if(m_lines, [&](const BatchLine& line) { return !failed.contains(line.order.line); });
    m_telling.summary.lines = m_lines.size();
    m_telling.summary.invalid = 0;
  }

  void plan() {
    for (const BatchLine& line : m_lines) {
      BatchEvent event;
      event.line = line.order.line;
      event.reference = line.reference;
      event.step = intake::batch_stage_name(line.until);
      event.outcome = StepOutcome::planned;
      m_tell(event);
    }
  }

  void work() {
    try {
      open_lines(*m_desk, m_lines, m_options.service, m_telling);
      std::vector<BatchLine*> all;
      for (BatchLine& line : m_lines) {
        all.push_back(&line);
      }
      const auto unanswered = gather_lines(*m_desk, all, m_telling);
      bring_on_cases(all);
      if (!unanswered.empty() && !m_telling.summary.stopped) {
        try_again(unanswered);
      }
    } catch (const Error& error) {
      if (error.code() != ErrorCode::interrupted) {
        throw;
      }
      m_telling.summary.stopped = true;
    }
    m_context.progress->finish();
  }

  /// Sources that did not answer are asked once more when all else is done.
  void try_again(const std::vector<BatchLine*>& unanswered) {
    m_desk = m_open_desk(DeskUse::main);
    (void)gather_lines(*m_desk, unanswered, m_telling);
    bring_on_cases(unanswered);
  }

  /// The steps after the search, in processes: lines of one case one after the other.
  void bring_on_cases(const std::vector<BatchLine*>& lines) {
    LinesByCase by_case;
    for (BatchLine* line : lines) {
      const bool more = line->until > BatchStage::gather || !line->order.letter.empty();
      if (more && !line->ended && !line->reference.empty()) {
        by_case[line->reference].push_back(line);
      }
    }
    std::vector<std::vector<BatchLine*>> jobs;
    for (auto& [reference, some] : by_case) {
      leave(some);
      jobs.push_back(std::move(some));
    }
    // A process must not have a register open that its parent opened.
    m_desk.reset();
    const Instant begun = m_context.now();
    std::size_t finished = 0;
    files::do_in_processes(
        jobs.size(), m_options.jobs, [&] { return worker(jobs); },
        [&](std::size_t job, std::optional<std::string> result) {
          take_result(jobs[job], result);
          ++finished;
          const std::string left = about_left((m_context.now() - begun).count(), finished, jobs.size());
          m_context.progress->report("bringing cases on" + left, finished, jobs.size());
        },
        [&] { return is_stopped(); });
    m_telling.summary.stopped = is_stopped();
  }

  [[nodiscard]] bool is_stopped() const {
    try {
      m_context.check_interrupt();
      return false;
    } catch (const Error&) {
      return true;
    }
  }

  /// In the worker: the events of each case as lines of JSON.
  [[nodiscard]] files::Job worker(const std::vector<std::vector<BatchLine*>>& jobs) const {
    const std::shared_ptr<Desk> desk = m_open_desk(DeskUse::worker);
    return [desk, &jobs](std::size_t job) {
      std::string told;
      try {
        for (const BatchLine* line : jobs[job]) {
          for (const BatchEvent& event : bring_on(*desk, line->order, line->reference, line->until)) {
            told += codec::write_json(batch_event_value(event)) + "\n";
          }
        }
      } catch (const Error&) {
        // Interrupted: what is told so far is done, the case is not where it was to be.
        told += kInterrupted;
      }
      return told;
    };
  }

  void take_result(const std::vector<BatchLine*>& lines, const std::optional<std::string>& result) {
    if (!result) {
      for (BatchLine* line : lines) {
        tell_lost(*line);
      }
      return;
    }
    for (const std::string& text : split(*result, '\n')) {
      if (text == kInterrupted) {
        leave(lines);
        return;
      }
      const auto event = text.empty() ? std::nullopt : parse_batch_event(codec::parse_json(text, "worker"));
      const auto line = std::find_if(lines.begin(), lines.end(), [&](const BatchLine* one) {
        return event && one->order.line == event->line;
      });
      if (line != lines.end()) {
        m_telling.tell(**line, *event);
      }
    }
  }

  /// As far as anybody knows now, nobody has brought these lines on.
  static void leave(const std::vector<BatchLine*>& lines) {
    for (BatchLine* line : lines) {
      line->latest = StepOutcome::planned;
    }
  }

  void tell_lost(BatchLine& line) {
    BatchEvent event;
    event.reference = line.reference;
    event.step = "work";
    event.outcome = StepOutcome::failed;
    event.code = error_code_name(ErrorCode::internal);
    event.message = line.reference + ": the process that worked on the case ended without a word";
    event.hint = "run the batch again with --retry-failed; the case is as it was after its last step";
    m_telling.tell(line, std::move(event));
  }

  void count() {
    BatchSummary& summary = m_telling.summary;
    for (const BatchLine& line : m_lines) {
      if (line.latest == StepOutcome::planned) {
        summary.not_begun += m_options.dry_run ? 0 : 1;
      } else if (line.latest == StepOutcome::done || line.latest == StepOutcome::unchanged) {
        ++summary.reached;
      } else if (line.latest == StepOutcome::waits) {
        ++summary.waiting;
      } else if (line.latest == StepOutcome::failed) {
        ++summary.failed;
      }
    }
  }

  const DeskOpener& m_open_desk;
  const BatchOptions& m_options;
  const std::function<void(const BatchEvent&)>& m_tell;
  BatchTelling m_telling;
  std::unique_ptr<Desk> m_desk;
  const Context& m_context;
  std::vector<BatchLine> m_lines;
};

}  // namespace

BatchSummary run_batch(const DeskOpener& open_desk, std::string_view bytes, std::string_view what,
                       const BatchOptions& options, const std::function<void(const BatchEvent&)>& tell) {
  return Batch(open_desk, options, tell).run(bytes, what);
}

BatchBoard batch_board(Desk& desk, const std::string& batch) {
  return read_board(desk.workspace().root(), batch);
}

}  // namespace dsrkit::workflow
