#include "dsrkit/http/link_header.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::http {
namespace {

/// Walks through one Link field: targets in angle brackets, each with parameters behind semicolons.
class LinkScanner {
public:
  explicit LinkScanner(std::string_view text) : m_text(text) {}

  /// Goes to the next link; false when there is none.
  bool next_link() {
    const std::size_t open = m_text.find('<');
    const std::size_t close = open == std::string_view::npos ? open : m_text.find('>', open);
    if (close == std::string_view::npos) {
      return false;
    }
    m_target = trim(m_text.substr(open + 1, close - open - 1));
    m_text.remove_prefix(close + 1);
    return true;
  }

  [[nodiscard]] std::string_view target() const { return m_target; }

  /// Goes to the next parameter of the link; false when there is none.
  bool next_parameter() {
    skip_blanks();
    if (m_text.empty() || m_text.front() != ';') {
      return false;
    }
    m_text.remove_prefix(1);
    const std::size_t end = std::min(m_text.find_first_of("=;,"), m_text.size());
    m_name = to_lower_ascii(trim(m_text.substr(0, end)));
    m_text.remove_prefix(end);
    m_value = m_text.starts_with('=') ? take_value() : std::string();
    return true;
  }

  [[nodiscard]] const std::string& name() const { return m_name; }

  [[nodiscard]] const std::string& value() const { return m_value; }

private:
  void skip_blanks() {
    const std::size_t begin = std::min(m_text.find_first_not_of(" \t"), m_text.size());
    m_text.remove_prefix(begin);
  }

  std::string take_value() {
    m_text.remove_prefix(1);
    skip_blanks();
    if (m_text.starts_with('"')) {
      return take_quoted();
    }
    const std::size_t end = std::min(m_text.find_first_of(";,"), m_text.size());
    std::string value(trim(m_text.substr(0, end)));
    m_text.remove_prefix(end);
    return value;
  }

  std::string take_quoted() {
    std::string value;
    std::size_t i = 1;
    for (; i < m_text.size() && m_text[i] != '"'; ++i) {
      i += m_text[i] == '\\' && i + 1 < m_text.size() ? 1U : 0U;
      value += m_text[i];
    }
    m_text.remove_prefix(std::min(i + 1, m_text.size()));
    return value;
  }

  std::string_view m_text;
  std::string_view m_target;
  std::string m_name;
  std::string m_value;
};

/// A link can have several relations: rel="next last".
bool has_word(const std::string& words, std::string_view word) {
  const auto all = split(to_lower_ascii(words), ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::optional<std::string> find_link(std::span<const std::string> values, std::string_view relation) {
  for (const std::string& value : values) {
    LinkScanner scanner(value);
    while (scanner.next_link()) {
      bool related = false;
      bool elsewhere = false;
      while (scanner.next_parameter()) {
        related = related || (scanner.name() == "rel" && has_word(scanner.value(), relation));
        elsewhere = elsewhere || scanner.name() == "anchor";
      }
      if (related && !elsewhere) {
        return std::string(scanner.target());
      }
    }
  }
  return std::nullopt;
}

}  // namespace dsrkit::http
