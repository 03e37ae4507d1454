#include "phrases.hpp"

#include <algorithm>

namespace dsrkit::rules {
namespace {

bool joins(text::Gap gap) {
  return gap == text::Gap::space || gap == text::Gap::line || gap == text::Gap::hyphen ||
         gap == text::Gap::none || gap == text::Gap::dot || gap == text::Gap::joiner;
}

bool stands_at(const std::vector<std::string>& words, const std::vector<text::Token>& tokens,
               std::size_t first) {
  if (first + words.size() > tokens.size()) {
    return false;
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (tokens[first + i].folded != words[i] || !joins(tokens[first + i].gap)) {
      return false;
    }
  }
  return true;
}

}  // namespace

void PhraseIndex::add(const std::string& phrase, std::size_t tag) {
  auto words = text::folded_words(phrase);
  if (words.empty()) {
    return;
  }
  m_shapes.add(words.front());
  auto& entries = m_entries[words.front()];
  const auto place = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.words.size() < words.size(); });
  entries.insert(place, {std::move(words), tag});
}

void PhraseIndex::find_at(const std::vector<text::Token>& tokens, std::size_t first,
                          std::vector<Hit>& hits) const {
  if (!m_shapes.may_have(tokens[first].folded)) {
    return;
  }
  const auto found = m_entries.find(tokens[first].folded);
  if (found == m_entries.end()) {
    return;
  }
  std::size_t longest = 0;
  for (const auto& entry : found->second) {
    if (entry.words.size() < longest) {
      return;
    }
    if (stands_at(entry.words, tokens, first)) {
      longest = entry.words.size();
      hits.push_back({first, longest, entry.tag});
    }
  }
}

}  // namespace dsrkit::rules
