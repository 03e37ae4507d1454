#pragma once

#include "dsrkit/workflow/desk.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// A document that was sealed.
struct SealReport {
  std::string reference;
  std::filesystem::path file;
  std::filesystem::path password_file;
  std::filesystem::path certificate;
  std::string mode;
  std::size_t protected_terms = 0;  ///< searched for and not found
};

/// Reads the finished document again, searches it for everything that is withheld, signs and encrypts it, and
/// verifies the result. Throws Error(integrity), naming party and page, when a protected text survives; then
/// there is no output.
SealReport seal_bundle(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
