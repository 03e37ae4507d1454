#pragma once

#include "dsrkit/model/person.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// A path with placeholders: "/people?nhs={identifier.nhs-number}&born={born}".
class UrlTemplate {
public:
  /// Values by the names of their placeholders.
  using Values = std::map<std::string, std::string, std::less<>>;

  /// Throws Error(config_invalid) for a placeholder that is not closed or not known.
  explicit UrlTemplate(std::string text);

  [[nodiscard]] const std::string& text() const { return m_text; }

  [[nodiscard]] const std::vector<std::string>& placeholders() const { return m_placeholders; }

  [[nodiscard]] bool needs(std::string_view placeholder) const;
  /// The path with its values, each percent-encoded, and between quotes so that it cannot end them. Throws
  /// Error(data_invalid) for a value that would change the path ("", "." or "..").
  [[nodiscard]] std::string fill(const Values& values) const;

private:
  std::string m_text;
  std::vector<std::string> m_literals;  ///< one more than placeholders
  std::vector<std::string> m_placeholders;
};

/// Every set of the subject's values that a search template asks for: under each of the names, with each
/// identifier. None when something is not known of the subject.
[[nodiscard]] std::vector<UrlTemplate::Values> search_values(const UrlTemplate& url,
                                                             const DataSubject& subject);

}  // namespace dsrkit::sources
