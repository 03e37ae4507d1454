#include "dsrkit/render/rights.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/render/casework.hpp"
#include "dsrkit/render/columns.hpp"

#include <array>
#include <string_view>

namespace dsrkit::render {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

std::string day(const std::optional<Date>& date) {
  return date ? format_date(*date) : "-";
}

Value member_or_null(const Value& content, std::string_view key) {
  const Value* member = content.is_object() ? content.find(key) : nullptr;
  return member == nullptr ? Value() : *member;
}

std::string words(const Value& content, std::string_view key) {
  const Value member = member_or_null(content, key);
  return member.is_string() ? member.as_string() : "";
}

constexpr std::array<std::string_view, 3> kContested{"quoted", "wrong", "evidence"};
constexpr std::array<std::string_view, 4> kSettled{"before", "after", "supplement", "annotation"};

bool is_disputed(const workflow::ContestedStatement& statement) {
  return statement.settled && law::is_marked_disputed(statement.nature, statement.outcome);
}

}  // namespace

Value restrictions_json(const std::string& reference,
                        const std::vector<workflow::PlacedRestriction>& restrictions) {
  Value list = Value::array();
  for (const auto& [of, subject, restriction] : restrictions) {
    Value records = Value::array();
    for (const std::string& record : restriction.records) {
      records.push_back(record);
    }
    list.push_back(Value::object({{"case", of},
                                  {"restriction", restriction.number},
                                  {"on", format_date(restriction.on)},
                                  {"ground", restriction.ground},
                                  {"source", text_or_null(restriction.source)},
                                  {"records", std::move(records)},
                                  {"may", restriction.may},
                                  {"told", date_json(restriction.told)},
                                  {"lifting_told", date_json(restriction.lifting_told)},
                                  {"lifted", date_json(restriction.lifted)}}));
  }
  return Value::object({{"format", "dsrkit.restrictions/1"},
                        {"case", text_or_null(reference)},
                        {"restrictions", std::move(list)}});
}

std::string restrictions_text(const std::vector<workflow::PlacedRestriction>& restrictions) {
  if (restrictions.empty()) {
    return "nothing is restricted\n";
  }
  std::vector<std::vector<std::string>> rows{
      {"CASE", "NO", "SINCE", "GROUND", "WHAT", "TOLD", "LIFTING TOLD", "LIFTED", "MAY STILL BE DONE"}};
  for (const auto& [of, subject, restriction] : restrictions) {
    const std::string what = restriction.source.empty() ? "all data"
                             : restriction.records.empty()
                                 ? restriction.source
                                 : restriction.source + ": " + join(restriction.records, ", ");
    rows.push_back({of, std::to_string(restriction.number), format_date(restriction.on), restriction.ground,
                    what, day(restriction.told), day(restriction.lifting_told), day(restriction.lifted),
                    restriction.may});
  }
  return columns(rows);
}

Value statements_json(const std::string& reference, const std::vector<workflow::StatementView>& statements) {
  Value list = Value::array();
  for (const auto& [statement, content, settlement] : statements) {
    Value entry = Value::object({{"statement", statement.number},
                                 {"on", format_date(statement.on)},
                                 {"nature", statement.nature},
                                 {"source", statement.source},
                                 {"record", statement.record},
                                 {"outcome", text_or_null(statement.outcome)},
                                 {"settled", date_json(statement.settled)},
                                 {"by", text_or_null(statement.by)},
                                 {"system", text_or_null(statement.system)},
                                 {"done", date_json(statement.done)},
                                 {"disputed", is_disputed(statement)}});
    for (const std::string_view key : kContested) {
      entry.set(key, member_or_null(content, key));
    }
    for (const std::string_view key : kSettled) {
      entry.set(key, member_or_null(settlement, key));
    }
    list.push_back(std::move(entry));
  }
  return Value::object(
      {{"format", "dsrkit.contested-statements/1"}, {"case", reference}, {"statements", std::move(list)}});
}

std::string statements_text(const std::vector<workflow::StatementView>& statements) {
  if (statements.empty()) {
    return "nothing is contested\n";
  }
  std::vector<std::vector<std::string>> rows{
      {"NO", "ON", "NATURE", "SOURCE", "RECORD", "OUTCOME", "DONE", "IN", "BY", ""}};
  std::string text;
  for (const auto& [statement, content, settlement] : statements) {
    rows.push_back({std::to_string(statement.number), format_date(statement.on), statement.nature,
                    statement.source, statement.record,
                    statement.outcome.empty() ? "open" : statement.outcome, day(statement.done),
                    statement.system, statement.by, is_disputed(statement) ? "marked as disputed" : ""});
    std::vector<std::pair<std::string, std::string>> lines;
    for (const std::string_view key : kContested) {
      lines.emplace_back(std::string(key), words(content, key));
    }
    for (const std::string_view key : kSettled) {
      lines.emplace_back(std::string(key), words(settlement, key));
    }
    const std::string said = labelled(lines);
    text += said.empty() ? "" : "\n" + std::to_string(statement.number) + "\n" + said;
  }
  return columns(rows) + text;
}

}  // namespace dsrkit::render
