#include "dsrkit/workflow/verifying.hpp"

#include "dsrkit/bundle/bundle.hpp"

#include <algorithm>

namespace dsrkit::workflow {

pdf::Verification verify_file(const std::filesystem::path& file, const std::string& password,
                              const std::string& trusted_certificate_pem) {
  pdf::Verification verification = pdf::verify_document(file, {password, trusted_certificate_pem});
  const auto manifest =
      std::find_if(verification.attachments.begin(), verification.attachments.end(),
                   [](const pdf::Attachment& file_in) { return file_in.name == "manifest.json"; });
  if (!verification.mode.empty()) {
    const std::string wrong = manifest == verification.attachments.end()
                                  ? "there is no manifest"
                                  : bundle::check_manifest(manifest->bytes);
    verification.add_check("manifest", wrong.empty(),
                           wrong.empty() ? "the list of records is whole and fits its fingerprint" : wrong);
  }
  return verification;
}

}  // namespace dsrkit::workflow
