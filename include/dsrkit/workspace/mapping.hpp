#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/value.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::workspace {

/// How a known system or a contract is read ("dsrkit.mapping/1"): a source without what only a council knows.
struct SourceMapping {
  std::string id;
  std::string title;
  std::string about;                     ///< what it reads and what it does not, for people
  std::vector<std::string> systems;      ///< products that hold such data
  std::vector<std::string> profiles;     ///< shipped service profiles whose notice names one of them
  std::string tested;                    ///< what it was run against
  std::string not_tested;                ///< what it was never run against
  std::vector<std::string> check_first;  ///< what somebody who knows the system has to look at
  /// Tables, and columns written TABLE.COLUMN, that are known and not read, each with the reason.
  std::vector<std::pair<std::string, std::string>> left_out;
  Value source;  ///< as dsrkit.json writes it, without id, connection and holder
};

/// Reads a mapping strictly, its source as parse_source() does; what is wrong becomes a diagnostic.
[[nodiscard]] SourceMapping parse_mapping(const Value& json, std::string_view where,
                                          Diagnostics& diagnostics);

/// The shipped mappings, ordered by id.
[[nodiscard]] std::vector<SourceMapping> list_mappings();

/// Reads a mapping file (anything with a '/' or ending in ".json") or a shipped one by its id. Throws
/// Error(not_found) for an unknown id and Error(data_invalid) for a file with mistakes.
[[nodiscard]] SourceMapping load_mapping(std::string_view id_or_path);

/// What a council says of a source when it adds one; what is empty is left as the mapping has it.
struct NewSource {
  std::string id;
  std::string label;
  std::string holder;
  std::string connection;
  std::string password_file;
  std::string identifier;  ///< files: what their names carry
};

/// The source as it goes into dsrkit.json. Throws Error(usage) for an identifier where no files are named by
/// one.
[[nodiscard]] Value mapped_source(const SourceMapping& mapping, const NewSource& details);

/// A source that somebody is asked for.
[[nodiscard]] Value manual_source(const NewSource& details);

}  // namespace dsrkit::workspace
