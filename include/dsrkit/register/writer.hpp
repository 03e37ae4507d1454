#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/passage_note.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/register/records.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dsrkit::sql {
class Database;
}

namespace dsrkit::store {

/// What the audit says about a change: ids, counts and reasons, no names of people.
struct AuditNote {
  std::string case_reference;  ///< empty for acts on the workspace, and until insert_case()
  std::string action;          ///< "case-opened", "gathered", "decision"...
  Value detail = Value::object();
};

/// The changes of one transaction, all on the case its note names. Only Register::write() makes one.
class Writer {
public:
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// The note that becomes the audit link when the transaction ends; its detail may still be completed.
  [[nodiscard]] AuditNote& note() { return m_note; }

  /// Adds a case under the next free reference of its right and year of receipt, and makes it the note's
  /// case. The given `reference` is ignored.
  std::string insert_case(const RequestCase& request);
  /// Replaces all of the case but its reference and right. Throws Error(not_found).
  void update_case(const RequestCase& request);
  void set_state(CaseState state);

  /// Keeps under which name the sender knows the case. Throws Error(wrong_state) when a case has it already.
  void put_origin(const RequestOrigin& origin);

  /// Adds an event, recorded now by the acting user, and returns its sequence within the case.
  std::int64_t append_event(std::string_view kind, Date on, Value detail = Value::object());
  /// Adds a search; the latest of each source counts.
  void append_search(const SearchRecord& search);

  /// Adds or replaces by source and key.
  void put_source_person(const SourcePerson& person);
  /// Adds or replaces by source and key of a known source person. An officer's decision stays unless the new
  /// one is an officer's too (`decided_by` not empty and not "rule:...").
  void put_match(const PersonMatch& match);
  /// Adds or replaces by id. The content is not kept here but in the vault.
  void put_item(const Item& item);
  /// Takes an item and its mentions out of the case, for a person who turned out to be somebody else.
  void remove_item(std::string_view id);
  /// Adds or replaces by id.
  void put_party(const Party& party);
  /// Throws Error(wrong_state) while a mention is resolved to it.
  void remove_party(std::string_view id);

  /// The mentions of an item, in reading order, in place of the ones before. Their parties must be in the
  /// register already; their text is never kept. Decisions stay: they are keyed by content. Throws
  /// Error(not_found) for an unknown item.
  void replace_mentions(std::string_view item, std::span<const Mention> mentions);
  /// Appends decisions; nothing is overwritten. A proposal of the policy (`rule` not empty) that repeats the
  /// policy's last one for the mention is left out, and never outranks an officer's decision.
  void append_decisions(std::span<const Decision> decisions);

  /// What the words of an item's passages propose, in reading order, in place of the notes before.
  void replace_passage_notes(std::string_view item, std::span<const PassageNote> notes);
  /// Appends an officer's class of a passage or record; the latest counts.
  void append_passage_class(const PassageClass& decided);
  /// Appends what is on record for an exemption at one place; the latest counts.
  void append_evidence(const ExemptionEvidence& evidence);

  /// The files of one kind, in place of the ones before.
  void replace_documents(std::string_view kind, std::span<const Document> documents);
  /// The case key as the vault wrapped it. Throws Error(wrong_state) when the case has one.
  void put_case_key(std::string_view wrapped);
  /// From what a stage last worked ("gather", "redact"...): another digest now means it is stale.
  void put_stage_digest(std::string_view stage, std::string_view digest);

private:
  friend class Register;
  Writer(sql::Database& database, const Context& context, AuditNote note);
  [[nodiscard]] const std::string& case_reference() const;

  sql::Database& m_database;
  const Context& m_context;
  AuditNote m_note;
};

}  // namespace dsrkit::store
