#include "batch_lines.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// "line 12, received" and "line 12" are both of line 12.
std::size_t line_number(std::string_view where) {
  std::size_t number = 0;
  for (const char c : where.substr(std::min(where.size(), std::string_view("line ").size()))) {
    if (c < '0' || c > '9') {
      break;
    }
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

BatchEvent event_of(const Diagnostic& finding) {
  BatchEvent event;
  event.line = line_number(finding.where);
  event.step = "read";
  event.outcome = StepOutcome::invalid;
  event.code = finding.code;
  event.message = finding.where + ": " + finding.text;
  return event;
}

}  // namespace

void BatchTelling::tell_wrong(const Diagnostic& finding) {
  tell(event_of(finding));
}

void BatchTelling::tell_refused(BatchLine& line, const Diagnostic& finding) {
  BatchEvent event = event_of(finding);
  event.step = "open";
  ++summary.invalid;
  tell(line, std::move(event));
}

void BatchTelling::tell(BatchLine& line, BatchEvent event) {
  event.line = line.order.line;
  line.latest = event.outcome;
  line.ended = line.ended || event.outcome == StepOutcome::failed || event.outcome == StepOutcome::invalid;
  tell(event);
}

void BatchTelling::tell(const BatchEvent& event) {
  summary.milliseconds[event.step] += event.milliseconds;
  if (m_journal != nullptr) {
    m_journal->add(event);
  }
  m_listener(event);
}

}  // namespace dsrkit::workflow
