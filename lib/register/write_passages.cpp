#include "columns.hpp"

#include "dsrkit/register/writer.hpp"
#include "dsrkit/sql/database.hpp"

namespace dsrkit::store {
namespace {

std::int64_t next_sequence(sql::Database& database, const std::string& table, const std::string& reference) {
  std::int64_t next = 0;
  database.query("SELECT COALESCE(MAX(sequence), 0) + 1 FROM " + table + " WHERE case_reference = ?",
                 {reference}, [&](const sql::Row& row) { next = row.integer(0); });
  return next;
}

}  // namespace

void Writer::replace_passage_notes(std::string_view item, std::span<const PassageNote> notes) {
  m_database.execute("DELETE FROM passage_notes WHERE case_reference = ? AND item = ?",
                     {case_reference(), text_cell(item)});
  std::int64_t position = 0;
  for (const PassageNote& note : notes) {
    m_database.execute(
        "INSERT INTO passage_notes (case_reference, passage_key, item, position, pointer, in_key, kind, "
        "value, rule, explanation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {case_reference(), note.passage, text_cell(item), position++, note.ref.pointer,
         flag_cell(note.ref.in_key), text_cell(note_kind_name(note.kind)), note.value, note.rule,
         note.explanation});
  }
}

void Writer::append_passage_class(const PassageClass& decided) {
  m_database.execute(
      "INSERT INTO passage_classes (case_reference, sequence, passage_key, item, pointer, in_key, "
      "data_class, reason, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {case_reference(), next_sequence(m_database, "passage_classes", case_reference()), decided.passage,
       decided.ref.item, decided.ref.pointer, flag_cell(decided.ref.in_key),
       text_cell(data_class_name(decided.data_class)), decided.reason, decided.decided_by,
       instant_cell(decided.decided_at)});
}

void Writer::append_evidence(const ExemptionEvidence& evidence) {
  Value fields = Value::object();
  for (const auto& [field, value] : evidence.fields) {
    fields.set(field, value);
  }
  m_database.execute(
      "INSERT INTO exemption_evidence (case_reference, sequence, mention_key, code, fields, reason, "
      "recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {case_reference(), next_sequence(m_database, "exemption_evidence", case_reference()), evidence.mention,
       evidence.code, json_cell(fields), evidence.reason, evidence.recorded_by,
       instant_cell(evidence.recorded_at)});
}

}  // namespace dsrkit::store
