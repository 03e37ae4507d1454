#pragma once

#include "case_words.hpp"
#include "name_text.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dsrkit::redact {

/// Reads initials that stand for a name.
class InitialsReader {
public:
  /// All references must outlive it.
  InitialsReader(const NameText& text, const CaseWords& case_words) : m_text(text), m_case(case_words) {}

  /// "KH": initials of somebody of the case, or of anybody who signs.
  [[nodiscard]] std::optional<Resolution> read(std::size_t i) const;
  /// Whose initials they are, when these people have them.
  [[nodiscard]] static Resolution of_owners(const std::vector<std::size_t>& owners, bool doubtful);

private:
  /// Not in a line of capitals, where any short word looks like initials, nor a rank before a name.
  [[nodiscard]] bool may_be_initials(std::size_t i, bool signed_off) const;
  /// "spoke to KW", "KW rang": two capitals that nothing else explains, where a person stands.
  [[nodiscard]] bool may_be_strangers_initials(std::size_t i) const;

  const NameText& m_text;
  const CaseWords& m_case;
};

}  // namespace dsrkit::redact
