#include "dsrkit/workflow/gathering.hpp"

#include "subject_party.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/gather/gather.hpp"
#include "dsrkit/gather/merge_parties.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/match/assess.hpp"
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
/// A confirmed entry can make another source's entry strong, and that one another's; more rounds find nothing
/// in practice.
constexpr int kSearchRounds = 3;
constexpr const char* kSupplied = "supplied";
constexpr const char* kWaived = "accepted by ";

bool is_confirmed(const PersonMatch& match) {
  return match.decided == MatchDecision::confirmed;
}

match::NicknameTable shipped_nicknames() {
  return match::NicknameTable::parse(files::read_file(files::shipped_data("names/nicknames.csv")));
}

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

/// Takes items from a source, puts their content into the vault and their metadata into the register.
class Intake {
public:
  Intake(Desk& desk, HeldCase& held) : m_desk(desk), m_held(held) {
    desk.reg().for_each_item(held.reference(),
                             [this](const Item& item) { m_known.emplace(item.id, item.digest); });
  }

  void take(sources::FetchedItem fetched) {
    m_desk.context().check_interrupt();
    Item& item = fetched.item;
    for (const auto& file : fetched.files) {
      item.attachments.at(file.index).blob = item.id + "-" + std::to_string(file.index);
      m_held.evidence().put(item.attachments.at(file.index).blob, file.bytes);
    }
    const std::string bytes = item_bytes(item);
    item.digest = m_held.keyed_digest("item", bytes);
    m_desk.context().progress->report("gathering records", ++m_taken, 0);
    const auto known = m_known.find(item.id);
    if (known != m_known.end() && known->second == item.digest) {
      return;
    }
    // The vault first: a record the register knows is always there.
    m_held.evidence().put(item.id, bytes);
    m_known[item.id] = item.digest;
    item.content = Value();
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

private:
  Desk& m_desk;
  HeldCase& m_held;
  std::map<std::string, std::string> m_known;
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
        m_nicknames(shipped_nicknames()),
        m_digest([this](std::string_view bytes) { return m_held.keyed_digest("search", bytes); }) {}

  void run() {
    search_until_nothing_new();
    keep_subject();
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
  void search_until_nothing_new() {
    for (int round = 0; round < kSearchRounds; ++round) {
      const DataSubject subject = known_subject();
      if (!search_all(subject) || known_subject() == subject) {
        break;
      }
    }
  }

  /// What a confirmed entry adds to the subject is the subject's own: it must stay readable.
  void keep_subject() {
    const auto known = m_desk.reg().parties(m_held.reference());
    const Party found = subject_party(known_subject());
    const Party subject = known.empty() ? found : with_more(known.front(), found);
    if (known.empty() || known.front() != subject) {
      m_held.write("subject-completed", Value::object(),
                   [&](store::Writer& writer) { writer.put_party(subject); });
    }
  }

  /// The subject as the request and the confirmed entries describe them.
  DataSubject known_subject() {
    DataSubject subject = m_held.request().subject;
    for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
      if (match && is_confirmed(*match)) {
        subject = match::with_confirmed(std::move(subject), person.details);
      }
    }
    return subject;
  }

  /// Whether some source has somebody who is now taken for the subject and was not before.
  bool search_all(const DataSubject& subject) {
    bool found_more = false;
    for (const SourceConfig& config : m_chosen) {
      const auto source =
          sources::open_source(config, m_desk.workspace().root(), m_desk.context(), m_held.reference());
      auto result = gather::search(*source, subject, m_desk.context(), m_digest);
      m_searched[config.id] = std::move(result.record);
      found_more = keep_candidates(config.id, subject, result.candidates) || found_more;
    }
    return found_more;
  }

  bool keep_candidates(const std::string& source, const DataSubject& subject,
                       const std::vector<SourcePerson>& candidates) {
    if (candidates.empty()) {
      return false;
    }
    auto assessed = match::assess_all(subject, candidates, m_nicknames);
    const std::set<std::string> before = confirmed_in(source);
    for (PersonMatch& match : assessed) {
      if (match.tier == MatchTier::strong) {
        match.decided = MatchDecision::confirmed;
        match.decided_by = "rule:strong";
        match.because = "the rule for strong matches holds; see the evidence";
      }
    }
    m_held.write("source-searched", Value::object({{"source", source}, {"candidates", candidates.size()}}),
                 [&](store::Writer& writer) {
                   for (const SourcePerson& person : candidates) {
                     writer.put_source_person(person);
                   }
                   for (const PersonMatch& match : assessed) {
                     writer.put_match(match);
                   }
                 });
    return confirmed_in(source) != before;
  }

  std::set<std::string> confirmed_in(const std::string& source) {
    std::set<std::string> people;
    for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
      if (person.source == source && match && is_confirmed(*match)) {
        people.insert(person.person);
      }
    }
    return people;
  }

  void fetch(const SourceConfig& config, Intake& intake) {
    const std::set<std::string> confirmed = confirmed_in(config.id);
    const SearchRecord& searched = m_searched.at(config.id);
    if (confirmed.empty() || searched.outcome == SearchOutcome::failed) {
      save_search(searched);
      return;
    }
    const auto source =
        sources::open_source(config, m_desk.workspace().root(), m_desk.context(), m_held.reference());
    auto result = gather::fetch(*source, {confirmed.begin(), confirmed.end()}, searched, m_desk.context(),
                                m_digest, [&](sources::FetchedItem item) { intake.take(std::move(item)); });
    intake.flush();
    note_undecided(config.id, result.record);
    keep_parties(std::move(result.parties));
    save_search(result.record);
  }

  /// Somebody else in the source may be the subject too: until an officer has said no, the search has a gap.
  void note_undecided(const std::string& source, SearchRecord& record) {
    std::size_t undecided = 0;
    for (const auto& [person, match] : m_desk.reg().candidates(m_held.reference())) {
      const bool open =
          match && match->decided == MatchDecision::undecided && match->tier == MatchTier::review;
      undecided += person.source == source && open ? 1U : 0U;
    }
    if (undecided > 0 && record.outcome != SearchOutcome::failed) {
      record.outcome = SearchOutcome::partial;
      record.reason += std::string(record.reason.empty() ? "" : "; ") + std::to_string(undecided) +
                       " possible entries wait for 'dsrkit match confirm' or 'reject'";
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
  match::NicknameTable m_nicknames;
  gather::KeyedDigest m_digest;
  std::map<std::string, SearchRecord> m_searched;
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
  record.started = desk.context().now();
  record.searched_by = desk.context().actor;
  record.queries = {"files handed over for the case"};
  std::vector<std::string> gaps;
  Intake intake(desk, held);
  for (const auto& path : options.supplied) {
    auto contents = sources::read_supplied(path, held.reference(), record.source, desk.context().today);
    record.fetched += static_cast<std::int64_t>(contents.items.size());
    for (auto& item : contents.items) {
      intake.take(std::move(item));
    }
    gaps.insert(gaps.end(), contents.gaps.begin(), contents.gaps.end());
  }
  intake.flush();
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

std::string next_party_id(const std::vector<Party>& parties) {
  std::size_t highest = 0;
  for (const Party& party : parties) {
    std::size_t number = 0;
    if (party.id.starts_with("P")) {
      std::from_chars(party.id.data() + 1, party.id.data() + party.id.size(), number);
    }
    highest = std::max(highest, number);
  }
  return "P" + std::to_string(highest + 1);
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

std::vector<PersonMatch> matches(Desk& desk, std::string_view reference) {
  (void)desk.reg().case_of(reference);
  std::vector<PersonMatch> found;
  for (auto& [person, match] : desk.reg().candidates(reference)) {
    if (match) {
      found.push_back(std::move(*match));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const PersonMatch& a, const PersonMatch& b) {
    return a.tier != b.tier ? a.tier < b.tier : a.score > b.score;
  });
  return found;
}

PersonMatch decide_match(Desk& desk, std::string_view reference, const std::string& person,
                         MatchDecision decision, const std::string& because) {
  HeldCase held(desk, reference);
  std::vector<PersonMatch> found;
  for (PersonMatch& match : matches(desk, reference)) {
    if (match.person == person || match.source + ":" + match.person == person) {
      found.push_back(std::move(match));
    }
  }
  if (found.empty()) {
    throw Error(ErrorCode::not_found, std::string(reference) + " has no source person '" + person + "'",
                "list them with 'dsrkit match " + std::string(reference) + "'");
  }
  if (found.size() > 1) {
    throw Error(ErrorCode::usage, "several sources have a person '" + person + "'",
                "write SOURCE:PERSON, for example " + found.front().source + ":" + found.front().person);
  }
  PersonMatch match = std::move(found.front());
  match.decided = decision;
  match.decided_by = desk.context().actor;
  match.because = because;
  // A key can be a pupil number: the audit names the entry by a keyed digest.
  held.write(decision == MatchDecision::confirmed ? "match-confirmed" : "match-rejected",
             Value::object({{"source", match.source},
                            {"entry", held.keyed_digest("source-person", match.person).substr(0, 16)}}),
             [&](store::Writer& writer) { writer.put_match(match); });
  return match;
}

std::vector<Party> parties(Desk& desk, std::string_view reference) {
  (void)desk.reg().case_of(reference);
  return desk.reg().parties(reference);
}

Diagnostics check_sources(Desk& desk, const std::string& source) {
  Diagnostics diagnostics;
  for (const SourceConfig& config : chosen_sources(desk, source)) {
    try {
      const auto found = sources::open_source(config, desk.workspace().root(), desk.context(), "")->check();
      diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    } catch (const Error& error) {
      diagnostics.push_back(
          {Severity::error, std::string(error_code_name(error.code())), config.id, error.what()});
    }
  }
  return diagnostics;
}

Party party_of(Desk& desk, std::string_view reference, const std::string& party) {
  for (Party& known : parties(desk, reference)) {
    if (known.id == party) {
      return std::move(known);
    }
  }
  throw Error(ErrorCode::not_found, std::string(reference) + " has no party '" + party + "'",
              "list them with 'dsrkit party list " + std::string(reference) + "'");
}

Party set_party(Desk& desk, std::string_view reference, Party party) {
  HeldCase held(desk, reference);
  if (party.id.empty()) {
    party.id = next_party_id(desk.reg().parties(reference));
    party.origins = {"officer"};
  }
  held.write("party-set", Value::object({{"party", party.id}, {"role", party_role_name(party.role)}}),
             [&](store::Writer& writer) { writer.put_party(party); });
  return party;
}

Party record_consent(Desk& desk, std::string_view reference, const std::string& party, Consent consent,
                     const std::string& because) {
  Party known = party_of(desk, reference, party);
  known.consent = consent;
  HeldCase held(desk, reference);
  const Value detail =
      Value::object({{"party", party}, {"consent", consent_name(consent)}, {"because", because}});
  held.write("consent-recorded", Value::object({{"party", party}, {"consent", consent_name(consent)}}),
             [&](store::Writer& writer) {
               writer.put_party(known);
               writer.append_event("consent", desk.context().today, detail);
             });
  return known;
}

}  // namespace dsrkit::workflow
