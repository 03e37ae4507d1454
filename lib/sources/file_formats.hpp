#pragma once

#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// What a file says: an object is one record, an array of objects a record each.
struct FileRecords {
  Value content;
  std::vector<std::string> gaps;  ///< what could not be read, and where; no personal data
};

/// A file as a reader gets it.
struct FileToRead {
  std::string_view bytes;
  std::string_view what;  ///< names it in messages
  std::size_t limit = 0;  ///< bytes of one text in it
  FileShape shape;
};

/// One kind of file that can be read, as a table entry: another kind is another entry. `read` throws
/// Error(data_invalid) when nothing of the file can be read.
struct FileFormat {
  std::string_view name;
  std::string_view extensions;             ///< " .csv .tsv ", in small letters
  bool (*begins)(std::string_view start);  ///< whether a file of no known extension begins like this one
  FileRecords (*read)(const FileToRead& file);
};

/// The format that is declared, else that of the extension, else that of the beginning; null when it is none.
/// Throws Error(config_invalid) for a declared format that is not known.
[[nodiscard]] const FileFormat* format_of(std::string_view declared, std::string_view extension,
                                          std::string_view bytes);

[[nodiscard]] std::vector<std::string> file_format_names();

/// What is wrong with a declared shape; empty when nothing is.
[[nodiscard]] std::vector<std::string> mistakes_in(const FileShape& shape);

}  // namespace dsrkit::sources
