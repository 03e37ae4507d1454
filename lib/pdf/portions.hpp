#pragma once

#include "dsrkit/pdf/document.hpp"

#include <cstddef>

namespace dsrkit::pdf {

/// Cuts a text into portions that are set one after the other, so that a paragraph of any length needs the
/// memory of one of them: at a line end, else at a space, else between two characters. The line end or space
/// at a cut is dropped, as at the end of any line.
class Portions {
public:
  /// `text` must outlive the portions.
  explicit Portions(const Spans& text) : m_text(text) {}

  [[nodiscard]] bool done() const { return m_started && m_span >= m_text.size(); }

  /// The next one; the first of an empty text is empty.
  [[nodiscard]] Spans next();

private:
  const Spans& m_text;
  std::size_t m_span = 0;
  std::size_t m_at = 0;  ///< in that span
  bool m_started = false;
};

}  // namespace dsrkit::pdf
