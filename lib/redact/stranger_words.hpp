#pragma once

#include "name_text.hpp"

#include <cstddef>
#include <string>
#include <unordered_set>

namespace dsrkit::redact {

/// Tells words that may be names of people nobody of the case knows.
class StrangerWords {
public:
  /// All references must outlive it.
  explicit StrangerWords(const NameText& text);

  /// "mrs wood", "auntie rose", "MR GREEN"; but not "the dr will" or "miss school".
  [[nodiscard]] bool titled_word(std::size_t i, const NameWord& word) const;
  /// A first name that is also an ordinary word, in small letters where somebody acts, and the surname after
  /// it: "told rose", "jade marsh rang".
  [[nodiscard]] bool small_name(std::size_t i, const NameRun& run, bool given) const;
  [[nodiscard]] bool looks_like_name(std::size_t i, const NameRun& run, const NameWord& word) const;
  /// Whether an ordinary word that is a name of the case has a capital elsewhere within a sentence.
  [[nodiscard]] bool has_capital_within(std::size_t i) const;

private:
  /// An ordinary word that is the surname after what can only be a name: "Zelda Quartz", "F Quartz".
  [[nodiscard]] bool extends(std::size_t i, const NameRun& run) const;
  /// "FAITH LOVE" within a sentence.
  [[nodiscard]] bool before_capitals(std::size_t i) const;
  /// Whether a first name that is an ordinary word too stands here as a name.
  [[nodiscard]] bool counts_as_name(std::size_t i) const;

  void note_names_within_sentences();

  const NameText& m_text;
  std::unordered_set<std::string> m_named_elsewhere;
  std::unordered_set<std::string> m_capitals_within;  ///< names of the case, ordinary words too
};

}  // namespace dsrkit::redact
