#include "supplied_answers.hpp"

#include "record_keeper.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/sources/supplied.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kSupplied = "supplied";

bool is_manual(Desk& desk, const std::string& source) {
  return source != kSupplied && source_config(desk.workspace().config(), source).kind == SourceKind::manual;
}

void require_answer(Desk& desk, const GatherOptions& options) {
  if (options.source.empty() || options.because.empty()) {
    throw Error(ErrorCode::usage, "a nil return or an accepted gap needs a source and a reason",
                "add --source ID and --because TEXT");
  }
  // Files handed over have no configured source, but what they lack can be accepted too.
  if (!is_manual(desk, options.source) && options.nil_return) {
    throw Error(ErrorCode::usage, "a nil return is for a source that somebody answers for",
                "a source that is searched says by itself when there is nothing");
  }
}

SearchRecord begin_record(Desk& desk, const std::string& source) {
  SearchRecord record;
  record.source = source;
  record.on = desk.context().today;
  record.started = desk.context().now();
  record.searched_by = desk.context().actor;
  return record;
}

/// Who accepts that a search stays incomplete does not undo what it found.
void accept_gap(SearchRecord& record, Desk& desk, const std::string& reference) {
  for (const SearchRecord& before : desk.reg().searches(reference)) {
    if (before.source != record.source) {
      continue;
    }
    if (before.outcome == SearchOutcome::complete) {
      throw Error(ErrorCode::wrong_state,
                  reference + ": the search of '" + record.source + "' has no gap that could be accepted",
                  "see 'dsrkit gather " + reference + " --history'");
    }
    if (before.fetched > 0) {
      record.outcome = SearchOutcome::partial;
      record.claimed = before.claimed;
      record.fetched = before.fetched;
      record.queries = before.queries;
      record.terms = before.terms;
      record.pages = before.pages;
      record.retries = before.retries;
      record.parameters_digest = before.parameters_digest;
    }
  }
  record.approved_by = desk.context().actor;
}

/// What an earlier file lacked is still missing until somebody accepts it.
std::vector<std::string> open_gaps(Desk& desk, const std::string& reference, const std::string& source) {
  std::vector<std::string> gaps;
  for (const SearchRecord& before : desk.reg().searches(reference)) {
    if (before.source == source && before.outcome == SearchOutcome::partial && !is_settled(before) &&
        before.reason != kSearchUnfinished) {
      gaps.push_back(before.reason);
    }
  }
  return gaps;
}

/// What records_request() tells the owner, counted and without values.
std::vector<std::string> terms_for_owner(const DataSubject& subject) {
  const std::size_t names = 1 + subject.also_known_as.size();
  std::vector<std::string> terms{names == 1 ? "the name" : std::to_string(names) + " names"};
  if (subject.born) {
    terms.emplace_back("the date of birth");
  }
  return terms;
}

}  // namespace

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

void note_asked(Desk& desk, HeldCase& held, const std::string& source) {
  if (history_of(desk, held.reference()).owner_asked(source) != nullptr) {
    return;
  }
  // Older registers know only when it was first gathered.
  Date on = desk.context().today;
  for (const SearchRecord& search : desk.reg().search_history(held.reference())) {
    if (search.source == source) {
      on = search.on.value_or(date_of(search.started));
      break;
    }
  }
  held.write(event::kSourceAsked, Value::object({{"source", source}, {"on", format_date(on)}}),
             [&](store::Writer& writer) {
               writer.append_event(event::kSourceAsked, on, Value::object({{"source", source}}));
             });
}

void record_answer(Desk& desk, HeldCase& held, const GatherOptions& options) {
  require_answer(desk, options);
  SearchRecord record = begin_record(desk, options.source);
  record.reason = options.because;
  record.evidence = options.evidence;
  if (options.nil_return) {
    record.outcome = SearchOutcome::nil;
    record.terms = terms_for_owner(held.request().subject);
  } else {
    accept_gap(record, desk, held.reference());
  }
  record.finished = desk.context().now();
  const std::string_view kind = options.nil_return ? event::kNilReturn : event::kGapAccepted;
  held.write(kind, Value::object({{"source", record.source}}), [&](store::Writer& writer) {
    writer.append_search(record);
    writer.append_event(
        kind, desk.context().today,
        Value::object(
            {{"source", record.source}, {"because", options.because}, {"evidence", options.evidence}}));
  });
}

void take_supplied(Desk& desk, HeldCase& held, const GatherOptions& options) {
  SearchRecord record = begin_record(desk, options.source.empty() ? kSupplied : options.source);
  const bool answered = is_manual(desk, record.source);
  if (!answered && record.source != kSupplied) {
    throw Error(ErrorCode::usage, "files cannot be handed over for a source that is searched",
                "leave --source out, or name a manual source");
  }
  record.evidence = options.evidence;
  record.queries = {"files handed over for the case"};
  if (answered) {
    record.terms = terms_for_owner(held.request().subject);
  }
  const std::vector<std::string> before = open_gaps(desk, held.reference(), record.source);
  std::vector<std::string> gaps;
  std::set<std::string> records;
  RecordKeeper keeper(desk);
  for (const auto& path : options.supplied) {
    auto contents = sources::read_supplied(path, held.reference(), record.source, desk.context().today,
                                           options.supplied_class.value_or(DataClass::other));
    for (auto& fetched : contents.items) {
      records.insert(fetched.item.id);
      const auto known = keeper.find_known(held, fetched.item.id);
      if (known && !options.supplied_class) {
        // What an officer said of it once stays true of it.
        fetched.item.data_class = known->data_class;
      }
      keeper.take(held, std::move(fetched));
    }
    gaps.insert(gaps.end(), contents.gaps.begin(), contents.gaps.end());
  }
  keeper.flush();
  record.fetched = static_cast<std::int64_t>(records.size());
  record.reason = join(gaps, "; ");
  for (const std::string& gap : before) {
    if (record.reason.find(gap) == std::string::npos) {
      record.reason = gap + (record.reason.empty() ? "" : "; ") + record.reason;
    }
  }
  record.outcome = record.reason.empty() ? SearchOutcome::complete : SearchOutcome::partial;
  record.finished = desk.context().now();
  held.write("search-recorded",
             Value::object({{"source", record.source},
                            {"outcome", outcome_name(record.outcome)},
                            {"fetched", record.fetched}}),
             [&](store::Writer& writer) {
               writer.append_search(record);
               if (answered) {
                 writer.append_event(event::kSourceAnswered, desk.context().today,
                                     Value::object({{"source", record.source},
                                                    {"records", record.fetched},
                                                    {"evidence", record.evidence}}));
               }
             });
}

bool is_settled(const SearchRecord& search) {
  switch (search.outcome) {
    case SearchOutcome::complete:
    case SearchOutcome::nil: return true;
    case SearchOutcome::not_searched:
    case SearchOutcome::partial:
    case SearchOutcome::failed: return !search.approved_by.empty();
  }
  return false;
}

}  // namespace dsrkit::workflow
