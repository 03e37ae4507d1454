#include "watch_terms.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::redact {
namespace {

constexpr std::size_t kKey = 3;
/// A term as long as this says what it says inside another word too: "rowanhouse" in "visit_rowanhouse2".
constexpr std::size_t kLongEnough = 6;

std::string key_of(std::string_view compact) {
  return std::string(compact.substr(0, kKey));
}

}  // namespace

/// The words of a text run together, with where each token stands in it.
struct WatchTerms::RunTogether {
  explicit RunTogether(const std::vector<text::Token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      text += tokens[i].folded;
      token_at.resize(text.size(), i);
      word_start.resize(text.size(), false);
      if (!tokens[i].folded.empty()) {
        word_start[text.size() - tokens[i].folded.size()] = true;
      }
    }
    // One more, so that the end of the text is the end of a word.
    word_start.push_back(true);
  }

  /// Whether a term may stand here: as whole words, or inside one when it is long enough. From the middle of
  /// one word into another it is chance: "the ark" in "breathe arkansas".
  [[nodiscard]] bool allows(std::size_t at, std::size_t length) const {
    const bool whole = word_start[at] && word_start[at + length];
    const bool inside = token_at[at] == token_at[at + length - 1];
    return whole || (inside && length >= kLongEnough);
  }

  std::string text;
  std::vector<std::size_t> token_at;
  std::vector<bool> word_start;
};

WatchTerms::WatchTerms(const std::vector<Party>& parties) {
  for (const auto& party : parties) {
    for (const auto& written : party.watch_terms) {
      std::string compact;
      for (const auto& word : text::folded_words(written)) {
        compact += word;
      }
      if (compact.empty()) {
        continue;
      }
      m_starts.set(static_cast<unsigned char>(compact.front()));
      const auto owner =
          party.role == PartyRole::subject ? std::nullopt : std::optional<std::string>(party.id);
      m_terms[key_of(compact)].push_back({std::move(compact), owner});
    }
  }
  for (auto& [key, terms] : m_terms) {
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term& a, const Term& b) { return a.compact.size() > b.compact.size(); });
  }
}

const WatchTerms::Term* WatchTerms::term_at(const RunTogether& run, std::size_t at) const {
  const std::string_view rest = std::string_view(run.text).substr(at);
  for (std::size_t length = std::min(kKey, rest.size()); length > 0; --length) {
    const auto found = m_terms.find(std::string(rest.substr(0, length)));
    if (found == m_terms.end()) {
      continue;
    }
    for (const Term& term : found->second) {
      if (rest.starts_with(term.compact) && run.allows(at, term.compact.size())) {
        return &term;
      }
    }
  }
  return nullptr;
}

std::vector<Finding> WatchTerms::find(const std::vector<text::Token>& tokens) const {
  std::vector<Finding> findings;
  if (m_terms.empty()) {
    return findings;
  }
  const RunTogether run(tokens);
  for (std::size_t at = 0; at < run.text.size(); ++at) {
    const Term* term = m_starts[static_cast<unsigned char>(run.text[at])] ? term_at(run, at) : nullptr;
    if (term != nullptr) {
      const std::size_t last = at + term->compact.size() - 1;
      findings.push_back({tokens[run.token_at[at]].begin, tokens[run.token_at[last]].end,
                          std::string(kWatchTerm), "case.watch-term", 1.0, term->party,
                          "Words on the watch list of the case: nobody may learn them."});
      at = last;
    }
  }
  return findings;
}

}  // namespace dsrkit::redact
