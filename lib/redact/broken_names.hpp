#pragma once

#include "marks.hpp"
#include "party_names.hpp"

#include "dsrkit/text/tokens.hpp"

#include <vector>

namespace dsrkit::redact {

/// Joins two tokens that are one name: broken at the end of a line ("Hug-\nhes") or written apart
/// ("Mc Donald", "Llewellyn Rees" for a name joined in the records). Says whether anything was joined;
/// nothing is copied into `joined` and `joined_marks` otherwise.
[[nodiscard]] bool join_broken_names(const std::vector<text::Token>& tokens, const std::vector<Marks>& marks,
                                     const PartyNames& names, const rules::NameLists& lists,
                                     std::vector<text::Token>& joined, std::vector<Marks>& joined_marks);

}  // namespace dsrkit::redact
