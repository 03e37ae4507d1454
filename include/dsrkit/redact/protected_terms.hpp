#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/rules/name_lists.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dsrkit::redact {

/// A party id and a text that must not be in the released document.
using ProtectedText = std::pair<std::string, std::string>;

/// What must not survive of the parties named in `protected_ids`: full names, single names of three letters
/// or more that nobody disclosed shares and that are no ordinary words, telephone numbers, e-mail addresses,
/// identifiers. Safe addresses and watch terms of anybody are always protected. Sorted, without duplicates.
[[nodiscard]] std::vector<ProtectedText> protected_terms(const std::vector<Party>& parties,
                                                         const std::vector<std::string>& protected_ids,
                                                         const rules::NameLists& names);

}  // namespace dsrkit::redact
