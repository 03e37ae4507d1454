#include "wordings.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::law {

std::vector<std::string> ids_of(std::span<const Wording> wordings) {
  std::vector<std::string> ids;
  for (const Wording& wording : wordings) {
    ids.emplace_back(wording.id);
  }
  return ids;
}

std::string text_of(std::span<const Wording> wordings, std::string_view id, std::string_view what) {
  const auto found = std::find_if(wordings.begin(), wordings.end(),
                                  [id](const Wording& wording) { return wording.id == id; });
  if (found == wordings.end()) {
    throw Error(ErrorCode::not_found, "no " + std::string(what) + " '" + std::string(id) + "'",
                "known are: " + join(ids_of(wordings), ", "));
  }
  return std::string(found->text);
}

}  // namespace dsrkit::law
