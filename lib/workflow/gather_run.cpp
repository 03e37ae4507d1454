#include "gather_run.hpp"

#include "linked_sources.hpp"
#include "recognisers.hpp"
#include "supplied_answers.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/gather/merge_parties.hpp"
#include "dsrkit/gather/side_by_side.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/record_owners.hpp"
#include "dsrkit/workspace/add_source.hpp"

#include <algorithm>
#include <functional>
#include <thread>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// A confirmed entry can make another source's entry strong, and that one another's. Two or three rounds are
/// usual; where so many are not enough, the search records say so.
constexpr int kSearchRounds = 10;
/// Sources that are asked at the same time: they wait for their servers, not for this processor.
constexpr std::size_t kSideBySide = 4;

void add_gap(SearchRecord& record, const std::string& reason) {
  if (record.outcome != SearchOutcome::failed) {
    record.outcome = SearchOutcome::partial;
    record.reason += (record.reason.empty() ? "" : "; ") + reason;
  }
}

void add_links(sources::LinkValues& links, const sources::LinkValues& more) {
  for (const auto& [column, values] : more) {
    for (const auto& [value, restricted] : values) {
      bool& known = links[column][value];
      known = known || restricted;
    }
  }
}

bool is_led_to(const SourceConfig& config) {
  bool found = false;
  for_each_outside_link(config, [&](const std::string&, const DatasetLink&) { found = true; });
  return found;
}

}  // namespace

GatherRun::GatherRun(Desk& desk, const std::vector<HeldCase*>& cases, std::vector<SourceConfig> chosen)
    : m_desk(desk), m_chosen(std::move(chosen)), m_nicknames(shipped_nicknames()), m_keeper(desk) {
  for (HeldCase* held : cases) {
    m_cases.push_back({*held,
                       Identification(desk, *held, m_nicknames),
                       [held](std::string_view bytes) { return held->keyed_digest("search", bytes); },
                       {},
                       {},
                       {},
                       true,
                       {}});
    // Made now: searches side by side only read it.
    (void)m_cases.back().digest("");
  }
}

std::unique_ptr<sources::Source> GatherRun::open(const SourceConfig& config,
                                                 std::function<void()> wait_for_room) {
  const auto secret = [this](const SecretLocation& location) {
    const std::lock_guard lock(m_shared);
    return m_desk.workspace().secret(location);
  };
  return sources::open_source(config, {m_desk.workspace().root(),
                                       m_desk.context(),
                                       {},
                                       secret,
                                       linked_from_outside(config),
                                       std::move(wait_for_room)});
}

std::set<std::pair<std::string, std::string>> GatherRun::linked_from_outside(
    const SourceConfig& config) const {
  std::set<std::pair<std::string, std::string>> columns;
  for (const SourceConfig& other : m_chosen) {
    for_each_outside_link(other, [&](const std::string& source, const DatasetLink& link) {
      if (source == config.id) {
        columns.emplace(link.to.substr(source.size() + 1), link.to_column);
      }
    });
  }
  return columns;
}

void GatherRun::search_round() {
  std::vector<InHand*> active;
  std::vector<DataSubject> subjects;
  for (InHand& one : m_cases) {
    if (one.more) {
      active.push_back(&one);
      subjects.push_back(one.identification.subject());
    }
  }
  const Recognisers recognisers(subjects, m_nicknames);
  std::vector<gather::SearchRequest> requests;
  for (std::size_t i = 0; i < active.size(); ++i) {
    requests.push_back({&subjects[i], active[i]->digest});
  }
  std::vector<std::vector<gather::SearchResult>> results(m_chosen.size());
  std::vector<std::function<void()>> jobs;
  std::size_t searched = 0;
  for (std::size_t i = 0; i < m_chosen.size(); ++i) {
    jobs.emplace_back([&, i] {
      results[i] = gather::search(*open(m_chosen[i]), requests, recognisers, m_desk.context());
      const std::lock_guard lock(m_shared);
      m_desk.context().progress->report("searching sources", ++searched, m_chosen.size());
      for (std::size_t one = 0; one < active.size(); ++one) {
        tell("source-searched", active[one]->held, results[i][one].record);
      }
    });
  }
  gather::run_side_by_side(jobs, kSideBySide);
  for (std::size_t i = 0; i < active.size(); ++i) {
    InHand& one = *active[i];
    one.more = false;
    for (std::size_t source = 0; source < m_chosen.size(); ++source) {
      gather::SearchResult& result = results[source][i];
      one.more = one.identification.take(result.candidates) || one.more;
      one.searched[m_chosen[source].id] = std::move(result);
    }
  }
}

/// Sources in the order of the configuration, those that lead to others in an earlier wave than these. Where
/// they lead in a circle, the rest is one wave.
std::vector<std::vector<const SourceConfig*>> GatherRun::waves() const {
  std::vector<std::vector<const SourceConfig*>> waves;
  std::vector<const SourceConfig*> waiting;
  for (const SourceConfig& config : m_chosen) {
    waiting.push_back(&config);
  }
  while (!waiting.empty()) {
    const auto must_wait = [&](const SourceConfig* config) {
      bool found = false;
      for_each_outside_link(*config, [&](const std::string& source, const DatasetLink&) {
        found = found || std::any_of(waiting.begin(), waiting.end(),
                                     [&](const SourceConfig* other) { return other->id == source; });
      });
      return found;
    };
    std::vector<const SourceConfig*> ready;
    std::vector<const SourceConfig*> later;
    for (const SourceConfig* config : waiting) {
      (must_wait(config) ? later : ready).push_back(config);
    }
    if (ready.empty()) {
      std::swap(ready, later);
    }
    waves.push_back(std::move(ready));
    waiting = std::move(later);
  }
  return waves;
}

void GatherRun::run() {
  const auto any_more = [&] {
    return std::any_of(m_cases.begin(), m_cases.end(), [](const InHand& one) { return one.more; });
  };
  for (int round = 0; round < kSearchRounds && any_more(); ++round) {
    search_round();
  }
  m_desk.reg().together([&] {
    for (InHand& one : m_cases) {
      one.identification.settle();
      one.identification.apply();
    }
  });
  for (InHand& one : m_cases) {
    one.identification.remove_dropped();
    one.run = run_digest(one);
  }
  for (const auto& wave : waves()) {
    fetch_wave(wave);
  }
  forget_run();
}

/// Two runs of a day that have the same digest fetch the same: what one has finished the other need not do.
std::string GatherRun::run_digest(const InHand& one) const {
  Value sources = Value::array();
  for (const SourceConfig& config : m_chosen) {
    Value confirmed = Value::array();
    for (const std::string& person : one.identification.confirmed_in(config.id)) {
      confirmed.push_back(person);
    }
    sources.push_back(
        Value::object({{"source", workspace::source_to_json(config)}, {"confirmed", std::move(confirmed)}}));
  }
  return one.digest(codec::write_json(
      Value::object({{"day", format_date(m_desk.context().today)}, {"sources", std::move(sources)}})));
}

/// Whether a run that was killed has brought everything from a source. Rows of one that leads to others are
/// read again: the others hang on them.
bool GatherRun::is_done(const InHand& one, const SourceConfig& config) {
  return linked_from_outside(config).empty() &&
         m_desk.reg().stage_digest(one.held.reference(), fetched_stage(config.id)) == one.run;
}

void GatherRun::forget_run() {
  m_desk.reg().together([&] {
    for (InHand& one : m_cases) {
      one.held.write("gather-finished", Value::object(), [&](store::Writer& writer) {
        for (const SourceConfig& config : m_chosen) {
          writer.put_stage_digest(fetched_stage(config.id), "");
        }
      });
    }
  });
}

/// Why rows that hang on rows of other sources may be missing: empty when all those sources were gathered to
/// their end before.
std::string GatherRun::what_leads_nowhere(const InHand& one, const SourceConfig& config) {
  std::vector<std::string> missing;
  for_each_outside_link(config, [&](const std::string& source, const DatasetLink&) {
    const auto ended = one.ended.find(source);
    const bool to_its_end = ended != one.ended.end() &&
                            (ended->second == SearchOutcome::complete || ended->second == SearchOutcome::nil);
    if (!to_its_end && std::find(missing.begin(), missing.end(), source) == missing.end()) {
      missing.push_back(source);
    }
  });
  return missing.empty() ? std::string()
                         : "records of " + join(missing, " and ") +
                               " lead to this source and were not all gathered before it";
}

GatherRun::Errand GatherRun::errand_to(const SourceConfig& config) {
  Errand errand;
  errand.config = &config;
  const bool led_to = is_led_to(config);
  errand.links.reserve(m_cases.size());
  for (InHand& one : m_cases) {
    const auto confirmed = one.identification.confirmed_in(config.id);
    const gather::SearchResult& searched = one.searched.at(config.id);
    if ((!confirmed.empty() || led_to) && searched.record.outcome != SearchOutcome::failed &&
        !is_done(one, config)) {
      errand.cases.push_back(&one);
      errand.doubts.push_back(what_leads_nowhere(one, config));
      errand.links.push_back(led_to ? one.links : sources::LinkValues());
      errand.requests.push_back({one.held.reference(),
                                 {confirmed.begin(), confirmed.end()},
                                 &searched,
                                 &errand.links.back(),
                                 one.digest});
    }
  }
  return errand;
}

void GatherRun::fetch_wave(const std::vector<const SourceConfig*>& wave) {
  std::vector<Errand> errands;
  for (const SourceConfig* config : wave) {
    if (config->kind == SourceKind::manual) {
      record_manual(*config);
    } else {
      errands.push_back(errand_to(*config));
    }
  }
  fetch_side_by_side(errands);
}

/// Sources are read side by side and their items kept one source after the other: what is written does not
/// depend on which server is faster.
void GatherRun::fetch_side_by_side(std::vector<Errand>& errands) {
  std::vector<gather::ItemQueue> queues(errands.size());
  std::vector<std::function<void()>> jobs;
  for (std::size_t i = 0; i < errands.size(); ++i) {
    jobs.emplace_back([&, i] {
      std::exception_ptr failure;
      try {
        if (!errands[i].requests.empty()) {
          errands[i].results = gather::fetch(
              *open(*errands[i].config, [&, i] { queues[i].wait_for_room(); }), errands[i].requests,
              m_desk.context(),
              [&](std::size_t index, sources::FetchedItem item) { queues[i].push(index, std::move(item)); });
        }
      } catch (...) {
        failure = std::current_exception();
      }
      queues[i].finish(failure);
    });
  }
  std::thread reading([&] { gather::run_side_by_side(jobs, kSideBySide); });
  try {
    for (std::size_t i = 0; i < errands.size(); ++i) {
      while (auto delivery = queues[i].pop()) {
        m_keeper.take(errands[i].cases[delivery->first]->held, std::move(delivery->second));
      }
      m_keeper.flush();
      m_desk.reg().together([&] { keep_results(errands[i]); });
    }
  } catch (...) {
    for (gather::ItemQueue& queue : queues) {
      queue.cancel();
    }
    reading.join();
    throw;
  }
  reading.join();
}

void GatherRun::keep_results(Errand& errand) {
  const std::string& source = errand.config->id;
  for (std::size_t i = 0; i < errand.cases.size(); ++i) {
    InHand& one = *errand.cases[i];
    gather::FetchResult& result = errand.results[i];
    if (const std::size_t undecided = one.identification.undecided_in(source); undecided > 0) {
      add_gap(result.record,
              std::to_string(undecided) + " possible entries wait for 'dsrkit match confirm' or 'reject'");
    }
    if (!errand.doubts[i].empty()) {
      add_gap(result.record, errand.doubts[i]);
    }
    note_doubts(one, result.record);
    add_links(one.links, errand.links[i]);
    keep_parties(one.held, std::move(result.parties));
    save_search(one, result.record);
    tell("source-fetched", one.held, result.record);
  }
  for (InHand& one : m_cases) {
    if (std::find(errand.cases.begin(), errand.cases.end(), &one) == errand.cases.end() &&
        !is_done(one, *errand.config)) {
      SearchRecord& record = one.searched.at(source).record;
      note_nobody(one, one.searched.at(source));
      note_doubts(one, record);
      save_search(one, record);
    }
  }
}

void GatherRun::record_manual(const SourceConfig& config) {
  for (InHand& one : m_cases) {
    if (!is_answered(one.held, config.id)) {
      note_asked(m_desk, one.held, config.id);
      save_search(one, one.searched.at(config.id).record);
    }
  }
}

/// Where everybody who could have been the person was decided not to be, nobody waits any more.
void GatherRun::note_nobody(const InHand& one, gather::SearchResult& searched) {
  SearchRecord& record = searched.record;
  if (record.outcome == SearchOutcome::partial && searched.gaps.empty() &&
      one.identification.undecided_in(record.source) == 0) {
    record.outcome = SearchOutcome::nil;
    record.reason = "none of those in this source who could be the person is";
  }
}

/// Who was confirmed last could still lead to others.
void GatherRun::note_doubts(const InHand& one, SearchRecord& record) {
  if (one.more) {
    add_gap(record, "after " + std::to_string(kSearchRounds) +
                        " rounds confirmed entries still led to others; gather again");
  }
}

void GatherRun::keep_parties(HeldCase& held, std::vector<Party> found) {
  const auto existing = m_desk.reg().parties(held.reference());
  const auto merged = gather::merge_parties(existing, std::move(found));
  if (merged == existing) {
    return;
  }
  held.write("parties-found", Value::object({{"parties", merged.size()}}), [&](store::Writer& writer) {
    for (const Party& party : merged) {
      writer.put_party(party);
    }
  });
}

bool GatherRun::is_answered(const HeldCase& held, const std::string& source) {
  const auto searches = m_desk.reg().searches(held.reference());
  return std::any_of(searches.begin(), searches.end(), [&](const SearchRecord& search) {
    return search.source == source && is_settled(search);
  });
}

void GatherRun::tell(std::string_view step, const HeldCase& held, const SearchRecord& record) const {
  m_desk.context().progress->ended(
      {step, held.reference(), record.source, outcome_name(record.outcome), record.fetched});
}

void GatherRun::save_search(InHand& one, const SearchRecord& record) {
  one.ended[record.source] = record.outcome;
  one.held.write("search-recorded",
                 Value::object({{"source", record.source},
                                {"outcome", outcome_name(record.outcome)},
                                {"fetched", record.fetched}}),
                 [&](store::Writer& writer) {
                   writer.append_search(record);
                   if (record.outcome == SearchOutcome::complete) {
                     writer.put_stage_digest(fetched_stage(record.source), one.run);
                   }
                 });
}

}  // namespace dsrkit::workflow
