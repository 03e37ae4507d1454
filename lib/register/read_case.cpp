#include "columns.hpp"
#include "documents.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/register/register.hpp"

#include <algorithm>

namespace dsrkit::store {
namespace {

constexpr std::string_view kCaseColumns =
    "SELECT reference, right_name, state, jurisdiction, received, channel, service_profile, subject, "
    "requester, capacity, assigned_to, opened_at, reply_to, about FROM cases";

RequestCase read_case(const sql::Row& row) {
  RequestCase request;
  request.reference = row.text(0);
  request.right = word_at(row, 1, parse_right);
  request.state = word_at(row, 2, parse_state);
  request.jurisdiction = word_at(row, 3, parse_jurisdiction);
  request.received = date_at(row, 4);
  request.channel = row.text(5);
  request.service_profile = row.text(6);
  request.subject = document_at(row, 7, person_from_json);
  request.requester = {row.text(8), word_at(row, 9, parse_capacity), document_at(row, 12, texts_from_json)};
  request.assigned_to = row.text(10);
  request.opened_at = instant_at(row, 11);
  request.about = row.text(13);
  return request;
}

/// The WHERE clause of a filter; its parameters are appended to `parameters`.
std::string where(const CaseFilter& filter, sql::Cells& parameters) {
  std::vector<std::string> conditions;
  if (filter.right) {
    conditions.emplace_back("right_name = ?");
    parameters.push_back(text_cell(right_name(*filter.right)));
  }
  if (!filter.states.empty()) {
    conditions.push_back("state IN (" + join(std::vector<std::string>(filter.states.size(), "?"), ", ") +
                         ")");
    for (const CaseState state : filter.states) {
      parameters.push_back(text_cell(state_name(state)));
    }
  }
  if (!filter.assigned_to.empty()) {
    conditions.emplace_back("assigned_to = ?");
    parameters.push_back(text_cell(filter.assigned_to));
  }
  if (!filter.request_id.empty()) {
    conditions.emplace_back("reference IN (SELECT case_reference FROM origins WHERE id = ?)");
    parameters.push_back(text_cell(filter.request_id));
  }
  return conditions.empty() ? "" : " WHERE " + join(conditions, " AND ");
}

Document read_document(const sql::Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4), instant_at(row, 5)};
}

CaseEvent read_event(const sql::Row& row) {
  return {row.integer(0), row.text(1), date_at(row, 2), instant_at(row, 3), row.text(4), json_at(row, 5)};
}

}  // namespace

std::vector<RequestCase> Register::list_cases(const CaseFilter& filter) const {
  std::vector<RequestCase> cases;
  sql::Cells parameters;
  const std::string statement =
      std::string(kCaseColumns) + where(filter, parameters) + " ORDER BY received, reference";
  m_database->query(statement, parameters, [&](const sql::Row& row) { cases.push_back(read_case(row)); });
  return cases;
}

RequestCase Register::case_of(std::string_view reference) const {
  std::optional<RequestCase> found;
  m_database->query(std::string(kCaseColumns) + " WHERE reference = ?", {text_cell(reference)},
                    [&](const sql::Row& row) { found = read_case(row); });
  if (found) {
    return *found;
  }
  std::vector<std::string> known;
  m_database->query("SELECT reference FROM cases ORDER BY reference", {},
                    [&](const sql::Row& row) { known.push_back(row.text(0)); });
  const std::string near = closest_match(reference, known);
  throw Error(ErrorCode::not_found, "no case " + std::string(reference),
              near.empty() ? "'dsrkit case list' shows all cases" : "did you mean " + near + "?");
}

std::optional<std::string> Register::case_with_origin(const RequestOrigin& origin) const {
  std::optional<std::string> reference;
  m_database->query("SELECT case_reference FROM origins WHERE format = ? AND sender = ? AND id = ?",
                    {origin.format, origin.sender, origin.id},
                    [&](const sql::Row& row) { reference = row.text(0); });
  return reference;
}

std::vector<CaseEvent> Register::events(std::string_view reference, std::string_view kind) const {
  std::vector<CaseEvent> events;
  m_database->query(
      "SELECT sequence, kind, counts_on, recorded_at, actor, detail FROM events "
      "WHERE case_reference = ? AND (kind = ? OR ? = '') ORDER BY sequence",
      {text_cell(reference), text_cell(kind), text_cell(kind)},
      [&](const sql::Row& row) { events.push_back(read_event(row)); });
  return events;
}

std::vector<Document> Register::documents(std::string_view reference, std::string_view kind) const {
  std::vector<Document> documents;
  m_database->query(
      "SELECT kind, file, sha256, pages, inputs_digest, made_at FROM documents "
      "WHERE case_reference = ? AND (kind = ? OR ? = '') ORDER BY kind, file",
      {text_cell(reference), text_cell(kind), text_cell(kind)},
      [&](const sql::Row& row) { documents.push_back(read_document(row)); });
  return documents;
}

std::optional<std::string> Register::case_key(std::string_view reference) const {
  std::optional<std::string> wrapped;
  m_database->query("SELECT wrapped FROM case_keys WHERE case_reference = ?", {text_cell(reference)},
                    [&](const sql::Row& row) { wrapped = row.blob(0); });
  return wrapped;
}

std::optional<std::string> Register::stage_digest(std::string_view reference, std::string_view stage) const {
  std::optional<std::string> digest;
  m_database->query("SELECT digest FROM stage_digests WHERE case_reference = ? AND stage = ?",
                    {text_cell(reference), text_cell(stage)},
                    [&](const sql::Row& row) { digest = row.text(0); });
  return digest;
}

}  // namespace dsrkit::store
