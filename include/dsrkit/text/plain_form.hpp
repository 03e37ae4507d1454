#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::text {

/// A text as patterns written for ASCII read it: every white space is a space and every line separator a line
/// feed, every dash is '-', every decimal digit and full-width sign its ASCII form, and invisible characters
/// are left out. ASCII characters stay. A text without any such character is not copied and must outlive
/// this.
class PlainForm {
public:
  explicit PlainForm(std::string_view text);

  [[nodiscard]] std::string_view text() const { return m_changes.empty() ? m_source : m_plain; }

  /// Whether anything is written otherwise in text() than in the source.
  [[nodiscard]] bool differs() const { return !m_changes.empty(); }

  /// The bytes of the source, whole characters, that a non-empty range of text() stands for.
  [[nodiscard]] std::pair<std::size_t, std::size_t> in_source(std::size_t begin, std::size_t end) const;

private:
  /// A character of the source that is one byte of the plain text, or none.
  struct Change {
    std::size_t plain = 0;  ///< where in the plain text
    std::size_t plain_size = 0;
    std::size_t source = 0;
    std::size_t source_size = 0;
  };

  /// The last change that begins at or before a place of the plain text, or null.
  [[nodiscard]] const Change* change_before(std::size_t plain) const;

  std::string_view m_source;
  std::string m_plain;
  std::vector<Change> m_changes;
};

/// The plain form by itself.
[[nodiscard]] std::string plain(std::string_view text);

}  // namespace dsrkit::text
