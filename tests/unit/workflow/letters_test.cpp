#include "dsrkit/workflow/letters.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::workflow;
using namespace std::chrono_literals;

namespace {

class Quiet : public Progress {
public:
  void report(std::string_view, std::size_t, std::size_t) override {}

  void finish() override {}
};

/// A council with a workspace and an officer at the desk.
class Council {
public:
  Council() {
    m_context.today = 2026y / 11 / 22;
    m_context.now = [] { return Instant(std::chrono::sys_days(2026y / 11 / 22)); };
    m_context.actor = "a.officer";
    m_context.random = &m_random;
    m_context.progress = &m_progress;
    m_context.check_interrupt = [] {};
    workspace::Controller controller;
    controller.name = "Anytown Council";
    controller.email = "rights@example.org";
    workspace::Workspace::create(root(), {controller}, m_context);
    m_desk = std::make_unique<Desk>(workspace::Workspace::open(root(), {}), m_context);
  }

  [[nodiscard]] std::filesystem::path root() const { return m_folder.path() / "council"; }

  [[nodiscard]] Desk& desk() { return *m_desk; }

  std::string open(Right right, Capacity capacity = Capacity::self) {
    RequestCase request;
    request.right = right;
    request.received = 2026y / 11 / 2;
    request.subject.name.given = "Test";
    request.subject.name.family = "Person";
    if (capacity != Capacity::self) {
      request.requester = {"Test Agent", capacity, {"1 Court Lane", "Anytown"}};
    }
    return open_case(desk(), request).reference;
  }

  LetterReport letter(const std::string& reference, const std::string& kind) {
    return make_letter(desk(), reference, order(kind));
  }

  /// The text of the letter.
  std::string text(const std::string& reference, const std::string& kind) {
    return files::read_file(letter(reference, kind).files.text);
  }

  ErrorCode refused(const std::string& reference, const LetterOrder& order) {
    try {
      (void)make_letter(desk(), reference, order);
    } catch (const Error& error) {
      return error.code();
    }
    FAIL("written");
    return ErrorCode::internal;
  }

  ErrorCode refused(const std::string& reference, const std::string& kind) {
    return refused(reference, order(kind));
  }

  static LetterOrder order(const std::string& kind, Date on = 2026y / 11 / 22) {
    LetterOrder order;
    order.kind = kind;
    order.on = on;
    return order;
  }

private:
  test::TempFolder m_folder;
  crypto::SystemRandom m_random;
  Quiet m_progress;
  Context m_context;
  std::unique_ptr<Desk> m_desk;
};

/// Lines are broken anywhere.
bool has(const std::string& text, std::string_view part) {
  std::string flat = replace_all(text, "\n", " ");
  while (flat.find("  ") != std::string::npos) {
    flat = replace_all(flat, "  ", " ");
  }
  return flat.find(part) != std::string::npos;
}

using Kinds = std::vector<std::string>;

RequestCase request_of(Right right, CaseState state = CaseState::received) {
  RequestCase request;
  request.right = right;
  request.state = state;
  request.received = 2026y / 11 / 2;
  return request;
}

Question asked(std::int64_t number) {
  Question question;
  question.number = number;
  question.asked = 2026y / 11 / 5;
  return question;
}

}  // namespace

TEST_CASE("a letter is written as two files, recorded, and numbered when there is one already",
          "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  const auto first = council.letter(reference, "acknowledgement");
  const auto second = council.letter(reference, "acknowledgement");
  CHECK(first.files.pdf.filename() == "AR-2026-0001-letter-acknowledgement-2026-11-22.pdf");
  CHECK(second.files.text.filename() == "AR-2026-0001-letter-acknowledgement-2026-11-22-2.txt");
  CHECK(first.files.pdf_sha256 == crypto::sha256_hex(files::read_file(first.files.pdf)));
  const auto history = history_of(council.desk(), reference);
  REQUIRE(history.letters.size() == 2);
  CHECK(history.letters[1].file == second.files.pdf.filename().string());
  CHECK(council.desk().reg().documents(reference, "letter").size() == 4);
  CHECK(has(files::read_file(first.files.text), "reply by 2 December 2026"));
}

TEST_CASE("a letter without its facts is refused and nothing is written", "[workflow][letters]") {
  Council council;
  const auto request = council.open(Right::access);
  for (const char* kind : {"identity", "authority", "fee", "clarification", "extension", "disclosure",
                           "partial-refusal", "refusal", "no-data"}) {
    CAPTURE(kind);
    CHECK(council.refused(request, kind) == ErrorCode::wrong_state);
  }
  CHECK(council.refused(request, "complaint-outcome") == ErrorCode::not_lawful);
  CHECK(council.refused(request, "restriction-lifting") == ErrorCode::not_lawful);
  CHECK(council.refused(request, "refusl") == ErrorCode::not_found);
  const auto complaint = council.open(Right::complaint);
  CHECK(council.refused(complaint, "complaint-outcome") == ErrorCode::wrong_state);
  CHECK(council.refused(complaint, "acknowledgement") == ErrorCode::not_lawful);
  CHECK(council.refused(council.open(Right::erasure), "clarification") == ErrorCode::not_lawful);
  CHECK(history_of(council.desk(), request).letters.empty());
  CHECK(files::list_files(council.desk().workspace().out_folder(request)).empty());
}

TEST_CASE("a letter says what was recorded, or the words given for it", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  ask_identity(council.desk(), reference, 2026y / 11 / 3, "the signature differs");
  CHECK(has(council.text(reference, "identity"), "Why we ask now: The signature differs."));
  auto order = Council::order("identity");
  order.because = "we have not met";
  order.needed = {"a photo of you with today's paper"};
  const auto text = files::read_file(make_letter(council.desk(), reference, order).files.text);
  CHECK(has(text, "Why we ask now: We have not met."));
  CHECK(has(text, "- a photo of you with today's paper"));
  CHECK_FALSE(has(text, "passport"));
  CHECK(has(council.text(reference, "acknowledgement"), "cannot give you a date"));
}

TEST_CASE("a letter for another person speaks of that person and goes to who asks", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access, Capacity::agent);
  ask_authority(council.desk(), reference, 2026y / 11 / 3, "nothing shows for whom you act");
  const auto text = council.text(reference, "authority");
  CHECK(has(text, "Test Agent 1 Court Lane Anytown"));
  CHECK(has(text, "Dear Test Agent,"));
  CHECK(has(text, "information we hold about Test Person"));
  CHECK(has(text, "a signed letter which says that you may ask about Test Person"));
}

TEST_CASE("notice of an extension must be dated inside the month", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  extend(council.desk(), reference, 2026y / 11 / 20, "complexity", "eleven volumes");
  CHECK(has(council.text(reference, "extension"), "by 2 February 2027"));
  CHECK(council.refused(reference, Council::order("extension", 2026y / 11 / 19)) == ErrorCode::not_lawful);
  CHECK(council.refused(reference, Council::order("extension", 2026y / 12 / 3)) == ErrorCode::not_lawful);
}

TEST_CASE("a letter has a possible day", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  CHECK(council.refused(reference, Council::order("acknowledgement", 2026y / 11 / 1)) ==
        ErrorCode::not_lawful);
  CHECK(council.refused(reference, Council::order("acknowledgement", 2026y / 11 / 23)) ==
        ErrorCode::not_lawful);
}

TEST_CASE("a refusal to somebody who may not ask does not say where the council looked",
          "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access, Capacity::agent);
  refuse(council.desk(), reference, {0, 2026y / 11 / 20, "authority-not-shown", {}, "nothing came"});
  const auto text = council.text(reference, "refusal");
  CHECK(has(text, "Nothing shows that you may ask"));
  CHECK(has(text, "We cannot tell you where we looked"));
  CHECK(has(text, "right to complain to Anytown Council"));
  CHECK(has(text, "Information Commission,"));
}

TEST_CASE("a refusal names its exemptions in words", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  confirm_identity(council.desk(), reference, 2026y / 11 / 10, "passport");
  refuse(council.desk(), reference, {0, 2026y / 11 / 20, "exempt", {"CRIME"}, "an inquiry is open"});
  const auto text = council.text(reference, "refusal");
  CHECK(has(text, "Prevention, investigation or detection of crime."));
  CHECK(has(text, "(DPA 2018 Sch 2 Pt 1 para 2)"));
  CHECK(has(text, "We did not have to look in our records"));
}

TEST_CASE("the person is told before a restriction is lifted", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::restriction);
  auto order = Council::order("restriction-lifting");
  CHECK(council.refused(reference, order) == ErrorCode::usage);
  order.restriction = "the note of a home visit";
  order.lift_on = Date(2026y / 11 / 22);
  CHECK(council.refused(reference, order) == ErrorCode::not_lawful);
  order.lift_on = Date(2026y / 11 / 23);
  const auto text = files::read_file(make_letter(council.desk(), reference, order).files.text);
  CHECK(has(text, "ends on 23 November 2026"));
  CHECK(has(text, "The note of a home visit."));
  CHECK_FALSE(has(text, "Why it ends"));
}

TEST_CASE("an own text that lacks what the law requires is not used", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  files::make_folder(council.root() / "letters");
  files::write_file(council.root() / "letters" / "acknowledgement.json",
                    R"({"format":"dsrkit.letter/1","kind":"acknowledgement","title":"Hello",
                        "sections":[{"paragraphs":["Dear {salutation}, thank you."]}]})");
  CHECK(council.refused(reference, "acknowledgement") == ErrorCode::config_invalid);
  CHECK(history_of(council.desk(), reference).letters.empty());
}

TEST_CASE("a case wants the letters that its events call for", "[workflow][letters]") {
  CaseHistory history;
  CHECK(letters_wanted(request_of(Right::access), history) == Kinds{"acknowledgement"});
  CHECK(letters_wanted(request_of(Right::complaint), history) == Kinds{"complaint-acknowledgement"});
  history.identity = {asked(3)};
  history.authority = {asked(4)};
  history.fee = FeeDemand{asked(5), "excessive", "20.00"};
  history.clarifications = {asked(7)};
  history.extension = ExtensionNotice{1, 2026y / 11 / 6, "number", "x"};
  CHECK(letters_wanted(request_of(Right::access), history) ==
        Kinds{"acknowledgement", "identity", "authority", "fee", "clarification", "extension"});
  history.identity.front().answered = Date(2026y / 11 / 7);
  history.letters = {{2, "acknowledgement", 2026y / 11 / 5, "a.pdf"},
                     {6, "clarification", 2026y / 11 / 5, "b.pdf"},
                     {9, "extension", 2026y / 11 / 6, "c.pdf"}};
  CHECK(letters_wanted(request_of(Right::access), history) == Kinds{"authority", "fee", "clarification"});
}

TEST_CASE("a case that has ended wants its answer in writing and nothing else", "[workflow][letters]") {
  CaseHistory history;
  history.clarifications = {asked(3)};
  history.refusal = Refusal{5, 2026y / 11 / 10, "excessive", {}, "x"};
  CHECK(letters_wanted(request_of(Right::access, CaseState::refused), history) == Kinds{"refusal"});
  history.letters = {{4, "refusal", 2026y / 11 / 10, "a.pdf"}};
  CHECK(letters_wanted(request_of(Right::access, CaseState::refused), history) == Kinds{"refusal"});
  history.letters.front().number = 6;
  CHECK(letters_wanted(request_of(Right::access, CaseState::refused), history).empty());
  CaseHistory decided;
  decided.outcome = Outcome{4, 2026y / 11 / 10, "upheld", "x"};
  CHECK(letters_wanted(request_of(Right::complaint, CaseState::decided), decided) ==
        Kinds{"complaint-outcome"});
}

TEST_CASE("a complaint wants its acknowledgement until that is recorded", "[workflow][letters]") {
  CaseHistory history;
  CHECK(letters_wanted(request_of(Right::complaint), history) == Kinds{"complaint-acknowledgement"});
  history.acknowledged = Date(2026y / 11 / 5);
  CHECK(letters_wanted(request_of(Right::complaint), history).empty());
}

TEST_CASE("a case that was opened again wants no acknowledgement, and each refusal in writing",
          "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  const auto wanted = [&] {
    return letters_wanted(council.desk().reg().case_of(reference), history_of(council.desk(), reference));
  };
  for (int i = 0; i < 2; ++i) {
    refuse(council.desk(), reference, {0, 2026y / 11 / 22, "excessive", {}, "asked for each week"});
    CHECK(wanted() == Kinds{"refusal"});
    (void)council.letter(reference, "refusal");
    CHECK(wanted().empty());
    reopen_case(council.desk(), reference, "the person wrote again");
    CHECK(wanted().empty());
  }
}

TEST_CASE("an acknowledgement to somebody who asks for another person says what must be shown",
          "[workflow][letters]") {
  Council council;
  const auto text = council.text(council.open(Right::access, Capacity::agent), "acknowledgement");
  CHECK(has(text, "We will reply by 2 December 2026"));
  CHECK(has(text, "we need to see that you may do that. We write to you about this in another letter."));
  CHECK_FALSE(has(text, "do not have to do anything"));
}

TEST_CASE("words that a letter has no place for are refused", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  for (const char* kind : {"acknowledgement", "fee", "clarification", "refusal"}) {
    CAPTURE(kind);
    auto order = Council::order(kind);
    order.needed = {"a passport"};
    CHECK(council.refused(reference, order) == ErrorCode::usage);
    order = Council::order(kind);
    order.lift_on = Date(2026y / 12 / 1);
    CHECK(council.refused(reference, order) == ErrorCode::usage);
    order = Council::order(kind);
    order.restriction = "a note";
    CHECK(council.refused(reference, order) == ErrorCode::usage);
  }
  auto order = Council::order("acknowledgement");
  order.because = "so it is";
  CHECK(council.refused(reference, order) == ErrorCode::usage);
}

TEST_CASE("a refusal of another right has no search to tell of", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::erasure);
  confirm_identity(council.desk(), reference, 2026y / 11 / 10, "passport");
  refuse(council.desk(), reference, {0, 2026y / 11 / 20, "exempt", {"CRIME"}, "an inquiry is open"});
  const auto text = council.text(reference, "refusal");
  CHECK_FALSE(has(text, "Where we looked"));
  CHECK_FALSE(has(text, "keep back all"));
  CHECK(has(text, "do not have to do what you asked"));
}

TEST_CASE("letters about a complaint name the request complained of", "[workflow][letters]") {
  Council council;
  RequestCase complaint;
  complaint.right = Right::complaint;
  complaint.received = 2026y / 11 / 20;
  complaint.about = council.open(Right::access);
  complaint.subject = council.desk().reg().case_of(complaint.about).subject;
  const auto reference = open_case(council.desk(), complaint).reference;
  CHECK(has(council.text(reference, "complaint-acknowledgement"),
            "request AR-2026-0001, which came on 2 November 2026."));
  const auto report = council.letter(reference, "complaint-acknowledgement");
  CHECK(has(report.advice.back(), "dsrkit complaint acknowledge " + reference));
}

TEST_CASE("the time cannot be extended before it has started", "[workflow][letters]") {
  Council council;
  const auto reference = council.open(Right::access);
  extend(council.desk(), reference, 2026y / 11 / 10, "complexity", "eleven volumes");
  ask_identity(council.desk(), reference, 2026y / 11 / 11, "the signature differs");
  try {
    (void)council.letter(reference, "extension");
    FAIL("written");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::not_lawful);
    CHECK(has(error.what(), "has not started"));
  }
}
