#include "dsrkit/intake/orders.hpp"

#include "reading.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using intake::BatchStage;
using intake::read_orders;

namespace {

std::string only_mistake(const std::string& line) {
  const auto reading = read_orders(R"({"case": "AR-2026-0001"})"
                                   "\n" +
                                       line + "\n",
                                   "orders");
  CHECK(reading.wrong == 1);
  CHECK(reading.orders.size() == 1);
  const auto texts = texts_of(reading.findings);
  return texts.empty() ? "" : texts.front();
}

}  // namespace

TEST_CASE("a batch in JSON: cases to bring on and requests to open") {
  const auto reading = read_orders(
      R"({"case": "AR-2026-0001", "until": "seal", "accept_gaps": "the profile is being written"})"
      "\n\n"
      R"({"subject": "Omar Siddiqui", "received": "2026-11-02", "aliases": ["Omar S.", "O Siddiqui"], "letter": "acknowledgement"})"
      "\n",
      "orders");
  CHECK(texts_of(reading.findings).empty());
  REQUIRE(reading.orders.size() == 2);
  CHECK(reading.orders[0].line == 1);
  CHECK(reading.orders[0].reference == "AR-2026-0001");
  CHECK(reading.orders[0].until == BatchStage::seal);
  CHECK(reading.orders[0].accept_gaps == "the profile is being written");
  CHECK_FALSE(reading.orders[0].request);
  CHECK(reading.orders[1].line == 3);
  CHECK(reading.orders[1].letter == "acknowledgement");
  CHECK_FALSE(reading.orders[1].until);
  REQUIRE(reading.orders[1].request);
  CHECK(reading.orders[1].request->request.subject.also_known_as.size() == 2);
}

TEST_CASE("the same order is the same in a table and in JSON") {
  const auto table = read_orders("until,subject,received\nredact,Omar Siddiqui,2026-11-02\n", "orders");
  const auto json =
      read_orders(R"({"received": "2026-11-02", "until": "redact", "subject": "Omar Siddiqui"})", "orders");
  REQUIRE(table.orders.size() == 1);
  REQUIRE(json.orders.size() == 1);
  CHECK(table.orders[0].digest == json.orders[0].digest);
  CHECK(read_orders(R"({"case": "AR-2026-0002"})", "orders").orders[0].digest != json.orders[0].digest);
}

TEST_CASE("a wrong line is told with its place and spoils no other") {
  CHECK(only_mistake("{").find("line 2") == 0);
  CHECK(only_mistake("[]") == "line 2: expected an object");
  CHECK(only_mistake("{}") == "line 2, case: neither names a case nor describes a request");
  CHECK(only_mistake(R"({"case": "AR-2026-0002", "until": "release"})") ==
        "line 2, until: must be one of: open, gather, match, redact, bundle, seal");
  CHECK(only_mistake(R"({"case": "AR-2026-0002", "stage": "seal"})").find("line 2, stage: unknown column") ==
        0);
  CHECK(only_mistake(R"({"case": "AR-2026-0002", "subject": "Omar Siddiqui"})") ==
        "line 2, case: names a case and describes a request: a line is one or the other");
  CHECK(only_mistake(R"({"case": "AR 2026"})").find("line 2, case: expected at most 200 letters") == 0);
  CHECK(only_mistake(R"({"case": 7})") == "line 2, case: expected a text or a list of texts");
  CHECK(only_mistake(R"({"subject": "Omar Siddiqui"})").find("line 2, received: the day it arrived") == 0);
  CHECK(only_mistake(R"({"subject": "Omar Siddiqui", "received": "2/11/2026"})") ==
        "line 2, received: expected a date as YYYY-MM-DD");
  CHECK(only_mistake(R"({"subject": "Omar Siddiqui", "received": "2026-11-02", "aliases": ["a;b"]})") ==
        "line 2, aliases: expected texts without a semicolon in them");
  CHECK(only_mistake(R"({"received": "2026-11-02"})") == "line 2, subject: must be given");
  CHECK(only_mistake("{\"case\": \"AR-2026-0002\xFF\"}") == "line 2: the line is not UTF-8");
  CHECK(only_mistake(R"({"case": "AR-2026-0001"})") == "line 2: says the same as line 1");
  CHECK(only_mistake(std::string((1U << 20U) + 10, '{')) == "line 2: a line is longer than 1 MiB");
}

TEST_CASE("mistakes tell no value") {
  const auto reading = read_orders(
      R"({"subject": "Omar Siddiqui", "received": "Siddiqui", "until": "Omar", "Siddiqui": "x"})", "orders");
  for (const std::string& text : texts_of(reading.findings)) {
    CHECK(text.find("Omar") == std::string::npos);
  }
}

TEST_CASE("in a table a quotation mark that is never closed spoils its own line only") {
  const auto reading = read_orders(
      "subject,received\n\"Omar Siddiqui,2026-11-02\nAisha Khan,2026-11-02\nToo,many,fields\n", "orders");
  CHECK(reading.wrong == 2);
  REQUIRE(reading.orders.size() == 1);
  CHECK(reading.orders[0].line == 3);
  CHECK(texts_of(reading.findings)[1] == "line 4: 3 fields under 2 column names");
}

TEST_CASE("a request id that comes twice is told") {
  const auto reading = read_orders("request_id,subject\nR-1,Omar Siddiqui\nR-1,Aisha Khan\n", "orders");
  CHECK(texts_of(reading.findings) ==
        std::vector<std::string>{"line 3, request_id: has the same request id as line 2"});
}

TEST_CASE("a file that is no batch is refused as a whole") {
  CHECK_THROWS_AS(read_orders("", "orders"), Error);
  CHECK_THROWS_AS(read_orders("\n\n", "orders"), Error);
  CHECK_THROWS_WITH(read_orders("subject,recieved\nOmar Siddiqui,2026-11-02\n", "orders"),
                    "orders: line 1: unknown column; did you mean 'received'?");
}
