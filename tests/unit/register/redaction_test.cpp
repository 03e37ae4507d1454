#include "register_fixture.hpp"

#include "dsrkit/sql/sqlite.hpp"

using namespace dsrkit;
using store::DecidedMention;
using store::Writer;
using test::error_of;
using test::RegisterFixture;

namespace {

Party make_party(const std::string& id, PartyRole role) {
  Party party;
  party.id = id;
  party.role = role;
  party.names = {"Karen Example", "Kaz"};
  party.born = *try_parse_date("1980-02-29");
  party.relation = "neighbour";
  party.employer = "GP surgery";
  party.job = "social worker";
  party.identifiers = {{"nino", "QQ 12 34 56 C"}};
  party.addresses = {"2 Example Street"};
  party.safe_addresses = {"3 Hidden Street"};
  party.phones = {"07700 900124"};
  party.emails = {"k@example.org"};
  party.deceased = true;
  party.informant = true;
  party.known_to_subject = false;
  party.consent = Consent::refused;
  party.consent_on = *try_parse_date("2026-02-27");
  party.balance = Balance{true,
                          "known already",
                          {"a name", "none owed", "asked by letter", "can consent", "would rather not"},
                          *try_parse_date("2026-02-28"),
                          "officer.one"};
  party.watch_terms = {"Rose House", "Hilltop School"};
  party.origins = {"crm/contacts/1", "officer"};
  return party;
}

Mention make_mention(const std::string& key, const std::string& item) {
  Mention mention;
  mention.key = key;
  mention.passage = {item, "/notes/0/text", true};
  mention.finding = {4, 9, "person", "dictionary", 0.875, "P1", "usual name of a party"};
  return mention;
}

Decision make_decision(const std::string& mention, Action action, const std::string& rule) {
  Decision decision;
  decision.mention = mention;
  decision.action = action;
  decision.code = action == Action::redact ? "TP" : "";
  decision.label = action == Action::redact ? "[Person B, neighbour: withheld, code TP]" : "";
  decision.reason = "third party without consent";
  decision.rule = rule;
  decision.decided_by = rule.empty() ? "officer.one" : "policy";
  decision.decided_at = *try_parse_instant("2026-03-01T09:00:00.777Z");
  return decision;
}

/// A case with one party, two items and three mentions: a and b in the first item, c in the second.
struct MentionFixture : RegisterFixture {
  MentionFixture() {
    Item item;
    item.retrieved = context.today;
    change([&](Writer& writer) {
      writer.put_party(make_party("P1", PartyRole::third_party));
      for (const char* id : {"i1", "i2"}) {
        item.id = id;
        writer.put_item(item);
      }
      const std::vector<Mention> first{make_mention("b", "i1"), make_mention("a", "i1")};
      const std::vector<Mention> second{make_mention("c", "i2")};
      writer.replace_mentions("i2", second);
      writer.replace_mentions("i1", first);
    });
  }

  void decide(const Decision& decision) {
    change([&](Writer& writer) { writer.append_decisions(std::vector{decision}); });
  }

  [[nodiscard]] std::optional<Decision> decision_on(const std::string& key) const {
    std::optional<Decision> found;
    store.for_each_mention(reference, [&](const DecidedMention& decided) {
      if (decided.mention.key == key) {
        found = decided.decision;
      }
    });
    return found;
  }
};

}  // namespace

TEST_CASE("parties come back with every field, the subject first, then by number", "[register][party]") {
  RegisterFixture f;
  Party unknown;
  unknown.id = "P10";
  const std::vector<Party> expected{make_party("S", PartyRole::subject),
                                    make_party("P2", PartyRole::professional), unknown};
  f.change([&](Writer& writer) {
    writer.put_party(expected[2]);
    writer.put_party(expected[1]);
    writer.put_party(expected[0]);
  });
  CHECK(f.store.parties(f.reference) == expected);
}

TEST_CASE("a party can be replaced, and removed while nothing mentions it", "[register][party]") {
  MentionFixture f;
  Party renamed = make_party("P1", PartyRole::third_party);
  renamed.relation = "aunt";
  f.change([&](Writer& writer) { writer.put_party(renamed); });
  CHECK(f.store.parties(f.reference) == std::vector{renamed});
  const auto remove = [](Writer& writer) { writer.remove_party("P1"); };
  CHECK(error_of([&] { f.change(remove); }, "P1") == ErrorCode::wrong_state);
  f.change([](Writer& writer) {
    writer.replace_mentions("i1", {});
    writer.replace_mentions("i2", {});
  });
  f.change(remove);
  CHECK(f.store.parties(f.reference).empty());
}

TEST_CASE("mentions come back in reading order, item by item", "[register][mention]") {
  const MentionFixture f;
  std::vector<std::string> keys;
  f.store.for_each_mention(f.reference,
                           [&](const DecidedMention& decided) { keys.push_back(decided.mention.key); });
  CHECK(keys == std::vector<std::string>{"b", "a", "c"});
  const auto of_item = f.store.mentions(f.reference, "i2");
  REQUIRE(of_item.size() == 1);
  CHECK(of_item[0].mention == make_mention("c", "i2"));
  CHECK(of_item[0].open());
}

TEST_CASE("a mention of nobody known comes back without a party", "[register][mention]") {
  MentionFixture f;
  Mention mention = make_mention("d", "i2");
  mention.finding.party.reset();
  mention.passage.in_key = false;
  f.change([&](Writer& writer) { writer.replace_mentions("i2", std::vector{mention}); });
  CHECK(f.store.mentions(f.reference, "i2")[0].mention == mention);
}

TEST_CASE("a mention needs its item and its party", "[register][mention]") {
  MentionFixture f;
  CHECK(error_of([&] { f.change([](Writer& writer) { writer.replace_mentions("i9", {}); }); }, "i9") ==
        ErrorCode::not_found);
  Mention mention = make_mention("d", "i2");
  mention.finding.party = "P9";
  CHECK(error_of([&] {
          f.change([&](Writer& writer) { writer.replace_mentions("i2", std::vector{mention}); });
        }) == ErrorCode::internal);
  CHECK(f.store.mentions(f.reference, "i2").size() == 1);
}

TEST_CASE("an officer's decision outranks every proposal, earlier or later", "[register][decision]") {
  MentionFixture f;
  CHECK_FALSE(f.decision_on("a"));
  f.decide(make_decision("a", Action::redact, "policy.third-party"));
  CHECK(f.decision_on("a") == make_decision("a", Action::redact, "policy.third-party"));
  f.decide(make_decision("a", Action::disclose, ""));
  f.decide(make_decision("a", Action::refer, "policy.other"));
  CHECK(f.decision_on("a") == make_decision("a", Action::disclose, ""));
  f.decide(make_decision("a", Action::redact, ""));
  CHECK(f.decision_on("a") == make_decision("a", Action::redact, ""));
  CHECK(f.store.decision_history(f.reference, "a").size() == 4);
  CHECK_FALSE(f.decision_on("b"));
}

TEST_CASE("a proposal that repeats the last one is not stored again", "[register][decision]") {
  MentionFixture f;
  Decision proposal = make_decision("a", Action::redact, "policy.third-party");
  f.decide(proposal);
  proposal.decided_at += std::chrono::hours(1);
  f.decide(proposal);
  CHECK(f.store.decision_history(f.reference, "a").size() == 1);
  f.decide(make_decision("a", Action::refer, "policy.third-party"));
  f.decide(proposal);
  CHECK(f.store.decision_history(f.reference, "a").size() == 3);
}

TEST_CASE("decisions outlive a new run that finds the same mention", "[register][decision]") {
  MentionFixture f;
  f.decide(make_decision("c", Action::disclose, ""));
  f.change([](Writer& writer) { writer.replace_mentions("i2", {}); });
  CHECK(f.store.mentions(f.reference, "i2").empty());
  f.change([](Writer& writer) { writer.replace_mentions("i2", std::vector{make_mention("c", "i2")}); });
  CHECK(f.decision_on("c") == make_decision("c", Action::disclose, ""));
}

TEST_CASE("mentions are counted by the decision that counts", "[register][decision]") {
  MentionFixture f;
  CHECK(f.store.mention_counts(f.reference) == store::MentionCounts{3, 0, 0, 3});
  f.decide(make_decision("a", Action::redact, "policy.x"));
  f.decide(make_decision("b", Action::refer, "policy.x"));
  CHECK(f.store.mention_counts(f.reference) == store::MentionCounts{3, 0, 1, 2});
  f.decide(make_decision("b", Action::disclose, ""));
  f.decide(make_decision("c", Action::disclose, ""));
  CHECK(f.store.mention_counts(f.reference) == store::MentionCounts{3, 2, 1, 0});
}
