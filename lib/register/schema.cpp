#include "schema.hpp"

#include "dsrkit/audit/chain.hpp"

#include <array>
#include <string>

namespace dsrkit::store {
namespace {

// Dates are text (2026-11-22), instants are milliseconds since 1970, flags are 0 or 1, and what is only read
// back whole is JSON text. In PostgreSQL the same tables have BIGINT, DOUBLE PRECISION and BYTEA.
constexpr std::string_view kFirst = R"sql(
CREATE TABLE cases (
  reference TEXT PRIMARY KEY,
  right_name TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  received TEXT NOT NULL,
  channel TEXT NOT NULL,
  service_profile TEXT NOT NULL,
  subject TEXT NOT NULL,
  requester TEXT NOT NULL,
  capacity TEXT NOT NULL,
  assigned_to TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  UNIQUE (right_name, year, number)
) STRICT;

CREATE TABLE events (
  case_reference TEXT NOT NULL REFERENCES cases,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  counts_on TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (case_reference, sequence)
) STRICT;

CREATE TABLE searches (
  case_reference TEXT NOT NULL REFERENCES cases,
  sequence INTEGER NOT NULL,
  source TEXT NOT NULL,
  outcome TEXT NOT NULL,
  claimed INTEGER,
  fetched INTEGER NOT NULL,
  reason TEXT NOT NULL,
  queries TEXT NOT NULL,
  parameters_digest TEXT NOT NULL,
  started INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  searched_by TEXT NOT NULL,
  PRIMARY KEY (case_reference, sequence)
) STRICT;

CREATE TABLE source_persons (
  case_reference TEXT NOT NULL REFERENCES cases,
  source TEXT NOT NULL,
  person TEXT NOT NULL,
  details TEXT NOT NULL,
  PRIMARY KEY (case_reference, source, person)
) STRICT;

CREATE TABLE matches (
  case_reference TEXT NOT NULL,
  source TEXT NOT NULL,
  person TEXT NOT NULL,
  tier TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,
  officer INTEGER NOT NULL,
  decided TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (case_reference, source, person),
  FOREIGN KEY (case_reference, source, person) REFERENCES source_persons
) STRICT;

CREATE TABLE items (
  case_reference TEXT NOT NULL REFERENCES cases,
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  dataset TEXT NOT NULL,
  item_key TEXT NOT NULL,
  person TEXT NOT NULL,
  title TEXT NOT NULL,
  item_date TEXT,
  retrieved TEXT NOT NULL,
  query TEXT NOT NULL,
  data_class TEXT NOT NULL,
  restricted INTEGER NOT NULL,
  digest TEXT NOT NULL,
  attachments TEXT NOT NULL,
  PRIMARY KEY (case_reference, id)
) STRICT;

CREATE TABLE parties (
  case_reference TEXT NOT NULL REFERENCES cases,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  details TEXT NOT NULL,
  PRIMARY KEY (case_reference, id)
) STRICT;

CREATE TABLE mentions (
  case_reference TEXT NOT NULL,
  mention_key TEXT NOT NULL,
  item TEXT NOT NULL,
  position INTEGER NOT NULL,
  pointer TEXT NOT NULL,
  in_key INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  party TEXT,
  explanation TEXT NOT NULL,
  PRIMARY KEY (case_reference, mention_key),
  FOREIGN KEY (case_reference, item) REFERENCES items,
  FOREIGN KEY (case_reference, party) REFERENCES parties
) STRICT;
CREATE INDEX mentions_in_order ON mentions (case_reference, item, position);
CREATE INDEX mentions_of_party ON mentions (case_reference, party);

CREATE TABLE decisions (
  case_reference TEXT NOT NULL REFERENCES cases,
  sequence INTEGER NOT NULL,
  mention_key TEXT NOT NULL,
  officer INTEGER NOT NULL,
  action TEXT NOT NULL,
  code TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL,
  rule TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (case_reference, sequence)
) STRICT;
CREATE INDEX decisions_by_rank ON decisions (case_reference, mention_key, officer, sequence);

CREATE TABLE documents (
  case_reference TEXT NOT NULL REFERENCES cases,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  inputs_digest TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (case_reference, kind, file)
) STRICT;

CREATE TABLE case_keys (
  case_reference TEXT PRIMARY KEY REFERENCES cases,
  wrapped BLOB NOT NULL
) STRICT;

CREATE TABLE stage_digests (
  case_reference TEXT NOT NULL REFERENCES cases,
  stage TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (case_reference, stage)
) STRICT;

CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  happened_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  case_reference TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_case ON audit (case_reference, sequence);

CREATE TABLE audit_head (
  size INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
)sql";

void first(sql::Database& database) {
  database.execute_script(kFirst);
  database.execute("INSERT INTO audit_head (size, hash) VALUES (0, ?)", {std::string(audit::kNoPrevious)});
}

// Where replies go, and what a complaint is about.
constexpr std::string_view kCorrespondence = R"sql(
ALTER TABLE cases ADD COLUMN reply_to TEXT NOT NULL DEFAULT '[]';
ALTER TABLE cases ADD COLUMN about TEXT NOT NULL DEFAULT '';
)sql";

void correspondence(sql::Database& database) {
  database.execute_script(kCorrespondence);
}

// What other programs call the requests that they sent.
constexpr std::string_view kOrigins = R"sql(
CREATE TABLE origins (
  format TEXT NOT NULL,
  sender TEXT NOT NULL,
  id TEXT NOT NULL,
  case_reference TEXT NOT NULL REFERENCES cases,
  PRIMARY KEY (format, sender, id)
) STRICT;
CREATE INDEX origins_by_id ON origins (id);
)sql";

void origins(sql::Database& database) {
  database.execute_script(kOrigins);
}

// How a search went in numbers, what it went by, and who answers for one that was not made.
constexpr std::string_view kSearchStory = R"sql(
ALTER TABLE searches ADD COLUMN terms TEXT NOT NULL DEFAULT '[]';
ALTER TABLE searches ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE searches ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE searches ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
)sql";

void search_story(sql::Database& database) {
  database.execute_script(kSearchStory);
}

// What shows the answer of a record owner, and the day a search counts for. Who had accepted a gap stood
// before the reason: "accepted by a.officer: no time".
constexpr std::string_view kSearchEvidence = R"sql(
ALTER TABLE searches ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE searches ADD COLUMN search_date TEXT;
UPDATE searches SET
  approved_by = substr(reason, length('accepted by ') + 1, instr(reason, ': ') - length('accepted by ') - 1),
  reason = substr(reason, instr(reason, ': ') + 2)
WHERE outcome = 'not-searched' AND approved_by = '' AND reason LIKE 'accepted by _%: %';
)sql";

void search_evidence(sql::Database& database) {
  database.execute_script(kSearchEvidence);
}

// What the words of passages propose, the classes that officers gave them, and what is on record to rely on
// an exemption.
constexpr std::string_view kPassages = R"sql(
CREATE TABLE IF NOT EXISTS passage_notes (
  case_reference TEXT NOT NULL,
  passage_key TEXT NOT NULL,
  item TEXT NOT NULL,
  position INTEGER NOT NULL,
  pointer TEXT NOT NULL,
  in_key INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  rule TEXT NOT NULL,
  explanation TEXT NOT NULL,
  PRIMARY KEY (case_reference, passage_key, kind, value),
  FOREIGN KEY (case_reference, item) REFERENCES items
) STRICT;
CREATE INDEX IF NOT EXISTS passage_notes_in_order ON passage_notes (case_reference, item, position);

CREATE TABLE IF NOT EXISTS passage_classes (
  case_reference TEXT NOT NULL REFERENCES cases,
  sequence INTEGER NOT NULL,
  passage_key TEXT NOT NULL,
  item TEXT NOT NULL,
  pointer TEXT NOT NULL,
  in_key INTEGER NOT NULL,
  data_class TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  PRIMARY KEY (case_reference, sequence)
) STRICT;

CREATE TABLE IF NOT EXISTS exemption_evidence (
  case_reference TEXT NOT NULL REFERENCES cases,
  sequence INTEGER NOT NULL,
  mention_key TEXT NOT NULL,
  code TEXT NOT NULL,
  fields TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (case_reference, sequence)
) STRICT;
)sql";

void passages(sql::Database& database) {
  database.execute_script(kPassages);
}

using Step = void (*)(sql::Database&);
/// Step n leads from schema n to n + 1. Append only.
constexpr std::array<Step, 6> kSteps{first, correspondence, origins, search_story, search_evidence, passages};

}  // namespace

std::int64_t latest_schema() {
  return static_cast<std::int64_t>(kSteps.size());
}

void migrate(sql::Database& database, std::int64_t version) {
  sql::Transaction transaction(database);
  for (auto step = static_cast<std::size_t>(version); step < kSteps.size(); ++step) {
    kSteps[step](database);
  }
  database.set_schema_version(latest_schema());
  transaction.commit();
}

}  // namespace dsrkit::store
