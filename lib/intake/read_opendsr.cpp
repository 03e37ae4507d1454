#include "formats.hpp"
#include "texts.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace dsrkit::intake {
namespace {

using codec::ObjectReader;

/// OpenDSR 2.0 section 5.1. Others are kept as well, and told.
constexpr std::array<std::string_view, 11> kIdentityTypes{
    "controller_customer_id", "android_advertising_id", "android_id",         "email",
    "fire_advertising_id",    "ios_advertising_id",     "ios_vendor_id",      "microsoft_advertising_id",
    "microsoft_publisher_id", "roku_publisher_id",      "roku_advertising_id"};
/// In use beside them.
constexpr std::array<std::string_view, 4> kPhoneTypes{"phone", "phone_number", "mobile_number", "telephone"};

bool is_one_of(const std::string& word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "A7551968-..." is not one: the specification wants version 4 in small letters.
bool is_uuid4(std::string_view text) {
  if (text.size() != 36 || text[14] != '4' ||
      std::string_view("89ab").find(text[19]) == std::string_view::npos) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const std::string_view allowed = hyphen ? "-" : "0123456789abcdef";
    if (allowed.find(text[i]) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

/// One identity of the subject (OpenDSR 2.0 section 5.3).
void read_identity(const Value& json, const std::string& where, DataSubject& subject, Diagnostics& findings) {
  ObjectReader reader(json, where, findings);
  const std::string type = reader.required_text("identity_type");
  const std::string written = reader.required_text("identity_value");
  const auto format = reader.choice("identity_format", {"raw", "sha1", "md5", "sha256"});
  tell_unknown_keys(reader, findings);
  const Complain complain = [&](std::string code, std::string text) {
    reader.report("identity_value", std::move(code), std::move(text));
  };
  if (type.empty() || written.empty() || !format) {
    return;
  }
  if (*format != 0) {
    static constexpr std::array kHashes{"", "-sha1", "-md5", "-sha256"};
    subject.identifiers.push_back({kebab_case(type) + kHashes.at(*format), plain_id(written, complain)});
    warn(findings, where, "hashed",
         "is a digest: it is kept as an identifier, and finds nobody whose records hold the plain form");
  } else if (type == "email") {
    subject.emails.push_back(email_address(written, complain));
  } else if (is_one_of(type, kPhoneTypes)) {
    subject.phones.push_back(phone_number(written, complain));
  } else if (kebab_case(type).empty()) {
    reader.report("identity_type", "wrong-word", "expected a word");
  } else {
    subject.identifiers.push_back({kebab_case(type), one_line(written, complain)});
    if (!is_one_of(type, kIdentityTypes)) {
      warn(findings, reader.member_where("identity_type"), "unknown-identity",
           "is no identity type of OpenDSR: it is kept as an identifier");
    }
  }
}

void read_times(ObjectReader& reader, Draft& draft) {
  const std::string submitted = reader.required_text("submitted_time");
  const auto moment = try_parse_timestamp(submitted);
  if (moment) {
    // The day in UTC is never later than the one in London, so nothing falls due too late.
    draft.received = date_of(*moment);
  } else if (!submitted.empty()) {
    reader.report("submitted_time", "wrong-time", "expected a time as 2026-11-02T15:00:00Z (RFC 3339)");
  }
}

void read_right(ObjectReader& reader, Draft& draft) {
  static constexpr std::array kRights{Right::access, Right::portability, Right::erasure};
  if (const auto type = reader.choice("subject_request_type", {"access", "portability", "erasure"})) {
    draft.request.right = kRights.at(*type);
  }
}

void read_law(ObjectReader& reader, Diagnostics& findings) {
  const std::string version = reader.text("api_version");
  const std::string regulation = to_lower_ascii(reader.text("regulation"));
  if (regulation.empty() && !version.starts_with("0.")) {
    reader.report("regulation", "missing", "must be given and must not be empty");
  } else {
    tell_regime(reader, "regulation", regulation, findings);
  }
  const std::string major = version.substr(0, version.find('.'));
  if (!version.empty() && major != "0" && major != "1" && major != "2") {
    warn(findings, reader.member_where("api_version"), "other-version",
         "is none of the versions up to 2.0: it is read as 2.0");
  }
}

/// What a processor would do with the request, and dsrkit does not.
void tell_what_is_left(ObjectReader& reader, Diagnostics& findings) {
  if (!reader.texts("status_callback_urls").empty()) {
    warn(findings, reader.member_where("status_callback_urls"), "no-callback",
         "dsrkit calls nobody: tell the sender what comes of the request");
  }
  for (const char* key : {"extensions", "property_id"}) {
    if (reader.member(key) != nullptr) {
      warn(findings, reader.member_where(key), "not-read", "is not read: look into it");
    }
  }
}

Draft read_one(const Value& json, const std::string& where, Diagnostics& findings) {
  ObjectReader reader(json, where, findings);
  Draft draft;
  draft.where = where;
  draft.origin.id = reader.required_text("subject_request_id");
  if (!draft.origin.id.empty() && !is_uuid4(draft.origin.id)) {
    reader.report("subject_request_id", "wrong-id", "expected a UUID of version 4 in small letters");
  }
  read_right(reader, draft);
  read_times(reader, draft);
  read_law(reader, findings);
  std::size_t index = 0;
  for (const Value* identity : reader.elements("subject_identities")) {
    read_identity(*identity, reader.element_where("subject_identities", index++), draft.request.subject,
                  findings);
  }
  tell_what_is_left(reader, findings);
  tell_unknown_keys(reader, findings);
  return draft;
}

std::size_t count_errors(const Diagnostics& findings) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [](const Diagnostic& finding) { return finding.severity == Severity::error; }));
}

void read_into(Reading& reading, const Value& json, const std::string& where) {
  const std::size_t errors = count_errors(reading.findings);
  Draft draft = read_one(json, where, reading.findings);
  if (count_errors(reading.findings) == errors) {
    reading.drafts.push_back(std::move(draft));
  } else {
    ++reading.wrong;
  }
}

/// An unsigned request of the Data Rights Protocol looks like JSON too.
bool is_unsigned_drp(const Value& json) {
  return json.find("drp.version") != nullptr || json.find("agent-id") != nullptr;
}

}  // namespace

Reading read_opendsr(const Value& json) {
  Reading reading;
  if (is_unsigned_drp(json)) {
    throw_unsigned();
  }
  if (!json.is_array()) {
    read_into(reading, json, "");
    return reading;
  }
  std::size_t index = 0;
  for (const Value& element : json.as_array()) {
    read_into(reading, element, "/" + std::to_string(index++));
  }
  return reading;
}

}  // namespace dsrkit::intake
