#include "run_joiner.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using Kind = NameWord::Kind;

}  // namespace

bool RunJoiner::continues(const NameRun& run, const NameWord& word) const {
  const auto& last = run.back();
  const bool shared = shares_party(last, word) || std::any_of(run.begin(), run.end(), [&](const NameWord& w) {
                        return shares_party(w, word);
                      });
  if (!gap_continues(run, word, shared)) {
    return false;
  }
  // Two first names of different people stand side by side: "told Karen Aisha was ill".
  const bool new_first_name = word.kind == Kind::known && !word.slip && !shared &&
                              !has_role(word, PartRole::family) && last.kind == Kind::known;
  return !new_first_name;
}

bool RunJoiner::gap_continues(const NameRun& run, const NameWord& word, bool shared) const {
  const auto& last = run.back();
  const auto& token = m_text.tokens[word.token];
  const bool touching = token.begin == m_text.tokens[last.token].whole_end + 1;
  switch (token.gap) {
    case Gap::space:
    case Gap::none: return true;
    case Gap::hyphen: return true;
    case Gap::line: return shared || last.kind == Kind::initial || before_same_party(run, word);
    case Gap::dot: return last.kind == Kind::initial || (shared && touching);
    case Gap::joiner: return shared;
    case Gap::comma:
      // A surname alone comes first: after "Karen Hughes," begins another.
      if (run.size() > 2 || (run.size() == 2 && !only_surnames(run))) {
        return false;
      }
      if (in_list(run, word)) {
        return false;
      }
      if (shared) {
        return has_role(last, PartRole::family) && !has_role(word, PartRole::family);
      }
      // "KOWALSKI, Jan" or "Hughes, K."
      return (m_text.tokens[last.token].casing == Casing::upper && last.kind != Kind::initial &&
              word.given) ||
             (word.kind == Kind::initial && has_role(last, PartRole::family));
    case Gap::start:
    case Gap::paragraph:
    case Gap::other: return false;
  }
  return false;
}

bool RunJoiner::in_list(const NameRun& run, const NameWord& word) const {
  const auto& first = m_text.tokens[run.front().token];
  const std::size_t next = word.token + 1;
  const bool after = next < m_text.tokens.size() && m_text.tokens[next].casing != Casing::lower &&
                     (m_text.tokens[next].gap == Gap::space || m_text.tokens[next].gap == Gap::dot ||
                      m_text.tokens[next].gap == Gap::line) &&
                     m_text.places.is_surname_like(next);
  const bool goes_on = after && (!m_text.tokens[next].sentence_start || m_case.is_known_surname(next) ||
                                 m_text.tokens[next].folded.size() == 1);
  const bool surname_follows = goes_on && (word.kind == Kind::initial || m_case.is_known_surname(next));
  return surname_follows || m_text.places.titled(run.front().token) ||
         ((first.gap == Gap::comma || (first.gap == Gap::other && !first.sentence_start)) &&
          first.casing != Casing::upper);
}

bool RunJoiner::before_same_party(const NameRun& run, const NameWord& word) const {
  if (word.kind != Kind::particle || word.token + 1 >= m_text.tokens.size()) {
    return false;
  }
  return share_party(run.back().parts, m_text.names.exact(m_text.tokens[word.token + 1].folded));
}

bool RunJoiner::only_surnames(const NameRun& run) {
  return std::all_of(run.begin(), run.end(), [](const NameWord& word) {
    const bool first = has_role(word, PartRole::given) || has_role(word, PartRole::nickname);
    return word.kind == Kind::particle || has_role(word, PartRole::family) ||
           (word.kind == Kind::unknown && !word.given && !first);
  });
}

}  // namespace dsrkit::redact
