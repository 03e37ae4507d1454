#include "dsrkit/gather/gather.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/model/value.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <map>
#include <span>
#include <utility>

namespace dsrkit::gather {
namespace {

using sources::SearchLog;
using sources::Source;

SearchRecord begin_record(const Source& source, const Context& context) {
  SearchRecord record;
  record.source = source.config().id;
  record.on = context.today;
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

/// What a subject is searched by, in words.
std::vector<std::string> terms_of(const DataSubject& subject) {
  std::vector<std::string> terms;
  const std::size_t names = (subject.name.full().empty() ? 0U : 1U) + subject.also_known_as.size();
  const auto add = [&](std::size_t count, const std::string& one, const std::string& many) {
    if (count > 0) {
      terms.push_back(count == 1 ? "the " + one : std::to_string(count) + " " + many);
    }
  };
  add(names, "name", "names");
  add(subject.born ? 1 : 0, "date of birth", "");
  std::map<std::string, std::size_t> types;
  for (const Identifier& identifier : subject.identifiers) {
    ++types[identifier.type];
  }
  for (const auto& [type, count] : types) {
    add(count, type, type + "s");
  }
  add(subject.addresses.size(), "address", "addresses");
  add(subject.phones.size(), "phone number", "phone numbers");
  add(subject.emails.size(), "e-mail address", "e-mail addresses");
  return terms;
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

/// Passes items on and counts them by case; remembers when the receiver failed, so that a full disk here is
/// not taken for a failure of the source.
class CountingSink {
public:
  CountingSink(const sources::CaseSink& sink, std::size_t first, std::size_t cases)
      : m_sink(sink), m_first(first), m_counts(cases, 0) {}

  void operator()(std::size_t index, sources::FetchedItem item) {
    m_failed = true;
    m_sink(m_first + index, std::move(item));
    m_failed = false;
    ++m_counts[index];
  }

  [[nodiscard]] std::int64_t count(std::size_t index) const { return m_counts[index]; }

  [[nodiscard]] bool failed() const { return m_failed; }

private:
  const sources::CaseSink& m_sink;
  std::size_t m_first;
  std::vector<std::int64_t> m_counts;
  bool m_failed = false;
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

void add_counts(SearchRecord& record, const SearchLog& log) {
  add_once(record.queries, log.queries());
  record.pages += log.pages();
  record.retries += log.retries();
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

SearchResult begin_search(const Source& source, const SearchRequest& request, const Context& context) {
  SearchResult result;
  result.record = begin_record(source, context);
  result.record.terms = terms_of(*request.subject);
  return result;
}

/// What a library threw may hold words of a record: it is not repeated.
std::string unexpected_in(const Source& source) {
  return "source '" + source.config().id + "' stopped unexpectedly";
}

void search_some(Source& source, std::span<const SearchRequest> requests, std::span<SearchResult> results,
                 const sources::Recogniser& recogniser, const Context& context) {
  std::vector<SearchLog> logs(requests.size());
  std::vector<sources::Sought> sought;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    for (const std::string& value : parameters_of(*requests[i].subject)) {
      logs[i].parameter(value);
    }
    sought.push_back({requests[i].subject, &logs[i]});
  }
  std::string failure;
  try {
    auto found = source.find_candidates(sought, recogniser);
    for (std::size_t i = 0; i < requests.size(); ++i) {
      results[i].candidates = std::move(found.at(i));
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::interrupted) {
      throw;
    }
    failure = error.what();
  } catch (const std::exception&) {
    failure = unexpected_in(source);
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    SearchRecord& record = results[i].record;
    if (failure.empty()) {
      decide_search(record, results[i].candidates.size(), logs[i].gaps());
    } else {
      record.outcome = SearchOutcome::failed;
      record.reason = failure;
    }
    results[i].gaps = logs[i].gaps();
    add_remarks(record, logs[i]);
    add_counts(record, logs[i]);
    record.parameters_digest = digest_of(logs[i].parameters(), requests[i].digest);
    record.finished = context.now();
  }
}

/// Shows the recogniser only the subjects that go down together, by their own indices.
class SomeSubjects : public sources::Recogniser {
public:
  SomeSubjects(const sources::Recogniser& all, std::size_t first, std::size_t count)
      : m_all(all), m_first(first), m_count(count) {}

  void add_possible(const PersonDetails& part, std::vector<std::size_t>& subjects) const override {
    m_all.add_possible(part, subjects);
    std::erase_if(subjects, [this](std::size_t i) { return i < m_first || i >= m_first + m_count; });
    for (std::size_t& subject : subjects) {
      subject -= m_first;
    }
  }

  [[nodiscard]] sources::Interest interest_in(std::size_t subject,
                                              const SourcePerson& person) const override {
    return m_all.interest_in(m_first + subject, person);
  }

private:
  const sources::Recogniser& m_all;
  std::size_t m_first;
  std::size_t m_count;
};

void fetch_some(Source& source, std::span<const FetchRequest> requests, std::size_t first,
                std::span<FetchResult> results, const Context& context, const sources::CaseSink& sink) {
  std::vector<SearchLog> logs(requests.size());
  std::vector<sources::Wanted> wanted;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    for (const std::string& gap : requests[i].searched->gaps) {
      logs[i].gap(gap);
    }
    for (const std::string& person : requests[i].confirmed) {
      logs[i].parameter(person);
    }
    wanted.push_back({requests[i].case_reference, requests[i].confirmed, &logs[i], requests[i].links,
                      &results[i].parties});
  }
  CountingSink counting(sink, first, requests.size());
  std::string failure;
  try {
    source.fetch(wanted, std::ref(counting));
  } catch (const Error& error) {
    if (counting.failed() || error.code() == ErrorCode::interrupted) {
      throw;
    }
    failure = error.what();
  } catch (const std::exception&) {
    if (counting.failed()) {
      throw;
    }
    failure = unexpected_in(source);
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const FetchRequest& request = requests[i];
    SearchRecord& record = results[i].record;
    leave_out_subject(results[i].parties, source, request.confirmed);
    decide_fetch(record, logs[i], counting.count(i), failure);
    add_remarks(record, logs[i]);
    add_counts(record, logs[i]);
    record.parameters_digest = digest_of(
        {request.searched->record.parameters_digest, digest_of(logs[i].parameters(), request.digest)},
        request.digest);
    record.finished = context.now();
  }
}

FetchResult begin_fetch(const Source& source, const FetchRequest& request, const Context& context) {
  FetchResult result;
  const SearchRecord& searched = request.searched->record;
  result.record = begin_record(source, context);
  result.record.queries = searched.queries;
  result.record.terms = searched.terms;
  result.record.pages = searched.pages;
  result.record.retries = searched.retries;
  result.record.parameters_digest = searched.parameters_digest;
  return result;
}

}  // namespace

std::vector<SearchResult> search(Source& source, const std::vector<SearchRequest>& requests,
                                 const sources::Recogniser& recogniser, const Context& context) {
  std::vector<SearchResult> results;
  results.reserve(requests.size());
  for (const SearchRequest& request : requests) {
    results.push_back(begin_search(source, request, context));
  }
  if (source.config().kind == SourceKind::manual) {
    for (SearchResult& result : results) {
      result.record.terms.clear();
      result.record.reason = "waits for an answer from: " + source.config().holder;
      result.record.finished = context.now();
    }
    return results;
  }
  for (std::size_t first = 0; first < requests.size(); first += source.together()) {
    const std::size_t count = std::min(source.together(), requests.size() - first);
    const SomeSubjects some(recogniser, first, count);
    search_some(source, std::span(requests).subspan(first, count), std::span(results).subspan(first, count),
                some, context);
  }
  return results;
}

std::vector<FetchResult> fetch(Source& source, const std::vector<FetchRequest>& requests,
                               const Context& context, const sources::CaseSink& sink) {
  std::vector<FetchResult> results;
  results.reserve(requests.size());
  for (const FetchRequest& request : requests) {
    results.push_back(begin_fetch(source, request, context));
  }
  for (std::size_t first = 0; first < requests.size(); first += source.together()) {
    const std::size_t count = std::min(source.together(), requests.size() - first);
    fetch_some(source, std::span(requests).subspan(first, count), first,
               std::span(results).subspan(first, count), context, sink);
  }
  return results;
}

}  // namespace dsrkit::gather
