#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/clock/holiday_calendar.hpp"
#include "dsrkit/crypto/certificate.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/register/register.hpp"
#include "dsrkit/vault/vault.hpp"
#include "dsrkit/workspace/config.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workspace {

inline constexpr const char* kConfigFile = "dsrkit.json";
/// Bank holidays that were imported: the years they cover count as this file has them, not as shipped.
inline constexpr const char* kHolidaysFile = "holidays.json";

/// The folder with dsrkit.json at or above `start`, or `start` when there is none.
[[nodiscard]] std::filesystem::path find_upwards(const std::filesystem::path& start);

/// A council's folder: configuration, register, evidence, output.
class Workspace {
public:
  /// Makes a workspace in a new or empty folder: configuration, empty register, a key for the evidence and a
  /// self-issued certificate for the seal. Throws Error(output_exists) when there is one already. When it
  /// fails it leaves nothing of what it made.
  static void create(const std::filesystem::path& root, const Beginning& beginning, const Context& context);

  /// Opens it: reads the configuration strictly, then register and keys. Throws Error(input_unreadable) when
  /// there is no workspace and Error(config_invalid) when its configuration is wrong.
  static Workspace open(const std::filesystem::path& root, const std::filesystem::path& credentials_folder);

  /// Everything wrong with the configuration file; opens nothing else.
  [[nodiscard]] static Diagnostics check_config(const std::filesystem::path& root);

  [[nodiscard]] const std::filesystem::path& root() const { return m_root; }

  [[nodiscard]] const Config& config() const { return m_config; }

  [[nodiscard]] store::Register& reg() { return m_register; }

  [[nodiscard]] const vault::Vault& vault() const { return m_vault; }

  [[nodiscard]] std::vector<std::filesystem::path> profile_folders() const;
  [[nodiscard]] std::vector<std::filesystem::path> rule_folders() const;
  /// The bank holidays that were imported; nothing when none were.
  [[nodiscard]] std::optional<clock::HolidayCalendar> imported_holidays() const;
  /// The holidays in force: shipped ones, over them imported ones, and the council's own. Reads files: ask
  /// once for many cases.
  [[nodiscard]] clock::HolidayCalendar holidays() const;
  /// See workspace::read_secret.
  [[nodiscard]] std::string secret(const SecretLocation& location) const;
  /// Throws Error(config_invalid) when key and certificate do not fit.
  [[nodiscard]] crypto::SigningIdentity signing_identity() const;
  /// The output folder of a case, made when absent.
  [[nodiscard]] std::filesystem::path out_folder(std::string_view case_reference) const;
  /// Holds the case for one process at a time. Throws Error(busy).
  [[nodiscard]] std::unique_ptr<files::FileLock> lock_case(std::string_view case_reference) const;

private:
  Workspace(std::filesystem::path root, std::filesystem::path credentials_folder, Config config,
            store::Register reg, vault::Vault vault);

  std::filesystem::path m_root;
  std::filesystem::path m_credentials_folder;
  Config m_config;
  store::Register m_register;
  vault::Vault m_vault;
};

}  // namespace dsrkit::workspace
