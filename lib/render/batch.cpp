#include "dsrkit/render/batch.hpp"

#include "dsrkit/render/columns.hpp"

#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace dsrkit::render {
namespace {

using workflow::BatchEvent;
using workflow::StepOutcome;

constexpr std::int64_t kPercent = 100;
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kTenth = 100;

std::string in_seconds(std::int64_t milliseconds) {
  return std::to_string(milliseconds / kSecond) + "." + std::to_string(milliseconds % kSecond / kTenth) +
         " s";
}

std::string lines(std::size_t count) {
  return counted(static_cast<long long>(count), "line", "lines");
}

bool needs_somebody(const BatchEvent& event) {
  return event.outcome == StepOutcome::waits || event.outcome == StepOutcome::failed ||
         event.outcome == StepOutcome::invalid;
}

}  // namespace

Value batch_json(const workflow::BatchSummary& summary) {
  Value steps = Value::object();
  for (const auto& [step, milliseconds] : summary.milliseconds) {
    steps.set(step, milliseconds);
  }
  return Value::object({{"format", "dsrkit.batch/1"},
                        {"batch", summary.batch},
                        {"lines", std::uint64_t{summary.lines}},
                        {"reached", std::uint64_t{summary.reached}},
                        {"waiting", std::uint64_t{summary.waiting}},
                        {"failed", std::uint64_t{summary.failed}},
                        {"invalid", std::uint64_t{summary.invalid}},
                        {"not_begun", std::uint64_t{summary.not_begun}},
                        {"stopped", summary.stopped},
                        {"elapsed_ms", summary.elapsed},
                        {"step_ms", std::move(steps)}});
}

std::string batch_text(const workflow::BatchSummary& summary) {
  std::string text = "batch " + summary.batch + ": " + lines(summary.lines) + ", " +
                     std::to_string(summary.reached) + " where they were to be";
  const std::pair<std::size_t, const char*> others[] = {{summary.waiting, "waiting"},
                                                        {summary.failed, "failed"},
                                                        {summary.invalid, "wrong"},
                                                        {summary.not_begun, "not begun"}};
  for (const auto& [count, what] : others) {
    text += count > 0 ? ", " + std::to_string(count) + " " + what : "";
  }
  text += "; " + in_seconds(summary.elapsed) + "\n";
  std::int64_t all = 0;
  for (const auto& [step, milliseconds] : summary.milliseconds) {
    all += milliseconds;
  }
  if (all > 0) {
    text += "  the time went into";
    const char* between = " ";
    for (const auto& [step, milliseconds] : summary.milliseconds) {
      if (milliseconds * kPercent / all > 0) {
        text.append(between).append(step).append(" ");
        text.append(std::to_string(milliseconds * kPercent / all)).append(" %");
        between = ", ";
      }
    }
    text += "\n";
  }
  if (summary.waiting + summary.failed + summary.invalid > 0) {
    text += "  see what is needed, and from whom, with 'dsrkit batch status'\n";
  }
  return text;
}

Value batch_board_json(const workflow::BatchBoard& board) {
  Value entries = Value::array();
  std::map<std::string, std::int64_t> counts;
  for (const BatchEvent& event : board.lines) {
    entries.push_back(workflow::batch_event_value(event));
    ++counts[std::string(workflow::step_outcome_name(event.outcome))];
  }
  Value outcomes = Value::object();
  for (const auto& [outcome, count] : counts) {
    outcomes.set(outcome, count);
  }
  return Value::object({{"format", "dsrkit.batch-board/1"},
                        {"batch", board.batch},
                        {"begun", board.begun},
                        {"actor", board.actor},
                        {"ended", board.ended},
                        {"outcomes", std::move(outcomes)},
                        {"lines", std::move(entries)}});
}

std::string batch_board_text(const workflow::BatchBoard& board) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> counts;
  std::vector<std::vector<std::string>> needs{{"LINE", "CASE", "STEP", "FROM", "WHAT"}};
  for (const BatchEvent& event : board.lines) {
    const std::string outcome(workflow::step_outcome_name(event.outcome));
    const std::string who(workflow::step_wait_name(event.waits_for));
    const bool waits = event.outcome == StepOutcome::waits;
    ++counts[{event.step, outcome, waits ? who : "-"}];
    if (needs_somebody(event)) {
      needs.push_back({std::to_string(event.line), event.reference.empty() ? "-" : event.reference,
                       event.step, waits ? who : outcome,
                       event.message + (event.hint.empty() ? "" : "; " + event.hint)});
    }
  }
  std::vector<std::vector<std::string>> rows{{"STEP", "OUTCOME", "WAITS FOR", "LINES"}};
  for (const auto& [key, count] : counts) {
    const auto& [step, outcome, who] = key;
    rows.push_back({step, outcome, who, std::to_string(count)});
  }
  std::string text = "batch " + board.batch + ", begun " + board.begun + " by " + board.actor +
                     (board.ended ? "\n" : ": it runs, or was stopped before its end\n");
  text += columns(rows);
  return needs.size() > 1 ? text + "\n" + columns(needs) : text;
}

}  // namespace dsrkit::render
