#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// Something a PDF contains, seen by a reader that knows nothing of how it was made.
struct FoundText {
  enum class Kind {
    text,   ///< words as UTF-8
    bytes,  ///< decoded stream or file bytes: page programs, images, fonts, other binary data
  };

  std::string place;  ///< "page 7", "object 12 /Title", "revision 1, object 3 stream"
  Kind kind = Kind::text;
  std::string_view text;  ///< only valid during the call
};

using TextVisitor = std::function<void(const FoundText&)>;

/// Calls `visit` for everything the file contains, in a fixed order: the text of each page as poppler's
/// pdftotext reads it, then every object of every revision as qpdf reads it, reachable or not: strings, names
/// that are not PDF's own vocabulary, strings inside page programs, and every stream decoded; last the bytes
/// of the file. Throws Error(input_unreadable) when the password is wrong, Error(data_invalid) when the file
/// is damaged and Error(source_unavailable) when pdftotext is not installed.
void for_each_text(const std::filesystem::path& path, std::string_view password, const TextVisitor& visit);

/// How a file is put together, as far as it can hide something.
struct FileStructure {
  std::size_t pages = 0;
  std::size_t revisions = 0;             ///< 1 unless an older state lies below the shown one
  std::vector<int> unreachable_objects;  ///< numbers of objects nothing refers to, ascending
};

/// Throws as for_each_text().
[[nodiscard]] FileStructure inspect_structure(const std::filesystem::path& path, std::string_view password);

}  // namespace dsrkit::pdf
