#pragma once

#include "case_words.hpp"
#include "name_text.hpp"
#include "stranger_words.hpp"

#include <cstddef>
#include <optional>

namespace dsrkit::redact {

/// Reads one word of a possible name.
class NameWordReader {
public:
  /// All references must outlive it.
  NameWordReader(const NameText& text, const CaseWords& case_words, const StrangerWords& strangers)
      : m_text(text), m_case(case_words), m_strangers(strangers) {}

  /// Nothing when the word is no part of a name; `run` is what was read just before it.
  [[nodiscard]] std::optional<NameWord> read(std::size_t i, const NameRun& run) const;

private:
  /// "lan" for Ian: a capital I read as an l.
  [[nodiscard]] std::optional<NameWord> read_small_l(std::size_t i, NameWord word, bool ordinary) const;
  /// A letter read as a digit, in somebody's name of the case or in another: "Fie1ding".
  std::optional<NameWord> read_with_digits(std::size_t i, const NameRun& run, NameWord word) const;
  /// "Adebay0", "Begurn": read wrongly by a machine.
  std::optional<NameWord> read_misread(std::size_t i, NameWord word) const;
  std::optional<NameWord> read_initial(std::size_t i, const NameRun& run, NameWord word) const;
  std::optional<NameWord> read_known(std::size_t i, const NameRun& run, NameWord word) const;
  /// "Joy holds the key", "Grace; Anna", or a name that has a capital elsewhere within a sentence.
  [[nodiscard]] bool begins_like_name(std::size_t i) const;
  std::optional<NameWord> read_unknown(std::size_t i, const NameRun& run, NameWord word) const;

  const NameText& m_text;
  const CaseWords& m_case;
  const StrangerWords& m_strangers;
};

}  // namespace dsrkit::redact
