#include "dsrkit/workflow/batch.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::workflow {
namespace {

constexpr const char* kFormat = "dsrkit.batch-event/1";
constexpr std::array<std::string_view, 6> kOutcomes{"done",   "unchanged", "waits",
                                                    "failed", "invalid",   "planned"};
constexpr std::array<std::string_view, 7> kWaits{"nobody",       "officer", "second-person", "requester",
                                                 "record-owner", "source",  "other-process"};

template <typename Enum, std::size_t Count>
std::optional<Enum> parse(const std::array<std::string_view, Count>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

std::int64_t integer_or(const Value& value, std::string_view key, std::int64_t fallback) {
  const Value* member = value.find(key);
  return member != nullptr && member->is_number() ? member->as_integer() : fallback;
}

}  // namespace

std::string_view step_outcome_name(StepOutcome outcome) {
  return kOutcomes.at(static_cast<std::size_t>(outcome));
}

std::string_view step_wait_name(StepWait wait) {
  return kWaits.at(static_cast<std::size_t>(wait));
}

Value batch_event_value(const BatchEvent& event) {
  return Value::object(
      {{"format", kFormat},
       {"line", std::uint64_t{event.line}},
       {"case", text_or_null(event.reference)},
       {"step", event.step},
       {"outcome", step_outcome_name(event.outcome)},
       {"waits_for", event.waits_for == StepWait::nobody ? Value() : Value(step_wait_name(event.waits_for))},
       {"code", text_or_null(event.code)},
       {"message", text_or_null(event.message)},
       {"hint", text_or_null(event.hint)},
       {"ms", event.milliseconds}});
}

std::optional<BatchEvent> parse_batch_event(const Value& value) {
  const auto outcome = parse<StepOutcome>(kOutcomes, value.text_or("outcome"));
  const auto wait = parse<StepWait>(kWaits, value.text_or("waits_for", "nobody"));
  if (value.text_or("format") != kFormat || !outcome || !wait) {
    return std::nullopt;
  }
  BatchEvent event;
  event.line = static_cast<std::size_t>(std::max<std::int64_t>(integer_or(value, "line", 0), 0));
  event.reference = value.text_or("case");
  event.step = value.text_or("step");
  event.outcome = *outcome;
  event.waits_for = *wait;
  event.code = value.text_or("code");
  event.message = value.text_or("message");
  event.hint = value.text_or("hint");
  event.milliseconds = integer_or(value, "ms", 0);
  return event;
}

}  // namespace dsrkit::workflow
