#include "object_texts.hpp"

#include "inspect_names.hpp"
#include "to_unicode.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::pdf {
namespace {

bool is_plain_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Signatures and digests, in which short words turn up by chance.
bool is_binary(std::string_view bytes) {
  const bool marked =
      bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xEF\xBB\xBF");
  return !marked && std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x18 && c != '\n' && c != '\r' && c != '\t';
  });
}

}  // namespace

bool is_text(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes);
}

void ObjectTexts::visit_name(const std::string& name, const FoundPlace& place) {
  if (!name.empty() && !is_pdf_vocabulary(name) && m_seen_names.insert(name).second) {
    m_visit({place, is_text(name) ? FoundText::Kind::text : FoundText::Kind::bytes, name});
  }
}

void ObjectTexts::visit_string(std::string_view bytes, const FoundPlace& place) {
  if (bytes.empty()) {
    return;
  }
  if (is_plain_ascii(bytes)) {
    m_visit({place, FoundText::Kind::text, bytes});
    return;
  }
  if (is_binary(bytes)) {
    m_visit({place, FoundText::Kind::bytes, bytes});
    return;
  }
  const std::string text = from_text_string(bytes);
  if (is_valid_utf8(text)) {
    m_visit({place, FoundText::Kind::text, text});
  }
  m_visit({place, FoundText::Kind::bytes, bytes});
  // Programs of other makers write UTF-8 where PDF does not expect it.
  if (bytes != text && is_text(bytes)) {
    m_visit({place, FoundText::Kind::text, bytes});
  }
}

void ObjectTexts::visit(const RawValue& value, const FoundPlace& place) {
  switch (value.kind) {
    case RawValue::Kind::string: visit_string(value.text, place); return;
    case RawValue::Kind::name: visit_name(value.text, place); return;
    case RawValue::Kind::array:
      for (const RawValue& item : value.items) {
        visit(item, place);
      }
      return;
    case RawValue::Kind::dictionary:
      for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
        const std::string& key = value.items[i].text;
        visit_name(key, place);
        FoundPlace inner = place;
        // A key of somebody's own might itself be what must not be told.
        inner.part = is_pdf_vocabulary(key) ? std::string_view(key) : std::string_view("...");
        visit(value.items[i + 1], inner);
      }
      return;
    case RawValue::Kind::null:
    case RawValue::Kind::boolean:
    case RawValue::Kind::number:
    case RawValue::Kind::keyword:
    case RawValue::Kind::reference: return;
  }
}

}  // namespace dsrkit::pdf
