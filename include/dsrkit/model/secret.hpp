#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dsrkit {

/// Where a secret comes from. Exactly one is set; the secret itself is never in the configuration.
struct SecretLocation {
  std::string file;                  ///< relative to the workspace
  std::vector<std::string> command;  ///< a program and its arguments; the secret is what it prints
  std::string credential;            ///< a name in $CREDENTIALS_DIRECTORY

  [[nodiscard]] bool is_set() const { return !file.empty() || !command.empty() || !credential.empty(); }

  bool operator==(const SecretLocation&) const = default;
};

/// Fetches a secret from its location, each time it is needed. Throws Error(config_invalid) when it cannot be
/// had.
using SecretReader = std::function<std::string(const SecretLocation&)>;

}  // namespace dsrkit
