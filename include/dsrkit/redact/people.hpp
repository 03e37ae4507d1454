#pragma once

#include "dsrkit/model/party.hpp"

#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Reads a people file: {"subject": {"id", "names", "born"...}, "people": [{"id", "names", "role",
/// "relation", "employer"...}], "watch_terms": [...]}. The subject comes first, with the watch terms of
/// nobody in particular. Throws Error(data_invalid) naming `what` and the place.
[[nodiscard]] std::vector<Party> read_people(std::string_view json, std::string_view what);

}  // namespace dsrkit::redact
