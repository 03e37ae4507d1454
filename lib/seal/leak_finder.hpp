#pragma once

#include "byte_search.hpp"

#include "dsrkit/seal/leak_check.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::seal {

/// How the ends of a pattern are told from the middle of something else.
enum class Ends { anywhere, run_boundary, ascii_word, exact_word, utf16_be_word, utf16_le_word, exact };

struct Pattern {
  std::optional<std::size_t> term;  ///< none: a phrase in which terms are allowed
  Ends ends = Ends::anywhere;
};

/// A search for terms that leaves out what lies within an allowed phrase.
class TermSearch {
public:
  void add(const std::string& bytes, Pattern pattern);

  void build() { m_search.build(); }

  /// The terms in `text` at places that `accept` finds to be whole.
  template <typename Accept>
  void find(std::string_view text, const Accept& accept, std::set<std::size_t>& terms) const {
    std::vector<ByteSearch::Hit> hits;
    std::vector<ByteSearch::Hit> allowed;
    m_search.find(text, [&](const ByteSearch::Hit& hit) {
      if (accept(hit, m_patterns[hit.pattern].ends)) {
        (m_patterns[hit.pattern].term ? hits : allowed).push_back(hit);
      }
    });
    if (!hits.empty()) {
      add_uncovered(hits, allowed, terms);
    }
  }

  /// How a pattern was written: the search itself does not tell cases apart.
  [[nodiscard]] std::string_view written(std::size_t pattern) const {
    return std::string_view(m_written).substr(m_written_at[pattern],
                                              m_written_at[pattern + 1] - m_written_at[pattern]);
  }

private:
  void add_uncovered(const std::vector<ByteSearch::Hit>& hits, std::vector<ByteSearch::Hit>& allowed,
                     std::set<std::size_t>& terms) const;

  ByteSearch m_search;
  std::vector<Pattern> m_patterns;
  std::string m_written;  ///< of all patterns, one after the other
  std::vector<std::size_t> m_written_at{0};
};

/// All protected terms in all forms they are looked for.
class LeakFinder {
public:
  LeakFinder(const std::vector<ProtectedTerm>& terms, const std::vector<std::string>& allowed_phrases);

  /// What kind of bytes a text is made of.
  enum class Kind { running_text, characters, binary };

  /// Adds the indices of the terms that are in `text`.
  void find(std::string_view text, Kind kind, std::set<std::size_t>& terms) const;

private:
  void add(const std::string& text, std::optional<std::size_t> term);
  void add_words(const std::string& folded, std::optional<std::size_t> term);
  void add_reversed(const std::string& words, const std::string& run, std::optional<std::size_t> term);
  void add_runs(const std::string& folded, const std::string& run, std::optional<std::size_t> term);
  void add_bytes(const std::string& form, std::optional<std::size_t> term);
  void add_encoded(const std::string& form, std::optional<std::size_t> term);
  void add_digests(const std::string& form, std::size_t term);

  void find_folded(const std::string& folded, std::set<std::size_t>& terms) const;
  void find_words(const std::string& words, std::set<std::size_t>& terms) const;
  void find_bytes(std::string_view bytes, bool binary, std::set<std::size_t>& terms) const;
  void find_encoded(std::string_view bytes, std::set<std::size_t>& terms) const;

  TermSearch m_words;    ///< in spaced_words()
  TermSearch m_runs;     ///< in compact()
  TermSearch m_bytes;    ///< in bytes as they are
  TermSearch m_encoded;  ///< hexadecimal, base64, digests
};

}  // namespace dsrkit::seal
