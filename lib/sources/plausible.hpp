#pragma once

#include "dsrkit/model/person.hpp"

#include <string>
#include <vector>

namespace dsrkit::sources {

/// Decides who is worth comparing. Lets through everybody with an identifier, a name, or the birth date and
/// something else of the subject, so that a typing slip, a marriage or a move hides nobody.
class PlausibleFilter {
public:
  explicit PlausibleFilter(const DataSubject& subject);

  [[nodiscard]] bool passes(const PersonDetails& person) const;
  /// For a part of what a source says of a person: whether the rest could make passes() true.
  [[nodiscard]] bool could_pass(const PersonDetails& part) const;

private:
  /// Whether one name alone is near enough to look at the rest of the person.
  [[nodiscard]] bool name_passes(const PersonName& name) const;
  [[nodiscard]] bool identifier_passes(const Identifier& identifier) const;

  struct FoldedName {
    std::vector<std::string> given;
    std::vector<std::string> family;
  };

  [[nodiscard]] static FoldedName folded(const PersonName& name, const PersonName& main);
  [[nodiscard]] bool born_near(const PersonDetails& person) const;
  [[nodiscard]] bool contact_shared(const PersonDetails& person) const;

  DataSubject m_subject;
  std::vector<FoldedName> m_names;
  std::vector<std::string> m_identifiers;  ///< type and bare value, sorted
  std::vector<std::string> m_contacts;     ///< postcodes, phones, e-mails, bare, sorted
};

}  // namespace dsrkit::sources
