#include "dsrkit/seal/leak_check.hpp"

#include "byte_search.hpp"
#include "forms.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/pdf/inspect.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace dsrkit::seal {
namespace {

constexpr std::size_t kIdentifierDigits = 4;
constexpr std::size_t kLeastBytes = 6;  // shorter ones occur by chance in binary data
constexpr std::size_t kLeastBase64 = 8;
constexpr std::size_t kNationalNumber = 10;  // digits of a telephone number with its leading zero, at least

/// How the ends of a pattern are told from the middle of a longer word.
enum class Ends { anywhere, run_boundary, ascii_word, utf16_be_word, utf16_le_word };

struct Pattern {
  std::optional<std::size_t> term;  ///< none: a phrase in which terms are allowed
  Ends ends = Ends::anywhere;
};

bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The ASCII letter or digit that the UTF-16 unit at `at` stands for, or a space.
char unit_at(std::string_view bytes, std::size_t at, bool big_endian) {
  if (at + 1 >= bytes.size()) {
    return ' ';
  }
  const char high = bytes[big_endian ? at : at + 1];
  return high == '\0' ? bytes[big_endian ? at + 1 : at] : ' ';
}

bool is_whole_word(std::string_view bytes, const ByteSearch::Hit& hit, Ends ends) {
  if (ends == Ends::ascii_word) {
    return (hit.begin == 0 || !is_ascii_alnum(bytes[hit.begin - 1])) &&
           (hit.end == bytes.size() || !is_ascii_alnum(bytes[hit.end]));
  }
  if (ends == Ends::utf16_be_word || ends == Ends::utf16_le_word) {
    const bool big_endian = ends == Ends::utf16_be_word;
    return (hit.begin < 2 || !is_ascii_alnum(unit_at(bytes, hit.begin - 2, big_endian))) &&
           !is_ascii_alnum(unit_at(bytes, hit.end, big_endian));
  }
  return true;
}

/// A search for terms that leaves out what lies within an allowed phrase.
class TermSearch {
public:
  void add(const std::string& bytes, Pattern pattern) {
    if (!bytes.empty()) {
      m_search.add(bytes);
      m_patterns.push_back(pattern);
    }
  }

  void build() { m_search.build(); }

  template <typename Accept, typename Found>
  void find(std::string_view text, Accept&& accept, Found&& found) const {
    std::vector<ByteSearch::Hit> hits;
    std::vector<ByteSearch::Hit> allowed;
    m_search.find(text, [&](const ByteSearch::Hit& hit) {
      if (accept(hit, m_patterns[hit.pattern].ends)) {
        (m_patterns[hit.pattern].term ? hits : allowed).push_back(hit);
      }
    });
    prepare_cover(allowed);
    for (const auto& hit : hits) {
      if (!is_covered(hit, allowed)) {
        found(*m_patterns[hit.pattern].term);
      }
    }
  }

private:
  /// Puts the phrases in the order of their beginnings; each then ends where the furthest one so far does.
  static void prepare_cover(std::vector<ByteSearch::Hit>& phrases) {
    std::sort(phrases.begin(), phrases.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::size_t furthest = 0;
    for (auto& phrase : phrases) {
      furthest = std::max(furthest, phrase.end);
      phrase.end = furthest;
    }
  }

  static bool is_covered(const ByteSearch::Hit& hit, const std::vector<ByteSearch::Hit>& phrases) {
    const auto after =
        std::upper_bound(phrases.begin(), phrases.end(), hit.begin,
                         [](std::size_t begin, const auto& phrase) { return begin < phrase.begin; });
    return after != phrases.begin() && std::prev(after)->end >= hit.end;
  }

  ByteSearch m_search;
  std::vector<Pattern> m_patterns;
};

/// All protected terms in all forms they are looked for.
class LeakFinder {
public:
  LeakFinder(const std::vector<ProtectedTerm>& terms, const std::vector<std::string>& allowed_phrases) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      add_text_forms(terms[i].text, i);
      add_byte_forms(terms[i].text, i);
    }
    for (const auto& phrase : allowed_phrases) {
      add_text_forms(phrase, std::nullopt);
      add_byte_forms(phrase, std::nullopt);
    }
    m_words.build();
    m_compact.build();
    m_bytes.build();
  }

  /// The indices of the terms that are in `found`.
  [[nodiscard]] std::set<std::size_t> terms_in(const pdf::FoundText& found) const {
    std::set<std::size_t> terms;
    if (found.kind == pdf::FoundText::Kind::bytes) {
      find_in_bytes(found.text, terms);
    } else {
      find_in_text(found.text, terms);
    }
    return terms;
  }

private:
  void add_text_forms(const std::string& text, std::optional<std::size_t> term) {
    const std::string folded = text::fold(text);
    const std::string words = spaced_words(folded);
    const std::string run = compact(folded).text;
    if (run.empty()) {
      return;
    }
    m_words.add(words, {term});
    m_words.add(" " + run + " ", {term});
    if (is_right_to_left(folded)) {
      m_words.add(reversed(words), {term});
    }
    if (is_unspaced(folded)) {
      m_compact.add(run, {term});
    } else if (count_digits(run) >= kIdentifierDigits || !term) {
      add_identifier(run, term);
    }
  }

  void add_identifier(const std::string& run, std::optional<std::size_t> term) {
    m_compact.add(run, {term, Ends::run_boundary});
    // A British telephone number may stand there in its international form.
    if (run.size() >= kNationalNumber && run.front() == '0' && count_digits(run) == run.size()) {
      m_compact.add(run.substr(1), {term, Ends::run_boundary});
      m_compact.add("44" + run.substr(1), {term, Ends::run_boundary});
    }
  }

  void add_byte_forms(const std::string& text, std::optional<std::size_t> term) {
    for (const std::string& form : {text, text::fold(text)}) {
      if (form.size() < kLeastBytes) {
        continue;
      }
      m_bytes.add(form, {term, Ends::ascii_word});
      m_bytes.add(utf16(form, true), {term, Ends::utf16_be_word});
      m_bytes.add(utf16(form, false), {term, Ends::utf16_le_word});
      m_bytes.add(to_hex(form), {term});
      m_bytes.add(to_hex(utf16(form, true)), {term});
      for (const auto& core : base64_cores(form)) {
        m_bytes.add(core.size() < kLeastBase64 ? std::string() : core, {term});
      }
    }
  }

  void find_in_text(std::string_view text, std::set<std::size_t>& terms) const {
    find_in_folded(text::fold(text), terms);
    if (text.find("\\u") != std::string_view::npos || text.find("&#") != std::string_view::npos) {
      find_in_folded(text::fold(without_escapes(text)), terms);
    }
    find_in_bytes(text, terms);
  }

  void find_in_folded(const std::string& folded, std::set<std::size_t>& terms) const {
    find_words(folded, terms);
    if (folded.find("- ") != std::string::npos) {
      find_words(without_line_hyphens(folded), terms);
    }
    const Compact run = compact(folded);
    m_compact.find(
        run.text,
        [&](const ByteSearch::Hit& hit, Ends ends) {
          return ends == Ends::anywhere || (run.boundary[hit.begin] && run.boundary[hit.end]);
        },
        [&](std::size_t term) { terms.insert(term); });
  }

  void find_words(const std::string& folded, std::set<std::size_t>& terms) const {
    m_words.find(
        spaced_words(folded), [](const ByteSearch::Hit&, Ends) { return true; },
        [&](std::size_t term) { terms.insert(term); });
  }

  void find_in_bytes(std::string_view bytes, std::set<std::size_t>& terms) const {
    m_bytes.find(
        bytes, [&](const ByteSearch::Hit& hit, Ends ends) { return is_whole_word(bytes, hit, ends); },
        [&](std::size_t term) { terms.insert(term); });
  }

  TermSearch m_words;    ///< in spaced_words()
  TermSearch m_compact;  ///< in compact()
  TermSearch m_bytes;    ///< in bytes as they are
};

void add_structure_leaks(const std::filesystem::path& document, const std::string& password,
                         std::vector<Leak>& leaks) {
  const pdf::FileStructure structure = pdf::inspect_structure(document, password);
  if (structure.revisions != 1) {
    leaks.push_back({{}, std::to_string(structure.revisions) + " revisions"});
  }
  for (const int object : structure.unreachable_objects) {
    leaks.push_back({{}, "object " + std::to_string(object) + ", which nothing refers to"});
  }
}

}  // namespace

std::vector<Leak> find_leaks(const std::filesystem::path& document, const std::vector<ProtectedTerm>& terms,
                             const LeakCheckOptions& options) {
  const LeakFinder finder(terms, options.allowed_phrases);
  std::vector<Leak> leaks;
  add_structure_leaks(document, options.password, leaks);
  pdf::for_each_text(document, options.password, [&](const pdf::FoundText& found) {
    for (const std::size_t term : finder.terms_in(found)) {
      leaks.push_back({terms[term].id, found.place});
    }
  });
  std::sort(leaks.begin(), leaks.end(), [](const Leak& a, const Leak& b) {
    return std::tie(a.term_id, a.place) < std::tie(b.term_id, b.place);
  });
  leaks.erase(std::unique(leaks.begin(), leaks.end()), leaks.end());
  return leaks;
}

}  // namespace dsrkit::seal
