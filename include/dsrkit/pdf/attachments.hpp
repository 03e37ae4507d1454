#pragma once

#include "dsrkit/base/date.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// What an attached file is to the document (AFRelationship, ISO 32000-2, 7.11.3).
enum class Relationship { source, data, alternative, supplement, unspecified };

/// A file carried inside a PDF.
struct Attachment {
  std::string name;  ///< file name without folders; unique within the document
  std::string mime_type;
  std::string bytes;
  std::string description;
  Relationship relationship = Relationship::unspecified;
  Instant modified{};  ///< to the second

  bool operator==(const Attachment&) const = default;
};

/// Writes a copy of the PDF with the files attached (associated files of the catalog, as PDF/A-3 asks). The
/// same input gives the same bytes. Replaces attachments of the same name. Throws Error(data_invalid) when
/// the input is not a sound, unencrypted PDF.
void attach_files(const std::filesystem::path& input, const std::filesystem::path& output,
                  const std::vector<Attachment>& attachments);

/// The attached files, by name. Throws Error(input_unreadable) when the password is wrong or missing and
/// Error(data_invalid) when the file is damaged.
[[nodiscard]] std::vector<Attachment> read_attachments(const std::filesystem::path& path,
                                                       std::string_view password = {});

}  // namespace dsrkit::pdf
