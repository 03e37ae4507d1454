#include "dsrkit/workspace/config.hpp"

#include "http_config.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/crypto/signed_message.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/sql/reader.hpp"
#include "dsrkit/workspace/review_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dsrkit::workspace {
namespace {

using codec::ObjectReader;

/// Working days; the whole reply has a month.
constexpr std::int64_t kLongestAnswer = 60;

const Value& or_empty(const Value* value) {
  static const Value empty = Value::object();
  return value == nullptr ? empty : *value;
}

Controller read_controller(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  Controller controller;
  controller.name = reader.required_text("name");
  controller.address = reader.texts("address");
  controller.team = reader.text("team");
  controller.email = reader.text("email");
  controller.phone = reader.text("phone");
  controller.support = reader.text("support");
  reader.finish();
  return controller;
}

SecretLocation read_location(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  SecretLocation location;
  location.file = reader.text("file");
  location.command = reader.texts("command");
  location.credential = reader.text("credential");
  reader.finish();
  const int given = (location.file.empty() ? 0 : 1) + (location.command.empty() ? 0 : 1) +
                    (location.credential.empty() ? 0 : 1);
  if (given != 1) {
    diagnostics.push_back({Severity::error, "secret-location", where,
                           "needs exactly one of 'file', 'command' and 'credential'"});
  }
  return location;
}

FieldMapping read_field(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  FieldMapping field;
  field.column = reader.required_text("column");
  field.meaning = reader.text("meaning", "other");
  field.label = reader.text("label");
  field.identity = reader.boolean("identity", false);
  reader.finish();
  return field;
}

DatasetLink read_link(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  DatasetLink link{reader.required_text("column"), reader.required_text("to"), reader.text("to_column")};
  reader.finish();
  return link;
}

DatasetConfig read_dataset(const Value& json, SourceKind kind, const std::string& where,
                           Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  DatasetConfig dataset;
  dataset.id = reader.required_text("id");
  if (const auto role = reader.choice("role", dataset_role_names(), "record")) {
    dataset.role = static_cast<DatasetRole>(*role);
  }
  dataset.label = reader.text("label", dataset.id);
  dataset.table = reader.text("table");
  dataset.key = reader.text("key");
  dataset.link_column = reader.text("link_column");
  dataset.link_to = reader.text("link_to");
  dataset.identifier = reader.text("identifier");
  dataset.shape = {reader.text("format"), reader.text("encoding"), reader.text("delimiter")};
  if (const auto data_class = reader.choice("data_class", data_class_names(), "other")) {
    dataset.data_class = static_cast<DataClass>(*data_class);
  }
  if (kind == SourceKind::http_json) {
    dataset.http = read_http_query(reader, diagnostics);
  }
  std::size_t index = 0;
  if (reader.member("links") != nullptr && kind != SourceKind::sql) {
    reader.report("links", "not-followed", "only a source of the kind sql follows them");
  }
  for (const Value* link : reader.elements("links")) {
    dataset.links.push_back(read_link(*link, reader.element_where("links", index++), diagnostics));
  }
  index = 0;
  for (const Value* field : reader.elements("fields")) {
    dataset.fields.push_back(read_field(*field, reader.element_where("fields", index++), diagnostics));
  }
  reader.finish();
  return dataset;
}

std::vector<clock::Holiday> read_local_holidays(ObjectReader& config, Diagnostics& diagnostics) {
  std::vector<clock::Holiday> holidays;
  std::set<Date> days;
  std::size_t index = 0;
  for (const Value* element : config.elements("local_holidays")) {
    ObjectReader reader(*element, config.element_where("local_holidays", index++), diagnostics);
    const auto date = reader.optional_date("date");
    if (reader.member("date") == nullptr) {
      reader.report("date", "missing", "must be given as YYYY-MM-DD");
    } else if (date && !days.insert(*date).second) {
      reader.report("date", "duplicate-date", "another local holiday is on the same day");
    }
    holidays.push_back({date.value_or(Date{}), reader.required_text("title"), ""});
    reader.finish();
  }
  return holidays;
}

RightsAgent read_agent(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  RightsAgent agent;
  agent.id = reader.required_text("id");
  agent.name = reader.text("name");
  if (const auto key = crypto::read_verify_key(reader.required_text("verify_key"))) {
    agent.verify_key = *key;
  } else {
    reader.report("verify_key", "wrong-key", "expected an Ed25519 key, 32 bytes in base64");
  }
  reader.finish();
  return agent;
}

RightsProtocol read_rights_protocol(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  RightsProtocol protocol;
  protocol.business_id = reader.required_text("business_id");
  std::size_t index = 0;
  for (const Value* agent : reader.elements("agents")) {
    protocol.agents.push_back(read_agent(*agent, reader.element_where("agents", index++), diagnostics));
  }
  reader.finish();
  return protocol;
}

/// Ids become parts of file names and of messages.
bool is_plain_id(const std::string& id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void check_unique_sources(const Config& config, const std::string& where, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < config.sources.size(); ++i) {
    if (!is_plain_id(config.sources[i].id) || config.sources[i].id == "supplied") {
      diagnostics.push_back({Severity::error, "source-id", where + "/sources/" + std::to_string(i) + "/id",
                             "must be small letters, digits and hyphens, and not 'supplied'"});
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (config.sources[i].id == config.sources[j].id) {
        diagnostics.push_back({Severity::error, "duplicate-source", where + "/sources/" + std::to_string(i),
                               "another source has the same id"});
      }
    }
  }
}

}  // namespace

SourceConfig parse_source(const Value& json, const std::string& where, Diagnostics& diagnostics) {
  ObjectReader reader(json, where, diagnostics);
  SourceConfig source;
  source.id = reader.required_text("id");
  if (const auto kind = reader.choice("kind", source_kind_names())) {
    source.kind = static_cast<SourceKind>(*kind);
  }
  source.label = reader.text("label", source.id);
  source.holder = reader.text("holder");
  source.connection = reader.text("connection");
  if (source.kind != SourceKind::manual && source.connection.empty()) {
    reader.report("connection", "missing", "must say where the source is");
  }
  if (const Value* password = reader.member("password")) {
    source.password = read_location(*password, reader.member_where("password"), diagnostics);
  }
  source.allow_writable_role = reader.text("allow_writable_role");
  source.statement_timeout = reader.integer("statement_timeout", source.statement_timeout);
  if (source.statement_timeout < 1) {
    reader.report("statement_timeout", "out-of-range", "must be a number of seconds, at least 1");
  }
  if (source.kind == SourceKind::sql && sql::holds_password(source.connection)) {
    reader.report("connection", "password-in-connection",
                  "must not hold a password: say in 'password' where it is kept");
  }
  if (source.kind == SourceKind::http_json) {
    source.http =
        read_http_access(reader, diagnostics, [&](const Value& location, const std::string& location_where) {
          return read_location(location, location_where, diagnostics);
        });
  }
  source.answer_days = reader.integer("answer_days", source.answer_days);
  if (source.answer_days < 1 || source.answer_days > kLongestAnswer) {
    reader.report("answer_days", "out-of-range",
                  "must be a number of working days, 1 to " + std::to_string(kLongestAnswer));
  }
  std::size_t index = 0;
  for (const Value* dataset : reader.elements("datasets")) {
    source.datasets.push_back(
        read_dataset(*dataset, source.kind, reader.element_where("datasets", index++), diagnostics));
  }
  reader.finish();
  return source;
}

Config parse_config(const Value& json, std::string_view where, Diagnostics& diagnostics) {
  const std::string place = std::string(where) + ":";
  ObjectReader reader(json, place, diagnostics);
  Config config;
  if (const std::string format = reader.required_text("format"); format != "dsrkit.config/1") {
    reader.report("format", "unknown-format", "must be \"dsrkit.config/1\"");
  }
  config.controller =
      read_controller(or_empty(reader.member("controller")), reader.member_where("controller"), diagnostics);
  if (const auto jurisdiction = reader.choice("jurisdiction", jurisdiction_names())) {
    config.jurisdiction = static_cast<Jurisdiction>(*jurisdiction);
  }
  config.profile_folders = reader.texts("profile_folders");
  config.rule_folders = reader.texts("rule_folders");
  config.local_holidays = read_local_holidays(reader, diagnostics);
  config.name_officers = reader.boolean("name_officers", false);

  ObjectReader matching(or_empty(reader.member("matching")), reader.member_where("matching"), diagnostics);
  config.confirm_strong = matching.boolean("confirm_strong", false);
  matching.finish();

  ObjectReader review(or_empty(reader.member("review")), reader.member_where("review"), diagnostics);
  config.require_blind_check = review.boolean("require_blind_check", false);
  (void)read_review_rules(review);
  review.finish();

  ObjectReader vault(or_empty(reader.member("vault")), reader.member_where("vault"), diagnostics);
  config.vault_key = read_location(or_empty(vault.member("key")), vault.member_where("key"), diagnostics);
  vault.finish();

  ObjectReader seal(or_empty(reader.member("seal")), reader.member_where("seal"), diagnostics);
  config.seal.certificate_file = seal.required_text("certificate_file");
  config.seal.key = read_location(or_empty(seal.member("key")), seal.member_where("key"), diagnostics);
  seal.finish();

  if (const Value* protocol = reader.member("data_rights_protocol")) {
    config.data_rights_protocol =
        read_rights_protocol(*protocol, reader.member_where("data_rights_protocol"), diagnostics);
  }

  std::size_t index = 0;
  for (const Value* source : reader.elements("sources")) {
    config.sources.push_back(parse_source(*source, reader.element_where("sources", index++), diagnostics));
  }
  reader.finish();
  check_unique_sources(config, place, diagnostics);
  return config;
}

Value make_config(const Beginning& beginning) {
  const Controller& controller = beginning.controller;
  Value address = Value::array();
  for (const auto& line : controller.address) {
    address.push_back(line);
  }
  return Value::object(
      {{"format", "dsrkit.config/1"},
       {"controller", Value::object({{"name", controller.name},
                                     {"address", std::move(address)},
                                     {"team", controller.team},
                                     {"email", controller.email},
                                     {"phone", controller.phone},
                                     {"support", controller.support}})},
       {"jurisdiction", jurisdiction_name(beginning.jurisdiction)},
       {"profile_folders", Value::array()},
       {"rule_folders", Value::array()},
       {"local_holidays", Value::array()},
       {"matching", Value::object({{"confirm_strong", beginning.confirm_strong}})},
       {"review", Value::object({{"require_blind_check", false}, {"require_balance", false}})},
       {"vault", Value::object({{"key", Value::object({{"file", "keys/vault.key"}})}})},
       {"seal", Value::object({{"certificate_file", "keys/seal-certificate.pem"},
                               {"key", Value::object({{"file", "keys/seal-key.pem"}})}})},
       {"sources", beginning.sources}});
}

std::string read_secret(const SecretLocation& location, const std::filesystem::path& workspace,
                        const std::filesystem::path& credentials_folder) {
  std::string secret;
  if (!location.command.empty()) {
    secret = files::run_program(location.command, "", std::size_t{64} * 1024);
  } else if (!location.credential.empty()) {
    if (credentials_folder.empty()) {
      throw Error(ErrorCode::config_invalid,
                  "the credential '" + location.credential + "' was not handed over",
                  "run under systemd with LoadCredential, or name a file");
    }
    secret = files::read_file(credentials_folder / location.credential, std::size_t{64} * 1024);
  } else {
    secret = files::read_file(workspace / location.file, std::size_t{64} * 1024);
  }
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) {
    secret.pop_back();
  }
  return secret;
}

}  // namespace dsrkit::workspace
