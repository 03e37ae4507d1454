#include "reading.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/intake/intake.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

constexpr const char* kId = "0b7d3c1e-54a2-4c8e-9f10-6d2a1b3c4d5e";

intake::Reading read(const Value& json) {
  return intake::read_requests(codec::write_json(json), "request.json", intake::Format::opendsr, {});
}

Value identity(const char* type, const char* value, const char* format = "raw") {
  return Value::object({{"identity_type", type}, {"identity_value", value}, {"identity_format", format}});
}

Value request() {
  return Value::object({{"regulation", "gdpr"},
                        {"subject_request_id", kId},
                        {"subject_request_type", "access"},
                        {"submitted_time", "2026-11-02T15:00:00Z"},
                        {"subject_identities", Value(Value::Array{identity("email", "aisha@example.org")})},
                        {"api_version", "2.0"}});
}

/// The request with one member changed.
Value with(const char* key, Value value) {
  Value changed = request();
  changed.set(key, std::move(value));
  return changed;
}

Value without(const char* key) {
  return with(key, Value());
}

}  // namespace

TEST_CASE("an OpenDSR request becomes a case about the person it identifies", "[intake][opendsr]") {
  const auto reading =
      read(with("subject_identities", Value(Value::Array{identity("email", "aisha@example.org"),
                                                         identity("phone_number", "07700 900123"),
                                                         identity("controller_customer_id", "C-1042")})));
  REQUIRE(reading.drafts.size() == 1);
  const auto& draft = reading.drafts.front();
  CHECK(draft.origin == RequestOrigin{"opendsr", "", kId, {}});
  CHECK(draft.request.right == Right::access);
  CHECK(draft.received == 2026y / 11 / 2);
  CHECK(draft.request.subject.emails == std::vector<std::string>{"aisha@example.org"});
  CHECK(draft.request.subject.phones == std::vector<std::string>{"07700 900123"});
  CHECK(draft.request.subject.identifiers == std::vector<Identifier>{{"controller-customer-id", "C-1042"}});
  CHECK(codes_of(reading.findings, Severity::warning) == std::vector<std::string>{"no-name"});
}

TEST_CASE("the three types of OpenDSR are rights of the UK GDPR", "[intake][opendsr]") {
  CHECK(read(with("subject_request_type", "erasure")).drafts.at(0).request.right == Right::erasure);
  CHECK(read(with("subject_request_type", "portability")).drafts.at(0).request.right == Right::portability);
}

TEST_CASE("each member that is missing or wrong is told by its place", "[intake][opendsr]") {
  const auto [json, where] = GENERATE(table<Value, const char*>(
      {{without("regulation"), "/regulation"},
       {without("subject_request_id"), "/subject_request_id"},
       {with("subject_request_id", "0B7D3C1E-54A2-4C8E-9F10-6D2A1B3C4D5E"), "/subject_request_id"},
       {with("subject_request_id", "0b7d3c1e-54a2-1c8e-9f10-6d2a1b3c4d5e"), "/subject_request_id"},
       {with("subject_request_id", 7), "/subject_request_id"},
       {without("subject_request_type"), "/subject_request_type"},
       {with("subject_request_type", "rectification"), "/subject_request_type"},
       {without("submitted_time"), "/submitted_time"},
       {with("submitted_time", "2026-11-02"), "/submitted_time"},
       {with("submitted_time", "02/11/2026 15:00"), "/submitted_time"},
       {with("subject_identities", "aisha@example.org"), "/subject_identities"},
       {with("subject_identities", Value(Value::Array{"aisha@example.org"})), "/subject_identities/0"},
       {with("subject_identities", Value(Value::Array{identity("", "x")})),
        "/subject_identities/0/identity_type"},
       {with("subject_identities", Value(Value::Array{identity("email", "")})),
        "/subject_identities/0/identity_value"},
       {with("subject_identities", Value(Value::Array{identity("email", "nobody")})),
        "/subject_identities/0/identity_value"},
       {with("subject_identities", Value(Value::Array{identity("phone", "none")})),
        "/subject_identities/0/identity_value"},
       {with("subject_identities", Value(Value::Array{identity("email", "a@example.org", "base64")})),
        "/subject_identities/0/identity_format"},
       {with("status_callback_urls", "https://example.org"), "/status_callback_urls"}}));
  const auto reading = read(json);
  CHECK(reading.drafts.empty());
  CHECK(reading.wrong == 1);
  REQUIRE_FALSE(reading.findings.empty());
  CHECK(reading.findings.front().where == where);
  for (const std::string& text : texts_of(reading.findings)) {
    CHECK(text.find("aisha") == std::string::npos);
  }
}

TEST_CASE("a request that identifies nobody is wrong", "[intake][opendsr]") {
  const auto reading = read(without("subject_identities"));
  CHECK(codes_of(reading.findings, Severity::error) == std::vector<std::string>{"nobody"});
  CHECK(reading.drafts.empty());
}

TEST_CASE("digests and unknown identity types are kept as identifiers and told", "[intake][opendsr]") {
  const auto reading = read(with(
      "subject_identities", Value(Value::Array{identity("email", "f8e966d1e207d02c44511a58dccff2f5", "md5"),
                                               identity("Library_Card", "L 5501")})));
  REQUIRE(reading.drafts.size() == 1);
  CHECK(reading.drafts.front().request.subject.emails.empty());
  CHECK(
      reading.drafts.front().request.subject.identifiers ==
      std::vector<Identifier>{{"email-md5", "f8e966d1e207d02c44511a58dccff2f5"}, {"library-card", "L 5501"}});
  CHECK(codes_of(reading.findings, Severity::warning) ==
        std::vector<std::string>{"hashed", "unknown-identity", "no-name"});
}

TEST_CASE("what dsrkit does not act on is told", "[intake][opendsr]") {
  Value json = request();
  json.set("status_callback_urls", Value(Value::Array{"https://portal.example.org/callbacks"}));
  json.set("extensions", Value::object({{"portal.example.org", Value::object()}}));
  json.set("property_id", "7");
  json.set("submited_by", "x");
  json.set("a\nb", "x");
  const auto reading = read(json);
  CHECK(reading.drafts.size() == 1);
  CHECK(codes_of(reading.findings, Severity::warning) == std::vector<std::string>{"no-callback", "not-read",
                                                                                  "not-read", "unknown-key",
                                                                                  "unknown-key", "no-name"});
  CHECK(join(texts_of(reading.findings), "").find('\n') == std::string::npos);
}

TEST_CASE("a law that does not bind a UK council is told, and the request is opened", "[intake][opendsr]") {
  const auto reading = read(with("regulation", "ccpa"));
  CHECK(reading.drafts.size() == 1);
  CHECK(codes_of(reading.findings, Severity::warning) == std::vector<std::string>{"other-law", "no-name"});
  CHECK(codes_of(read(with("regulation", "UK-GDPR")).findings, Severity::warning) ==
        std::vector<std::string>{"no-name"});
}

TEST_CASE("OpenGDPR of before version 1 names no regulation", "[intake][opendsr]") {
  Value json = without("regulation");
  json.set("api_version", "0.1");
  CHECK(read(json).drafts.size() == 1);
}

TEST_CASE("the day of receipt is the one in UTC, whatever the offset", "[intake][opendsr]") {
  CHECK(read(with("submitted_time", "2026-11-04T23:59:59.123456-01:00")).drafts.at(0).received ==
        2026y / 11 / 5);
  CHECK(read(with("submitted_time", "2026-06-02T00:30:00+01:00")).drafts.at(0).received == 2026y / 6 / 1);
}

TEST_CASE("an array holds one request an element, each with its place", "[intake][opendsr]") {
  Value second = with("subject_request_type", "deletion");
  second.set("subject_request_id", "1c8e4d2f-65b3-4d9f-8a21-7e3b2c4d5e6f");
  const auto reading = read(Value(Value::Array{request(), std::move(second), request()}));
  CHECK(reading.drafts.size() == 1);
  CHECK(reading.wrong == 2);
  const auto texts = texts_of(reading.findings);
  CHECK(std::count_if(texts.begin(), texts.end(), [](const std::string& text) {
          return text.starts_with("/1/subject_request_type: ");
        }) == 1);
  CHECK(texts.back() == "/2: has the same request id as /0");
}

TEST_CASE("text that is not strict JSON is refused", "[intake][opendsr]") {
  for (const char* text : {R"({"regulation":"gdpr","regulation":"gdpr"})", R"({"regulation":"gdpr",})",
                           "{\"a\":\"\xFF\"}", "{", ""}) {
    CHECK_THROWS_AS(intake::read_requests(text, "request.json", intake::Format::opendsr, {}), Error);
  }
}

TEST_CASE("a request of the Data Rights Protocol without its signature is no OpenDSR", "[intake][opendsr]") {
  try {
    (void)read(Value::object({{"agent-id", "A"}, {"drp.version", "1.0"}}));
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::integrity);
  }
}

TEST_CASE("the form of a file is known by its beginning", "[intake][format]") {
  CHECK(intake::likely_format("\xEF\xBB\xBF \n{\"a\":1}") == intake::Format::opendsr);
  CHECK(intake::likely_format("[{}]") == intake::Format::opendsr);
  CHECK(intake::likely_format(std::string(120, 'A') + "==\n") == intake::Format::drp);
  CHECK(intake::likely_format("subject\nAisha\n") == intake::Format::csv);
  CHECK(intake::likely_format("subject,born\nAisha,\n" + std::string(200, 'A')) == intake::Format::csv);
  for (const std::string& name : intake::format_names()) {
    CHECK(intake::format_name(*intake::parse_format(name)) == name);
  }
  CHECK_FALSE(intake::parse_format("xml"));
}
