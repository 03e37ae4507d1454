#include "to_unicode.hpp"

#include "code_pages.hpp"
#include "raw_value.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <vector>

namespace dsrkit::pdf {
namespace {

constexpr std::uint32_t kLargestRange = 0x10000;

std::uint32_t code_of(const RawValue& value) {
  if (!value.is(RawValue::Kind::string) || value.text.empty() || value.text.size() > 4) {
    throw_unsound();
  }
  std::uint32_t code = 0;
  for (const char c : value.text) {
    code = code << 8U | static_cast<unsigned char>(c);
  }
  return code;
}

/// The text of the `step`th code of a range that begins with `first`: its last code unit counts up.
std::string counted_up(std::string first, std::uint32_t step) {
  if (first.size() < 2) {
    throw_unsound();
  }
  const auto high = static_cast<unsigned char>(first[first.size() - 2]);
  const auto low = static_cast<unsigned char>(first.back());
  const std::uint32_t unit = (high * 256U + low + step) & 0xFFFFU;
  first[first.size() - 2] = static_cast<char>(unit >> 8U);
  first.back() = static_cast<char>(unit & 0xFFU);
  return first;
}

/// The operands of one block of a CMap, in turn.
class BlockReader {
public:
  explicit BlockReader(const std::vector<RawValue>& operands) : m_operands(operands) {}

  [[nodiscard]] bool more() const { return m_next < m_operands.size(); }

  const RawValue& next() {
    if (!more()) {
      throw_unsound();
    }
    return m_operands[m_next++];
  }

private:
  const std::vector<RawValue>& m_operands;
  std::size_t m_next = 0;
};

void read_characters(const std::vector<RawValue>& operands, CodeTexts& out) {
  for (BlockReader block(operands); block.more();) {
    const std::uint32_t code = code_of(block.next());
    out.texts[code] = from_utf16(block.next().text);
  }
}

void read_ranges(const std::vector<RawValue>& operands, CodeTexts& out) {
  for (BlockReader block(operands); block.more();) {
    const std::uint32_t first = code_of(block.next());
    const std::uint32_t last = code_of(block.next());
    const RawValue& target = block.next();
    if (last < first || last - first >= kLargestRange) {
      throw_unsound();
    }
    for (std::uint32_t code = first; code <= last; ++code) {
      const std::uint32_t step = code - first;
      if (target.is(RawValue::Kind::array)) {
        if (step < target.items.size()) {
          out.texts[code] = from_utf16(target.items[step].text);
        }
      } else {
        out.texts[code] = from_utf16(counted_up(target.text, step));
      }
    }
  }
}

}  // namespace

std::string from_utf16(std::string_view bytes) {
  std::u32string points;
  const auto unit_at = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[i])) << 8U |
           static_cast<unsigned char>(bytes[i + 1]);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = unit_at(i);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size() && (unit_at(i + 2) & 0xFC00U) == 0xDC00) {
      points += 0x10000 + ((unit & 0x3FFU) << 10U) + (unit_at(i + 2) & 0x3FFU);
      i += 2;
    } else {
      points += unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit;
    }
  }
  return to_utf8(points);
}

std::string from_text_string(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) {
    return from_utf16(bytes.substr(2));
  }
  if (bytes.starts_with("\xFF\xFE")) {
    std::string swapped(bytes.substr(2));
    for (std::size_t i = 0; i + 1 < swapped.size(); i += 2) {
      std::swap(swapped[i], swapped[i + 1]);
    }
    return from_utf16(swapped);
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return std::string(bytes.substr(3));
  }
  std::string out;
  out.reserve(bytes.size());
  for (const char c : bytes) {
    const char32_t point = code_page_character(CodePage::pdf_doc, static_cast<unsigned char>(c));
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else {
      out += to_utf8(std::u32string(1, point));
    }
  }
  return out;
}

CodeTexts read_to_unicode(std::string_view cmap) {
  CodeTexts out;
  std::vector<RawValue> operands;
  RawReader reader(cmap, 0, RawReader::References::no);
  while (auto token = reader.next()) {
    if (!token->is(RawValue::Kind::keyword)) {
      operands.push_back(std::move(*token));
      continue;
    }
    if (token->text == "endcodespacerange" && !operands.empty()) {
      out.code_length = operands.back().text.size();
    } else if (token->text == "endbfchar") {
      read_characters(operands, out);
    } else if (token->text == "endbfrange" || token->text == "endcidrange") {
      read_ranges(operands, out);
    }
    operands.clear();
  }
  return out;
}

}  // namespace dsrkit::pdf
