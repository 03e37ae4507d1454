#include "columns.hpp"
#include "documents.hpp"

#include "dsrkit/register/register.hpp"

namespace dsrkit::store {
namespace {

/// Each mention with the decision that counts: an officer's before the policy's, then the latest.
constexpr std::string_view kDecided =
    "FROM mentions AS m LEFT JOIN decisions AS d ON d.case_reference = m.case_reference AND d.sequence = "
    "(SELECT best.sequence FROM decisions AS best WHERE best.case_reference = m.case_reference "
    "AND best.mention_key = m.mention_key ORDER BY best.officer DESC, best.sequence DESC LIMIT 1) "
    "WHERE m.case_reference = ?";

constexpr std::string_view kMentionColumns =
    "SELECT m.mention_key, m.item, m.pointer, m.in_key, m.begin_byte, m.end_byte, m.kind, m.rule, "
    "m.confidence, m.party, m.explanation, d.mention_key, d.action, d.code, d.label, d.reason, d.rule, "
    "d.decided_by, d.decided_at ";

/// From column `at` on.
Decision read_decision(const sql::Row& row, std::size_t at) {
  Decision decision;
  decision.mention = row.text(at);
  decision.action = word_at(row, at + 1, parse_action);
  decision.code = row.text(at + 2);
  decision.label = row.text(at + 3);
  decision.reason = row.text(at + 4);
  decision.rule = row.text(at + 5);
  decision.decided_by = row.text(at + 6);
  decision.decided_at = instant_at(row, at + 7);
  return decision;
}

DecidedMention read_mention(const sql::Row& row) {
  DecidedMention decided;
  Mention& mention = decided.mention;
  mention.key = row.text(0);
  mention.passage = {row.text(1), row.text(2), row.boolean(3)};
  mention.finding.begin = static_cast<std::size_t>(row.integer(4));
  mention.finding.end = static_cast<std::size_t>(row.integer(5));
  mention.finding.kind = row.text(6);
  mention.finding.rule = row.text(7);
  mention.finding.confidence = row.real(8);
  if (!row.is_null(9)) {
    mention.finding.party = row.text(9);
  }
  mention.finding.explanation = row.text(10);
  constexpr std::size_t kDecision = 11;
  if (!row.is_null(kDecision)) {
    decided.decision = read_decision(row, kDecision);
  }
  return decided;
}

}  // namespace

std::vector<Party> Register::parties(std::string_view reference) const {
  std::vector<Party> parties;
  m_database->query("SELECT details FROM parties WHERE case_reference = ? ORDER BY number, id",
                    {text_cell(reference)},
                    [&](const sql::Row& row) { parties.push_back(document_at(row, 0, party_from_json)); });
  return parties;
}

std::vector<DecidedMention> Register::mentions(std::string_view reference, std::string_view item) const {
  std::vector<DecidedMention> mentions;
  m_database->query(
      std::string(kMentionColumns) + std::string(kDecided) + " AND m.item = ? ORDER BY m.position",
      {text_cell(reference), text_cell(item)},
      [&](const sql::Row& row) { mentions.push_back(read_mention(row)); });
  return mentions;
}

void Register::for_each_mention(std::string_view reference,
                                const std::function<void(const DecidedMention&)>& visit) const {
  m_database->query(std::string(kMentionColumns) + std::string(kDecided) + " ORDER BY m.item, m.position",
                    {text_cell(reference)}, [&](const sql::Row& row) { visit(read_mention(row)); });
}

MentionCounts Register::mention_counts(std::string_view reference) const {
  MentionCounts counts;
  const auto count = [&](const sql::Row& row) {
    const std::int64_t mentions = row.integer(1);
    counts.mentions += mentions;
    const auto action = row.is_null(0) ? Action::refer : word_at(row, 0, parse_action);
    switch (action) {
      case Action::disclose: counts.disclosed += mentions; break;
      case Action::redact: counts.redacted += mentions; break;
      case Action::refer: counts.open += mentions; break;
    }
  };
  m_database->query("SELECT d.action, COUNT(*) " + std::string(kDecided) + " GROUP BY d.action",
                    {text_cell(reference)}, count);
  return counts;
}

std::vector<Decision> Register::decision_history(std::string_view reference, std::string_view mention) const {
  std::vector<Decision> decisions;
  m_database->query(
      "SELECT mention_key, action, code, label, reason, rule, decided_by, decided_at FROM decisions "
      "WHERE case_reference = ? AND mention_key = ? ORDER BY sequence",
      {text_cell(reference), text_cell(mention)},
      [&](const sql::Row& row) { decisions.push_back(read_decision(row, 0)); });
  return decisions;
}

std::vector<Decision> Register::stale_decisions(std::string_view reference) const {
  std::vector<Decision> decisions;
  m_database->query(
      "SELECT mention_key, action, code, label, reason, rule, decided_by, decided_at FROM decisions AS d "
      "WHERE case_reference = ? AND officer = 1 AND NOT EXISTS (SELECT 1 FROM mentions AS m "
      "WHERE m.case_reference = d.case_reference AND m.mention_key = d.mention_key) "
      "AND NOT EXISTS (SELECT 1 FROM decisions AS later WHERE later.case_reference = d.case_reference "
      "AND later.mention_key = d.mention_key AND later.officer = 1 AND later.sequence > d.sequence) "
      "ORDER BY sequence",
      {text_cell(reference)}, [&](const sql::Row& row) { decisions.push_back(read_decision(row, 0)); });
  return decisions;
}

}  // namespace dsrkit::store
