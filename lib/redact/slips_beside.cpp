#include "slips_beside.hpp"

#include <utility>

namespace dsrkit::redact {
namespace {

using text::Gap;
using Kind = NameWord::Kind;

/// Beside a name that more people have, slips of their other names are not sought: it would take too long.
constexpr std::size_t kMostNamesakes = 200;

}  // namespace

void SlipsBeside::read(NameRun& run, std::size_t free) const {
  for (auto& word : run) {
    // Mary is nobody's slip for Mark.
    if (word.kind == Kind::unknown && word.folded.size() > 1 && !word.given) {
      read_slip_beside(run, word);
    }
  }
  add_slip_before(run, free);
  add_slip_after(run);
}

void SlipsBeside::read_slip_beside(const NameRun& run, NameWord& word) const {
  for (const auto& other : run) {
    if (other.kind == Kind::known && !other.slip && other.parts.size() <= kMostNamesakes) {
      for (const auto& part : other.parts) {
        m_text.names.near_of(part, word.folded, word.parts);
      }
    }
  }
  if (!word.parts.empty()) {
    word.kind = Kind::known;
    word.slip = true;
  }
}

void SlipsBeside::add_slip_before(NameRun& run, std::size_t free) const {
  const std::size_t first = run.front().token;
  const bool joins = m_text.tokens[first].gap == Gap::space || m_text.tokens[first].gap == Gap::line;
  if (first > free && joins && run.front().kind == Kind::known && m_case.may_be_slip(first - 1)) {
    NameWord word;
    word.token = first - 1;
    word.folded = m_text.tokens[first - 1].folded;
    read_slip_beside(run, word);
    if (word.slip) {
      run.insert(run.begin(), std::move(word));
    }
  }
}

void SlipsBeside::add_slip_after(NameRun& run) const {
  const std::size_t next = run.back().token + 1;
  if (next < m_text.tokens.size() && m_text.tokens[next].gap == Gap::space && run.size() == 1 &&
      run.front().kind == Kind::known && !m_text.tokens[next - 1].possessive && m_case.may_be_slip(next)) {
    NameWord word;
    word.token = next;
    word.folded = m_text.tokens[next].folded;
    read_slip_beside(run, word);
    if (word.slip) {
      run.push_back(std::move(word));
    }
  }
}

}  // namespace dsrkit::redact
