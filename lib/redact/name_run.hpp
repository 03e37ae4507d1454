#pragma once

#include "party_names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::redact {

/// One word of a possible name.
struct NameWord {
  enum class Kind { known, unknown, initial, particle, generation };

  std::size_t token = 0;
  Kind kind = Kind::unknown;
  std::string folded;
  std::vector<NamePart> parts;  ///< of a known word, by party
  bool slip = false;            ///< known by a slip of the pen only
  bool misread = false;         ///< a slip of a reading machine
  bool ordinary = false;        ///< written like an ordinary word that it also is
  bool given = false;           ///< in the list of given names
};

using NameRun = std::vector<NameWord>;

[[nodiscard]] bool shares_party(const NameWord& a, const NameWord& b);
[[nodiscard]] bool has_role(const NameWord& word, PartRole role);

/// Whose name a run is.
struct Resolution {
  std::optional<std::size_t> party;
  bool candidates = false;          ///< nobody certain, but people of the case could be meant
  std::vector<std::size_t> people;  ///< when several fit and nobody else does: all of them
  double confidence = 0;
  std::string rule;
  std::string explanation;
};

/// A name that fits several parties equally well is nobody's; nor is one that only shares a word with a party
/// ("Mary Hughes" is not Karen Hughes). A single word is nobody's either when it could be the subject's
/// surname and another's first name.
[[nodiscard]] Resolution resolve(const NameRun& run, const PartyNames& names,
                                 const std::vector<Party>& parties, bool titled);

}  // namespace dsrkit::redact
