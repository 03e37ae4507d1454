#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dsrkit::redact {

/// A name found in a text, before the rest of the text has been heard.
struct FoundName {
  Finding finding;
  std::size_t token = 0;  ///< its first
  std::size_t past = 0;   ///< the token after it
  std::optional<std::size_t> party;
  std::vector<std::size_t> people;  ///< all who can be meant, when several can
};

/// Settles names that several people have by the rest of the text, only ever towards somebody protected:
/// nobody is named twice in different ways in one sentence ("Aisha said that Mrs Khan..." is not Aisha), and
/// a first name that a worker has too belongs to the one person whom the text has named in full before. Fills
/// in the candidates of what stays open.
void settle_by_context(std::vector<FoundName>& found, const std::vector<text::Token>& tokens,
                       const std::vector<Party>& parties);

}  // namespace dsrkit::redact
