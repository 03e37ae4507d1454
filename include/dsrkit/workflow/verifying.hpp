#pragma once

#include "dsrkit/pdf/verify.hpp"

#include <filesystem>
#include <string>

namespace dsrkit::workflow {

/// Verifies a sealed document and its manifest. Needs no workspace.
[[nodiscard]] pdf::Verification verify_file(const std::filesystem::path& file, const std::string& password,
                                            const std::string& trusted_certificate_pem);

}  // namespace dsrkit::workflow
