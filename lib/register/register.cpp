#include "dsrkit/register/register.hpp"

#include "columns.hpp"
#include "schema.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/sql/database.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <optional>
#include <system_error>
#include <utility>

namespace dsrkit::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAuditColumns =
    "SELECT sequence, happened_at, actor, case_reference, action, detail, previous, hash FROM audit";

constexpr std::size_t kIdentityDigits = 12;

/// The same prefix as every unfinished file, so that what a killed process left is cleared away.
fs::path unfinished_path(const fs::path& path) {
  return path.parent_path() / (".dsrkit-tmp-" + path.filename().string());
}

std::unique_ptr<sql::Database> open_database(const fs::path& path, std::chrono::milliseconds busy_timeout) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    throw Error(ErrorCode::input_unreadable, "there is no register at " + path.string(),
                "run 'dsrkit init' first, or name the workspace with -C");
  }
  return sql::open_store(path, busy_timeout);
}

audit::Head read_head(sql::Database& database) {
  audit::Head head;
  database.query("SELECT size, hash FROM audit_head", {}, [&](const sql::Row& row) {
    head = {row.integer(0), row.text(1)};
  });
  return head;
}

void append_link(sql::Database& database, const Context& context, const AuditNote& note) {
  AuditEntry entry;
  entry.at = context.now();
  entry.actor = context.actor;
  entry.case_reference = note.case_reference;
  entry.action = note.action;
  entry.detail = note.detail;
  entry = audit::link_entry(std::move(entry), read_head(database));
  database.execute(
      "INSERT INTO audit (sequence, happened_at, actor, case_reference, action, detail, previous, hash) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {entry.sequence, format_instant(entry.at), entry.actor, entry.case_reference, entry.action,
       json_cell(entry.detail), entry.previous, entry.hash});
  database.execute("UPDATE audit_head SET size = ?, hash = ?", {entry.sequence, entry.hash});
}

AuditEntry read_entry(const sql::Row& row) {
  AuditEntry entry;
  entry.sequence = row.integer(0);
  entry.at = word_at(row, 1, try_parse_instant);
  entry.actor = row.text(2);
  entry.case_reference = row.text(3);
  entry.action = row.text(4);
  entry.detail = json_at(row, 5);
  entry.previous = row.text(6);
  entry.hash = row.text(7);
  return entry;
}

/// For verification: what is not in the form this program writes counts as changed, and is no reason to stop.
AuditEntry read_entry_as_found(const sql::Row& row) {
  try {
    AuditEntry entry = read_entry(row);
    if (format_instant(entry.at) == row.text(1) && codec::write_json(entry.detail) == row.text(5)) {
      return entry;
    }
  } catch (const Error&) {
    // Its hash cannot be right either.
  }
  AuditEntry unreadable;
  unreadable.sequence = row.integer(0);
  unreadable.previous = row.text(6);
  unreadable.hash = row.text(7);
  return unreadable;
}

}  // namespace

Register::Register(std::unique_ptr<sql::Database> database) : m_database(std::move(database)) {
}

Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

Register Register::create(const fs::path& path) {
  std::error_code error;
  if (fs::exists(path, error)) {
    throw Error(ErrorCode::output_exists, "there is a register at " + path.string() + " already",
                "work with it, or choose another folder");
  }
  const fs::path unfinished = unfinished_path(path);
  fs::remove(unfinished, error);
  migrate(*sql::create_store(unfinished), 0);
  fs::rename(unfinished, path, error);
  if (error) {
    throw Error(ErrorCode::output_exists, "cannot create " + path.string() + ": " + error.message());
  }
  return open(path);
}

Register Register::open(const fs::path& path, std::chrono::milliseconds busy_timeout) {
  auto database = open_database(path, busy_timeout);
  const std::int64_t version = database->schema_version();
  if (version < 1) {
    throw Error(ErrorCode::integrity, path.string() + " is no register",
                "restore the register from a backup");
  }
  if (version > latest_schema()) {
    throw Error(ErrorCode::config_invalid,
                path.string() + " was made by a newer dsrkit: it has schema " + std::to_string(version) +
                    ", this program knows " + std::to_string(latest_schema()),
                "install the newer dsrkit");
  }
  if (version < latest_schema()) {
    migrate(*database, version);
  }
  return Register(std::move(database));
}

void Register::together(const std::function<void()>& writes) {
  if (m_together) {
    writes();
    return;
  }
  sql::Transaction transaction(*m_database);
  m_together = true;
  try {
    writes();
  } catch (...) {
    m_together = false;
    throw;
  }
  m_together = false;
  transaction.commit();
}

void Register::write(const Context& context, AuditNote note, const std::function<void(Writer&)>& changes) {
  std::optional<sql::Transaction> transaction;
  if (!m_together) {
    transaction.emplace(*m_database);
  }
  if (!note.case_reference.empty()) {
    (void)case_of(note.case_reference);
  }
  Writer writer(*m_database, context, std::move(note));
  changes(writer);
  append_link(*m_database, context, writer.note());
  if (transaction) {
    transaction->commit();
  }
}

void Register::for_each_audit(std::string_view reference,
                              const std::function<void(const AuditEntry&)>& visit) const {
  const std::string columns(kAuditColumns);
  const auto read = [&](const sql::Row& row) { visit(read_entry(row)); };
  if (reference.empty()) {
    m_database->query(columns + " ORDER BY sequence", {}, read);
  } else {
    m_database->query(columns + " WHERE case_reference = ? ORDER BY sequence", {text_cell(reference)}, read);
  }
}

audit::Head Register::audit_head() const {
  return read_head(*m_database);
}

std::string Register::identity() const {
  std::string identity;
  m_database->query(std::string(kAuditColumns) + " WHERE sequence = 1", {},
                    [&](const sql::Row& row) { identity = read_entry(row).hash.substr(0, kIdentityDigits); });
  return identity;
}

audit::ChainResult Register::verify_audit(const std::optional<audit::Checkpoint>& checkpoint) const {
  audit::ChainVerifier verifier(checkpoint);
  m_database->query(std::string(kAuditColumns) + " ORDER BY sequence", {},
                    [&](const sql::Row& row) { verifier.add(read_entry_as_found(row)); });
  audit::ChainResult result = verifier.result();
  const audit::Head recorded = audit_head();
  if (result.ok() && result.head != recorded) {
    const bool cut = result.head.size < recorded.size;
    result.damage = cut ? audit::Damage::removed : audit::Damage::changed;
    result.first_bad = cut ? result.head.size + 1 : result.head.size;
  }
  return result;
}

void Register::check() const {
  m_database->check();
}

}  // namespace dsrkit::store
