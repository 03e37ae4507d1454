#include "reading.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/intake/intake.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

intake::Reading table(std::string_view text) {
  return intake::read_requests(text, "requests.csv", intake::Format::csv, {});
}

/// The one draft of a table with one row.
intake::Draft row(const std::string& columns, const std::string& cells) {
  const auto reading = table(columns + "\n" + cells + "\n");
  REQUIRE(texts_of(reading.findings).empty());
  REQUIRE(reading.drafts.size() == 1);
  return reading.drafts.front();
}

}  // namespace

TEST_CASE("every column of a row reaches the request", "[intake][table]") {
  const auto draft = row(
      "request_id,right,subject,born,ids,aliases,addresses,phones,emails,received,channel,service,requester,"
      "capacity,reply_to,about",
      "F-1,complaint,\"KHAN, Aisha\",2009-04-12,nhs-number=9990000018; upn=A123456789012,Aisha Hussain; Ash,"
      "\"1 Market Street\nExampleton\n; 2 Mill Lane\",07700 "
      "900123,a@example.org;b@example.org,2026-11-02,form,"
      "early-help,Karen Hughes,parent,\"1 Market Street\nExampleton\",AR-2026-0001");
  const RequestCase& request = draft.request;
  CHECK(draft.origin == RequestOrigin{"csv", "", "F-1", {}});
  CHECK(request.right == Right::complaint);
  CHECK(request.subject.name == PersonName{"Aisha", "KHAN"});
  CHECK(request.subject.born == 2009y / 4 / 12);
  CHECK(request.subject.identifiers ==
        std::vector<Identifier>{{"nhs-number", "9990000018"}, {"upn", "A123456789012"}});
  CHECK(request.subject.also_known_as == std::vector<PersonName>{{"Aisha", "Hussain"}, {"Ash", ""}});
  CHECK(request.subject.addresses == std::vector<std::string>{"1 Market Street, Exampleton", "2 Mill Lane"});
  CHECK(request.subject.phones == std::vector<std::string>{"07700 900123"});
  CHECK(request.subject.emails == std::vector<std::string>{"a@example.org", "b@example.org"});
  CHECK(draft.received == 2026y / 11 / 2);
  CHECK(request.channel == "form");
  CHECK(request.service_profile == "early-help");
  CHECK(request.requester == Requester{"Karen Hughes", Capacity::parent, {"1 Market Street", "Exampleton"}});
  CHECK(request.about == "AR-2026-0001");
}

TEST_CASE("what a row leaves open stays open", "[intake][table]") {
  const auto draft = row("subject,received,right,request_id", "Omar Siddiqui,,,");
  CHECK(draft.where == "line 2");
  CHECK(draft.request.right == Right::access);
  CHECK_FALSE(draft.received);
  CHECK(draft.origin.id.empty());
}

TEST_CASE("a byte order mark, CR LF, blank lines and a missing last line end are no matter",
          "[intake][table]") {
  const auto reading = table("\xEF\xBB\xBFsubject,born\r\nAisha Khan,2009-04-12\r\n\r\n,\r\nOmar Siddiqui,");
  CHECK(reading.drafts.size() == 2);
  CHECK(reading.findings.empty());
  CHECK(reading.wrong == 0);
}

TEST_CASE("lines are counted as an editor shows them, through quoted line breaks", "[intake][table]") {
  const auto reading =
      table("subject,addresses,born\r\nAisha Khan,\"1\r\nMarket\r\nStreet\",\r\nOmar,,soon\r\n");
  CHECK(texts_of(reading.findings) ==
        std::vector<std::string>{"line 5, born: expected a date as YYYY-MM-DD"});
}

TEST_CASE("each wrong cell is told by line and column, and never by what stands in it", "[intake][table]") {
  const auto [column, cell, expected] = GENERATE(table<const char*, const char*, const char*>(
      {{"right", "acces", "line 2, right: must be one of: access"},
       {"born", "12/04/2009", "line 2, born: expected a date"},
       {"born", "2009-02-30", "line 2, born: expected a date"},
       {"received", "yesterday", "line 2, received: expected a date"},
       {"ids", "nhs-number", "line 2, ids: an identifier needs a type and a value"},
       {"ids", "NHS Number=9990000018", "line 2, ids: the type of an identifier is small letters"},
       {"phones", "ring the bell", "line 2, phones: expected a telephone number"},
       {"phones", "123", "line 2, phones: expected a telephone number"},
       {"emails", "aisha.example.org", "line 2, emails: expected an e-mail address"},
       {"emails", "a@b@example.org", "line 2, emails: expected an e-mail address"},
       {"request_id", "aisha@example.org", "line 2, request_id: expected at most 200 letters"},
       {"capacity", "mother", "line 2, capacity: must be one of: self"},
       {"capacity", "parent", "line 2, requester: somebody who asks for another person needs a name"},
       {"about", "AR-2026-0001", "line 2, about: only a complaint is about another case"},
       {"aliases", "\"one\ntwo\"", "line 2, aliases: has a line break"},
       {"channel", "\x1b[31m", "line 2, channel: has a line break or another control character"}}));
  const auto reading = table(std::string("subject,") + column + "\nAisha Khan," + cell + "\n");
  CHECK(reading.drafts.empty());
  CHECK(reading.wrong == 1);
  const auto texts = texts_of(reading.findings);
  REQUIRE(texts.size() == 1);
  CHECK(texts.front().starts_with(expected));
  CHECK(texts.front().find("Khan") == std::string::npos);
  CHECK(texts.front().find("example.org") == std::string::npos);
}

TEST_CASE("one row can have many mistakes and the rows beside it none", "[intake][table]") {
  const auto reading = table("subject,born,received\n,soon,later\nOmar Siddiqui,,\n");
  CHECK(texts_of(reading.findings).size() == 2);
  CHECK(reading.wrong == 1);
  REQUIRE(reading.drafts.size() == 1);
  CHECK(reading.drafts.front().where == "line 3");
}

TEST_CASE("a row without a subject is wrong", "[intake][table]") {
  CHECK(texts_of(table("subject,emails\n,a@example.org\n").findings) ==
        std::vector<std::string>{"line 2, subject: must be given"});
}

TEST_CASE("an unknown column is told with the nearest one, and no row is read", "[intake][table]") {
  const auto reading = table("subject,reply-to,zebra\nAisha Khan,,\n");
  const auto texts = texts_of(reading.findings);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == "line 1, column 2: unknown column; did you mean 'reply_to'?");
  CHECK(texts[1].starts_with("line 1, column 3: unknown column; known are: request_id, right"));
  CHECK(reading.drafts.empty());
  CHECK(reading.wrong == 1);
}

TEST_CASE("a table needs the column 'subject'", "[intake][table]") {
  CHECK(texts_of(table("born\n2009-04-12\n").findings) ==
        std::vector<std::string>{"line 1: the column 'subject' is missing"});
  CHECK(texts_of(table("").findings) == std::vector<std::string>{"line 1: the column 'subject' is missing"});
}

TEST_CASE("a column named twice is refused", "[intake][table]") {
  CHECK(table("subject,subject\nAisha Khan,Omar Siddiqui\n").drafts.empty());
}

TEST_CASE("a row with more or fewer fields than columns is wrong", "[intake][table]") {
  CHECK(texts_of(table("subject,born\nAisha Khan,,extra\nOmar Siddiqui\n").findings) ==
        std::vector<std::string>{"line 2: 3 fields under 2 column names",
                                 "line 3: 1 fields under 2 column names"});
}

TEST_CASE("the same request id twice is wrong the second time", "[intake][table]") {
  const auto reading = table("request_id,subject\nF-1,Aisha Khan\nF-1,Omar Siddiqui\n");
  CHECK(texts_of(reading.findings) == std::vector<std::string>{"line 3: has the same request id as line 2"});
  CHECK(reading.drafts.size() == 1);
  CHECK(reading.wrong == 1);
}

TEST_CASE("a quotation mark in the wrong place stops the whole table", "[intake][table]") {
  for (const char* text : {"subject\n\"Aisha\n", "subject\n\"Aisha\" Khan\n"}) {
    CHECK_THROWS_AS(table(text), Error);
  }
}

TEST_CASE("a table that is not UTF-8 is refused without its content", "[intake][table]") {
  try {
    (void)table("subject\nSiobh\xE1n\n");
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::data_invalid);
    CHECK(std::string(error.what()).find("Siobh") == std::string::npos);
  }
}

TEST_CASE("a cell as long as a book is refused", "[intake][table]") {
  const auto reading = table("subject\n" + std::string(100'000, 'a') + "\n");
  CHECK(texts_of(reading.findings) == std::vector<std::string>{"line 2, subject: longer than 1000 bytes"});
}

TEST_CASE("a hundred thousand rows are read", "[intake][table]") {
  std::string text = "request_id,subject\n";
  for (int i = 0; i < 100'000; ++i) {
    text += "F-" + std::to_string(i) + ",Aisha Khan\n";
  }
  CHECK(table(text).drafts.size() == 100'000);
}
