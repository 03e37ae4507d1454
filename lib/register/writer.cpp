#include "dsrkit/register/writer.hpp"

#include "columns.hpp"
#include "documents.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/sql/database.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <utility>

namespace dsrkit::store {
namespace {

/// The one number a statement yields.
std::int64_t number_of(sql::Database& database, std::string_view statement, const sql::Cells& parameters) {
  std::int64_t number = 0;
  database.query(statement, parameters, [&](const sql::Row& row) { number = row.integer(0); });
  return number;
}

std::string make_reference(Right right, std::int64_t year, std::int64_t number) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "-%04lld-%04lld", static_cast<long long>(year),
                static_cast<long long>(number));
  return std::string(reference_prefix(right)) + text.data();
}

/// "P12" gives 12, so that P2 sorts before P10; an id without a number comes last.
std::int64_t party_number(const Party& party) {
  if (party.role == PartyRole::subject) {
    return 0;
  }
  const std::size_t digits = party.id.find_first_of("0123456789");
  std::int64_t number = std::numeric_limits<std::int64_t>::max();
  if (digits != std::string::npos) {
    std::from_chars(party.id.data() + digits, party.id.data() + party.id.size(), number);
  }
  return number;
}

bool by_officer(const PersonMatch& match) {
  return !match.decided_by.empty() && !match.decided_by.starts_with("rule:");
}

/// Whether the policy's last proposal for the mention says the same.
bool repeats(sql::Database& database, const std::string& reference, const Decision& decision) {
  bool same = false;
  database.query(
      "SELECT action, code, label, reason, rule FROM decisions "
      "WHERE case_reference = ? AND mention_key = ? AND officer = 0 ORDER BY sequence DESC LIMIT 1",
      {reference, decision.mention}, [&](const sql::Row& row) {
        same = row.text(0) == action_name(decision.action) && row.text(1) == decision.code &&
               row.text(2) == decision.label && row.text(3) == decision.reason &&
               row.text(4) == decision.rule;
      });
  return same;
}

}  // namespace

Writer::Writer(sql::Database& database, const Context& context, AuditNote note)
    : m_database(database), m_context(context), m_note(std::move(note)) {
}

const std::string& Writer::case_reference() const {
  if (m_note.case_reference.empty()) {
    throw Error(ErrorCode::internal, "a change needs the case it is for");
  }
  return m_note.case_reference;
}

std::string Writer::insert_case(const RequestCase& request) {
  if (!m_note.case_reference.empty()) {
    throw Error(ErrorCode::internal, "one transaction is for one case");
  }
  const std::string right(right_name(request.right));
  const auto year = static_cast<std::int64_t>(static_cast<int>(request.received.year()));
  const std::int64_t number =
      1 + number_of(m_database,
                    "SELECT COALESCE(MAX(number), 0) FROM cases WHERE right_name = ? AND year = ?",
                    {right, year});
  const std::string reference = make_reference(request.right, year, number);
  m_database.execute(
      "INSERT INTO cases (reference, right_name, year, number, state, jurisdiction, received, channel, "
      "service_profile, subject, requester, capacity, assigned_to, opened_at, reply_to, about) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {reference, right, year, number, text_cell(state_name(request.state)),
       text_cell(jurisdiction_name(request.jurisdiction)), date_cell(request.received), request.channel,
       request.service_profile, json_cell(person_to_json(request.subject)), request.requester.name,
       text_cell(capacity_name(request.requester.capacity)), request.assigned_to,
       instant_cell(request.opened_at), json_cell(texts_to_json(request.requester.reply_to)), request.about});
  m_note.case_reference = reference;
  return reference;
}

void Writer::update_case(const RequestCase& request) {
  if (request.reference != case_reference()) {
    throw Error(ErrorCode::internal, "one transaction is for one case");
  }
  m_database.execute(
      "UPDATE cases SET state = ?, jurisdiction = ?, received = ?, channel = ?, service_profile = ?, "
      "subject = ?, requester = ?, capacity = ?, assigned_to = ?, opened_at = ?, reply_to = ?, about = ? "
      "WHERE reference = ?",
      {text_cell(state_name(request.state)), text_cell(jurisdiction_name(request.jurisdiction)),
       date_cell(request.received), request.channel, request.service_profile,
       json_cell(person_to_json(request.subject)), request.requester.name,
       text_cell(capacity_name(request.requester.capacity)), request.assigned_to,
       instant_cell(request.opened_at), json_cell(texts_to_json(request.requester.reply_to)), request.about,
       case_reference()});
}

void Writer::set_state(CaseState state) {
  m_database.execute("UPDATE cases SET state = ? WHERE reference = ?",
                     {text_cell(state_name(state)), case_reference()});
}

void Writer::put_origin(const RequestOrigin& origin) {
  const sql::Cells key{origin.format, origin.sender, origin.id};
  if (number_of(m_database, "SELECT COUNT(*) FROM origins WHERE format = ? AND sender = ? AND id = ?", key) >
      0) {
    throw Error(ErrorCode::wrong_state, "the request has been opened already",
                "'dsrkit case list --request-id ID' finds the case");
  }
  m_database.execute("INSERT INTO origins (format, sender, id, case_reference) VALUES (?, ?, ?, ?)",
                     {origin.format, origin.sender, origin.id, case_reference()});
}

std::int64_t Writer::append_event(std::string_view kind, Date on, Value detail) {
  const std::int64_t sequence =
      1 + number_of(m_database, "SELECT COALESCE(MAX(sequence), 0) FROM events WHERE case_reference = ?",
                    {case_reference()});
  m_database.execute(
      "INSERT INTO events (case_reference, sequence, kind, counts_on, recorded_at, actor, detail) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)",
      {case_reference(), sequence, text_cell(kind), date_cell(on), instant_cell(m_context.now()),
       m_context.actor, json_cell(detail)});
  return sequence;
}

void Writer::append_search(const SearchRecord& search) {
  const std::int64_t sequence =
      1 + number_of(m_database, "SELECT COALESCE(MAX(sequence), 0) FROM searches WHERE case_reference = ?",
                    {case_reference()});
  m_database.execute(
      "INSERT INTO searches (case_reference, sequence, source, outcome, claimed, fetched, reason, queries, "
      "parameters_digest, started, finished, searched_by, terms, pages, retries, approved_by, evidence, "
      "search_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {case_reference(), sequence, search.source, text_cell(outcome_name(search.outcome)),
       search.claimed ? sql::Cell(*search.claimed) : sql::Cell(), search.fetched, search.reason,
       json_cell(texts_to_json(search.queries)), search.parameters_digest, instant_cell(search.started),
       instant_cell(search.finished), search.searched_by, json_cell(texts_to_json(search.terms)),
       search.pages, search.retries, search.approved_by, search.evidence, date_cell(search.on)});
}

void Writer::put_source_person(const SourcePerson& person) {
  m_database.execute(
      "INSERT INTO source_persons (case_reference, source, person, details) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (case_reference, source, person) DO UPDATE SET details = excluded.details",
      {case_reference(), person.source, person.person, json_cell(person_to_json(person.details))});
}

void Writer::put_match(const PersonMatch& match) {
  m_database.execute(
      "INSERT INTO matches (case_reference, source, person, tier, score, evidence, officer, decided, "
      "decided_by, because) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (case_reference, source, person) DO UPDATE SET tier = excluded.tier, "
      "score = excluded.score, evidence = excluded.evidence",
      {case_reference(), match.source, match.person, text_cell(tier_name(match.tier)), match.score,
       json_cell(evidence_to_json(match.evidence)), flag_cell(by_officer(match)),
       text_cell(match_decision_name(match.decided)), match.decided_by, match.because});
  m_database.execute(
      "UPDATE matches SET officer = ?, decided = ?, decided_by = ?, because = ? "
      "WHERE case_reference = ? AND source = ? AND person = ? AND officer <= ?",
      {flag_cell(by_officer(match)), text_cell(match_decision_name(match.decided)), match.decided_by,
       match.because, case_reference(), match.source, match.person, flag_cell(by_officer(match))});
}

void Writer::put_item(const Item& item) {
  m_database.execute(
      "INSERT INTO items (case_reference, id, source, dataset, item_key, person, title, item_date, "
      "retrieved, query, data_class, restricted, digest, attachments) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (case_reference, id) DO UPDATE SET source = excluded.source, dataset = excluded.dataset, "
      "item_key = excluded.item_key, person = excluded.person, title = excluded.title, "
      "item_date = excluded.item_date, retrieved = excluded.retrieved, query = excluded.query, "
      "data_class = excluded.data_class, restricted = excluded.restricted, "
      "digest = excluded.digest, attachments = excluded.attachments",
      {case_reference(), item.id, item.source, item.dataset, item.key, item.person, item.title,
       date_cell(item.date), date_cell(item.retrieved), item.query,
       text_cell(data_class_name(item.data_class)), flag_cell(item.restricted), item.digest,
       json_cell(attachments_to_json(item.attachments))});
}

void Writer::remove_item(std::string_view id) {
  for (const char* statement : {"DELETE FROM mentions WHERE case_reference = ? AND item = ?",
                                "DELETE FROM passage_notes WHERE case_reference = ? AND item = ?",
                                "DELETE FROM items WHERE case_reference = ? AND id = ?"}) {
    m_database.execute(statement, {case_reference(), text_cell(id)});
  }
}

void Writer::put_party(const Party& party) {
  m_database.execute(
      "INSERT INTO parties (case_reference, id, number, details) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (case_reference, id) DO UPDATE SET number = excluded.number, details = excluded.details",
      {case_reference(), party.id, party_number(party), json_cell(party_to_json(party))});
}

void Writer::remove_party(std::string_view id) {
  if (number_of(m_database, "SELECT COUNT(*) FROM mentions WHERE case_reference = ? AND party = ?",
                {case_reference(), text_cell(id)}) > 0) {
    throw Error(ErrorCode::wrong_state,
                "party " + std::string(id) + " of " + case_reference() + " is mentioned",
                "resolve its mentions to another party first");
  }
  m_database.execute("DELETE FROM parties WHERE case_reference = ? AND id = ?",
                     {case_reference(), text_cell(id)});
}

void Writer::replace_mentions(std::string_view item, std::span<const Mention> mentions) {
  if (number_of(m_database, "SELECT COUNT(*) FROM items WHERE case_reference = ? AND id = ?",
                {case_reference(), text_cell(item)}) == 0) {
    throw Error(ErrorCode::not_found, "no item '" + std::string(item) + "' in " + case_reference());
  }
  m_database.execute("DELETE FROM mentions WHERE case_reference = ? AND item = ?",
                     {case_reference(), text_cell(item)});
  std::int64_t position = 0;
  for (const Mention& mention : mentions) {
    const Finding& finding = mention.finding;
    m_database.execute(
        "INSERT INTO mentions (case_reference, mention_key, item, position, pointer, in_key, begin_byte, "
        "end_byte, kind, rule, confidence, party, explanation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)",
        {case_reference(), mention.key, text_cell(item), position++, mention.passage.pointer,
         flag_cell(mention.passage.in_key), static_cast<std::int64_t>(finding.begin),
         static_cast<std::int64_t>(finding.end), finding.kind, finding.rule, finding.confidence,
         finding.party ? sql::Cell(*finding.party) : sql::Cell(), finding.explanation});
  }
}

void Writer::append_decisions(std::span<const Decision> decisions) {
  std::int64_t sequence =
      number_of(m_database, "SELECT COALESCE(MAX(sequence), 0) FROM decisions WHERE case_reference = ?",
                {case_reference()});
  for (const Decision& decision : decisions) {
    const bool officer = decision.rule.empty();
    if (!officer && repeats(m_database, case_reference(), decision)) {
      continue;
    }
    m_database.execute(
        "INSERT INTO decisions (case_reference, sequence, mention_key, officer, action, code, label, reason, "
        "rule, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {case_reference(), ++sequence, decision.mention, flag_cell(officer),
         text_cell(action_name(decision.action)), decision.code, decision.label, decision.reason,
         decision.rule, decision.decided_by, instant_cell(decision.decided_at)});
  }
}

void Writer::replace_documents(std::string_view kind, std::span<const Document> documents) {
  m_database.execute("DELETE FROM documents WHERE case_reference = ? AND kind = ?",
                     {case_reference(), text_cell(kind)});
  for (const Document& document : documents) {
    m_database.execute(
        "INSERT INTO documents (case_reference, kind, file, sha256, pages, inputs_digest, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        {case_reference(), text_cell(kind), document.file, document.sha256, document.pages,
         document.inputs_digest, instant_cell(document.made_at)});
  }
}

void Writer::put_case_key(std::string_view wrapped) {
  if (number_of(m_database, "SELECT COUNT(*) FROM case_keys WHERE case_reference = ?", {case_reference()}) >
      0) {
    throw Error(ErrorCode::wrong_state, case_reference() + " has a key already");
  }
  m_database.execute("INSERT INTO case_keys (case_reference, wrapped) VALUES (?, ?)",
                     {case_reference(), sql::Blob{std::string(wrapped)}});
}

void Writer::put_stage_digest(std::string_view stage, std::string_view digest) {
  m_database.execute(
      "INSERT INTO stage_digests (case_reference, stage, digest) VALUES (?, ?, ?) "
      "ON CONFLICT (case_reference, stage) DO UPDATE SET digest = excluded.digest",
      {case_reference(), text_cell(stage), text_cell(digest)});
}

}  // namespace dsrkit::store
