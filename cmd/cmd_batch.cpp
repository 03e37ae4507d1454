#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/batch.hpp"
#include "dsrkit/workflow/batch.hpp"

namespace dsrkit::cmd {
namespace {

constexpr int kMostJobs = 64;

class Batch : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_file, "FILE", "The orders; '-' reads standard input")
        .choice(m_until, "--until", intake::batch_stage_names(),
                "How far to bring lines that do not say it; else open")
        .option(m_jobs, "--jobs", "N", "Work on so many cases at a time; else 1")
        .flag(m_options.dry_run, "--dry-run", "Say what each line asks for; touch nothing")
        .flag(m_options.retry_failed, "--retry-failed", "Only the lines that failed when it was run last")
        .option(m_options.service, "--service", "PROFILE",
                "Service profile of requests that do not name theirs");
  }

  Outcome run(Session& session) override {
    (void)require_argument(m_file, "FILE");
    if (m_jobs < 1 || m_jobs > kMostJobs) {
      throw Error(ErrorCode::usage, "--jobs takes a number from 1 to " + std::to_string(kMostJobs));
    }
    m_options.jobs = static_cast<std::size_t>(m_jobs);
    m_options.until = intake::parse_batch_stage(m_until).value_or(intake::BatchStage::open);
    const bool piped = m_file == "-";
    const auto summary = workflow::run_batch(
        [&session](workflow::DeskUse use) { return session.open_desk(use == workflow::DeskUse::worker); },
        files::read_file(piped ? "/dev/stdin" : m_file), piped ? "standard input" : "the batch", m_options,
        [&session](const workflow::BatchEvent& event) {
          session.out() << codec::write_json(workflow::batch_event_value(event)) << '\n' << std::flush;
        });
    session.out() << codec::write_json(render::batch_json(summary)) << '\n';
    session.note(render::batch_text(summary));
    if (summary.stopped) {
      throw Error(ErrorCode::interrupted, "stopped; run the same batch again to go on");
    }
    return outcome_of(summary);
  }

private:
  [[nodiscard]] Outcome outcome_of(const workflow::BatchSummary& summary) const {
    if (m_options.dry_run) {
      return summary.invalid > 0 ? Outcome::gaps : Outcome::done;
    }
    if (summary.complete()) {
      return Outcome::done;
    }
    return summary.reached + summary.waiting > 0 ? Outcome::gaps : Outcome::answer_is_no;
  }

  std::string m_file;
  std::string m_until;
  int m_jobs = 1;
  workflow::BatchOptions m_options;
};

class BatchStatus : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_batch, "BATCH", "Its id; else the one that was run last");
  }

  Outcome run(Session& session) override {
    const auto board = workflow::batch_board(session.desk(), m_batch);
    session.show(render::batch_board_text(board), render::batch_board_json(board));
    return Outcome::done;
  }

private:
  std::string m_batch;
};

}  // namespace

CommandPointer make_batch() {
  return std::make_unique<Batch>();
}

CommandPointer make_batch_status() {
  return std::make_unique<BatchStatus>();
}

}  // namespace dsrkit::cmd
