#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/source.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

  /// One answer of the source to a query.
  void page() { ++m_pages; }

  /// Queries that were asked again after a failure.
  void retry(std::int64_t times) { m_retries += times; }

  /// What else belongs into the record of the search without making it incomplete: plain English.
  void remark(std::string_view text);

  [[nodiscard]] const std::vector<std::string>& queries() const { return m_queries; }

  [[nodiscard]] const std::vector<std::string>& parameters() const { return m_parameters; }

  [[nodiscard]] std::optional<std::int64_t> claimed() const { return m_claimed; }

  [[nodiscard]] const std::vector<std::string>& gaps() const { return m_gaps; }

  [[nodiscard]] const std::vector<std::string>& remarks() const { return m_remarks; }

  [[nodiscard]] std::int64_t pages() const { return m_pages; }

  [[nodiscard]] std::int64_t retries() const { return m_retries; }

private:
  std::vector<std::string> m_queries;
  std::vector<std::string> m_parameters;
  std::optional<std::int64_t> m_claimed;
  std::vector<std::string> m_gaps;
  std::vector<std::string> m_remarks;
  std::int64_t m_pages = 0;
  std::int64_t m_retries = 0;
};

/// What an entry of a source is for an officer.
enum class Interest {
  none,
  told,     ///< worth knowing why it is not the subject: a twin, a namesake; a few are enough
  decided,  ///< must be decided by a rule or an officer
};

/// Knows whom a search looks for. Made by matching, so that sources need not know its rules.
class Recogniser {
public:
  virtual ~Recogniser() = default;
  /// Adds the subjects that somebody could be of whom a source says this much. Leaves one out only when
  /// nothing in it speaks for them. Called for everybody in a source.
  virtual void add_possible(const PersonDetails& part, std::vector<std::size_t>& subjects) const = 0;
  /// What somebody is of whom a source says all this.
  [[nodiscard]] virtual Interest interest_in(std::size_t subject, const SourcePerson& person) const = 0;
};

/// A subject who is looked for, and the log of that search.
struct Sought {
  const DataSubject* subject = nullptr;
  SearchLog* log = nullptr;
};

/// What rows hold that rows of other sources hang on: values by "source/dataset" and column; the flag says
/// that the row was restricted.
using LinkValues = std::map<std::pair<std::string, std::string>, std::map<std::string, bool>>;

/// A case whose subject was confirmed in a source, and whose records are wanted.
struct Wanted {
  std::string case_reference;       ///< goes into the ids of the items
  std::vector<std::string> people;  ///< keys of the subject's entries; none: only what other sources lead to
  SearchLog* log = nullptr;
  LinkValues* links = nullptr;  ///< in: what other sources found; out: what this one found for them
  /// Out: the household members, relations and professionals that the rows refer to, without ids, each with
  /// its origins "source/dataset/key". The people wanted are not among them.
  std::vector<Party>* parties = nullptr;
};

/// Takes an item for the case of this index.
using CaseSink = std::function<void(std::size_t, FetchedItem)>;

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

  /// How many subjects go down together in one call; more only cost memory.
  [[nodiscard]] virtual std::size_t together() const { return 1; }

  /// People who could be each of the subjects, ordered by key. Finds too many rather than too few; deciding
  /// who is who is left to matching.
  [[nodiscard]] virtual std::vector<std::vector<SourcePerson>> find_candidates(
      std::span<const Sought> sought, const Recogniser& recogniser) = 0;

  /// Every row about the people wanted through the declared links, each once a case, datasets before those
  /// that hang on them. What `sink` throws passes through. Whoever a row that went to the sink names is
  /// among the parties of its case, even when fetching fails later.
  virtual void fetch(std::span<const Wanted> wanted, const CaseSink& sink) = 0;

  /// Whether the source can be reached and has the declared tables, columns or folders.
  [[nodiscard]] virtual Diagnostics check() = 0;
};

/// What a source is opened with. The context must outlive it.
struct Surroundings {
  std::filesystem::path workspace;
  const Context& context;
  SourceLimits limits = {};
  SecretReader secrets = {};
  /// Datasets and columns of this source that rows of other sources hang on.
  std::set<std::pair<std::string, std::string>> linked_from_outside = {};
  /// Called before each page of rows, to wait until the rows before are taken: once a server answers, the
  /// time of its statement runs.
  std::function<void()> wait_for_room = {};
};

/// Opens a source. A system that cannot be reached shows in the first call, not here, so that it ends in a
/// search record; secrets are read then too.
[[nodiscard]] std::unique_ptr<Source> open_source(const SourceConfig& config,
                                                  const Surroundings& surroundings);

}  // namespace dsrkit::sources
