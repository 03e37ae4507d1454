#include "formats.hpp"
#include "texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/crypto/signed_message.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::intake {
namespace {

using codec::ObjectReader;

constexpr codec::JsonLimits kMessageLimits{std::size_t{1} << 20U, 20};
constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kShownDigest = 32;

/// Who signed what.
struct Signed {
  const Agent& agent;
  std::string message;
  std::string signature;
};

/// The keys are tried before anything of the message is read (Data Rights Protocol 3.07).
Signed open_envelope(std::string_view text, std::string_view what, const Trust& trust) {
  const auto bytes = crypto::decode_base64(text);
  if (!bytes) {
    throw Error(ErrorCode::data_invalid, std::string(what) + ": not base64",
                "a request of the Data Rights Protocol is one base64 text: signature and JSON together");
  }
  if (trust.agents.empty()) {
    throw Error(ErrorCode::integrity,
                std::string(what) + ": the signature cannot be checked: no agent's key is known",
                "add --agent-key FILE, or name the agent under data_rights_protocol in dsrkit.json");
  }
  for (const Agent& agent : trust.agents) {
    if (auto message = crypto::open_signed(*bytes, agent.key)) {
      return {agent, std::move(*message), bytes->substr(0, kSignatureBytes)};
    }
  }
  throw Error(ErrorCode::integrity, std::string(what) + ": no known agent has signed this",
              "ask the agent for the request again, and compare its key with the published one");
}

/// What is claimed of the request itself (section 2.01).
struct Envelope {
  std::string agent;
  std::string business;
  std::optional<Instant> issued;
  std::optional<Instant> expires;
};

std::optional<Instant> timestamp(ObjectReader& reader, std::string_view key) {
  const std::string written = reader.required_text(key);
  const auto moment = try_parse_timestamp(written);
  if (!moment && !written.empty()) {
    reader.report(key, "wrong-time", "expected a time as 2026-11-02T15:00:00Z (ISO 8601)");
  }
  return moment;
}

/// Whether a JSON Web Token's audience, one or several, leaves the council out (RFC 7519 section 4.1.3).
bool is_for_others(const Value* audience, const std::string& business) {
  if (audience == nullptr) {
    return false;
  }
  const Value::Array all = audience->is_array() ? audience->as_array() : Value::Array{*audience};
  return std::find(all.begin(), all.end(), Value(business)) == all.end();
}

[[noreturn]] void refuse(std::string_view what, const char* reason, const char* hint) {
  throw Error(ErrorCode::not_lawful, std::string(what) + ": " + reason, hint);
}

/// In the order of section 3.07.
void require_acceptable(const Envelope& envelope, const Value* audience, const Agent& agent,
                        const Trust& trust, std::string_view what) {
  if (!agent.id.empty() && envelope.agent != agent.id) {
    throw Error(ErrorCode::integrity,
                std::string(what) + ": 'agent-id' is not the agent whose key signed the request",
                "ask the agent which key belongs to which id");
  }
  if (trust.business_id.empty()) {
    throw Error(
        ErrorCode::config_invalid,
        "what the council is called in the agents' network is not known: whether the request is for it "
        "cannot be checked",
        "add --business-id ID, or business_id under data_rights_protocol in dsrkit.json");
  }
  if (envelope.business != trust.business_id || is_for_others(audience, trust.business_id)) {
    refuse(what, "the request is for somebody else: 'business-id' or 'aud' is not the council's",
           "send it back to the agent");
  }
  if (*envelope.issued > *envelope.expires) {
    refuse(what, "the request expired before it was issued", "ask the agent for the request again");
  }
  if (*envelope.issued > trust.arrived_to) {
    refuse(what, "the request was issued after it arrived",
           "check the clock of this machine, or ask the agent for the request again");
  }
  if (*envelope.expires < trust.arrived_from) {
    refuse(what, "the request had expired when it arrived",
           "give the day on which it arrived with --received, or ask the agent for the request again");
  }
}

struct Exercise {
  std::string_view name;
  std::optional<Right> right;
  std::string_view doubt;  ///< what the officer should know of the translation
};

/// Section 3.01; the protocol's texts write the sale with a hyphen and with an underscore.
constexpr std::array kExercises{
    Exercise{"access", Right::access, ""},
    Exercise{"access:specific", Right::access, ""},
    Exercise{"access:categories", Right::access,
             "asks for the categories of data only: the UK GDPR gives all of Article 15"},
    Exercise{"deletion", Right::erasure, ""},
    Exercise{"sale:opt-out", Right::objection,
             "the sale of data is no notion of the UK GDPR: opened as an objection (Article 21)"},
    Exercise{"sale:opt_out", Right::objection,
             "the sale of data is no notion of the UK GDPR: opened as an objection (Article 21)"},
    Exercise{"sale:opt-in", std::nullopt, ""},
    Exercise{"sale:opt_in", std::nullopt, ""}};

void read_exercise(ObjectReader& reader, Draft& draft, std::string_view what, Diagnostics& findings) {
  std::vector<std::string> names;
  for (const Exercise& exercise : kExercises) {
    names.emplace_back(exercise.name);
  }
  const auto chosen = reader.choice("exercise", names);
  if (!chosen) {
    return;
  }
  const Exercise& exercise = kExercises.at(*chosen);
  if (!exercise.right) {
    refuse(what, "to allow the sale of data is no right under the UK GDPR (Articles 15-22)",
           "answer the agent; nothing is opened");
  }
  draft.request.right = *exercise.right;
  if (!exercise.doubt.empty()) {
    warn(findings, reader.member_where("exercise"), "other-right", std::string(exercise.doubt));
  }
}

/// An address claim (OpenID Connect Core 1.0 section 5.1.1), or a plain text.
std::string read_address(const Value& claim, const std::string& where, Diagnostics& findings) {
  const Complain complain = [&](std::string code, std::string text) {
    findings.push_back({Severity::error, std::move(code), where, std::move(text)});
  };
  if (claim.is_string()) {
    return joined_lines(claim.as_string(), complain);
  }
  ObjectReader reader(claim, where, findings);
  const std::string formatted = reader.text("formatted");
  std::string lines;
  for (const char* key : {"street_address", "locality", "region", "postal_code", "country"}) {
    lines += reader.text(key) + "\n";
  }
  tell_unknown_keys(reader, findings);
  return joined_lines(formatted.empty() ? lines : formatted, complain);
}

/// What the agent says of the person (section 3.04).
class Person {
public:
  Person(ObjectReader& reader, Draft& draft, Diagnostics& findings)
      : m_reader(reader), m_draft(draft), m_subject(draft.request.subject), m_findings(findings) {}

  void read() {
    m_subject.name = parse_person_name(text("name", one_line));
    add("email", email_address, m_subject.emails);
    add("phone_number", phone_number, m_subject.phones);
    if (const Value* address = m_reader.member("address")) {
      m_subject.addresses.push_back(read_address(*address, m_reader.member_where("address"), m_findings));
    }
    m_subject.born = m_reader.optional_date("birthdate");
    if (const std::string sub = text("sub", one_line); !sub.empty()) {
      m_subject.identifiers.push_back({"agent-subject", sub});
    }
    for (const char* claim : {"email", "phone_number", "address"}) {
      if (m_reader.boolean(std::string(claim) + "_verified", false)) {
        m_draft.origin.verified.emplace_back(claim);
      }
    }
  }

private:
  std::string text(std::string_view key, std::string (*check)(std::string_view, const Complain&)) {
    return check(m_reader.text(key), [&](std::string code, std::string sentence) {
      m_reader.report(key, std::move(code), std::move(sentence));
    });
  }

  void add(std::string_view key, std::string (*check)(std::string_view, const Complain&),
           std::vector<std::string>& values) {
    if (std::string value = text(key, check); !value.empty()) {
      values.push_back(std::move(value));
    }
  }

  ObjectReader& m_reader;
  Draft& m_draft;
  DataSubject& m_subject;
  Diagnostics& m_findings;
};

void tell_what_is_left(ObjectReader& reader, const Draft& draft, Diagnostics& findings) {
  if (!draft.origin.verified.empty()) {
    warn(findings, draft.where, "claimed-verified",
         "the agent says that it verified: " + join(draft.origin.verified, ", ") +
             "; whether that proves who the person is, an officer decides (UK GDPR Article 12(6))");
  }
  if (!reader.text("power_of_attorney").empty()) {
    warn(findings, reader.member_where("power_of_attorney"), "authority-claimed",
         "the agent says that a signed authority exists: ask to see it");
  }
  if (!reader.text("status_callback").empty()) {
    warn(findings, reader.member_where("status_callback"), "no-callback",
         "dsrkit calls nobody: tell the agent what comes of the request");
  }
  if (!reader.texts("relationships").empty()) {
    warn(findings, reader.member_where("relationships"), "not-read",
         "says where else data may be: look into it");
  }
  (void)reader.member("iss");
  tell_unknown_keys(reader, findings);
}

void read_version(ObjectReader& reader) {
  const std::string version = reader.required_text("drp.version");
  if (!version.empty() && !version.starts_with("1.") && !version.starts_with("0.9")) {
    reader.report("drp.version", "other-version", "expected 1.0");
  }
}

/// The agent's id of the request; without one, its signature serves: nobody else could have made it.
std::string request_id(ObjectReader& reader, const std::string& signature) {
  const std::string id = plain_id(reader.text("agent-request-id"), [&](std::string code, std::string text) {
    reader.report("agent-request-id", std::move(code), std::move(text));
  });
  return id.empty() ? "signature-" + crypto::sha256_hex(signature).substr(0, kShownDigest) : id;
}

}  // namespace

void throw_unsigned() {
  throw Error(ErrorCode::integrity, "the request of the Data Rights Protocol is not signed",
              "open it as the agent sent it: base64 of the signature and the JSON together");
}

Reading read_drp(std::string_view text, std::string_view what, const Trust& trust) {
  const Signed envelope = open_envelope(text, what, trust);
  const Value json = codec::parse_json(envelope.message, what, kMessageLimits);
  Reading reading;
  ObjectReader reader(json, "", reading.findings);
  const Envelope claims{reader.required_text("agent-id"), reader.required_text("business-id"),
                        timestamp(reader, "issued-at"), timestamp(reader, "expires-at")};
  const Value* const audience = reader.member("aud");
  if (!has_errors(reading.findings)) {
    require_acceptable(claims, audience, envelope.agent, trust, what);
  }
  Draft draft;
  draft.origin.sender = plain_id(claims.agent, [&](std::string code, std::string sentence) {
    reader.report("agent-id", std::move(code), std::move(sentence));
  });
  draft.origin.id = request_id(reader, envelope.signature);
  draft.request.requester = {
      envelope.agent.name.empty() ? draft.origin.sender : envelope.agent.name, Capacity::agent, {}};
  read_version(reader);
  read_exercise(reader, draft, what, reading.findings);
  tell_regime(reader, "regime", to_lower_ascii(reader.text("regime")), reading.findings);
  Person(reader, draft, reading.findings).read();
  tell_what_is_left(reader, draft, reading.findings);
  if (has_errors(reading.findings)) {
    reading.wrong = 1;
  } else {
    reading.drafts.push_back(std::move(draft));
  }
  return reading;
}

Agent read_agent(std::string_view text, std::string_view what) {
  Agent agent;
  std::string key(text);
  if (trim(text).starts_with('{')) {
    const Value json = codec::parse_json(text, what, kMessageLimits);
    agent.id = json.text_or("id");
    agent.name = json.text_or("name");
    key = json.text_or("verify_key");
  }
  const auto bytes = crypto::read_verify_key(key);
  if (!bytes) {
    throw Error(ErrorCode::data_invalid, std::string(what) + ": not the key of an agent",
                "give the Ed25519 key in base64, or the agent's entry of the service directory");
  }
  agent.key = *bytes;
  return agent;
}

}  // namespace dsrkit::intake
