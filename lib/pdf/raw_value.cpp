#include "raw_value.hpp"

#include "dsrkit/base/error.hpp"

#include <array>
#include <charconv>

namespace dsrkit::pdf {
namespace {

constexpr int kDeepest = 256;

constexpr bool is_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' ||
         c == '/' || c == '%';
}

constexpr auto kRegular = [] {
  std::array<bool, 256> regular{};
  for (std::size_t i = 0; i < regular.size(); ++i) {
    const char c = static_cast<char>(i);
    regular[i] = !is_pdf_space(c) && !is_delimiter(c);
  }
  return regular;
}();

bool is_regular(char c) {
  return kRegular[static_cast<unsigned char>(c)];
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Numbers as page programs write them; the general parser is several times slower.
bool parse_number(std::string_view token, double& out) {
  std::size_t at = 0;
  const bool negative = token[0] == '-';
  at += negative || token[0] == '+' ? 1U : 0U;
  if (at == token.size() || token.size() > 24) {
    return false;
  }
  double value = 0;
  for (; at < token.size() && is_digit(token[at]); ++at) {
    value = value * 10 + (token[at] - '0');
  }
  if (at < token.size() && token[at] == '.') {
    double unit = 0.1;
    for (++at; at < token.size() && is_digit(token[at]); ++at) {
      value += (token[at] - '0') * unit;
      unit /= 10;
    }
  }
  out = negative ? -value : value;
  return at == token.size();
}

}  // namespace

void throw_unsound() {
  throw Error(ErrorCode::data_invalid, "not a sound PDF");
}

const RawValue* RawValue::find(std::string_view key) const {
  if (kind == Kind::dictionary) {
    for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
      if (items[i].text == key) {
        return &items[i + 1];
      }
    }
  }
  return nullptr;
}

const RawValue& RawValue::at(std::string_view key) const {
  static const RawValue none;
  const RawValue* found = find(key);
  return found == nullptr ? none : *found;
}

void RawReader::skip_space() {
  while (m_at < m_bytes.size()) {
    const char c = m_bytes[m_at];
    if (is_pdf_space(c)) {
      ++m_at;
    } else if (c == '%') {
      while (m_at < m_bytes.size() && m_bytes[m_at] != '\n' && m_bytes[m_at] != '\r') {
        ++m_at;
      }
    } else {
      return;
    }
  }
}

std::optional<RawValue> RawReader::next() {
  skip_space();
  return m_at < m_bytes.size() ? std::optional(read(0)) : std::nullopt;
}

RawValue RawReader::value() {
  skip_space();
  if (m_at >= m_bytes.size()) {
    throw_unsound();
  }
  return read(0);
}

RawValue RawReader::read(int depth) {
  RawValue out;
  if (depth > kDeepest) {
    throw_unsound();
  }
  switch (m_bytes[m_at]) {
    case '(':
      out.kind = RawValue::Kind::string;
      read_literal(out.text);
      return out;
    case '/':
      out.kind = RawValue::Kind::name;
      read_name(out.text);
      return out;
    case '[':
      ++m_at;
      out.kind = RawValue::Kind::array;
      read_items(out, "]", depth);
      return out;
    case '<':
      if (starts("<<")) {
        m_at += 2;
        out.kind = RawValue::Kind::dictionary;
        read_items(out, ">>", depth);
        if (out.items.size() % 2 != 0) {
          throw_unsound();
        }
      } else {
        out.kind = RawValue::Kind::string;
        out.hexadecimal = true;
        read_hexadecimal(out.text);
      }
      return out;
    case '{':
    case '}':
      out.kind = RawValue::Kind::keyword;
      out.text = m_bytes[m_at++];
      return out;
    case ')':
    case ']':
    case '>': throw_unsound();
    default: read_number_or_keyword(out); return out;
  }
}

void RawReader::read_items(RawValue& out, std::string_view end, int depth) {
  while (true) {
    skip_space();
    if (m_at >= m_bytes.size()) {
      throw_unsound();
    }
    if (starts(end)) {
      m_at += end.size();
      return;
    }
    out.items.push_back(read(depth + 1));
  }
}

void RawReader::read_escape(std::string& out) {
  const char c = m_at < m_bytes.size() ? m_bytes[m_at++] : '\\';
  switch (c) {
    case 'n': out += '\n'; return;
    case 'r': out += '\r'; return;
    case 't': out += '\t'; return;
    case 'b': out += '\b'; return;
    case 'f': out += '\f'; return;
    case '\n': return;
    case '\r': m_at += starts("\n") ? 1U : 0U; return;
    default: break;
  }
  if (c < '0' || c > '7') {
    out += c;
    return;
  }
  int code = c - '0';
  for (int i = 0; i < 2 && m_at < m_bytes.size() && m_bytes[m_at] >= '0' && m_bytes[m_at] <= '7'; ++i) {
    code = code * 8 + (m_bytes[m_at++] - '0');
  }
  out += static_cast<char>(code & 0xFF);
}

void RawReader::read_literal(std::string& out) {
  int open = 1;
  ++m_at;
  while (m_at < m_bytes.size()) {
    const char c = m_bytes[m_at++];
    if (c == '\\') {
      read_escape(out);
      continue;
    }
    open += c == '(' ? 1 : 0;
    open -= c == ')' ? 1 : 0;
    if (open == 0) {
      return;
    }
    out += c;
  }
  throw_unsound();
}

void RawReader::read_hexadecimal(std::string& out) {
  int high = -1;
  ++m_at;
  while (m_at < m_bytes.size()) {
    const char c = m_bytes[m_at++];
    if (c == '>') {
      if (high >= 0) {
        out += static_cast<char>(high << 4);
      }
      return;
    }
    const int digit = hex_digit(c);
    if (digit < 0) {
      if (!is_pdf_space(c)) {
        throw_unsound();
      }
    } else if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  throw_unsound();
}

void RawReader::read_name(std::string& out) {
  ++m_at;
  while (m_at < m_bytes.size() && is_regular(m_bytes[m_at])) {
    const char c = m_bytes[m_at++];
    if (c == '#' && m_at + 1 < m_bytes.size() && hex_digit(m_bytes[m_at]) >= 0 &&
        hex_digit(m_bytes[m_at + 1]) >= 0) {
      out += static_cast<char>(hex_digit(m_bytes[m_at]) << 4 | hex_digit(m_bytes[m_at + 1]));
      m_at += 2;
    } else {
      out += c;
    }
  }
}

void RawReader::read_number_or_keyword(RawValue& out) {
  const std::size_t begin = m_at;
  while (m_at < m_bytes.size() && is_regular(m_bytes[m_at])) {
    ++m_at;
  }
  const std::string_view token = m_bytes.substr(begin, m_at - begin);
  if (token == "true" || token == "false") {
    out.kind = RawValue::Kind::boolean;
    out.number = token == "true" ? 1 : 0;
  } else if (token == "null") {
    out.kind = RawValue::Kind::null;
  } else if ((is_digit(token[0]) || token[0] == '-' || token[0] == '+' || token[0] == '.') &&
             parse_number(token, out.number)) {
    out.kind = RawValue::Kind::number;
    if (m_references && is_digit(token[0])) {
      take_reference(out);
    }
  } else {
    out.kind = RawValue::Kind::keyword;
    out.text = token;
  }
}

/// Turns "12" into "12 0 R" when that is what stands there.
bool RawReader::take_reference(RawValue& out) {
  std::size_t at = m_at;
  const auto spaces = [&] {
    const std::size_t begin = at;
    while (at < m_bytes.size() && is_pdf_space(m_bytes[at])) {
      ++at;
    }
    return at > begin;
  };
  if (!spaces()) {
    return false;
  }
  const std::size_t generation = at;
  while (at < m_bytes.size() && is_digit(m_bytes[at])) {
    ++at;
  }
  if (at == generation || !spaces() || at >= m_bytes.size() || m_bytes[at] != 'R' ||
      (at + 1 < m_bytes.size() && is_regular(m_bytes[at + 1]))) {
    return false;
  }
  out.kind = RawValue::Kind::reference;
  m_at = at + 1;
  return true;
}

}  // namespace dsrkit::pdf
