#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// Where in a PDF something was found. What the views show is only valid during the call.
struct FoundPlace {
  std::string_view outer;      ///< "object 12 stream, " within an attached PDF
  std::uint32_t revision = 0;  ///< from 1; 0: the only or the latest one
  std::size_t page = 0;        ///< from 1; 0: no page
  std::uint32_t object = 0;
  std::string_view part;  ///< "/Title", "stream"

  /// "page 7", "object 12 /Title", "revision 1, object 3 stream", "file".
  [[nodiscard]] std::string text() const;
};

/// Something a PDF contains, seen by a reader that knows nothing of how it was made.
struct FoundText {
  enum class Kind {
    text,    ///< words as UTF-8
    syntax,  ///< page programs and what lies between the streams: characters, but not running text
    bytes,   ///< pictures, fonts, other binary data
  };

  FoundPlace place;
  Kind kind = Kind::text;
  std::string_view text;  ///< only valid during the call
};

using TextVisitor = std::function<void(const FoundText&)>;

/// How a file is put together, as far as it can hide something.
struct FileStructure {
  std::size_t pages = 0;
  std::size_t revisions = 0;             ///< 1 unless an older state lies below the shown one
  std::vector<int> unreachable_objects;  ///< numbers of objects nothing refers to, ascending
  /// Other places where something can hide, in words: streams that cannot be read, letters of which nothing
  /// tells what they are, letters in a font that no page shows, objects defined twice.
  std::vector<std::string> faults;
};

/// Calls `visit` for everything the file contains, in a fixed order: the text of each page, decoded from its
/// program by the ToUnicode maps of its fonts, in the order of drawing and, where that differs, with the text
/// that marks stand for and line by line; then every object of every revision, reachable or not: strings,
/// names that are not PDF's own vocabulary, and every stream decoded, attached PDFs likewise; and what lies
/// between the objects. The time is linear in the file; of its content no more than a page, a stream and a
/// few object streams are in memory at a time, beside about 40 bytes an object. Throws
/// Error(input_unreadable) when the password is wrong and Error(data_invalid) when the file is damaged.
FileStructure for_each_text(const std::filesystem::path& path, std::string_view password,
                            const TextVisitor& visit);

/// As above, for who wants to know nothing else.
[[nodiscard]] FileStructure inspect_structure(const std::filesystem::path& path, std::string_view password);

}  // namespace dsrkit::pdf
