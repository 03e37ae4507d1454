#pragma once

#include "case_words.hpp"
#include "name_text.hpp"

#include <cstddef>

namespace dsrkit::redact {

/// Finds slips of the pen that only count beside another name of the same person.
class SlipsBeside {
public:
  /// All references must outlive it.
  SlipsBeside(const NameText& text, const CaseWords& case_words) : m_text(text), m_case(case_words) {}

  /// "Joy Bel", "Jcak Nwachukwu": a short word, or one that is also an ordinary one, is a slip only beside
  /// another name of the same person. Tokens before `free` are others' names.
  void read(NameRun& run, std::size_t free) const;

private:
  void read_slip_beside(const NameRun& run, NameWord& word) const;
  /// "Roes Wong": a slip that made another word of the first name.
  void add_slip_before(NameRun& run, std::size_t free) const;
  /// "Jianhong Mash"
  void add_slip_after(NameRun& run) const;

  const NameText& m_text;
  const CaseWords& m_case;
};

}  // namespace dsrkit::redact
