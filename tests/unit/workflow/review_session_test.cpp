#include "dsrkit/workflow/review_session.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::workflow;

namespace {

ReviewPlace open_place(const std::string& key) {
  ReviewPlace place;
  place.text = "Grant";
  place.decided.mention.key = key;
  place.decided.mention.passage.item = "item-" + key;
  place.decided.mention.finding.kind = "person";
  place.decided.decision = Decision{key, Action::refer, "", "", "nobody known", "nobody-known", "policy", {}};
  return place;
}

ReviewGroup group_of(const std::string& id, const std::vector<std::string>& keys, bool ambiguous = false) {
  ReviewGroup group;
  group.id = id;
  group.ambiguous = ambiguous;
  for (const auto& key : keys) {
    group.places.push_back(open_place(key));
  }
  return group;
}

/// Writes down what it is told.
class Recorder : public ReviewActs {
public:
  explicit Recorder(std::vector<ReviewGroup> held) : m_held(std::move(held)) {}

  std::vector<ReviewGroup> groups() override { return m_held; }

  std::vector<Choice> codes() override { return listed_codes; }

  std::vector<Choice> people() override { return listed_people; }

  PlaceContext context(const ReviewPlace& place) override {
    PlaceContext context;
    context.record.source = "source of " + place.decided.mention.passage.item;
    return context;
  }

  void decide(const std::vector<std::string>& keys, const OfficerDecision& decision) override {
    if (decision.code == "NONSENSE") {
      throw Error(ErrorCode::not_found, "there is no exemption NONSENSE");
    }
    std::string line(action_name(decision.action));
    for (const auto& key : keys) {
      line += " " + key;
    }
    acts.push_back(line + ": " + decision.because);
  }

  void learn_name(const std::string& party, const std::string& relation, const std::string& words) override {
    acts.push_back("learn " + party + "/" + relation + "/" + words);
  }

  std::vector<std::string> acts;
  std::vector<Choice> listed_codes;
  std::vector<Choice> listed_people;

private:
  std::vector<ReviewGroup> m_held;
};

void press(ReviewSession& session, const std::vector<std::string>& keys) {
  for (const auto& key : keys) {
    session.press(key);
  }
}

using Acts = std::vector<std::string>;

}  // namespace

TEST_CASE("a decision is recorded at once and the next open place comes up") {
  Recorder recorder({group_of("g", {"a", "b"})});
  ReviewSession session(recorder);
  press(session, {"r", "X", "Y", "backspace", "enter"});
  CHECK(recorder.acts == Acts{"redact a: X"});
  CHECK(session.place()->decided.mention.key == "b");
  CHECK(session.open_places() == 1);
}

TEST_CASE("one decision for all the same asks first and never for a second reason") {
  Recorder recorder({group_of("g", {"a", "b", "c"}), group_of("h", {"d"})});
  ReviewSession session(recorder);
  press(session, {"d", "X", "enter", "a"});
  CHECK(session.mode() == ReviewSession::Mode::confirm);
  session.press("n");
  CHECK(recorder.acts.size() == 1);
  press(session, {"a", "y"});
  CHECK(recorder.acts == Acts{"disclose a: X", "disclose b c: X"});
  CHECK(session.place()->decided.mention.key == "d");
}

TEST_CASE("places that could mean several people are never decided together") {
  Recorder recorder({group_of("g", {"a", "b"}, true)});
  ReviewSession session(recorder);
  press(session, {"d", "X", "enter", "a", "y"});
  CHECK(recorder.acts.size() == 1);
  press(session, {"i"});
  CHECK(session.mode() == ReviewSession::Mode::place);
}

TEST_CASE("what an officer decided otherwise stays when the others are decided together") {
  auto group = group_of("g", {"a", "b", "c"});
  group.places[1].decided.decision = Decision{"b", Action::disclose, "", "", "known", "", "ann", {}};
  Recorder recorder({group});
  ReviewSession session(recorder);
  press(session, {"r", "X", "enter", "a", "y"});
  CHECK(recorder.acts == Acts{"redact a: X", "redact c: X"});
}

TEST_CASE("taking back appends how it was before") {
  Recorder recorder({group_of("g", {"a", "b"})});
  ReviewSession session(recorder);
  press(session, {"r", "X", "enter", "u"});
  CHECK(recorder.acts == Acts{"redact a: X", "refer a: nobody known"});
  CHECK(session.place()->decided.mention.key == "a");
  CHECK(session.open_places() == 2);
  session.press("u");
  CHECK(recorder.acts.size() == 2);
}

TEST_CASE("an act that is refused changes nothing and says why") {
  Recorder recorder({group_of("g", {"a"})});
  ReviewSession session(recorder);
  press(session, {"c", "N", "O", "N", "S", "E", "N", "S", "E", "enter", "X", "enter"});
  CHECK(session.message().find("NONSENSE") != std::string::npos);
  CHECK(session.open_places() == 1);
  CHECK(recorder.acts.empty());
}

TEST_CASE("words become a name of the party that is named, or of a new one") {
  Recorder recorder({group_of("g", {"a"})});
  ReviewSession session(recorder);
  press(session, {"i", "P", "2", "enter", "i", "a", "u", "n", "t", "enter"});
  CHECK(recorder.acts == Acts{"learn P2//Grant", "learn /aunt/Grant"});
}

TEST_CASE("a case without open places ends at once") {
  Recorder recorder({});
  const ReviewSession session(recorder);
  CHECK(session.mode() == ReviewSession::Mode::ended);
  CHECK(session.place() == nullptr);
}

TEST_CASE("a code is chosen from a list that typing narrows") {
  Recorder recorder({group_of("g", {"a", "b"})});
  recorder.listed_codes = {{"TP", "another person"}, {"LPP", "legal advice"}, {"LPP-L", "litigation"}};
  ReviewSession session(recorder);
  press(session, {"c"});
  CHECK(session.choices().size() == 3);
  press(session, {"l", "i", "t"});
  REQUIRE(session.choices().size() == 1);
  press(session, {"enter", "X", "enter"});
  CHECK(recorder.acts == Acts{"redact a: X"});

  press(session, {"c", "q", "q", "enter"});
  CHECK(session.mode() == ReviewSession::Mode::code);
  CHECK_FALSE(session.message().empty());
  press(session, {"l", "p", "p", "enter"});
  CHECK(session.mode() == ReviewSession::Mode::reason);
  CHECK(session.prompt() == "redact under LPP, because");
}

TEST_CASE("who it is is chosen by id or by a name of one person") {
  Recorder recorder({group_of("g", {"a", "b"})});
  recorder.listed_people = {{"S", "subject: Ann Bell", {"Ann Bell"}},
                            {"P1", "third-party, neighbour: Cy Bell", {"Cy Bell"}},
                            {"P2", "third-party, friend: Cy Dunn", {"Cy Dunn"}}};
  ReviewSession session(recorder);
  press(session, {"i", "d", "u", "n", "n", "enter", "i", "p", "1", "enter"});
  CHECK(recorder.acts == Acts{"learn P2//Grant", "learn P1//Grant"});
  press(session, {"i", "c", "y", "enter"});
  CHECK(session.mode() == ReviewSession::Mode::who);
  CHECK(recorder.acts.size() == 2);
  press(session, {"f", "r", "i", "e", "n", "d", "enter"});
  CHECK(recorder.acts.back() == "learn /friend/Grant");
}

TEST_CASE("the record of the place in hand is known") {
  Recorder recorder({group_of("g", {"a", "b"})});
  ReviewSession session(recorder);
  CHECK(session.context().record.source == "source of item-a");
  press(session, {"j"});
  CHECK(session.context().record.source == "source of item-b");
}
