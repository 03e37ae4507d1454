#pragma once

#include "dsrkit/sources/source.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Where the items of a file belong.
struct FileOrigin {
  std::string case_reference;
  std::string source;
  std::string dataset;
  std::string label;   ///< title of the items; the dataset when empty
  std::string person;  ///< empty when supplied for the case by hand
  std::string query;   ///< name of the route that brought it
  Date retrieved{};
  DataClass data_class = DataClass::other;
  std::size_t limit = std::size_t{64} * 1024 * 1024;
  bool key_by_content = false;  ///< keys also hold a digest of the file's bytes
  FileShape shape;
};

/// The items of one file and what of them could not be had, for example attachments that are only referred
/// to.
struct FileContents {
  std::vector<FetchedItem> items;
  std::vector<std::string> gaps;
};

/// Reads a subject access response of the Ministry of Justice contract ({"content": ..., "attachments":
/// [...]}), any other JSON, newline-delimited JSON, separated values with column names (CSV), XML, HTML or
/// plain text, as `shape` or else the file's name or beginning says; any other file becomes one item that
/// carries it as an attachment. Arrays of objects, lines and rows become an item each, every other member and
/// value arrives too. An element's key is its own identifier (a member `id`, `uuid`, `reference`, or `caseId`
/// and the like that no other element shares), else a digest of its content, never its position. Attachments
/// are looked for beside the file, in a folder with its name first; addresses (URLs) are never followed. A
/// line or row that cannot be read is a gap with its number; a file that cannot be read throws
/// Error(data_invalid), one that is not there Error(input_unreadable).
[[nodiscard]] FileContents read_response(const std::filesystem::path& path, const FileOrigin& origin);

/// As read_response, for a file that an officer hands over for a case (`gather --from`). Keys and ids come
/// from its name and a digest of its bytes: handing it over again changes nothing, and another file of the
/// same name never takes its place.
[[nodiscard]] FileContents read_supplied(const std::filesystem::path& path, const std::string& case_reference,
                                         const std::string& source, Date today,
                                         DataClass data_class = DataClass::other);

}  // namespace dsrkit::sources
