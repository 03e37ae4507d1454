#include "dsrkit/audit/chain.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <chrono>

namespace dsrkit::audit {
namespace {

Value sorted(const Value& value) {
  if (value.is_array()) {
    Value::Array array;
    for (const Value& element : value.as_array()) {
      array.push_back(sorted(element));
    }
    return array;
  }
  if (value.is_object()) {
    Value::Object object;
    for (const auto& [key, member] : value.as_object()) {
      object.emplace_back(key, sorted(member));
    }
    std::sort(object.begin(), object.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return object;
  }
  return value;
}

}  // namespace

std::string entry_hash(const AuditEntry& entry) {
  const Value fields = Value::object({{"action", entry.action},
                                      {"actor", entry.actor},
                                      {"at", format_instant(entry.at)},
                                      {"case", entry.case_reference},
                                      {"detail", sorted(entry.detail)},
                                      {"previous", entry.previous},
                                      {"sequence", entry.sequence}});
  return crypto::sha256_hex(codec::write_json(fields));
}

AuditEntry link_entry(AuditEntry entry, const Head& head) {
  entry.sequence = head.size + 1;
  entry.previous = head.hash;
  entry.at = std::chrono::floor<std::chrono::seconds>(entry.at);
  entry.detail = codec::parse_json(codec::write_json(entry.detail), "audit detail");
  entry.hash = entry_hash(entry);
  return entry;
}

std::string_view damage_name(Damage damage) {
  switch (damage) {
    case Damage::none: return "none";
    case Damage::changed: return "changed";
    case Damage::removed: return "removed";
    case Damage::reordered: return "reordered";
    case Damage::rewritten: return "rewritten";
  }
  return {};
}

ChainVerifier::ChainVerifier(std::optional<Checkpoint> checkpoint) : m_checkpoint(std::move(checkpoint)) {
}

void ChainVerifier::add(const AuditEntry& entry) {
  const std::int64_t expected = m_result.head.size + 1;
  const bool whole = entry_hash(entry) == entry.hash;
  const bool follows = entry.previous == m_result.head.hash;
  if (entry.sequence > expected) {
    fail(Damage::removed, expected);
  } else if (entry.sequence < expected) {
    fail(Damage::reordered, entry.sequence);
  } else if (!follows && whole && expected > 1) {
    // This entry is as it was written, so it is the one before that was changed and given a new hash.
    fail(Damage::changed, expected - 1);
  } else if (!follows) {
    fail(Damage::reordered, expected);
  } else if (!whole) {
    fail(Damage::changed, expected);
  }
  ++m_result.entries;
  m_result.head = {entry.sequence, entry.hash};
  if (m_checkpoint && entry.sequence == m_checkpoint->head.size && entry.hash != m_checkpoint->head.hash) {
    fail(Damage::rewritten, entry.sequence);
  }
}

ChainResult ChainVerifier::result() const {
  ChainResult result = m_result;
  if (result.ok() && m_checkpoint && result.head.size < m_checkpoint->head.size) {
    result.damage = Damage::removed;
    result.first_bad = result.head.size + 1;
  }
  return result;
}

void ChainVerifier::fail(Damage damage, std::int64_t sequence) {
  if (m_result.ok()) {
    m_result.damage = damage;
    m_result.first_bad = sequence;
  }
}

}  // namespace dsrkit::audit
