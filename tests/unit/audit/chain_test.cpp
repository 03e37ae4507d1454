#include "dsrkit/audit/chain.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

using namespace dsrkit;
using audit::Damage;

namespace {

using Chain = std::vector<AuditEntry>;

Instant at(const char* text) {
  return *try_parse_instant(text);
}

Chain make_chain(int size) {
  Chain chain;
  audit::Head head;
  for (int i = 0; i < size; ++i) {
    AuditEntry entry;
    entry.at = at("2026-03-01T09:00:00Z");
    entry.actor = "officer.one";
    entry.case_reference = "AR-2026-0001";
    entry.action = "decision";
    entry.detail = Value::object({{"count", i}});
    chain.push_back(audit::link_entry(std::move(entry), head));
    head = {chain.back().sequence, chain.back().hash};
  }
  return chain;
}

audit::ChainResult verify(const Chain& chain, std::optional<audit::Checkpoint> checkpoint = std::nullopt) {
  audit::ChainVerifier verifier(std::move(checkpoint));
  for (const AuditEntry& entry : chain) {
    verifier.add(entry);
  }
  return verifier.result();
}

audit::Checkpoint checkpoint_of(const Chain& chain) {
  return {{chain.back().sequence, chain.back().hash}, at("2026-03-01T10:00:00Z")};
}

}  // namespace

TEST_CASE("the hash of an entry is what any JSON and SHA-256 tool computes", "[audit][hash]") {
  AuditEntry entry;
  entry.at = at("2026-03-01T09:00:00.500Z");
  entry.actor = "officer.one";
  entry.case_reference = "AR-2026-0001";
  entry.action = "gathered";
  entry.detail = Value::object({{"z", 1}, {"a", Value::array()}, {"é", "\"\n"}});
  const auto linked = audit::link_entry(entry, {});
  CHECK(linked.sequence == 1);
  CHECK(linked.previous == audit::kNoPrevious);
  CHECK(linked.hash == "722f9eaf47e6cf395c36df17685680372d8d8005a38d0f58c73de3581a36df62");
}

TEST_CASE("an untouched chain is whole and its head is the last entry", "[audit][verify]") {
  const Chain chain = make_chain(5);
  const auto result = verify(chain);
  CHECK(result.ok());
  CHECK(result.entries == 5);
  CHECK(result.head == audit::Head{5, chain.back().hash});
  CHECK(verify({}).ok());
}

TEST_CASE("a change to any field of an entry is found at that entry", "[audit][verify]") {
  const auto changed = [](auto change) {
    Chain chain = make_chain(5);
    change(chain[2]);
    return verify(chain);
  };
  const audit::ChainResult results[] = {
      changed([](AuditEntry& e) { e.actor = "officer.two"; }),
      changed([](AuditEntry& e) { e.action = "other"; }),
      changed([](AuditEntry& e) { e.case_reference = "AR-2026-0002"; }),
      changed([](AuditEntry& e) { e.at += std::chrono::seconds(1); }),
      changed([](AuditEntry& e) { e.detail.set("count", 99); }),
      changed([](AuditEntry& e) { e.hash = std::string(64, 'a'); }),
      changed([](AuditEntry& e) {
        e.actor = "officer.two";
        e.hash = audit::entry_hash(e);
      }),
  };
  for (const auto& result : results) {
    CHECK(result.damage == Damage::changed);
    CHECK(result.first_bad == 3);
    CHECK(result.entries == 5);
  }
}

TEST_CASE("a removed entry is found where it was", "[audit][verify]") {
  Chain chain = make_chain(5);
  chain.erase(chain.begin() + 2);
  const auto result = verify(chain);
  CHECK(result.damage == Damage::removed);
  CHECK(result.first_bad == 3);
  CHECK(verify({make_chain(2).back()}).first_bad == 1);
}

TEST_CASE("exchanged entries are found, with their old numbers or with new ones", "[audit][verify]") {
  Chain chain = make_chain(5);
  std::swap(chain[1], chain[3]);
  CHECK(verify(chain).first_bad == 2);
  CHECK_FALSE(verify(chain).ok());
  std::swap(chain[1].sequence, chain[3].sequence);
  const auto result = verify(chain);
  CHECK(result.damage == Damage::reordered);
  CHECK(result.first_bad == 2);
  chain = make_chain(3);
  chain.push_back(chain[1]);
  CHECK(verify(chain).damage == Damage::reordered);
}

TEST_CASE("a checkpoint finds a chain that was cut or rewritten, which the chain alone cannot",
          "[audit][checkpoint]") {
  const Chain chain = make_chain(5);
  const auto checkpoint = checkpoint_of(chain);
  CHECK(verify(chain, checkpoint).ok());

  Chain longer = make_chain(8);
  CHECK(verify(longer, checkpoint).ok());

  const Chain cut(chain.begin(), chain.begin() + 3);
  CHECK(verify(cut).ok());
  CHECK(verify(cut, checkpoint).damage == Damage::removed);
  CHECK(verify(cut, checkpoint).first_bad == 4);

  Chain rewritten;
  audit::Head head;
  for (AuditEntry entry : chain) {
    entry.actor = "officer.two";
    rewritten.push_back(audit::link_entry(entry, head));
    head = {rewritten.back().sequence, rewritten.back().hash};
  }
  CHECK(verify(rewritten).ok());
  CHECK(verify(rewritten, checkpoint).damage == Damage::rewritten);
}

TEST_CASE("a checkpoint comes back as it was written", "[audit][checkpoint]") {
  const auto checkpoint = checkpoint_of(make_chain(2));
  const std::string text = audit::write_checkpoint(checkpoint);
  CHECK_THAT(text, Catch::StartsWith("{\"format\":\"dsrkit.audit-checkpoint/1\",\"size\":2,\"hash\":\""));
  CHECK(audit::parse_checkpoint(text) == checkpoint);
}

TEST_CASE("what is no checkpoint is refused", "[audit][checkpoint]") {
  const std::string hash(audit::kNoPrevious);
  const std::string good = "{\"format\":\"dsrkit.audit-checkpoint/1\",\"size\":0,\"hash\":\"" + hash +
                           "\",\"at\":\"2026-03-01T10:00:00Z\"}";
  CHECK_NOTHROW(audit::parse_checkpoint(good));
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  CHECK_THROWS_AS(audit::parse_checkpoint("nothing"), Error);
  CHECK_THROWS_AS(audit::parse_checkpoint(with("checkpoint/1", "checkpoint/2")), Error);
  CHECK_THROWS_AS(audit::parse_checkpoint(with(":0,", ":-1,")), Error);
  CHECK_THROWS_AS(audit::parse_checkpoint(with(hash, "00")), Error);
  CHECK_THROWS_AS(audit::parse_checkpoint(with("T10", " 10")), Error);
  CHECK_THROWS_AS(audit::parse_checkpoint(with("\"size\"", "\"length\"")), Error);
}
