#pragma once

#include "dsrkit/audit/chain.hpp"
#include "dsrkit/register/records.hpp"
#include "dsrkit/register/writer.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::store {

/// The record of all cases of a workspace and its audit chain. Every change is one transaction that also
/// writes the audit link; what it throws, it leaves no trace of.
class Register {
public:
  /// Makes an empty register. Throws Error(output_exists) when the file is there.
  [[nodiscard]] static Register create(const std::filesystem::path& path);
  /// Opens a register and brings an older one up to date. Throws Error(input_unreadable) when there is none,
  /// Error(config_invalid) when a newer dsrkit made it, and Error(integrity) when it is damaged or not a
  /// register.
  [[nodiscard]] static Register open(const std::filesystem::path& path,
                                     std::chrono::milliseconds busy_timeout = std::chrono::seconds(5));

  Register(Register&&) noexcept;
  Register& operator=(Register&&) noexcept;
  ~Register();

  /// Runs `changes` in one transaction, appends the audit link and commits. Reading through this register
  /// inside sees the changes so far. Throws Error(not_found) for an unknown case, Error(busy) when another
  /// process is writing for too long, and passes on whatever `changes` throws, with nothing changed.
  void write(const Context& context, AuditNote note, const std::function<void(Writer&)>& changes);

  /// Several write()s as one transaction: all of them or, when `writes` throws, none.
  void together(const std::function<void()>& writes);

  /// By date of receipt, then reference.
  [[nodiscard]] std::vector<RequestCase> list_cases(const CaseFilter& filter = {}) const;
  /// Throws Error(not_found), with the nearest reference as a hint.
  [[nodiscard]] RequestCase case_of(std::string_view reference) const;

  /// The reference of the case that was opened from this request of another program.
  [[nodiscard]] std::optional<std::string> case_with_origin(const RequestOrigin& origin) const;

  /// Everything below is empty for a case that has none of it, or does not exist.

  /// In the order they were recorded; only those of `kind` unless it is empty.
  [[nodiscard]] std::vector<CaseEvent> events(std::string_view reference, std::string_view kind = {}) const;
  /// The latest search of each source, by source.
  [[nodiscard]] std::vector<SearchRecord> searches(std::string_view reference) const;
  /// All searches in the order they were made.
  [[nodiscard]] std::vector<SearchRecord> search_history(std::string_view reference) const;
  /// Source persons with their matches, by source and key.
  [[nodiscard]] std::vector<Candidate> candidates(std::string_view reference) const;

  /// Items without their content, by source, date, key and id; undated ones first.
  void for_each_item(std::string_view reference, const std::function<void(const Item&)>& visit) const;
  [[nodiscard]] std::int64_t count_items(std::string_view reference) const;
  /// An item without its content; nullopt when the case has none of this id.
  [[nodiscard]] std::optional<Item> find_item(std::string_view reference, std::string_view id) const;
  /// As find_item(). Throws Error(not_found).
  [[nodiscard]] Item item_of(std::string_view reference, std::string_view id) const;

  /// The subject first, the others in the order of their numbers: P2 before P10.
  [[nodiscard]] std::vector<Party> parties(std::string_view reference) const;

  /// The mentions of one item in reading order, with the decision that counts.
  [[nodiscard]] std::vector<DecidedMention> mentions(std::string_view reference, std::string_view item) const;
  /// The mentions of all items, item by item in the order of their ids.
  void for_each_mention(std::string_view reference,
                        const std::function<void(const DecidedMention&)>& visit) const;
  [[nodiscard]] MentionCounts mention_counts(std::string_view reference) const;
  /// All decisions ever made on a mention, oldest first.
  [[nodiscard]] std::vector<Decision> decision_history(std::string_view reference,
                                                       std::string_view mention) const;

  /// Decisions of officers whose place is there no more, because its words, the record or its surroundings
  /// have changed: the latest of each place, oldest first.
  [[nodiscard]] std::vector<Decision> stale_decisions(std::string_view reference) const;
  /// What the words of passages propose, by item in reading order; only of one item unless it is empty.
  [[nodiscard]] std::vector<PassageNote> passage_notes(std::string_view reference,
                                                       std::string_view item = {}) const;
  /// The latest officer's class of each passage and record; only of one item unless it is empty.
  [[nodiscard]] std::vector<PassageClass> passage_classes(std::string_view reference,
                                                          std::string_view item = {}) const;
  /// All evidence for exemptions, oldest first.
  [[nodiscard]] std::vector<ExemptionEvidence> exemption_evidence(std::string_view reference) const;

  /// By kind and file; only those of `kind` unless it is empty.
  [[nodiscard]] std::vector<Document> documents(std::string_view reference, std::string_view kind = {}) const;
  [[nodiscard]] std::optional<std::string> case_key(std::string_view reference) const;
  [[nodiscard]] std::optional<std::string> stage_digest(std::string_view reference,
                                                        std::string_view stage) const;

  /// The audit chain in order; only the links of one case unless `reference` is empty.
  void for_each_audit(std::string_view reference, const std::function<void(const AuditEntry&)>& visit) const;
  [[nodiscard]] audit::Head audit_head() const;
  /// Tells this register from every other and never changes: the beginning of its first audit link's hash.
  [[nodiscard]] std::string identity() const;
  /// Checks every link, the recorded end of the chain, and the checkpoint when there is one.
  [[nodiscard]] audit::ChainResult verify_audit(
      const std::optional<audit::Checkpoint>& checkpoint = std::nullopt) const;
  /// Reads the whole file; throws Error(integrity) when its structure is damaged.
  void check() const;

private:
  explicit Register(std::unique_ptr<sql::Database> database);

  std::unique_ptr<sql::Database> m_database;
  bool m_together = false;
};

}  // namespace dsrkit::store
