#include "config_file.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/workspace/workspace.hpp"

namespace dsrkit::workspace {

Value read_config_file(const std::filesystem::path& root) {
  constexpr std::size_t kLimit = std::size_t{4} * 1024 * 1024;
  const auto path = root / kConfigFile;
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::input_unreadable, "there is no workspace here",
                "make one with 'dsrkit init', or name one with -C DIR");
  }
  try {
    return codec::parse_json(files::read_file(path, kLimit), kConfigFile);
  } catch (const Error& error) {
    // A configuration that is no JSON is a wrong configuration, not wrong input data.
    const bool malformed = error.code() == ErrorCode::data_invalid;
    throw Error(malformed ? ErrorCode::config_invalid : error.code(), error.what(), error.hint());
  }
}

}  // namespace dsrkit::workspace
