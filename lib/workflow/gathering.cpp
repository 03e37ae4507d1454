#include "dsrkit/workflow/gathering.hpp"

#include "identification.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/gather/gather.hpp"
#include "dsrkit/gather/merge_parties.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sources/supplied.hpp"
#include "dsrkit/workflow/transitions.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// So many items share one transaction: each costs a sync of the disk.
constexpr std::size_t kItemsPerWrite = 200;
/// A confirmed entry can make another source's entry strong, and that one another's. Two or three rounds are
/// usual; where so many are not enough, the search records say so.
constexpr int kSearchRounds = 10;
constexpr const char* kSupplied = "supplied";
constexpr const char* kWaived = "accepted by ";

const SourceConfig& source_config(const workspace::Config& config, const std::string& id) {
  std::vector<std::string> ids;
  for (const SourceConfig& source : config.sources) {
    if (source.id == id) {
      return source;
    }
    ids.push_back(source.id);
  }
  const std::string near = closest_match(id, ids);
  throw Error(ErrorCode::not_found, "there is no source '" + id + "'",
              near.empty() ? "the sources are: " + join(ids, ", ") : "did you mean '" + near + "'?");
}

std::unique_ptr<sources::Source> open(Desk& desk, const SourceConfig& config, const std::string& reference) {
  return sources::open_source(
      config, desk.workspace().root(), desk.context(), reference, {},
      [&desk](const SecretLocation& location) { return desk.workspace().secret(location); });
}

/// Takes items from a source, puts their content into the vault and their metadata into the register.
class Intake {
public:
  Intake(Desk& desk, HeldCase& held) : m_desk(desk), m_held(held) {}

  void take(sources::FetchedItem fetched) {
    m_desk.context().check_interrupt();
    Item& item = fetched.item;
    for (const auto& file : fetched.files) {
      item.attachments.at(file.index).blob = keep_attachment(item.id, file);
    }
    const std::string bytes = item_bytes(item);
    item.digest = m_held.keyed_digest("item", bytes);
    m_desk.context().progress->report("gathering records", ++m_taken, 0);
    item.content = Value();
    if (const auto known = find_known(item.id); known && is_same(*known, item)) {
      return;
    }
    // The vault first: a record the register knows is always there.
    keep(blob_name(item), bytes);
    m_waiting.push_back(std::move(item));
    if (m_waiting.size() >= kItemsPerWrite) {
      flush();
    }
  }

  void flush() {
    if (m_waiting.empty()) {
      return;
    }
    const auto count = m_waiting.size();
    m_held.write("items-gathered", Value::object({{"source", m_waiting.front().source}, {"items", count}}),
                 [this](store::Writer& writer) {
                   for (const Item& item : m_waiting) {
                     writer.put_item(item);
                   }
                   if (m_held.request().state != CaseState::received) {
                     // New records make what came after stale.
                     m_held.move(writer, CaseState::gathered);
                   }
                 });
    m_waiting.clear();
  }

  /// The item of this id as the case has it, without its content.
  [[nodiscard]] std::optional<Item> find_known(const std::string& id) const {
    const auto waiting =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const Item& item) { return item.id == id; });
    return waiting == m_waiting.end() ? m_desk.reg().find_item(m_held.reference(), id) : *waiting;
  }

private:
  /// On which day and by which way a record was fetched again is no news of it.
  static bool is_same(const Item& known, const Item& item) {
    return known.digest == item.digest && known.attachments == item.attachments &&
           known.data_class == item.data_class && (known.restricted || !item.restricted);
  }

  /// Names hold a digest of the bytes: what is there under this name is the same.
  void keep(const std::string& name, std::string_view bytes) const {
    if (!m_held.evidence().has(name)) {
      m_held.evidence().put(name, bytes);
    }
  }

  [[nodiscard]] std::string keep_attachment(const std::string& id,
                                            const sources::AttachmentBytes& file) const {
    constexpr std::size_t kDigits = 12;
    const std::string name = id + "-" + std::to_string(file.index) + "-" +
                             m_held.keyed_digest("attachment", file.bytes).substr(0, kDigits);
    keep(name, file.bytes);
    return name;
  }

  Desk& m_desk;
  HeldCase& m_held;
  std::vector<Item> m_waiting;
  std::size_t m_taken = 0;
};

/// One run of gather over the chosen sources.
class Gathering {
public:
  Gathering(Desk& desk, HeldCase& held, std::vector<SourceConfig> chosen)
      : m_desk(desk),
        m_held(held),
        m_chosen(std::move(chosen)),
        m_identification(desk, held),
        m_digest([this](std::string_view bytes) { return m_held.keyed_digest("search", bytes); }) {}

  void run() {
    bool more = true;
    for (int round = 0; round < kSearchRounds && more; ++round) {
      more = search_all();
    }
    m_stopped = more;
    m_identification.settle();
    m_identification.apply();
    Intake intake(m_desk, m_held);
    for (const SourceConfig& config : m_chosen) {
      if (config.kind != SourceKind::manual) {
        fetch(config, intake);
      } else if (!is_answered(config.id)) {
        save_search(m_searched.at(config.id));
      }
    }
  }

private:
  /// Whether somebody is now taken for the subject who was not before: then another round may find more.
  bool search_all() {
    const DataSubject subject = m_identification.subject();
    bool found_more = false;
    for (const SourceConfig& config : m_chosen) {
      const auto source = open(m_desk, config, m_held.reference());
      auto result = gather::search(*source, subject, m_desk.context(), m_digest);
      m_searched[config.id] = std::move(result.record);
      found_more = m_identification.take(result.candidates) || found_more;
    }
    return found_more;
  }

  void fetch(const SourceConfig& config, Intake& intake) {
    const std::set<std::string> confirmed = m_identification.confirmed_in(config.id);
    SearchRecord& searched = m_searched.at(config.id);
    note_stopped(searched);
    if (confirmed.empty() || searched.outcome == SearchOutcome::failed) {
      save_search(searched);
      return;
    }
    const auto source = open(m_desk, config, m_held.reference());
    auto result = gather::fetch(*source, {confirmed.begin(), confirmed.end()}, searched, m_desk.context(),
                                m_digest, [&](sources::FetchedItem item) { intake.take(std::move(item)); });
    intake.flush();
    note_undecided(config.id, result.record);
    note_stopped(result.record);
    keep_parties(std::move(result.parties));
    save_search(result.record);
  }

  /// Somebody else in the source may be the subject too: until an officer has said no, the search has a gap.
  void note_undecided(const std::string& source, SearchRecord& record) {
    if (const std::size_t undecided = m_identification.undecided_in(source); undecided > 0) {
      add_gap(record,
              std::to_string(undecided) + " possible entries wait for 'dsrkit match confirm' or 'reject'");
    }
  }

  /// Who was confirmed last could still lead to others.
  void note_stopped(SearchRecord& record) const {
    if (m_stopped) {
      add_gap(record, "after " + std::to_string(kSearchRounds) +
                          " rounds confirmed entries still led to others; gather again");
    }
  }

  static void add_gap(SearchRecord& record, const std::string& reason) {
    if (record.outcome != SearchOutcome::failed) {
      record.outcome = SearchOutcome::partial;
      record.reason += (record.reason.empty() ? "" : "; ") + reason;
    }
  }

  void keep_parties(std::vector<Party> found) {
    const auto existing = m_desk.reg().parties(m_held.reference());
    const auto merged = gather::merge_parties(existing, std::move(found));
    if (merged == existing) {
      return;
    }
    m_held.write("parties-found", Value::object({{"parties", merged.size()}}), [&](store::Writer& writer) {
      for (const Party& party : merged) {
        writer.put_party(party);
      }
    });
  }

  bool is_answered(const std::string& source) {
    for (const SearchRecord& search : m_desk.reg().searches(m_held.reference())) {
      if (search.source == source && is_settled(search)) {
        return true;
      }
    }
    return false;
  }

  void save_search(const SearchRecord& record) {
    m_held.write("search-recorded",
                 Value::object({{"source", record.source},
                                {"outcome", outcome_name(record.outcome)},
                                {"fetched", record.fetched}}),
                 [&](store::Writer& writer) { writer.append_search(record); });
  }

  Desk& m_desk;
  HeldCase& m_held;
  std::vector<SourceConfig> m_chosen;
  Identification m_identification;
  gather::KeyedDigest m_digest;
  std::map<std::string, SearchRecord> m_searched;
  bool m_stopped = false;  ///< the last search round still found somebody
};

std::vector<SourceConfig> chosen_sources(Desk& desk, const std::string& only) {
  const auto& config = desk.workspace().config();
  return only.empty() ? config.sources : std::vector<SourceConfig>{source_config(config, only)};
}

void record_answer(Desk& desk, HeldCase& held, const GatherOptions& options) {
  if (options.source.empty() || options.because.empty()) {
    throw Error(ErrorCode::usage, "a nil return or an accepted gap needs a source and a reason",
                "add --source ID and --because TEXT");
  }
  if (options.nil_return &&
      (options.source == kSupplied ||
       source_config(desk.workspace().config(), options.source).kind != SourceKind::manual)) {
    throw Error(ErrorCode::usage, "a nil return is for a source that somebody answers for",
                "a source that is searched says by itself when there is nothing");
  }
  SearchRecord record;
  // Files handed over have no configured source, but what they lack can be accepted too.
  record.source = options.source == kSupplied ? options.source
                                              : source_config(desk.workspace().config(), options.source).id;
  record.outcome = options.nil_return ? SearchOutcome::nil : SearchOutcome::not_searched;
  record.reason =
      options.nil_return ? options.because : kWaived + desk.context().actor + ": " + options.because;
  record.started = record.finished = desk.context().now();
  record.searched_by = desk.context().actor;
  held.write(options.nil_return ? "nil-return" : "gap-accepted", Value::object({{"source", record.source}}),
             [&](store::Writer& writer) {
               writer.append_search(record);
               writer.append_event(options.nil_return ? "nil-return" : "gap-accepted", desk.context().today,
                                   Value::object({{"source", record.source}, {"because", options.because}}));
             });
}

void take_supplied(Desk& desk, HeldCase& held, const GatherOptions& options) {
  SearchRecord record;
  record.source = options.source.empty() ? kSupplied : options.source;
  if (record.source != kSupplied &&
      source_config(desk.workspace().config(), record.source).kind != SourceKind::manual) {
    throw Error(ErrorCode::usage, "files cannot be handed over for a source that is searched",
                "leave --source out, or name a manual source");
  }
  record.started = desk.context().now();
  record.searched_by = desk.context().actor;
  record.queries = {"files handed over for the case"};
  std::vector<std::string> gaps;
  std::set<std::string> records;
  Intake intake(desk, held);
  for (const auto& path : options.supplied) {
    auto contents = sources::read_supplied(path, held.reference(), record.source, desk.context().today,
                                           options.supplied_class.value_or(DataClass::other));
    for (auto& fetched : contents.items) {
      records.insert(fetched.item.id);
      const auto known = intake.find_known(fetched.item.id);
      if (known && !options.supplied_class) {
        // What an officer said of it once stays true of it.
        fetched.item.data_class = known->data_class;
      }
      intake.take(std::move(fetched));
    }
    gaps.insert(gaps.end(), contents.gaps.begin(), contents.gaps.end());
  }
  intake.flush();
  record.fetched = static_cast<std::int64_t>(records.size());
  record.claimed = record.fetched;
  record.outcome = gaps.empty() ? SearchOutcome::complete : SearchOutcome::partial;
  record.reason = join(gaps, "; ");
  record.finished = desk.context().now();
  held.write("search-recorded",
             Value::object({{"source", record.source},
                            {"outcome", outcome_name(record.outcome)},
                            {"fetched", record.fetched}}),
             [&](store::Writer& writer) { writer.append_search(record); });
}

GatherReport dry_run(Desk& desk, std::string_view reference, const GatherOptions& options) {
  GatherReport report{std::string(reference), {}, desk.reg().count_items(reference), {}};
  for (const SourceConfig& source : chosen_sources(desk, options.source)) {
    report.planned.push_back(source.id + ": " + std::string(source_kind_name(source.kind)) + ", " +
                             (source.kind == SourceKind::manual
                                  ? "a task for " + source.holder
                                  : std::to_string(source.datasets.size()) + " datasets"));
  }
  return report;
}

}  // namespace

bool is_settled(const SearchRecord& search) {
  switch (search.outcome) {
    case SearchOutcome::complete:
    case SearchOutcome::nil: return true;
    case SearchOutcome::not_searched: return search.reason.starts_with(kWaived);
    case SearchOutcome::partial:
    case SearchOutcome::failed: return false;
  }
  return false;
}

bool GatherReport::has_gaps() const {
  return !std::all_of(searches.begin(), searches.end(), is_settled);
}

GatherReport gather(Desk& desk, std::string_view reference, const GatherOptions& options) {
  if (options.dry_run) {
    (void)desk.reg().case_of(reference);
    return dry_run(desk, reference, options);
  }
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  if (request.right == Right::complaint) {
    throw Error(ErrorCode::not_lawful,
                request.reference + ": nothing is gathered for a complaint (DPA 2018 s.164A(4))",
                "look into the case it is about, and record the outcome with 'dsrkit complaint outcome " +
                    request.reference + "'");
  }
  if (request.state == CaseState::identity_requested) {
    throw law::gate_error("identity", reference);
  }
  require_state(request,
                {CaseState::received, CaseState::gathered, CaseState::redacted, CaseState::reviewed,
                 CaseState::bundled, CaseState::sealed},
                "gather records");
  if (options.nil_return || options.accept_gap) {
    record_answer(desk, held, options);
  } else if (!options.supplied.empty()) {
    take_supplied(desk, held, options);
  } else if (desk.workspace().config().sources.empty()) {
    throw Error(ErrorCode::config_invalid, "no source is described, so nothing can be searched",
                "describe the council's systems in dsrkit.json, or hand over files with --from");
  } else {
    Gathering(desk, held, chosen_sources(desk, options.source)).run();
  }
  desk.context().progress->finish();

  GatherReport report{
      std::string(reference), desk.reg().searches(reference), desk.reg().count_items(reference), {}};
  if (held.request().state == CaseState::received) {
    held.write("gathered", Value::object({{"items", report.items}}), [&](store::Writer& writer) {
      writer.append_event("gathered", desk.context().today, Value::object({{"items", report.items}}));
      held.move(writer, CaseState::gathered);
    });
  }
  return report;
}

Diagnostics check_sources(Desk& desk, const std::string& source) {
  Diagnostics diagnostics;
  for (const SourceConfig& config : chosen_sources(desk, source)) {
    try {
      const auto found = open(desk, config, "")->check();
      diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    } catch (const Error& error) {
      diagnostics.push_back(
          {Severity::error, std::string(error_code_name(error.code())), config.id, error.what()});
    }
  }
  return diagnostics;
}

}  // namespace dsrkit::workflow
