#pragma once

#include "dsrkit/model/audit_entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::audit {

/// What the first entry has for `previous`: 64 zeros.
inline constexpr std::string_view kNoPrevious =
    "0000000000000000000000000000000000000000000000000000000000000000";

/// The end of a chain: how many entries, and the hash of the last one.
struct Head {
  std::int64_t size = 0;
  std::string hash{kNoPrevious};

  bool operator==(const Head&) const = default;
};

/// SHA-256, in hexadecimal, over the compact JSON of all fields but `hash`, keys sorted at every level:
/// {"action","actor","at","case","detail","previous","sequence"}. Any JSON tool can repeat it.
[[nodiscard]] std::string entry_hash(const AuditEntry& entry);

/// The entry as the next link after `head`: sequence, previous and hash are set, `at` is cut to seconds and
/// `detail` is brought into the form it has when it is read back.
[[nodiscard]] AuditEntry link_entry(AuditEntry entry, const Head& head);

/// A head written down at a known time. Kept outside the machine it shows later that the chain was cut or
/// rewritten, which a chain alone cannot.
struct Checkpoint {
  Head head;
  Instant at{};

  bool operator==(const Checkpoint&) const = default;
};

/// One line of JSON, `dsrkit.audit-checkpoint/1` with size, hash and at, ended by a line feed.
[[nodiscard]] std::string write_checkpoint(const Checkpoint& checkpoint);
/// Throws Error(data_invalid) when the text is not a checkpoint.
[[nodiscard]] Checkpoint parse_checkpoint(std::string_view text);

/// What is wrong at the first bad place.
enum class Damage {
  none,
  changed,    ///< the entry is not what was written
  removed,    ///< one or more entries before this sequence are gone, or the end of the chain is
  reordered,  ///< the entry does not belong in this place
  rewritten,  ///< whole, but not the chain the checkpoint was taken from
};

[[nodiscard]] std::string_view damage_name(Damage damage);

struct ChainResult {
  std::int64_t entries = 0;  ///< looked at
  Head head;                 ///< as claimed by the last entry
  Damage damage = Damage::none;
  std::int64_t first_bad = 0;  ///< sequence of the first bad or missing entry; 0 when there is none

  [[nodiscard]] bool ok() const { return damage == Damage::none; }

  bool operator==(const ChainResult&) const = default;
};

/// Checks a chain entry by entry in constant memory.
class ChainVerifier {
public:
  /// With a checkpoint the chain must contain it.
  explicit ChainVerifier(std::optional<Checkpoint> checkpoint = std::nullopt);

  /// The next entry by sequence.
  void add(const AuditEntry& entry);
  /// The verdict, after the last entry.
  [[nodiscard]] ChainResult result() const;

private:
  void fail(Damage damage, std::int64_t sequence);

  std::optional<Checkpoint> m_checkpoint;
  ChainResult m_result;
};

}  // namespace dsrkit::audit
