#include "dsrkit/gather/gather.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/model/value.hpp"

#include <algorithm>
#include <exception>
#include <utility>

namespace dsrkit::gather {
namespace {

using sources::SearchLog;
using sources::Source;

SearchRecord begin_record(const Source& source, const Context& context) {
  SearchRecord record;
  record.source = source.config().id;
  record.started = context.now();
  record.searched_by = context.actor;
  return record;
}

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& text : more) {
    if (std::find(list.begin(), list.end(), text) == list.end()) {
      list.push_back(text);
    }
  }
}

std::string digest_of(const std::vector<std::string>& values, const KeyedDigest& digest) {
  Value::Array parts(values.begin(), values.end());
  return digest(codec::write_json(Value(std::move(parts))));
}

/// What the subject is searched by, in a fixed order.
std::vector<std::string> parameters_of(const DataSubject& subject) {
  std::vector<std::string> values{subject.name.full()};
  for (const PersonName& name : subject.also_known_as) {
    values.push_back(name.full());
  }
  if (subject.born) {
    values.push_back(format_date(*subject.born));
  }
  for (const Identifier& identifier : subject.identifiers) {
    values.push_back(identifier.type + "=" + identifier.value);
  }
  for (const auto* list : {&subject.addresses, &subject.phones, &subject.emails}) {
    values.insert(values.end(), list->begin(), list->end());
  }
  return values;
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void decide_search(SearchRecord& record, std::size_t candidates, const std::vector<std::string>& gaps) {
  if (!gaps.empty()) {
    record.outcome = SearchOutcome::partial;
    record.reason = join(gaps, "; ");
  } else if (candidates == 0) {
    record.outcome = SearchOutcome::nil;
    record.reason = "nobody in this source could be the person";
  } else {
    record.outcome = SearchOutcome::partial;
    record.reason = counted(candidates, "possible person waits", "possible people wait") +
                    " for a decision; records are fetched afterwards";
  }
}

/// Passes items on and counts them; keeps what the receiver threw, so that a full disk here is not taken for
/// a failure of the source.
class CountingSink {
public:
  explicit CountingSink(const sources::ItemSink& sink) : m_sink(sink) {}

  void operator()(sources::FetchedItem item) {
    try {
      m_sink(std::move(item));
    } catch (...) {
      m_failure = std::current_exception();
      throw;
    }
    ++m_count;
  }

  [[nodiscard]] std::int64_t count() const { return m_count; }

  [[nodiscard]] bool failed() const { return m_failure != nullptr; }

private:
  const sources::ItemSink& m_sink;
  std::int64_t m_count = 0;
  std::exception_ptr m_failure;
};

/// Fills in how fetching went. `failure` is why the source stopped, or empty.
void decide_fetch(SearchRecord& record, const SearchLog& log, std::int64_t fetched,
                  const std::string& failure) {
  record.fetched = fetched;
  record.claimed = log.claimed();
  std::vector<std::string> reasons = log.gaps();
  if (record.claimed && *record.claimed != fetched && failure.empty()) {
    reasons.push_back("the source says it has " + std::to_string(*record.claimed) + " records and gave " +
                      std::to_string(fetched));
  }
  if (!failure.empty()) {
    reasons.insert(reasons.begin(), failure);
    record.outcome = fetched == 0 ? SearchOutcome::failed : SearchOutcome::partial;
  } else if (!reasons.empty()) {
    record.outcome = SearchOutcome::partial;
  } else if (fetched == 0) {
    record.outcome = SearchOutcome::nil;
    reasons.emplace_back("the source holds no records of the person");
  } else {
    record.outcome = SearchOutcome::complete;
  }
  record.reason = join(reasons, "; ");
}

/// What is worth knowing of a search that is complete all the same.
void add_remarks(SearchRecord& record, const SearchLog& log) {
  for (const std::string& remark : log.remarks()) {
    record.reason += (record.reason.empty() ? "" : "; ") + remark;
  }
}

/// Leaves out entries of people who are confirmed to be the subject: a duplicate of the subject in the same
/// household is no third party.
void leave_out_subject(std::vector<Party>& parties, const Source& source,
                       const std::vector<std::string>& confirmed) {
  std::vector<std::string> own;
  for (const DatasetConfig& dataset : source.config().datasets) {
    for (const std::string& person : confirmed) {
      if (dataset.role == DatasetRole::person) {
        own.push_back(source.config().id + "/" + dataset.id + "/" + person);
      }
    }
  }
  const auto is_own = [&](const Party& party) {
    return std::any_of(party.origins.begin(), party.origins.end(), [&](const std::string& origin) {
      return std::find(own.begin(), own.end(), origin) != own.end();
    });
  };
  parties.erase(std::remove_if(parties.begin(), parties.end(), is_own), parties.end());
}

}  // namespace

SearchResult search(Source& source, const DataSubject& subject, const Context& context,
                    const KeyedDigest& digest) {
  SearchResult result;
  result.record = begin_record(source, context);
  SearchRecord& record = result.record;
  if (source.config().kind == SourceKind::manual) {
    record.reason = "waits for an answer from: " + source.config().holder;
    record.finished = context.now();
    return result;
  }
  SearchLog log;
  for (const std::string& value : parameters_of(subject)) {
    log.parameter(value);
  }
  try {
    result.candidates = source.find_candidates(subject, log);
    decide_search(record, result.candidates.size(), log.gaps());
  } catch (const Error& error) {
    if (error.code() == ErrorCode::interrupted) {
      throw;
    }
    record.outcome = SearchOutcome::failed;
    record.reason = error.what();
  }
  add_remarks(record, log);
  record.queries = log.queries();
  record.parameters_digest = digest_of(log.parameters(), digest);
  record.finished = context.now();
  return result;
}

FetchResult fetch(Source& source, const std::vector<std::string>& confirmed, const SearchRecord& searched,
                  const Context& context, const KeyedDigest& digest, const sources::ItemSink& sink) {
  FetchResult result;
  SearchRecord& record = result.record;
  record = begin_record(source, context);
  record.queries = searched.queries;
  record.parameters_digest = searched.parameters_digest;
  if (confirmed.empty()) {
    record.outcome = SearchOutcome::nil;
    record.reason = "nobody in this source was confirmed to be the person";
    record.finished = context.now();
    return result;
  }
  SearchLog log;
  CountingSink counting(sink);
  std::string failure;
  try {
    for (const std::string& person : confirmed) {
      log.parameter(person);
      source.fetch_records(person, log, std::ref(counting));
      auto around = source.parties_around(person, log);
      result.parties.insert(result.parties.end(), around.begin(), around.end());
    }
  } catch (const Error& error) {
    if (counting.failed() || error.code() == ErrorCode::interrupted) {
      throw;
    }
    failure = error.what();
  }
  leave_out_subject(result.parties, source, confirmed);
  decide_fetch(record, log, counting.count(), failure);
  add_remarks(record, log);
  add_once(record.queries, log.queries());
  record.parameters_digest =
      digest_of({searched.parameters_digest, digest_of(log.parameters(), digest)}, digest);
  record.finished = context.now();
  return result;
}

}  // namespace dsrkit::gather
