#include "columns.hpp"

#include "dsrkit/register/register.hpp"

namespace dsrkit::store {
namespace {

PassageNote read_note(const sql::Row& row) {
  PassageNote note;
  note.passage = row.text(0);
  note.ref = {row.text(1), row.text(2), row.boolean(3)};
  note.kind = word_at(row, 4, parse_note_kind);
  note.value = row.text(5);
  note.rule = row.text(6);
  note.explanation = row.text(7);
  return note;
}

PassageClass read_class(const sql::Row& row) {
  PassageClass decided;
  decided.passage = row.text(0);
  decided.ref = {row.text(1), row.text(2), row.boolean(3)};
  decided.data_class = word_at(row, 4, parse_data_class);
  decided.reason = row.text(5);
  decided.decided_by = row.text(6);
  decided.decided_at = instant_at(row, 7);
  return decided;
}

ExemptionEvidence read_evidence(const sql::Row& row) {
  ExemptionEvidence evidence;
  evidence.mention = row.text(0);
  evidence.code = row.text(1);
  const Value fields = json_at(row, 2);
  for (const auto& [field, value] : fields.as_object()) {
    evidence.fields.emplace_back(field, value.as_string());
  }
  evidence.reason = row.text(3);
  evidence.recorded_by = row.text(4);
  evidence.recorded_at = instant_at(row, 5);
  return evidence;
}

}  // namespace

std::vector<PassageNote> Register::passage_notes(std::string_view reference, std::string_view item) const {
  std::vector<PassageNote> notes;
  m_database->query(
      "SELECT passage_key, item, pointer, in_key, kind, value, rule, explanation FROM passage_notes "
      "WHERE case_reference = ? AND (? = '' OR item = ?) ORDER BY item, position",
      {text_cell(reference), text_cell(item), text_cell(item)},
      [&](const sql::Row& row) { notes.push_back(read_note(row)); });
  return notes;
}

std::vector<PassageClass> Register::passage_classes(std::string_view reference, std::string_view item) const {
  std::vector<PassageClass> classes;
  m_database->query(
      "SELECT c.passage_key, c.item, c.pointer, c.in_key, c.data_class, c.reason, c.decided_by, c.decided_at "
      "FROM passage_classes AS c WHERE c.case_reference = ? AND (? = '' OR c.item = ?) AND c.sequence = "
      "(SELECT MAX(later.sequence) FROM passage_classes AS later WHERE later.case_reference = "
      "c.case_reference AND later.passage_key = c.passage_key AND later.item = c.item) ORDER BY c.item, "
      "c.pointer, c.in_key",
      {text_cell(reference), text_cell(item), text_cell(item)},
      [&](const sql::Row& row) { classes.push_back(read_class(row)); });
  return classes;
}

std::vector<ExemptionEvidence> Register::exemption_evidence(std::string_view reference) const {
  std::vector<ExemptionEvidence> evidence;
  m_database->query(
      "SELECT mention_key, code, fields, reason, recorded_by, recorded_at FROM exemption_evidence "
      "WHERE case_reference = ? ORDER BY sequence",
      {text_cell(reference)}, [&](const sql::Row& row) { evidence.push_back(read_evidence(row)); });
  return evidence;
}

}  // namespace dsrkit::store
