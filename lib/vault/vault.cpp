#include "dsrkit/vault/vault.hpp"

#include "evidence_file.hpp"
#include "evidence_writer.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

namespace dsrkit::vault {
namespace {

constexpr std::string_view kEnding = ".sealed";
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kKeyIdBytes = 8;

/// Tells a wrong key file from a changed case key; says nothing about the key itself.
std::string key_id(const crypto::SecretKey& key) {
  return crypto::hmac_sha256(key.bytes(), "dsrkit wrapping key id").substr(0, kKeyIdBytes);
}

std::string key_context(std::string_view case_reference) {
  return "dsrkit.case-key/1\n" + std::string(case_reference);
}

/// Names become file names and end up in errors, so they are ids and nothing else.
void require_id(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  if (name.empty() || name.size() > kLongestName || name.front() == '.' ||
      !std::all_of(name.begin(), name.end(), allowed)) {
    throw Error(ErrorCode::internal, "not a name for evidence");
  }
}

std::string read_up_to(std::ifstream& file, std::size_t count) {
  std::string bytes(count, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace

CaseVault::CaseVault(std::filesystem::path folder, std::string case_reference, crypto::SecretKey key)
    : m_folder(std::move(folder)), m_case(std::move(case_reference)), m_key(std::move(key)) {
}

std::filesystem::path CaseVault::path_of(std::string_view name) const {
  require_id(name);
  return m_folder / (std::string(name) + std::string(kEnding));
}

std::string CaseVault::context_of(std::string_view name) const {
  return m_case + "\n" + std::string(name);
}

void CaseVault::put(std::string_view name, std::string_view bytes) const {
  EvidenceWriter file = writer(name);
  file.write(bytes);
  file.commit();
}

EvidenceWriter CaseVault::writer(std::string_view name) const {
  const auto path = path_of(name);
  if (!m_has_folder) {
    files::make_folder(m_folder, 0700);
    m_has_folder = true;
  }
  return EvidenceWriter(std::make_unique<EvidenceWriter::State>(path, m_key, context_of(name)));
}

std::string CaseVault::get(std::string_view name) const {
  std::string bytes;
  read(name, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

void CaseVault::read(std::string_view name, const std::function<void(std::string_view)>& take) const {
  const auto path = path_of(name);
  const std::string what = "evidence '" + std::string(name) + "' of " + m_case;
  const auto damaged = [&] {
    return Error(ErrorCode::integrity, what + " is not what was stored", "restore the vault from a backup");
  };
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    if (has(name)) {
      throw Error(ErrorCode::input_unreadable, "cannot open " + what, "check that the vault is yours");
    }
    throw Error(ErrorCode::not_found, what + " is not in the vault");
  }
  const std::string magic = read_up_to(file, kMagic.size());
  const std::string header = read_up_to(file, crypto::SealingStream::kHeaderBytes);
  if (magic != kMagic || header.size() != crypto::SealingStream::kHeaderBytes) {
    throw damaged();
  }
  crypto::OpeningStream stream(m_key, context_of(name), header);
  bool more = true;
  while (more) {
    auto chunk = stream.open(read_up_to(file, kChunkBytes + crypto::SealingStream::kOverhead));
    if (!chunk || chunk->last != (file.peek() == std::ifstream::traits_type::eof())) {
      throw damaged();
    }
    take(chunk->text);
    crypto::wipe(chunk->text);
    more = !chunk->last;
  }
}

bool CaseVault::has(std::string_view name) const {
  return std::filesystem::exists(path_of(name));
}

void CaseVault::remove_all(std::string_view prefix) const {
  for (const auto& path : files::list_files(m_folder)) {
    std::error_code error;
    if (path.filename().string().starts_with(prefix) && !std::filesystem::remove(path, error)) {
      throw Error(ErrorCode::io_failed, "cannot remove evidence '" + std::string(prefix) + "' of " + m_case);
    }
  }
}

void CaseVault::remove_leftovers() const {
  files::remove_leftovers(m_folder);
}

Vault::Vault(std::filesystem::path folder, crypto::SecretKey wrapping_key)
    : m_folder(std::move(folder)), m_wrapping_key(std::move(wrapping_key)) {
}

std::string Vault::new_case_key(std::string_view case_reference, RandomSource& random) const {
  const auto key = crypto::SecretKey::generate(random);
  return key_id(m_wrapping_key) + crypto::wrap_key(m_wrapping_key, key, key_context(case_reference), random);
}

CaseVault Vault::open_case(std::string_view case_reference, std::string_view wrapped_key) const {
  require_id(case_reference);
  if (!wrapped_key.starts_with(key_id(m_wrapping_key))) {
    throw Error(ErrorCode::config_invalid,
                "the vault key is not the one that " + std::string(case_reference) + " was stored under",
                "let the configuration name the key file this workspace was made with");
  }
  auto key = crypto::unwrap_key(m_wrapping_key, wrapped_key.substr(kKeyIdBytes), key_context(case_reference));
  if (!key) {
    throw Error(ErrorCode::integrity, "the stored key of " + std::string(case_reference) + " was changed",
                "restore the register from a backup");
  }
  return {m_folder / std::string(case_reference), std::string(case_reference), std::move(*key)};
}

}  // namespace dsrkit::vault
