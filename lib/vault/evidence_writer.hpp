#pragma once

#include "dsrkit/files/files.hpp"
#include "dsrkit/vault/vault.hpp"

#include <filesystem>
#include <string>

namespace dsrkit::vault {

struct EvidenceWriter::State {
  State(const std::filesystem::path& path, const crypto::SecretKey& key, std::string context);
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();

  files::PendingFile file;
  crypto::SealingStream stream;
  std::string waiting;  ///< content not yet sealed, at most one chunk
};

}  // namespace dsrkit::vault
