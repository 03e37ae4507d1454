#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/model/request_case.hpp"
#include "dsrkit/model/secret.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workspace {

/// Who is responsible for the data (UK GDPR Article 4(7)) and how people reach them.
struct Controller {
  std::string name;
  std::vector<std::string> address;
  std::string team;  ///< "Information Governance Team"
  std::string email;
  std::string phone;
  std::string support;  ///< whom a person can turn to after reading a hard file; may be empty
};

struct SealConfig {
  std::string certificate_file;
  SecretLocation key;
};

/// An authorised agent whose signed requests are taken.
struct RightsAgent {
  std::string id;          ///< as the agent writes it in `agent-id`
  std::string name;        ///< for people; may be empty
  std::string verify_key;  ///< Ed25519, 32 bytes
};

/// What the Data Rights Protocol needs to know.
struct RightsProtocol {
  std::string business_id;  ///< what the council is called there; empty when it takes no part
  std::vector<RightsAgent> agents;
};

/// dsrkit.json ("dsrkit.config/1").
struct Config {
  Controller controller;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::vector<std::string> profile_folders;  ///< the council's own service profiles
  std::vector<std::string> rule_folders;     ///< the council's own rule packs, over the shipped ones
  SecretLocation vault_key;
  SealConfig seal;
  RightsProtocol data_rights_protocol;
  /// Entries of the strong tier count as the subject's without an officer's word, and are logged as such.
  bool confirm_strong = false;
  bool name_officers = false;  ///< documents name who searched and approved; else they name the team
  /// Nobody signs off before the second person has answered the blind check.
  bool require_blind_check = false;
  std::vector<SourceConfig> sources;
  /// Days beside the bank holidays on which nothing falls due at this council. Empty unless it has days that
  /// are designated as public holidays where it is (Regulation 1182/71 Article 2(1)): concession days are
  /// not.
  std::vector<clock::Holiday> local_holidays;
};

/// Reads the configuration strictly; every mistake becomes a diagnostic with its place.
[[nodiscard]] Config parse_config(const Value& json, std::string_view where, Diagnostics& diagnostics);

/// Reads one source as strictly; `where` is its place.
[[nodiscard]] SourceConfig parse_source(const Value& json, const std::string& where,
                                        Diagnostics& diagnostics);

/// What a new workspace begins with.
struct Beginning {
  Controller controller;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  Value sources = Value::array();
  bool confirm_strong = false;
};

/// The configuration that `init` writes.
[[nodiscard]] Value make_config(const Beginning& beginning);

/// The secret's bytes without a final line feed. Relative files are below `workspace`. Throws
/// Error(config_invalid) when it cannot be had; the message never carries the secret.
[[nodiscard]] std::string read_secret(const SecretLocation& location, const std::filesystem::path& workspace,
                                      const std::filesystem::path& credentials_folder);

}  // namespace dsrkit::workspace
