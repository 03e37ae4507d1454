#include "dsrkit/workspace/workspace.hpp"

#include "config_file.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/object_reader.hpp"

#include <utility>

namespace dsrkit::workspace {
namespace {

constexpr std::size_t kCertificateLimit = std::size_t{4} * 1024 * 1024;
constexpr int kCertificateYears = 5;

crypto::SecretKey read_vault_key(const Config& config, const std::filesystem::path& root,
                                 const std::filesystem::path& credentials_folder) {
  if (!config.vault_key.file.empty()) {
    return vault::read_key_file(root / config.vault_key.file);
  }
  std::string text = read_secret(config.vault_key, root, credentials_folder);
  if (text.size() != 2 * crypto::SecretKey::kBytes) {
    throw Error(ErrorCode::config_invalid, "the vault key is not 64 hexadecimal digits");
  }
  std::string bytes = from_hex(text);
  crypto::SecretKey key(bytes);
  crypto::wipe(text);
  crypto::wipe(bytes);
  return key;
}

std::vector<std::filesystem::path> below(const std::filesystem::path& root,
                                         const std::vector<std::string>& names) {
  std::vector<std::filesystem::path> paths;
  for (const auto& name : names) {
    paths.push_back(root / name);
  }
  return paths;
}

/// Files and folders that are being made: when that fails, they go again. What was there before stays.
class Unfinished {
public:
  Unfinished() = default;
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  ~Unfinished() {
    std::error_code ignored;
    for (auto path = m_paths.rbegin(); path != m_paths.rend(); ++path) {
      std::filesystem::remove(*path, ignored);
    }
  }

  void make_folder(const std::filesystem::path& folder, unsigned mode = 0755) {
    std::vector<std::filesystem::path> missing;
    for (auto path = folder; !path.empty() && !std::filesystem::exists(path); path = path.parent_path()) {
      missing.push_back(path);
    }
    m_paths.insert(m_paths.end(), missing.rbegin(), missing.rend());
    files::make_folder(folder, mode);
  }

  void write_file(const std::filesystem::path& file, const std::string& content, unsigned mode = 0644) {
    files::write_new_file(file, content, mode);
    add_file(file);
  }

  /// For a file that has been made.
  void add_file(const std::filesystem::path& file) { m_paths.push_back(file); }

  void keep() { m_paths.clear(); }

private:
  std::vector<std::filesystem::path> m_paths;
};

}  // namespace

std::filesystem::path find_upwards(const std::filesystem::path& start) {
  for (auto folder = std::filesystem::absolute(start); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / kConfigFile)) {
      return folder;
    }
  }
  return start;
}

void Workspace::create(const std::filesystem::path& root, const Beginning& beginning,
                       const Context& context) {
  if (std::filesystem::exists(root / kConfigFile)) {
    throw Error(ErrorCode::output_exists, "there is already a workspace in this folder",
                "choose another folder, or use the one that is there");
  }
  Unfinished made;
  made.make_folder(root);
  for (const char* folder : {"keys", "vault", "out"}) {
    made.make_folder(root / folder, 0700);
  }
  vault::create_key_file(root / "keys" / "vault.key", *context.random);
  made.add_file(root / "keys" / "vault.key");
  const auto identity =
      crypto::make_self_issued_identity(beginning.controller.name, context.now(), kCertificateYears);
  made.write_file(root / "keys" / "seal-certificate.pem", identity.certificate_pem());
  made.write_file(root / "keys" / "seal-key.pem", identity.private_key_pem(), 0600);
  auto reg = store::Register::create(root / "register.db");
  made.add_file(root / "register.db");
  reg.write(context, {"", "workspace-made", Value::object({{"controller", beginning.controller.name}})},
            [](store::Writer&) {});
  // Last: a folder without dsrkit.json is no workspace, so a killed init leaves none.
  made.write_file(root / kConfigFile, codec::write_json(make_config(beginning), codec::JsonStyle::pretty));
  made.keep();
}

Diagnostics Workspace::check_config(const std::filesystem::path& root) {
  Diagnostics diagnostics;
  (void)parse_config(read_config_file(root), kConfigFile, diagnostics);
  return diagnostics;
}

Workspace Workspace::open(const std::filesystem::path& root,
                          const std::filesystem::path& credentials_folder) {
  Diagnostics diagnostics;
  Config config = parse_config(read_config_file(root), kConfigFile, diagnostics);
  codec::throw_if_errors(diagnostics, true);
  auto key = read_vault_key(config, root, credentials_folder);
  return {root, credentials_folder, std::move(config), store::Register::open(root / "register.db"),
          vault::Vault(root / "vault", std::move(key))};
}

Workspace::Workspace(std::filesystem::path root, std::filesystem::path credentials_folder, Config config,
                     store::Register reg, vault::Vault vault)
    : m_root(std::move(root)),
      m_credentials_folder(std::move(credentials_folder)),
      m_config(std::move(config)),
      m_register(std::move(reg)),
      m_vault(std::move(vault)) {
}

std::vector<std::filesystem::path> Workspace::profile_folders() const {
  return below(m_root, m_config.profile_folders);
}

std::vector<std::filesystem::path> Workspace::rule_folders() const {
  return below(m_root, m_config.rule_folders);
}

std::optional<clock::HolidayCalendar> Workspace::imported_holidays() const {
  const auto path = m_root / kHolidaysFile;
  return std::filesystem::exists(path) ? std::optional(clock::load_holidays(path)) : std::nullopt;
}

clock::HolidayCalendar Workspace::holidays() const {
  const auto shipped = clock::shipped_holidays();
  const auto imported = imported_holidays();
  return (imported ? clock::merged(shipped, *imported) : shipped)
      .with_local(m_config.jurisdiction, m_config.local_holidays);
}

std::string Workspace::secret(const SecretLocation& location) const {
  return read_secret(location, m_root, m_credentials_folder);
}

crypto::SigningIdentity Workspace::signing_identity() const {
  return {files::read_file(m_root / m_config.seal.certificate_file, kCertificateLimit),
          secret(m_config.seal.key) + "\n"};
}

std::filesystem::path Workspace::out_folder(std::string_view case_reference) const {
  const auto folder = m_root / "out" / case_reference;
  files::make_folder(folder, 0700);
  return folder;
}

std::unique_ptr<files::FileLock> Workspace::lock_case(std::string_view case_reference) const {
  const auto folder = m_root / "vault" / case_reference;
  files::make_folder(folder, 0700);
  return std::make_unique<files::FileLock>(folder / ".lock", "case " + std::string(case_reference));
}

}  // namespace dsrkit::workspace
