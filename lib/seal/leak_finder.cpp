#include "leak_finder.hpp"

#include "forms.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <iterator>

namespace dsrkit::seal {
namespace {

constexpr std::size_t kIdentifierDigits = 4;
constexpr std::size_t kNationalNumber = 10;  // digits of a telephone number with its leading zero, at least
// Shorter ones occur by chance.
constexpr std::size_t kLeastBytes = 6;
constexpr std::size_t kLeastInBinary = 8;
constexpr std::size_t kLeastUtf16 = 4;  // characters
constexpr std::size_t kLeastHex = 4;    // bytes
constexpr std::size_t kLeastHexDigits = 6;
constexpr std::size_t kLeastBase64 = 8;
constexpr std::size_t kLeastSpreadOut = 8;  // letters: "l o n g w o r d", "drowgnol"

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
  if (ends == Ends::utf16_be_word || ends == Ends::utf16_le_word) {
    const bool big_endian = ends == Ends::utf16_be_word;
    return (hit.begin < 2 || !is_ascii_alnum(unit_at(bytes, hit.begin - 2, big_endian))) &&
           !is_ascii_alnum(unit_at(bytes, hit.end, big_endian));
  }
  return (hit.begin == 0 || !is_ascii_alnum(bytes[hit.begin - 1])) &&
         (hit.end == bytes.size() || !is_ascii_alnum(bytes[hit.end]));
}

std::string upper_ascii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    c = static_cast<char>(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
  }
  return upper;
}

/// A text as it is, in small letters and in capitals, each once.
std::vector<std::string> case_forms(const std::string& text) {
  std::vector<std::string> forms{text};
  for (std::string form : {to_lower_ascii(text), upper_ascii(text), text::fold(text)}) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) {
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

bool is_number(std::string_view text) {
  return count_digits(text) == text.size();
}

bool has_space_within(std::string_view words) {
  return std::count(words.begin(), words.end(), ' ') > 2;
}

std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void TermSearch::add(const std::string& bytes, Pattern pattern) {
  if (!bytes.empty()) {
    m_search.add(bytes);
    m_patterns.push_back(pattern);
    m_written += bytes;
    m_written_at.push_back(m_written.size());
  }
}

void TermSearch::add_uncovered(const std::vector<ByteSearch::Hit>& hits,
                               std::vector<ByteSearch::Hit>& allowed, std::set<std::size_t>& terms) const {
  // Phrases in the order of their beginnings; each then ends where the furthest one so far does.
  std::sort(allowed.begin(), allowed.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  std::size_t furthest = 0;
  for (auto& phrase : allowed) {
    furthest = std::max(furthest, phrase.end);
    phrase.end = furthest;
  }
  for (const auto& hit : hits) {
    const auto after =
        std::upper_bound(allowed.begin(), allowed.end(), hit.begin,
                         [](std::size_t begin, const auto& phrase) { return begin < phrase.begin; });
    if (after == allowed.begin() || std::prev(after)->end < hit.end) {
      terms.insert(*m_patterns[hit.pattern].term);
    }
  }
}

LeakFinder::LeakFinder(const std::vector<ProtectedTerm>& terms,
                       const std::vector<std::string>& allowed_phrases) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    add(terms[i].text, i);
    add_digests(terms[i].text, i);
  }
  for (const auto& phrase : allowed_phrases) {
    add(phrase, std::nullopt);
  }
  for (TermSearch* search : {&m_words, &m_runs, &m_bytes, &m_encoded}) {
    search->build();
  }
}

void LeakFinder::add(const std::string& text, std::optional<std::size_t> term) {
  add_words(text::fold(text), term);
  add_bytes(text, term);
  if (const std::string folded = text::fold(text); folded != to_lower_ascii(text)) {
    add_bytes(folded, term);
  }
  for (const std::string& form : case_forms(text)) {
    add_encoded(form, term);
  }
}

void LeakFinder::add_words(const std::string& folded, std::optional<std::size_t> term) {
  const std::string words = spaced_words(folded);
  const std::string run = compact(folded).text;
  if (run.empty()) {
    return;
  }
  m_words.add(words, {term});
  if (const std::string joined = " " + run + " "; joined != words) {
    m_words.add(joined, {term});
  }
  add_reversed(words, run, term);
  add_runs(folded, run, term);
}

/// Names written from right to left stand in the order of drawing; others only if somebody hid them, and one
/// short word backwards is too often another word.
void LeakFinder::add_reversed(const std::string& words, const std::string& run,
                              std::optional<std::size_t> term) {
  const std::string backwards = reversed(words);
  if (is_right_to_left(run)) {
    m_words.add(backwards, {term});
    if (const std::string drawn = reversed_with_ligatures(words); drawn != backwards) {
      m_words.add(drawn, {term});
    }
  } else if (backwards != words && (has_space_within(words) || count_characters(run) >= kLeastSpreadOut)) {
    m_words.add(backwards, {term});
  }
}

void LeakFinder::add_runs(const std::string& folded, const std::string& run,
                          std::optional<std::size_t> term) {
  if (is_unspaced(folded)) {
    m_runs.add(run, {term, Ends::anywhere});
    return;
  }
  const bool identifier = count_digits(run) >= kIdentifierDigits;
  if (identifier || count_characters(run) >= kLeastSpreadOut || !term) {
    m_runs.add(run, {term, Ends::run_boundary});
  }
  // A British telephone number may stand there in its international form.
  if (run.size() >= kNationalNumber && run.front() == '0' && is_number(run)) {
    m_runs.add(run.substr(1), {term, Ends::run_boundary});
    m_runs.add("44" + run.substr(1), {term, Ends::run_boundary});
  }
}

void LeakFinder::add_bytes(const std::string& form, std::optional<std::size_t> term) {
  if (form.size() >= kLeastBytes) {
    m_bytes.add(form, {term, form.size() >= kLeastInBinary ? Ends::ascii_word : Ends::exact_word});
  }
  if (count_characters(form) >= kLeastUtf16) {
    m_bytes.add(utf16(form, true), {term, Ends::utf16_be_word});
    m_bytes.add(utf16(form, false), {term, Ends::utf16_le_word});
  }
}

void LeakFinder::add_encoded(const std::string& form, std::optional<std::size_t> term) {
  if (form.size() >= (is_number(form) ? kLeastHexDigits : kLeastHex)) {
    m_encoded.add(to_hex(form), {term, Ends::anywhere});
    m_encoded.add(to_hex(utf16(form, true)), {term, Ends::anywhere});
    m_encoded.add(to_hex(utf16(form, false)), {term, Ends::anywhere});
  }
  for (const auto& bytes : {form, utf16(form, true), utf16(form, false)}) {
    for (const auto& core : base64_cores(bytes)) {
      m_encoded.add(core.size() < kLeastBase64 ? std::string() : core, {term, Ends::exact});
    }
  }
}

/// A digest without a key lets anybody test guesses at a name: as good as the name.
void LeakFinder::add_digests(const std::string& form, std::size_t term) {
  for (const std::string& text : case_forms(form)) {
    const std::string digest = crypto::sha256(text);
    m_encoded.add(to_hex(digest), {term, Ends::anywhere});
    m_encoded.add(base64_cores(digest).front(), {term, Ends::exact});
    m_bytes.add(digest, {term, Ends::exact});
  }
}

void LeakFinder::find(std::string_view text, Kind kind, std::set<std::size_t>& terms) const {
  if (kind == Kind::running_text) {
    find_folded(text::fold(text), terms);
    if (has_escapes(text)) {
      find_folded(text::fold(without_escapes(text)), terms);
    }
  }
  find_bytes(text, kind == Kind::binary, terms);
  if (kind != Kind::binary) {
    find_encoded(text, terms);
  }
  if (kind == Kind::running_text && text.find('\n') != std::string_view::npos) {
    find_encoded(without_space(text), terms);
  }
}

void LeakFinder::find_folded(const std::string& folded, std::set<std::size_t>& terms) const {
  find_words(spaced_words(folded), terms);
  if (folded.find("- ") != std::string::npos) {
    find_words(spaced_words(without_line_hyphens(folded)), terms);
  }
  const Compact run = compact(folded);
  m_runs.find(
      run.text,
      [&](const ByteSearch::Hit& hit, Ends ends) {
        return ends == Ends::anywhere || (run.boundary[hit.begin] && run.boundary[hit.end]);
      },
      terms);
}

void LeakFinder::find_words(const std::string& words, std::set<std::size_t>& terms) const {
  m_words.find(
      words, [](const ByteSearch::Hit&, Ends) { return true; }, terms);
}

void LeakFinder::find_bytes(std::string_view bytes, bool binary, std::set<std::size_t>& terms) const {
  m_bytes.find(
      bytes,
      [&](const ByteSearch::Hit& hit, Ends ends) {
        const bool as_written = bytes.substr(hit.begin, hit.end - hit.begin) == m_bytes.written(hit.pattern);
        if (ends == Ends::exact) {
          return as_written;
        }
        return (ends != Ends::exact_word || !binary || as_written) && is_whole_word(bytes, hit, ends);
      },
      terms);
}

void LeakFinder::find_encoded(std::string_view bytes, std::set<std::size_t>& terms) const {
  m_encoded.find(
      bytes,
      [&](const ByteSearch::Hit& hit, Ends ends) {
        return ends == Ends::anywhere ||
               bytes.substr(hit.begin, hit.end - hit.begin) == m_encoded.written(hit.pattern);
      },
      terms);
}

}  // namespace dsrkit::seal
