#include "dsrkit/render/intake.hpp"

#include "dsrkit/render/columns.hpp"

namespace dsrkit::render {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value request_json(const workflow::TakenRequest& taken) {
  const intake::Draft& draft = taken.draft;
  Value verified = Value::array();
  for (const std::string& claim : draft.origin.verified) {
    verified.push_back(claim);
  }
  return Value::object({{"case", text_or_null(taken.reference)},
                        {"request_id", text_or_null(draft.origin.id)},
                        {"sender", text_or_null(draft.origin.sender)},
                        {"where", text_or_null(draft.where)},
                        {"right", right_name(draft.request.right)},
                        {"received", format_date(draft.request.received)},
                        {"channel", draft.request.channel},
                        {"service", text_or_null(draft.request.service_profile)},
                        {"capacity", capacity_name(draft.request.requester.capacity)},
                        {"claimed_verified", std::move(verified)}});
}

Value findings_json(const Diagnostics& findings) {
  Value list = Value::array();
  for (const Diagnostic& finding : findings) {
    list.push_back(Value::object({{"severity", severity_name(finding.severity)},
                                  {"code", finding.code},
                                  {"where", text_or_null(finding.where)},
                                  {"text", finding.text}}));
  }
  return list;
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string dry_run_text(const workflow::IntakeResult& result) {
  std::vector<std::vector<std::string>> rows{{"WHERE", "REQUEST", "RIGHT", "RECEIVED", "CASE"}};
  for (const workflow::TakenRequest& taken : result.requests) {
    rows.push_back({or_dash(taken.draft.where), or_dash(taken.draft.origin.id),
                    std::string(right_name(taken.draft.request.right)),
                    format_date(taken.draft.request.received),
                    taken.known ? taken.reference : "would be opened"});
  }
  return columns(rows);
}

}  // namespace

Value intake_json(const workflow::IntakeResult& result) {
  Value cases = Value::array();
  Value skipped = Value::array();
  for (const workflow::TakenRequest& taken : result.requests) {
    (taken.known ? skipped : cases).push_back(request_json(taken));
  }
  return Value::object({{"format", "dsrkit.opened/1"},
                        {"read_as", intake::format_name(result.format)},
                        {"dry_run", result.dry_run},
                        {"cases", std::move(cases)},
                        {"skipped", std::move(skipped)},
                        {"wrong", std::uint64_t{result.wrong}},
                        {"findings", findings_json(result.findings)}});
}

std::string intake_text(const workflow::IntakeResult& result) {
  if (result.dry_run) {
    return dry_run_text(result);
  }
  std::string text;
  for (const workflow::TakenRequest& taken : result.requests) {
    text += taken.reference + "\n";
  }
  return text;
}

std::vector<std::string> intake_notes(const workflow::IntakeResult& result) {
  std::vector<std::string> notes;
  for (const Diagnostic& finding : result.findings) {
    notes.push_back(std::string(severity_name(finding.severity)) + ": " +
                    (finding.where.empty() ? "" : finding.where + ": ") + finding.text);
  }
  for (const workflow::TakenRequest& taken : result.requests) {
    if (taken.known) {
      notes.push_back("note: " + taken.draft.origin.id + " was opened before as " + taken.reference);
    }
  }
  if (result.wrong > 0) {
    notes.push_back(counted(static_cast<long long>(result.wrong), "request was", "requests were") +
                    " not opened");
  }
  return notes;
}

}  // namespace dsrkit::render
