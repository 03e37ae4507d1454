#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/source.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// The bytes of one of an item's attachments, to be kept in the vault.
struct AttachmentBytes {
  std::size_t index = 0;  ///< into Item::attachments
  std::string bytes;
};

/// An item as it leaves a source: its attachments' bytes travel beside it until the vault has them.
struct FetchedItem {
  Item item;
  std::vector<AttachmentBytes> files;
};

using ItemSink = std::function<void(FetchedItem)>;

/// What a source notes while it searches; the search record is made of it (UK GDPR Article 15(1A)).
class SearchLog {
public:
  /// A query without its values. Noted once however often it runs.
  void query(std::string_view text);
  /// A value that was searched for. It leaves the log only as part of a keyed digest.
  void parameter(std::string_view value);
  /// Adds to the number of records the source says it has.
  void claim(std::int64_t records);
  /// Why the search is not complete: plain English, no personal data.
  void gap(std::string_view reason);

  /// What else belongs into the record of the search without making it incomplete: plain English.
  void remark(std::string_view text);

  [[nodiscard]] const std::vector<std::string>& queries() const { return m_queries; }

  [[nodiscard]] const std::vector<std::string>& parameters() const { return m_parameters; }

  [[nodiscard]] std::optional<std::int64_t> claimed() const { return m_claimed; }

  [[nodiscard]] const std::vector<std::string>& gaps() const { return m_gaps; }

  [[nodiscard]] const std::vector<std::string>& remarks() const { return m_remarks; }

private:
  std::vector<std::string> m_queries;
  std::vector<std::string> m_parameters;
  std::optional<std::int64_t> m_claimed;
  std::vector<std::string> m_gaps;
  std::vector<std::string> m_remarks;
};

/// Bounds on what one source may hand over.
struct SourceLimits {
  std::size_t candidates = 200;                             ///< possible people; more is a gap
  std::size_t page = 1000;                                  ///< rows of one query
  std::size_t rows = 10'000'000;                            ///< of one dataset; more is a gap
  std::size_t value_bytes = std::size_t{64} * 1024 * 1024;  ///< of one file or one value
};

/// A system that holds records, whatever its kind. Nothing is ever written to it. Every call throws
/// Error(source_unavailable) when the system does not answer and Error(config_invalid) when it has not the
/// shape that was declared; both name the source and dataset by id.
class Source {
public:
  virtual ~Source() = default;

  [[nodiscard]] virtual const SourceConfig& config() const = 0;

  /// People who could be the subject: by identifier, by name, by name or address with the birth date. Finds
  /// too many rather than too few; deciding who is who is left to matching. Ordered by key.
  [[nodiscard]] virtual std::vector<SourcePerson> find_candidates(const DataSubject& subject,
                                                                  SearchLog& log) = 0;

  /// Every row about the person through the declared links, each once, datasets before those that hang on
  /// them. What `sink` throws passes through.
  virtual void fetch_records(const std::string& person, SearchLog& log, const ItemSink& sink) = 0;

  /// Household members, relations and professionals that the person's rows refer to, without ids, each with
  /// its origins "source/dataset/key". The person is not among them.
  [[nodiscard]] virtual std::vector<Party> parties_around(const std::string& person, SearchLog& log) = 0;

  /// Whether the source can be reached and has the declared tables, columns or folders.
  [[nodiscard]] virtual Diagnostics check() = 0;
};

/// Opens a source for one case. `case_reference` goes into the item ids and is empty when only check() is
/// wanted. `context` must outlive the source. A system that cannot be reached shows in the first call, not
/// here, so that it ends in a search record; secrets are read then too.
[[nodiscard]] std::unique_ptr<Source> open_source(const SourceConfig& config,
                                                  const std::filesystem::path& workspace,
                                                  const Context& context, const std::string& case_reference,
                                                  const SourceLimits& limits = {},
                                                  const SecretReader& secrets = {});

}  // namespace dsrkit::sources
