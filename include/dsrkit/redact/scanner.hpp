#pragma once

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/redaction.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// The kind of a finding that no machine could read: a person must look, and it belongs to nobody.
inline constexpr std::string_view kUnreadable = "unreadable";

/// What the value of a member tells: who somebody is, or a detail that tells it in another way.
struct MemberMeaning {
  enum class Kind { other, person, detail };

  Kind kind = Kind::other;
  std::string
      of;  ///< of whom, as the record calls them: "father" of "father_employer"; empty: its own person
};

/// Finds people and identifiers in texts by who is who: known parties under all their names, identifiers by
/// grammar, checksum and context, titles, relations, sign-offs and capitalised names. Safe to share between
/// threads; copies what it needs of the rules.
class Scanner {
public:
  Scanner(const rules::RuleSet& rules, std::vector<Party> parties);
  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  /// Findings of running text, sorted by begin, not overlapping; offsets are bytes of `text`. A finding
  /// without a party is of nobody known or of nobody certain; the explanation tells which. Linear in the
  /// text.
  [[nodiscard]] std::vector<Finding> scan(std::string_view text) const;

  /// Findings of a member name or code, where capital letters mean nothing: known parties and identifiers
  /// only. A name of several words with capitals ("Karen Hughes mobile") is also searched for strangers.
  [[nodiscard]] std::vector<Finding> scan_member_name(std::string_view name) const;

  /// What is left in the text, of which `found` was found and of that `withheld` is not disclosed, and still
  /// tells who somebody withheld is (k = 1).
  [[nodiscard]] std::vector<Finding> residue(std::string_view text, const std::vector<Finding>& found,
                                             const std::vector<Finding>& withheld) const;

  /// What the name of a member says about its value.
  [[nodiscard]] MemberMeaning member_meaning(std::string_view name) const;

  [[nodiscard]] const std::vector<Party>& parties() const;
  /// The party with this id, or null.
  [[nodiscard]] const Party* party(std::string_view id) const;

private:
  struct Impl;
  std::unique_ptr<const Impl> m_impl;
};

}  // namespace dsrkit::redact
