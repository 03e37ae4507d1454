#include "dsrkit/gather/gather.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <stdexcept>

using namespace dsrkit;

namespace {

/// A source whose behaviour a test decides.
class StubSource : public sources::Source {
public:
  StubSource() {
    m_config.id = "crm";
    m_config.kind = SourceKind::sql;
    m_config.holder = "Records team";
    DatasetConfig person;
    person.id = "person";
    person.role = DatasetRole::person;
    m_config.datasets = {person};
  }

  [[nodiscard]] const SourceConfig& config() const override { return m_config; }

  std::vector<std::vector<SourcePerson>> find_candidates(std::span<const sources::Sought> sought,
                                                         const sources::Recogniser& /*recogniser*/) override {
    std::vector<std::vector<SourcePerson>> found;
    for (const sources::Sought& one : sought) {
      one.log->query("SELECT 1");
      found.push_back(on_find(*one.log));
    }
    return found;
  }

  void fetch(std::span<const sources::Wanted> wanted, const sources::CaseSink& sink) override {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      *wanted[i].parties = around;
      wanted[i].log->query("SELECT 2");
      for (const std::string& person : wanted[i].people) {
        on_fetch(person, *wanted[i].log, [&](sources::FetchedItem item) { sink(i, std::move(item)); });
      }
    }
  }

  [[nodiscard]] std::size_t together() const override { return takes; }

  Diagnostics check() override { return {}; }

  SourceConfig m_config;
  std::function<std::vector<SourcePerson>(sources::SearchLog&)> on_find = [](auto&) {
    return std::vector<SourcePerson>{};
  };
  std::function<void(const std::string&, sources::SearchLog&, const sources::ItemSink&)> on_fetch =
      [](const auto&, auto&, const auto&) {};
  std::vector<Party> around;
  std::size_t takes = 1;
};

class Nobody : public sources::Recogniser {
public:
  void add_possible(const PersonDetails& /*part*/, std::vector<std::size_t>& /*subjects*/) const override {}

  [[nodiscard]] sources::Interest interest_in(std::size_t /*subject*/,
                                              const SourcePerson& /*person*/) const override {
    return sources::Interest::none;
  }
};

Context context() {
  Context result;
  result.now = [] { return Instant{std::chrono::hours{1}}; };
  result.actor = "officer";
  return result;
}

std::string digest(std::string_view text) {
  return "digest-of-" + std::to_string(text.size());
}

DataSubject subject() {
  DataSubject result;
  result.name = {"Aisha", "Khan"};
  return result;
}

gather::SearchResult searched(StubSource& source) {
  const DataSubject who = subject();
  return gather::search(source, {{&who, digest}}, Nobody(), context()).at(0);
}

gather::FetchRequest request(const std::vector<std::string>& confirmed, const gather::SearchResult& search) {
  return {"AR-2026-0001", confirmed, &search, nullptr, digest};
}

SearchRecord fetched(StubSource& source, const std::vector<std::string>& confirmed = {"p1"},
                     const gather::SearchResult& search = {}) {
  return gather::fetch(source, {request(confirmed, search)}, context(),
                       [](std::size_t, sources::FetchedItem) {})
      .at(0)
      .record;
}

void give(const sources::ItemSink& sink, int count) {
  for (int i = 0; i < count; ++i) {
    sink({});
  }
}

}  // namespace

TEST_CASE("nobody found is nil, people found wait for a decision", "[gather][search]") {
  StubSource source;
  const auto nil = searched(source);
  CHECK(nil.record.outcome == SearchOutcome::nil);
  CHECK(nil.record.searched_by == "officer");
  CHECK(nil.record.queries == std::vector<std::string>{"SELECT 1"});
  CHECK(nil.record.parameters_digest.starts_with("digest-of-"));

  source.on_find = [](auto&) { return std::vector<SourcePerson>{{"crm", "p1", {}}}; };
  const auto waiting = searched(source);
  CHECK(waiting.record.outcome == SearchOutcome::partial);
  CHECK(waiting.candidates.size() == 1);
}

TEST_CASE("a failed search never looks like nil", "[gather][search]") {
  StubSource source;
  source.on_find = [](auto&) -> std::vector<SourcePerson> {
    throw Error(ErrorCode::source_unavailable, "no answer");
  };
  const auto result = searched(source);
  CHECK(result.record.outcome == SearchOutcome::failed);
  CHECK(result.record.reason == "no answer");

  source.on_find = [](sources::SearchLog& log) {
    log.gap("stopped early");
    return std::vector<SourcePerson>{};
  };
  CHECK(searched(source).record.outcome == SearchOutcome::partial);
}

TEST_CASE("a manual source is not searched and names who answers", "[gather][search]") {
  StubSource source;
  source.m_config.kind = SourceKind::manual;
  const auto result = searched(source);
  CHECK(result.record.outcome == SearchOutcome::not_searched);
  CHECK(result.record.reason == "waits for an answer from: Records team");
}

TEST_CASE("an interruption is not an outcome", "[gather][search]") {
  StubSource source;
  source.on_find = [](auto&) -> std::vector<SourcePerson> { throw Error(ErrorCode::interrupted, "stopped"); };
  CHECK_THROWS_AS(searched(source), Error);
}

TEST_CASE("fetching ends complete, nil, partial or failed", "[gather][fetch]") {
  StubSource source;
  CHECK(fetched(source, {}).outcome == SearchOutcome::nil);
  CHECK(fetched(source).outcome == SearchOutcome::nil);

  source.on_fetch = [](const auto&, sources::SearchLog& log, const auto& sink) {
    log.claim(2);
    give(sink, 2);
  };
  const auto complete = fetched(source, {"p1", "p2"});
  CHECK(complete.outcome == SearchOutcome::complete);
  CHECK(complete.fetched == 4);
  CHECK(complete.claimed == 4);
  CHECK(complete.reason.empty());

  source.on_fetch = [](const auto&, sources::SearchLog& log, const auto& sink) {
    log.claim(3);
    give(sink, 2);
  };
  CHECK(fetched(source).outcome == SearchOutcome::partial);

  source.on_fetch = [](const auto&, auto&, const auto& sink) {
    give(sink, 2);
    throw Error(ErrorCode::source_unavailable, "went away");
  };
  const auto halfway = fetched(source);
  CHECK(halfway.outcome == SearchOutcome::partial);
  CHECK(halfway.fetched == 2);
  CHECK(halfway.reason == "went away");

  source.on_fetch = [](const auto&, auto&, const auto&) {
    throw Error(ErrorCode::source_unavailable, "never came");
  };
  CHECK(fetched(source).outcome == SearchOutcome::failed);
}

TEST_CASE("a source that breaks off has told whom it named", "[gather][fetch]") {
  StubSource source;
  Party named;
  named.names = {"Jo Bloggs"};
  source.around = {named};
  source.on_fetch = [](const auto&, auto&, const auto& sink) {
    give(sink, 1);
    throw Error(ErrorCode::source_unavailable, "went away");
  };
  const gather::SearchResult search;
  const auto result = gather::fetch(source, {request({"p1"}, search)}, context(),
                                    [](std::size_t, const sources::FetchedItem&) {});
  CHECK(result.at(0).record.outcome == SearchOutcome::partial);
  CHECK(result.at(0).parties.size() == 1);
}

TEST_CASE("what a library throws in a source is a failure of that source and repeats no words of it",
          "[gather]") {
  StubSource source;
  source.on_find = [](auto&) -> std::vector<SourcePerson> { throw std::out_of_range("Aisha Khan"); };
  const auto search = searched(source);
  CHECK(search.record.outcome == SearchOutcome::failed);
  CHECK(search.record.reason == "source 'crm' stopped unexpectedly");

  source.on_fetch = [](const auto&, auto&, const auto&) { throw std::out_of_range("Aisha Khan"); };
  const auto record = fetched(source);
  CHECK(record.outcome == SearchOutcome::failed);
  CHECK(record.reason == "source 'crm' stopped unexpectedly");
}

TEST_CASE("a receiver that fails is not a failure of the source", "[gather][fetch]") {
  StubSource source;
  source.on_fetch = [](const auto&, auto&, const auto& sink) { give(sink, 1); };
  const auto full_disk = [](std::size_t, sources::FetchedItem) {
    throw Error(ErrorCode::io_failed, "disk full");
  };
  const gather::SearchResult search;
  CHECK_THROWS_AS(gather::fetch(source, {request({"p1"}, search)}, context(), full_disk), Error);
}

TEST_CASE("the record of fetching goes on from the record of searching", "[gather][fetch]") {
  StubSource source;
  gather::SearchResult search;
  search.record.queries = {"SELECT 1"};
  search.record.terms = {"the name"};
  search.record.pages = 2;
  search.record.parameters_digest = "before";
  const auto record = fetched(source, {"p1"}, search);
  CHECK(record.queries == std::vector<std::string>{"SELECT 1", "SELECT 2"});
  CHECK(record.terms == std::vector<std::string>{"the name"});
  CHECK(record.pages == 2);
  CHECK(record.parameters_digest != "before");
}

TEST_CASE("what was missing while searching is still missing when everything found was fetched",
          "[gather][fetch]") {
  StubSource source;
  source.on_find = [](sources::SearchLog& log) {
    log.gap("more people than it hands over");
    return std::vector<SourcePerson>{{"crm", "p1", {}}};
  };
  source.on_fetch = [](const auto&, auto&, const auto& sink) { give(sink, 1); };
  const auto record = fetched(source, {"p1"}, searched(source));
  CHECK(record.outcome == SearchOutcome::partial);
  CHECK(record.reason == "more people than it hands over");
}

TEST_CASE("subjects go down together, and as many at a time as the source takes", "[gather][batch]") {
  StubSource source;
  source.takes = GENERATE(1U, 2U, 10U);
  const DataSubject who = subject();
  source.on_find = [](auto&) { return std::vector<SourcePerson>{{"crm", "p1", {}}}; };
  const std::vector<gather::SearchRequest> requests(5, {&who, digest});
  const auto results = gather::search(source, requests, Nobody(), context());
  REQUIRE(results.size() == 5);
  CHECK(results[4].candidates.size() == 1);
  CHECK(results[4].record.terms == std::vector<std::string>{"the name"});

  source.on_fetch = [](const std::string& person, auto&, const auto& sink) {
    give(sink, person == "none" ? 0 : 2);
  };
  std::vector<int> items(5, 0);
  std::vector<gather::FetchRequest> wanted(5, request({"p1"}, results[0]));
  wanted[3].confirmed = {"none"};
  const auto fetched =
      gather::fetch(source, wanted, context(), [&](std::size_t i, sources::FetchedItem) { ++items[i]; });
  CHECK(items == std::vector<int>{2, 2, 2, 0, 2});
  CHECK(fetched[3].record.outcome == SearchOutcome::nil);
  CHECK(fetched[4].record.outcome == SearchOutcome::complete);
}

TEST_CASE("a second entry of the subject is not a party of the case", "[gather][fetch]") {
  StubSource source;
  Party duplicate;
  duplicate.origins = {"crm/person/p2"};
  Party mother;
  mother.origins = {"crm/person/p3"};
  source.around = {duplicate, mother};
  const gather::SearchResult search;
  const auto result = gather::fetch(source, {request({"p1", "p2"}, search)}, context(),
                                    [](std::size_t, sources::FetchedItem) {})
                          .at(0);
  for (const Party& party : result.parties) {
    CHECK(party.origins == mother.origins);
  }
  CHECK(result.parties.size() == 1);
}
