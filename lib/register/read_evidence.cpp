#include "columns.hpp"
#include "documents.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/register/register.hpp"

namespace dsrkit::store {
namespace {

constexpr std::string_view kSearchColumns =
    "SELECT source, outcome, claimed, fetched, reason, queries, parameters_digest, started, finished, "
    "searched_by, terms, pages, retries, approved_by, evidence, search_date FROM searches AS s WHERE "
    "case_reference = ?";

constexpr std::string_view kItemColumns =
    "SELECT id, source, dataset, item_key, person, title, item_date, retrieved, query, data_class, "
    "restricted, digest, attachments FROM items WHERE case_reference = ?";

SearchRecord read_search(const sql::Row& row) {
  SearchRecord search;
  search.source = row.text(0);
  search.outcome = word_at(row, 1, parse_outcome);
  if (!row.is_null(2)) {
    search.claimed = row.integer(2);
  }
  search.fetched = row.integer(3);
  search.reason = row.text(4);
  search.queries = document_at(row, 5, texts_from_json);
  search.parameters_digest = row.text(6);
  search.started = instant_at(row, 7);
  search.finished = instant_at(row, 8);
  search.searched_by = row.text(9);
  search.terms = document_at(row, 10, texts_from_json);
  search.pages = row.integer(11);
  search.retries = row.integer(12);
  search.approved_by = row.text(13);
  search.evidence = row.text(14);
  search.on = optional_date_at(row, 15);
  return search;
}

Candidate read_candidate(const sql::Row& row) {
  Candidate candidate;
  candidate.person = {row.text(0), row.text(1), document_at(row, 2, person_from_json)};
  if (!row.is_null(3)) {
    candidate.match = PersonMatch{row.text(0),
                                  row.text(1),
                                  word_at(row, 3, parse_tier),
                                  row.real(4),
                                  document_at(row, 5, evidence_from_json),
                                  word_at(row, 6, parse_match_decision),
                                  row.text(7),
                                  row.text(8)};
  }
  return candidate;
}

Item read_item(const sql::Row& row) {
  Item item;
  item.id = row.text(0);
  item.source = row.text(1);
  item.dataset = row.text(2);
  item.key = row.text(3);
  item.person = row.text(4);
  item.title = row.text(5);
  item.date = optional_date_at(row, 6);
  item.retrieved = date_at(row, 7);
  item.query = row.text(8);
  item.data_class = word_at(row, 9, parse_data_class);
  item.restricted = row.boolean(10);
  item.digest = row.text(11);
  item.attachments = document_at(row, 12, attachments_from_json);
  return item;
}

}  // namespace

std::vector<SearchRecord> Register::searches(std::string_view reference) const {
  std::vector<SearchRecord> searches;
  m_database->query(std::string(kSearchColumns) +
                        " AND sequence = (SELECT MAX(later.sequence) FROM searches AS later "
                        "WHERE later.case_reference = s.case_reference AND later.source = s.source) "
                        "ORDER BY source",
                    {text_cell(reference)},
                    [&](const sql::Row& row) { searches.push_back(read_search(row)); });
  return searches;
}

std::vector<SearchRecord> Register::search_history(std::string_view reference) const {
  std::vector<SearchRecord> searches;
  m_database->query(std::string(kSearchColumns) + " ORDER BY sequence", {text_cell(reference)},
                    [&](const sql::Row& row) { searches.push_back(read_search(row)); });
  return searches;
}

std::vector<Candidate> Register::candidates(std::string_view reference) const {
  std::vector<Candidate> candidates;
  m_database->query(
      "SELECT p.source, p.person, p.details, m.tier, m.score, m.evidence, m.decided, m.decided_by, m.because "
      "FROM source_persons AS p LEFT JOIN matches AS m ON m.case_reference = p.case_reference "
      "AND m.source = p.source AND m.person = p.person WHERE p.case_reference = ? "
      "ORDER BY p.source, p.person",
      {text_cell(reference)}, [&](const sql::Row& row) { candidates.push_back(read_candidate(row)); });
  return candidates;
}

void Register::for_each_item(std::string_view reference,
                             const std::function<void(const Item&)>& visit) const {
  m_database->query(std::string(kItemColumns) + " ORDER BY source, COALESCE(item_date, ''), item_key, id",
                    {text_cell(reference)}, [&](const sql::Row& row) { visit(read_item(row)); });
}

std::int64_t Register::count_items(std::string_view reference) const {
  std::int64_t count = 0;
  m_database->query("SELECT COUNT(*) FROM items WHERE case_reference = ?", {text_cell(reference)},
                    [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::optional<Item> Register::find_item(std::string_view reference, std::string_view id) const {
  std::optional<Item> found;
  m_database->query(std::string(kItemColumns) + " AND id = ?", {text_cell(reference), text_cell(id)},
                    [&](const sql::Row& row) { found = read_item(row); });
  return found;
}

Item Register::item_of(std::string_view reference, std::string_view id) const {
  auto found = find_item(reference, id);
  if (!found) {
    throw Error(ErrorCode::not_found, "no item '" + std::string(id) + "' in " + std::string(reference));
  }
  return *std::move(found);
}

}  // namespace dsrkit::store
