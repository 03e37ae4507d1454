#pragma once

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/tagger/tagger.hpp"

#include <vector>

namespace dsrkit::redact {

/// Names the tagger sees in running text where nothing else was found: people nobody of the case knows.
/// Adds nothing over another finding, so who is known stays known.
[[nodiscard]] std::vector<Finding> tagged_names(const tagger::Tagger& tagger,
                                                const std::vector<text::Token>& tokens,
                                                const std::vector<Finding>& others);

}  // namespace dsrkit::redact
