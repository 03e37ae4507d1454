#pragma once

#include "dsrkit/model/passage_note.hpp"
#include "dsrkit/redact/content.hpp"

#include <vector>

namespace dsrkit::workflow {

/// What is said about the passages of a loaded item, officers' classes included; the item's own class becomes
/// the one that an officer gave the record.
[[nodiscard]] std::vector<PassageNote> read_notes(const redact::ContentReader& reader, Item& item,
                                                  const std::vector<PassageClass>& decided,
                                                  const redact::MentionKeyer& keyer);

}  // namespace dsrkit::workflow
