#include "dsrkit/gather/gather.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

#include <functional>

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

  std::vector<SourcePerson> find_candidates(const DataSubject& /*subject*/,
                                            sources::SearchLog& log) override {
    log.query("SELECT 1");
    return on_find(log);
  }

  void fetch_records(const std::string& person, sources::SearchLog& log,
                     const sources::ItemSink& sink) override {
    log.query("SELECT 2");
    on_fetch(person, log, sink);
  }

  std::vector<Party> parties_around(const std::string& /*person*/, sources::SearchLog& /*log*/) override {
    return around;
  }

  Diagnostics check() override { return {}; }

  SourceConfig m_config;
  std::function<std::vector<SourcePerson>(sources::SearchLog&)> on_find = [](auto&) {
    return std::vector<SourcePerson>{};
  };
  std::function<void(const std::string&, sources::SearchLog&, const sources::ItemSink&)> on_fetch =
      [](const auto&, auto&, const auto&) {};
  std::vector<Party> around;
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

SearchRecord fetched(StubSource& source, std::vector<std::string> confirmed = {"p1"}) {
  return gather::fetch(source, confirmed, {}, context(), digest, [](sources::FetchedItem) {}).record;
}

void give(const sources::ItemSink& sink, int count) {
  for (int i = 0; i < count; ++i) {
    sink({});
  }
}

}  // namespace

TEST_CASE("nobody found is nil, people found wait for a decision", "[gather][search]") {
  StubSource source;
  const auto nil = gather::search(source, subject(), context(), digest);
  CHECK(nil.record.outcome == SearchOutcome::nil);
  CHECK(nil.record.searched_by == "officer");
  CHECK(nil.record.queries == std::vector<std::string>{"SELECT 1"});
  CHECK(nil.record.parameters_digest.starts_with("digest-of-"));

  source.on_find = [](auto&) { return std::vector<SourcePerson>{{"crm", "p1", {}}}; };
  const auto waiting = gather::search(source, subject(), context(), digest);
  CHECK(waiting.record.outcome == SearchOutcome::partial);
  CHECK(waiting.candidates.size() == 1);
}

TEST_CASE("a failed search never looks like nil", "[gather][search]") {
  StubSource source;
  source.on_find = [](auto&) -> std::vector<SourcePerson> {
    throw Error(ErrorCode::source_unavailable, "no answer");
  };
  const auto result = gather::search(source, subject(), context(), digest);
  CHECK(result.record.outcome == SearchOutcome::failed);
  CHECK(result.record.reason == "no answer");

  source.on_find = [](sources::SearchLog& log) {
    log.gap("stopped early");
    return std::vector<SourcePerson>{};
  };
  CHECK(gather::search(source, subject(), context(), digest).record.outcome == SearchOutcome::partial);
}

TEST_CASE("a manual source is not searched and names who answers", "[gather][search]") {
  StubSource source;
  source.m_config.kind = SourceKind::manual;
  const auto result = gather::search(source, subject(), context(), digest);
  CHECK(result.record.outcome == SearchOutcome::not_searched);
  CHECK(result.record.reason == "waits for an answer from: Records team");
}

TEST_CASE("an interruption is not an outcome", "[gather][search]") {
  StubSource source;
  source.on_find = [](auto&) -> std::vector<SourcePerson> { throw Error(ErrorCode::interrupted, "stopped"); };
  CHECK_THROWS_AS(gather::search(source, subject(), context(), digest), Error);
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

TEST_CASE("a receiver that fails is not a failure of the source", "[gather][fetch]") {
  StubSource source;
  source.on_fetch = [](const auto&, auto&, const auto& sink) { give(sink, 1); };
  const auto full_disk = [](sources::FetchedItem) { throw Error(ErrorCode::io_failed, "disk full"); };
  CHECK_THROWS_AS(gather::fetch(source, {"p1"}, {}, context(), digest, full_disk), Error);
}

TEST_CASE("the record of fetching goes on from the record of searching", "[gather][fetch]") {
  StubSource source;
  SearchRecord searched;
  searched.queries = {"SELECT 1"};
  searched.parameters_digest = "before";
  const auto result = gather::fetch(source, {"p1"}, searched, context(), digest, [](sources::FetchedItem) {});
  CHECK(result.record.queries == std::vector<std::string>{"SELECT 1", "SELECT 2"});
  CHECK(result.record.parameters_digest != "before");
}

TEST_CASE("a second entry of the subject is not a party of the case", "[gather][fetch]") {
  StubSource source;
  Party duplicate;
  duplicate.origins = {"crm/person/p2"};
  Party mother;
  mother.origins = {"crm/person/p3"};
  source.around = {duplicate, mother};
  const auto result = gather::fetch(source, {"p1", "p2"}, {}, context(), digest, [](sources::FetchedItem) {});
  for (const Party& party : result.parties) {
    CHECK(party.origins == mother.origins);
  }
  CHECK(result.parties.size() == 2);
}
