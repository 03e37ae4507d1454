#include "record_members.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

constexpr std::size_t kMostWords = 12;  ///< a longer name is a sentence

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// "fatherEmployer" as words.
std::string without_humps(std::string_view name) {
  std::string parted;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_lower(name[i - 1]) && is_upper(name[i])) {
      parted += ' ';
    }
    parted += name[i];
  }
  return parted;
}

}  // namespace

RecordMembers::RecordMembers(const rules::RuleSet& rules) {
  for (const auto& pack : rules.packs) {
    for (const auto& rule : pack.rules) {
      const bool person = rule.kind == "residue-person";
      if (!rule.enabled || (!person && rule.kind != "residue-member")) {
        continue;
      }
      for (const auto& phrase : rule.words) {
        auto words = text::folded_words(phrase);
        m_longest = std::max(m_longest, words.size());
        m_phrases[std::move(words)] = person ? MemberMeaning::Kind::person : MemberMeaning::Kind::detail;
      }
    }
  }
}

MemberMeaning RecordMembers::meaning_of(std::string_view name) const {
  auto words = text::folded_words(without_humps(name));
  if (words.size() > kMostWords) {
    return {};
  }
  for (std::size_t size = std::min(m_longest, words.size()); size > 0; --size) {
    for (auto first = words.begin(); first + static_cast<std::ptrdiff_t>(size) <= words.end(); ++first) {
      const auto last = first + static_cast<std::ptrdiff_t>(size);
      const auto phrase = m_phrases.find({first, last});
      if (phrase != m_phrases.end()) {
        words.erase(first, last);
        return {phrase->second, join(words, " ")};
      }
    }
  }
  return {};
}

}  // namespace dsrkit::redact
