#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/text/tokens.hpp"

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::redact {

/// Texts that nobody may learn, found however they are spaced, hyphenated, accented or written in capitals,
/// and as a part of an address or a code.
class WatchTerms {
public:
  explicit WatchTerms(const std::vector<Party>& parties);

  [[nodiscard]] std::vector<Finding> find(const std::vector<text::Token>& tokens) const;

private:
  struct Term {
    std::string compact;               ///< folded, without anything between words
    std::optional<std::string> party;  ///< whose it is; none of the case as a whole
  };

  struct RunTogether;

  /// The longest term that begins here, or null.
  [[nodiscard]] const Term* term_at(const RunTogether& run, std::size_t at) const;

  std::unordered_map<std::string, std::vector<Term>> m_terms;  ///< by their first bytes
  std::bitset<256> m_starts;
};

}  // namespace dsrkit::redact
