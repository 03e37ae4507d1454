#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/crypto/secretstream.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::files {
class PendingFiles;
}

namespace dsrkit::vault {

/// Makes the wrapping key of a workspace: 64 hexadecimal digits in a file of mode 0600, to be kept apart from
/// the register. Throws Error(output_exists) when the file is there.
void create_key_file(const std::filesystem::path& path, RandomSource& random);
/// Throws Error(config_invalid) with a hint when the file is absent or is no key.
[[nodiscard]] crypto::SecretKey read_key_file(const std::filesystem::path& path);

/// Evidence being written in pieces; commit() makes it appear whole, otherwise nothing stays.
class EvidenceWriter {
public:
  EvidenceWriter(EvidenceWriter&&) noexcept;
  EvidenceWriter& operator=(EvidenceWriter&&) noexcept;
  ~EvidenceWriter();

  void write(std::string_view bytes);
  void commit();

private:
  friend class CaseVault;
  friend class EvidenceBatch;
  struct State;
  explicit EvidenceWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// The evidence of one case, each piece encrypted in its own file <case>/<name>.sealed of mode 0600:
/// "dsrkit.vault/1\n", then a secretstream of 64 KiB chunks bound to the case and the name. Destroying the
/// case key destroys the evidence.
class CaseVault {
public:
  /// Writes or replaces, whole or not at all. Names are letters, digits, `-`, `_` and `.`, at most 200 bytes.
  void put(std::string_view name, std::string_view bytes) const;
  /// For what is too large for memory.
  [[nodiscard]] EvidenceWriter writer(std::string_view name) const;

  /// Throws Error(not_found) when there is no such piece and Error(integrity) naming it when the file is not
  /// exactly what was written under this name of this case.
  [[nodiscard]] std::string get(std::string_view name) const;
  /// As get(), in pieces. What `take` got is proven complete only when read() returns.
  void read(std::string_view name, const std::function<void(std::string_view)>& take) const;

  [[nodiscard]] bool has(std::string_view name) const;
  /// Deletes every piece whose name begins so: all versions of a record and its attachments.
  void remove_all(std::string_view prefix) const;
  /// Removes what killed processes left half written.
  void remove_leftovers() const;

private:
  friend class Vault;
  CaseVault(std::filesystem::path folder, std::string case_reference, crypto::SecretKey key);
  [[nodiscard]] std::filesystem::path path_of(std::string_view name) const;
  [[nodiscard]] std::string context_of(std::string_view name) const;

  std::filesystem::path m_folder;
  std::string m_case;
  crypto::SecretKey m_key;
  mutable bool m_has_folder = false;
};

/// Pieces of evidence, of one case or several, that are made safe together: a fraction of the cost of one by
/// one. None of them counts as kept before commit(); without it none stays.
class EvidenceBatch {
public:
  EvidenceBatch();
  EvidenceBatch(const EvidenceBatch&) = delete;
  EvidenceBatch& operator=(const EvidenceBatch&) = delete;
  ~EvidenceBatch();

  void put(const CaseVault& vault, std::string_view name, std::string_view bytes);
  void commit();

private:
  std::unique_ptr<files::PendingFiles> m_files;
};

/// The evidence store of a workspace. Keys form two levels: one key a case, made at its first use and wrapped
/// by the workspace's wrapping key; the register keeps the wrapped form, the vault keeps none.
class Vault {
public:
  Vault(std::filesystem::path folder, crypto::SecretKey wrapping_key);

  /// A new key for a case, wrapped: for Writer::put_case_key().
  [[nodiscard]] std::string new_case_key(std::string_view case_reference, RandomSource& random) const;
  /// The evidence of a case. Throws Error(config_invalid) when the case key was wrapped by another wrapping
  /// key, and Error(integrity) when it was changed or belongs to another case.
  [[nodiscard]] CaseVault open_case(std::string_view case_reference, std::string_view wrapped_key) const;

private:
  std::filesystem::path m_folder;
  crypto::SecretKey m_wrapping_key;
};

}  // namespace dsrkit::vault
