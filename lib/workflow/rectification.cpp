#include "dsrkit/workflow/rectification.hpp"

#include "recording.hpp"
#include "supplied_answers.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/workflow/restriction.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kContestedFormat = "dsrkit.contested-statement/1";
constexpr std::string_view kSettledFormat = "dsrkit.settled-statement/1";

void require_format(codec::ObjectReader& reader, std::string_view format) {
  if (reader.required_text("format") != format) {
    reader.report("format", "wrong-format", "must be '" + std::string(format) + "'");
  }
}

void require_contested(const Value& content) {
  Diagnostics diagnostics;
  codec::ObjectReader reader(content, "the contested statement", diagnostics);
  require_format(reader, kContestedFormat);
  (void)reader.required_text("quoted");
  (void)reader.required_text("wrong");
  (void)reader.text("evidence");
  reader.finish();
  codec::throw_if_errors(diagnostics, false);
}

/// What was corrected has a before and an after; what was completed has a statement; what was kept may have
/// the words of the annotation.
void require_settled(const Value& content, const std::string& outcome) {
  if (content.is_null()) {
    if (outcome != "kept") {
      throw Error(ErrorCode::usage, "what the record says now must be recorded", "add --from FILE");
    }
    return;
  }
  Diagnostics diagnostics;
  codec::ObjectReader reader(content, "the settled statement", diagnostics);
  require_format(reader, kSettledFormat);
  if (outcome == "corrected") {
    (void)reader.required_text("before");
    (void)reader.required_text("after");
  } else if (outcome == "completed") {
    (void)reader.required_text("supplement");
  } else {
    (void)reader.required_text("annotation");
  }
  reader.finish();
  codec::throw_if_errors(diagnostics, false);
}

/// Keeps the words in the vault, under a name that tells nothing of them. Nobody can test guesses against it.
std::string keep(const HeldCase& held, std::string_view kind, const Value& content) {
  constexpr std::size_t kNameDigits = 24;
  const std::string bytes = codec::write_json(content);
  std::string name = std::string(kind) + "-" + held.keyed_digest(kind, bytes).substr(0, kNameDigits);
  held.evidence().put(name, bytes);
  return name;
}

Value words(const HeldCase& held, const std::string& name) {
  return name.empty() ? Value() : codec::parse_json(held.evidence().get(name), name);
}

void decide(Desk& desk, std::string_view reference, Date on, const std::string& outcome,
            const std::string& because) {
  require_text(because, "the reasons", "--because");
  Recording recording(desk, reference);
  require_still_open(recording.request());
  recording.append(event::kDecided, on, Value::object({{"outcome", outcome}, {"because", because}}),
                   CaseState::decided);
}

void require_right(Desk& desk, std::string_view reference, Right right, const std::string& citation) {
  const RequestCase request = desk.reg().case_of(reference);
  if (request.right != right) {
    throw Error(
        ErrorCode::not_lawful,
        request.reference + " is no request for " + std::string(right_name(right)) + " (" + citation + ")",
        "name one: its reference begins with " + std::string(reference_prefix(right)));
  }
}

}  // namespace

std::int64_t contest_statement(Desk& desk, std::string_view reference, const StatementOrder& order) {
  require_right(desk, reference, Right::rectification, "UK GDPR Article 16");
  (void)source_config(desk.workspace().config(), order.source);
  require_text(order.record, "which record it is in", "--record");
  require_contested(order.content);
  Recording recording(desk, reference);
  require_still_open(recording.request());
  Value detail =
      Value::object({{"nature", order.nature}, {"source", order.source}, {"record", order.record}});
  recording.require_allowed(event::kStatementContested, order.on, detail);
  detail.set("content", keep(recording.held(), "contested", order.content));
  recording.append(event::kStatementContested, order.on, detail);
  return desk.reg().events(reference, event::kStatementContested).back().sequence;
}

void settle_statement(Desk& desk, std::string_view reference, const SettlementOrder& order) {
  require_right(desk, reference, Right::rectification, "UK GDPR Article 16");
  require_text(order.because, "the reasons", "--because");
  Recording recording(desk, reference);
  require_still_open(recording.request());
  Value detail = Value::object({{"statement", order.statement},
                                {"outcome", order.outcome},
                                {"by", order.by},
                                {"system", order.system},
                                {"done", format_date(order.done)},
                                {"because", order.because}});
  recording.require_allowed(event::kStatementSettled, order.on, detail);
  require_settled(order.content, order.outcome);
  if (!order.content.is_null()) {
    detail.set("content", keep(recording.held(), "settled", order.content));
  }
  recording.append(event::kStatementSettled, order.on, detail);
}

void decide_rectification(Desk& desk, std::string_view reference, Date on, const std::string& because) {
  require_right(desk, reference, Right::rectification, "UK GDPR Article 16");
  const RightsHistory rights = rights_of(desk, reference);
  const auto& statements = rights.statements;
  const auto kept = std::count_if(statements.begin(), statements.end(),
                                  [](const auto& statement) { return statement.outcome == "kept"; });
  if (!statements.empty() && kept == static_cast<std::ptrdiff_t>(statements.size())) {
    throw Error(ErrorCode::not_lawful,
                std::string(reference) + ": nothing was corrected or completed (UK GDPR Article 12(4))",
                "refuse the request with 'dsrkit refuse " + std::string(reference) + " --ground accurate'");
  }
  decide(desk, reference, on, kept == 0 ? "granted" : "partly-granted", because);
}

void decide_restriction(Desk& desk, std::string_view reference, Date on, const std::string& outcome,
                        const std::string& because) {
  require_right(desk, reference, Right::restriction, "UK GDPR Article 18");
  decide(desk, reference, on, outcome, because);
}

std::vector<StatementView> statements_of(Desk& desk, std::string_view reference, bool show_text) {
  require_right(desk, reference, Right::rectification, "UK GDPR Article 16");
  RightsHistory rights = rights_of(desk, reference);
  std::vector<StatementView> views;
  for (ContestedStatement& statement : rights.statements) {
    views.push_back({std::move(statement), {}, {}});
  }
  if (show_text) {
    HeldCase held(desk, reference);
    held.write("statements-shown", Value::object({{"statements", views.size()}}), [](store::Writer&) {});
    for (StatementView& view : views) {
      view.content = words(held, view.statement.content);
      view.settlement = words(held, view.statement.settlement);
    }
  }
  return views;
}

}  // namespace dsrkit::workflow
