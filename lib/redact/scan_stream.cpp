#include "dsrkit/redact/scan_stream.hpp"

#include "dsrkit/text/unreadable.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::redact {
namespace {

/// The best place at or before `offset`, and after `least`, to part a text: after an empty line, a line, a
/// word, else between two characters.
std::size_t parting(std::string_view text, std::size_t least, std::size_t offset) {
  const auto before = text.substr(least, offset - least);
  for (const std::string_view border : {"\n\n", "\n", " "}) {
    if (const auto found = before.rfind(border); found != std::string_view::npos) {
      return least + found + border.size();
    }
  }
  return std::max(least, text::character_border(text, offset));
}

/// The text of a stream that is at hand, and which part of it has been reported.
class Pieces {
public:
  Pieces(const Scanner& scanner, const ByteReader& read, const FindingSink& sink, StreamWindow window)
      : m_scanner(scanner), m_read(read), m_sink(sink), m_window(window) {}

  void run() {
    while (fill()) {
      report(cut());
    }
  }

private:
  /// Reads on until the window is full; false when nothing is left to report.
  bool fill() {
    while (!m_ended && m_text.size() < m_window.size) {
      const std::size_t had = m_text.size();
      m_text.resize(m_window.size);
      const std::size_t got = m_read(m_text.data() + had, m_text.size() - had);
      m_text.resize(had + got);
      m_ended = got == 0;
    }
    return m_from < m_text.size();
  }

  /// Up to where findings of this piece count; behind it enough is left to see what follows.
  [[nodiscard]] std::size_t cut() const {
    return m_ended ? m_text.size()
                   : parting(m_text, m_text.size() - 2 * m_window.overlap, m_text.size() - m_window.overlap);
  }

  void report(std::size_t cut) {
    std::size_t end = cut;
    for (auto& finding : m_scanner.scan(m_text)) {
      if (finding.begin >= cut || finding.end <= m_from) {
        continue;
      }
      finding.begin = std::max(finding.begin, m_from);
      end = std::max(end, finding.end);
      finding.begin += m_offset;
      finding.end += m_offset;
      m_sink(finding);
    }
    drop_before(end);
  }

  /// Keeps what is yet to report and the words before it.
  void drop_before(std::size_t end) {
    const std::size_t kept =
        end <= m_window.overlap ? 0 : parting(m_text, end - m_window.overlap, end - m_window.overlap / 2);
    m_text.erase(0, kept);
    m_offset += kept;
    m_from = end - kept;
  }

  const Scanner& m_scanner;
  const ByteReader& m_read;
  const FindingSink& m_sink;
  StreamWindow m_window;
  std::string m_text;
  std::size_t m_offset = 0;  ///< of m_text in the stream
  std::size_t m_from = 0;    ///< in m_text: everything before is reported
  bool m_ended = false;
};

}  // namespace

void scan_stream(const Scanner& scanner, const ByteReader& read, const FindingSink& sink,
                 StreamWindow window) {
  Pieces(scanner, read, sink, window).run();
}

}  // namespace dsrkit::redact
