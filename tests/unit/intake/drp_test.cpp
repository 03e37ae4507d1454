#include "reading.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/intake/intake.hpp"

#include <catch2/catch.hpp>

#include <sodium.h>

using namespace dsrkit;
using namespace std::chrono_literals;

namespace {

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

/// An agent of the tests: a key pair from a seed that is nobody's.
class Signer {
public:
  explicit Signer(char seed_byte) {
    REQUIRE(sodium_init() >= 0);
    const std::string seed(crypto_sign_SEEDBYTES, seed_byte);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), m_secret.data(),
                             reinterpret_cast<const unsigned char*>(seed.data()));
  }

  [[nodiscard]] std::string sign(std::string_view message) const {
    std::string bytes(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(bytes.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         m_secret.data());
    return bytes + std::string(message);
  }

  std::string public_key = std::string(crypto_sign_PUBLICKEYBYTES, '\0');

private:
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> m_secret{};
};

const Signer& agent() {
  static const Signer made('a');
  return made;
}

const Signer& stranger() {
  static const Signer made('s');
  return made;
}

intake::Trust trust() {
  const Instant now = *try_parse_instant("2026-11-20T10:05:00Z");
  return {
      {{"OTHER_AGENT", "", stranger().public_key}, {"EXAMPLE_AGENT", "Example Agent", agent().public_key}},
      "EXAMPLE_COUNCIL",
      now,
      now};
}

Value request() {
  return Value::object({{"agent-id", "EXAMPLE_AGENT"},
                        {"business-id", "EXAMPLE_COUNCIL"},
                        {"issued-at", "2026-11-20T10:00:00Z"},
                        {"expires-at", "2026-11-20T11:10:00+01:00"},
                        {"agent-request-id", "R-1"},
                        {"drp.version", "1.0"},
                        {"exercise", "access"},
                        {"regime", "gdpr"},
                        {"name", "Aisha Khan"},
                        {"email", "aisha@example.org"}});
}

Value with(const char* key, Value value) {
  Value changed = request();
  changed.set(key, std::move(value));
  return changed;
}

intake::Reading read_text(std::string_view text, const intake::Trust& trusted) {
  return intake::read_requests(text, "request.txt", intake::Format::drp, trusted);
}

intake::Reading read(const Value& json, const intake::Trust& trusted = trust()) {
  return read_text(base64(agent().sign(codec::write_json(json))), trusted);
}

/// Why a text is refused; its message carries nothing of the person.
ErrorCode refusal(std::string_view text, const intake::Trust& trusted = trust()) {
  try {
    (void)read_text(text, trusted);
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("isha") == std::string::npos);
    return error.code();
  }
  FAIL("accepted");
  return ErrorCode::internal;
}

ErrorCode refusal_of(const Value& json, const intake::Trust& trusted = trust()) {
  return refusal(base64(agent().sign(codec::write_json(json))), trusted);
}

}  // namespace

TEST_CASE("a request that a known agent signed becomes a case of its person", "[intake][drp]") {
  Value json = request();
  json.set("phone_number", "+447700900123");
  json.set("address", Value::object({{"street_address", "1 Market Street"},
                                     {"locality", "Exampleton"},
                                     {"postal_code", "EX1 1AA"}}));
  json.set("birthdate", "2009-04-12");
  json.set("sub", "user-9");
  const auto reading = read(json);
  REQUIRE(reading.drafts.size() == 1);
  const auto& draft = reading.drafts.front();
  CHECK(texts_of(reading.findings).empty());
  CHECK(draft.origin == RequestOrigin{"drp", "EXAMPLE_AGENT", "R-1", {}});
  CHECK(draft.request.right == Right::access);
  CHECK_FALSE(draft.received);
  CHECK(draft.request.requester == Requester{"Example Agent", Capacity::agent, {}});
  CHECK(draft.request.subject == DataSubject{{"Aisha", "Khan"},
                                             {},
                                             2009y / 4 / 12,
                                             {{"agent-subject", "user-9"}},
                                             {"1 Market Street, Exampleton, EX1 1AA"},
                                             {"+447700900123"},
                                             {"aisha@example.org"}});
}

TEST_CASE("the text may be folded, and its padding left out", "[intake][drp]") {
  std::string text = base64(agent().sign(codec::write_json(request())));
  text.erase(text.find_last_not_of('=') + 1);
  for (std::size_t i = 76; i < text.size(); i += 78) {
    text.insert(i, "\r\n");
  }
  CHECK(read_text("\xEF\xBB\xBF" + text + "\n", trust()).drafts.size() == 1);
}

TEST_CASE("no byte of the message or of the signature can be changed", "[intake][drp]") {
  const std::string bytes = agent().sign(codec::write_json(request()));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(refusal(base64(changed)) == ErrorCode::integrity);
  }
}

TEST_CASE("a signature of somebody else, none, or half of one is refused", "[intake][drp]") {
  const std::string message = codec::write_json(request());
  CHECK(refusal(base64(Signer('x').sign(message))) == ErrorCode::integrity);
  CHECK(refusal(base64(message)) == ErrorCode::integrity);
  CHECK(refusal(base64(agent().sign(message).substr(0, 40))) == ErrorCode::integrity);
  CHECK(refusal("") == ErrorCode::integrity);
}

TEST_CASE("without a key nothing can be verified, and nothing is taken", "[intake][drp]") {
  auto nobody = trust();
  nobody.agents.clear();
  CHECK(refusal_of(request(), nobody) == ErrorCode::integrity);
}

TEST_CASE("one agent cannot send under the id of another", "[intake][drp]") {
  CHECK(refusal(base64(stranger().sign(codec::write_json(request())))) == ErrorCode::integrity);
}

TEST_CASE("text that is not base64 or not strict JSON is refused", "[intake][drp]") {
  CHECK(refusal("!!!") == ErrorCode::data_invalid);
  CHECK(refusal(base64("x") + "@") == ErrorCode::data_invalid);
  for (const char* message : {"", "{", R"({"agent-id":"A","agent-id":"B"})", "{\"a\":\"\xC3\x28\"}"}) {
    CHECK(refusal(base64(agent().sign(message))) == ErrorCode::data_invalid);
  }
  CHECK(refusal(base64(agent().sign("[\"" + std::string(2'000'000, 'a') + "\"]"))) ==
        ErrorCode::data_invalid);
}

TEST_CASE("a request for another business is refused", "[intake][drp]") {
  CHECK(refusal_of(with("business-id", "SOMEBODY_ELSE")) == ErrorCode::not_lawful);
  CHECK(refusal_of(with("aud", "SOMEBODY_ELSE")) == ErrorCode::not_lawful);
  CHECK(refusal_of(with("aud", Value(Value::Array{}))) == ErrorCode::not_lawful);
  CHECK(read(with("aud", Value(Value::Array{"X", "EXAMPLE_COUNCIL"}))).drafts.size() == 1);
  auto unnamed = trust();
  unnamed.business_id.clear();
  CHECK(refusal_of(request(), unnamed) == ErrorCode::config_invalid);
}

TEST_CASE("a request counts from its issue to its expiry, both included", "[intake][drp]") {
  const auto at = [](const char* from, const char* to) {
    auto moment = trust();
    moment.arrived_from = *try_parse_instant(from);
    moment.arrived_to = *try_parse_instant(to);
    return moment;
  };
  CHECK(read(request(), at("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z")).drafts.size() == 1);
  CHECK(read(request(), at("2026-11-20T10:10:00Z", "2026-11-20T10:10:00Z")).drafts.size() == 1);
  CHECK(refusal_of(request(), at("2026-11-20T09:59:59Z", "2026-11-20T09:59:59Z")) == ErrorCode::not_lawful);
  CHECK(refusal_of(request(), at("2026-11-20T10:10:01Z", "2026-11-20T10:10:01Z")) == ErrorCode::not_lawful);
  // A day on which it arrived, at an hour nobody knows.
  CHECK(read(request(), at("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z")).drafts.size() == 1);
  CHECK(refusal_of(request(), at("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z")) == ErrorCode::not_lawful);
  CHECK(refusal_of(with("issued-at", "2026-11-20T10:20:00Z")) == ErrorCode::not_lawful);
}

TEST_CASE("each claim that is missing or wrong is told by its place", "[intake][drp]") {
  const auto [json, where] = GENERATE(
      table<Value, const char*>({{with("agent-id", Value()), "/agent-id"},
                                 {with("business-id", Value()), "/business-id"},
                                 {with("business-id", 7), "/business-id"},
                                 {with("issued-at", Value()), "/issued-at"},
                                 {with("issued-at", "20 November 2026"), "/issued-at"},
                                 {with("expires-at", Value()), "/expires-at"},
                                 {with("expires-at", "2026-11-20T10:10:00"), "/expires-at"},
                                 {with("drp.version", Value()), "/drp.version"},
                                 {with("drp.version", "0.5"), "/drp.version"},
                                 {with("exercise", Value()), "/exercise"},
                                 {with("exercise", "erase everything"), "/exercise"},
                                 {with("agent-request-id", "for aisha@example.org"), "/agent-request-id"},
                                 {with("name", 7), "/name"},
                                 {with("name", "Aisha\nKhan"), "/name"},
                                 {with("email", "aisha"), "/email"},
                                 {with("email_verified", "yes"), "/email_verified"},
                                 {with("phone_number", "none"), "/phone_number"},
                                 {with("birthdate", "12/04/2009"), "/birthdate"},
                                 {with("address", Value(Value::Array{})), "/address"},
                                 {with("relationships", "customer"), "/relationships"}}));
  const auto reading = read(json);
  CHECK(reading.drafts.empty());
  CHECK(reading.wrong == 1);
  const auto found =
      std::find_if(reading.findings.begin(), reading.findings.end(),
                   [](const Diagnostic& finding) { return finding.severity == Severity::error; });
  REQUIRE(found != reading.findings.end());
  CHECK(found->where == where);
  CHECK(found->text.find("isha") == std::string::npos);
}

TEST_CASE("what is exercised becomes a right of the UK GDPR, or is refused", "[intake][drp]") {
  const auto right = [](const char* exercise) {
    return read(with("exercise", exercise)).drafts.at(0).request.right;
  };
  CHECK(right("access:specific") == Right::access);
  CHECK(right("access:categories") == Right::access);
  CHECK(right("deletion") == Right::erasure);
  CHECK(right("sale:opt-out") == Right::objection);
  CHECK(right("sale:opt_out") == Right::objection);
  CHECK(refusal_of(with("exercise", "sale:opt-in")) == ErrorCode::not_lawful);
  CHECK(codes_of(read(with("exercise", "sale:opt-out")).findings, Severity::warning) ==
        std::vector<std::string>{"other-right"});
}

TEST_CASE("what the agent says it verified is told and kept, and proves nothing", "[intake][drp]") {
  Value json = request();
  json.set("email_verified", true);
  json.set("phone_number_verified", false);
  json.set("power_of_attorney", "paper-17");
  const auto reading = read(json);
  REQUIRE(reading.drafts.size() == 1);
  CHECK(reading.drafts.front().origin.verified == std::vector<std::string>{"email"});
  CHECK(reading.drafts.front().request.requester.capacity == Capacity::agent);
  CHECK(codes_of(reading.findings, Severity::warning) ==
        std::vector<std::string>{"claimed-verified", "authority-claimed"});
}

TEST_CASE("a regime other than the UK GDPR, or none, is told", "[intake][drp]") {
  CHECK(codes_of(read(with("regime", "ccpa")).findings, Severity::warning) ==
        std::vector<std::string>{"other-law"});
  CHECK(codes_of(read(with("regime", Value())).findings, Severity::warning) ==
        std::vector<std::string>{"other-law"});
}

TEST_CASE("without an id of the agent the signature tells requests apart", "[intake][drp]") {
  const auto id = [](const Value& json) { return read(json).drafts.at(0).origin.id; };
  const Value unnamed = with("agent-request-id", Value());
  Value later = unnamed;
  later.set("issued-at", "2026-11-20T10:01:00Z");
  CHECK(id(unnamed).starts_with("signature-"));
  CHECK(id(unnamed) == id(unnamed));
  CHECK(id(unnamed) != id(later));
}

TEST_CASE("an agent's key is read bare or from its entry of the service directory", "[intake][drp]") {
  const std::string key = base64(agent().public_key);
  CHECK(intake::read_agent(key + "\n", "key").key == agent().public_key);
  const auto entry =
      intake::read_agent(R"({"id":"EXAMPLE_AGENT","name":"Example","verify_key":")" + key + "\"}", "key");
  CHECK(entry.id == "EXAMPLE_AGENT");
  CHECK(entry.name == "Example");
  CHECK(entry.key == agent().public_key);
  for (const std::string& wrong : {std::string(), std::string("AAAA"), std::string("{}"), key + key}) {
    CHECK_THROWS_AS(intake::read_agent(wrong, "key"), Error);
  }
}
