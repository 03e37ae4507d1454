#pragma once

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/tagger/tagger.hpp"

#include <vector>

namespace dsrkit::redact {

/// Adds the names the tagger sees in running text where nothing else was found: people nobody of the case
/// knows. Adds nothing over another finding, so who is known stays known. Mere capitals that it is sure are
/// no name are taken out.
void add_tagged_names(const tagger::Tagger& tagger, const std::vector<text::Token>& tokens,
                      std::vector<Finding>& findings);

}  // namespace dsrkit::redact
