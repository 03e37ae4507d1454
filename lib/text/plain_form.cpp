#include "dsrkit/text/plain_form.hpp"

#include "characters.hpp"

#include <algorithm>
#include <optional>

namespace dsrkit::text {

PlainForm::PlainForm(std::string_view text) : m_source(text) {
  std::size_t copied = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80U) {
      ++offset;
      continue;
    }
    const auto character = wide_character_at(text, offset);
    const std::optional<std::string_view> written = plain_form_of_wide(character.point);
    if (written) {
      m_plain.append(text, copied, offset - copied);
      m_changes.push_back({m_plain.size(), written->size(), offset, character.length});
      m_plain.append(*written);
      copied = offset + character.length;
    }
    offset += character.length;
  }
  if (differs()) {
    m_plain.append(text, copied);
  }
}

const PlainForm::Change* PlainForm::change_before(std::size_t plain) const {
  const auto after =
      std::upper_bound(m_changes.begin(), m_changes.end(), plain,
                       [](std::size_t offset, const Change& change) { return offset < change.plain; });
  return after == m_changes.begin() ? nullptr : &*std::prev(after);
}

std::pair<std::size_t, std::size_t> PlainForm::in_source(std::size_t begin, std::size_t end) const {
  const auto place = [&](std::size_t plain, bool past) {
    const Change* change = change_before(plain);
    if (change == nullptr) {
      return plain + (past ? 1 : 0);
    }
    if (plain < change->plain + change->plain_size) {
      return change->source + (past ? change->source_size : 0);
    }
    return change->source + change->source_size + (plain - change->plain - change->plain_size) +
           (past ? 1 : 0);
  };
  return {place(begin, false), place(end - 1, true)};
}

std::string plain(std::string_view text) {
  return std::string(PlainForm(text).text());
}

}  // namespace dsrkit::text
