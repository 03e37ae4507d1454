#pragma once

#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/tagger/tagger.hpp"

#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Judges strangers: people nobody of the case knows. Adds the names the tagger sees in running text where
/// nothing else was found, and takes out what rules took for strangers' names and the tagger is sure are
/// none. A finding of a party, after a title or of another kind always stays; nothing is added over another
/// finding, so who is known stays known. Of a case, whose strangers an officer looks at, nothing is taken out
/// and more is added: a missed name is worse there than a word too many.
void add_tagged_names(const tagger::Tagger& tagger, const rules::NameLists& lists, std::string_view text,
                      const std::vector<text::Token>& tokens, bool of_case, std::vector<Finding>& findings);

}  // namespace dsrkit::redact
