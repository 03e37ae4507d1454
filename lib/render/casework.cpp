#include "dsrkit/render/casework.hpp"

#include "dsrkit/render/columns.hpp"

namespace dsrkit::render {
namespace {

std::string due_words(const workflow::DueCase& entry) {
  if (!entry.clock.due) {
    return entry.clock.paused ? "paused: waiting for an answer" : "not started: waiting for identity";
  }
  if (entry.overdue) {
    return counted(-entry.days_left, "day", "days") + " overdue";
  }
  return entry.days_left == 0 ? "today" : "in " + counted(entry.days_left, "day", "days");
}

Value names_json(const RequestCase& request, bool show_names) {
  return show_names ? Value(request.subject.name.full()) : Value();
}

std::string spelled(const std::optional<Date>& date, const std::string& otherwise) {
  return date ? std::string(weekday_name(*date)) + " " + format_date_long(*date) : otherwise;
}

}  // namespace

Value date_json(const std::optional<Date>& date) {
  return date ? Value(format_date(*date)) : Value();
}

Value case_json(const RequestCase& request, const clock::ClockResult& clock,
                const std::vector<CaseEvent>& events, bool show_names) {
  Value event_list = Value::array();
  for (const CaseEvent& event : events) {
    event_list.push_back(Value::object({{"sequence", event.sequence},
                                        {"kind", event.kind},
                                        {"on", format_date(event.on)},
                                        {"at", format_instant(event.at)},
                                        {"actor", event.actor}}));
  }
  return Value::object(
      {{"format", "dsrkit.case/1"},
       {"case", request.reference},
       {"right", right_name(request.right)},
       {"state", state_name(request.state)},
       {"jurisdiction", jurisdiction_name(request.jurisdiction)},
       {"received", format_date(request.received)},
       {"due", date_json(clock.due)},
       {"cautious_due", date_json(clock.cautious_due)},
       {"channel", request.channel},
       {"service", request.service_profile.empty() ? Value() : Value(request.service_profile)},
       {"assigned_to", request.assigned_to.empty() ? Value() : Value(request.assigned_to)},
       {"capacity", capacity_name(request.requester.capacity)},
       {"subject", names_json(request, show_names)},
       {"opened_at", format_instant(request.opened_at)},
       {"events", std::move(event_list)}});
}

std::string case_text(const RequestCase& request, const clock::ClockResult& clock,
                      const std::vector<CaseEvent>& events, bool show_names) {
  std::string text =
      labelled({{"Case", request.reference},
                {"Right", std::string(right_name(request.right))},
                {"State", std::string(state_name(request.state))},
                {"Subject", show_names ? request.subject.name.full() : "(shown with --show-names)"},
                {"Asked by", std::string(capacity_name(request.requester.capacity))},
                {"Received",
                 spelled(request.received, "") + (request.channel.empty() ? "" : ", by " + request.channel)},
                {"Due", spelled(clock.due, "the clock has not started, or is paused")},
                {"Service", request.service_profile},
                {"Assigned to", request.assigned_to}});
  text += "\n";
  std::vector<std::vector<std::string>> rows;
  for (const CaseEvent& event : events) {
    rows.push_back({format_date(event.on), event.kind, event.actor});
  }
  return text + columns(rows);
}

Value cases_json(const std::vector<workflow::DueCase>& cases, bool show_names) {
  Value list = Value::array();
  for (const auto& entry : cases) {
    list.push_back(Value::object(
        {{"case", entry.request.reference},
         {"right", right_name(entry.request.right)},
         {"state", state_name(entry.request.state)},
         {"received", format_date(entry.request.received)},
         {"due", date_json(entry.clock.due)},
         {"assigned_to", entry.request.assigned_to.empty() ? Value() : Value(entry.request.assigned_to)},
         {"subject", names_json(entry.request, show_names)}}));
  }
  return Value::object({{"format", "dsrkit.cases/1"}, {"cases", std::move(list)}});
}

std::string cases_text(const std::vector<workflow::DueCase>& cases, bool show_names) {
  if (cases.empty()) {
    return "no cases\n";
  }
  std::vector<std::vector<std::string>> rows{
      {"CASE", "RIGHT", "STATE", "RECEIVED", "DUE", show_names ? "SUBJECT" : ""}};
  for (const auto& entry : cases) {
    rows.push_back({entry.request.reference, std::string(right_name(entry.request.right)),
                    std::string(state_name(entry.request.state)), format_date(entry.request.received),
                    entry.clock.due ? format_date(*entry.clock.due) : "-",
                    show_names ? entry.request.subject.name.full() : ""});
  }
  return columns(rows);
}

Value clock_json(const clock::ClockResult& clock) {
  Value steps = Value::array();
  for (const auto& step : clock.steps) {
    steps.push_back(
        Value::object({{"date", format_date(step.date)}, {"text", step.text}, {"citation", step.citation}}));
  }
  Value warnings = Value::array();
  for (const Diagnostic& warning : clock.warnings) {
    warnings.push_back(Value::object({{"code", warning.code}, {"text", warning.text}}));
  }
  return Value::object({{"format", "dsrkit.clock/1"},
                        {"right", right_name(clock.right)},
                        {"jurisdiction", jurisdiction_name(clock.jurisdiction)},
                        {"regime", clock::regime_name(clock.regime)},
                        {"starts", date_json(clock.starts)},
                        {"due", date_json(clock.due)},
                        {"cautious_due", date_json(clock.cautious_due)},
                        {"extension_notice_by", date_json(clock.extension_notice_by)},
                        {"excluded_days", clock.excluded_days},
                        {"days_left", clock.days_left ? Value(*clock.days_left) : Value()},
                        {"extended", clock.extended},
                        {"paused", clock.paused},
                        {"beyond_published_holidays", clock.beyond_published_holidays},
                        {"steps", std::move(steps)},
                        {"warnings", std::move(warnings)}});
}

std::string clock_text(const clock::ClockResult& clock) {
  std::string text =
      "Due: " +
      spelled(clock.due, clock.paused ? "open, the clock is paused" : "open, the clock has not started") +
      "\n";
  if (clock.cautious_due && clock.cautious_due != clock.due) {
    text += "Cautious: " + spelled(clock.cautious_due, "") + "\n";
  }
  text += "\n";
  for (const auto& step : clock.steps) {
    text += "  " + format_date(step.date) + "  " + step.text + "\n              [" + step.citation + "]\n";
  }
  for (const Diagnostic& warning : clock.warnings) {
    text += "  note: " + warning.text + "\n";
  }
  return text;
}

Value due_json(const std::vector<workflow::DueCase>& cases) {
  Value list = Value::array();
  int overdue = 0;
  for (const auto& entry : cases) {
    overdue += entry.overdue ? 1 : 0;
    list.push_back(Value::object({{"case", entry.request.reference},
                                  {"right", right_name(entry.request.right)},
                                  {"state", state_name(entry.request.state)},
                                  {"due", date_json(entry.clock.due)},
                                  {"days_left", entry.clock.due ? Value(entry.days_left) : Value()},
                                  {"overdue", entry.overdue},
                                  {"paused", entry.clock.paused}}));
  }
  return Value::object({{"format", "dsrkit.due/1"}, {"overdue", overdue}, {"cases", std::move(list)}});
}

std::string due_text(const std::vector<workflow::DueCase>& cases) {
  if (cases.empty()) {
    return "nothing is due\n";
  }
  std::vector<std::vector<std::string>> rows{{"DUE", "CASE", "RIGHT", "STATE", ""}};
  for (const auto& entry : cases) {
    rows.push_back({entry.clock.due ? format_date(*entry.clock.due) : "-", entry.request.reference,
                    std::string(right_name(entry.request.right)),
                    std::string(state_name(entry.request.state)), due_words(entry)});
  }
  return columns(rows);
}

}  // namespace dsrkit::render
