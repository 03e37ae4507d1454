#include "dsrkit/text/dictionary.hpp"

#include "characters.hpp"

#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace dsrkit::text {
namespace {

constexpr std::uint64_t kSeed = 0xCBF29CE484222325U;
constexpr std::uint64_t kPrime = 0x100000001B3U;
constexpr std::size_t kLongestGap = 4;  ///< between two words of a name
constexpr std::size_t kFilterBits = std::size_t{1} << 20U;

enum : unsigned char { kSeparator = 0, kNotPlain = 1 };

/// Of every byte: a separator, the folded letter or digit, or one that only tokenise() understands.
constexpr std::array<unsigned char, 256> make_folds() {
  std::array<unsigned char, 256> folds{};
  for (std::size_t i = 0; i < folds.size(); ++i) {
    const auto c = static_cast<unsigned char>(i);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      folds[i] = c;
    } else if (c >= 'A' && c <= 'Z') {
      folds[i] = static_cast<unsigned char>(c + ('a' - 'A'));
    } else if (c >= 0x80U || c == '\'') {
      folds[i] = kNotPlain;
    }
  }
  return folds;
}

constexpr auto kFolds = make_folds();

unsigned char fold_of(char c) {
  return kFolds[static_cast<unsigned char>(c)];
}

/// The folded form of the accented Latin letter at a place of a text (U+00C0 to U+017F, two bytes each);
/// empty when something else stands there.
std::string_view accented_at(std::string_view text, std::size_t at) {
  constexpr char32_t kFirst = 0xC0;
  constexpr char32_t kPast = 0x180;
  static const auto kTable = [] {
    std::array<std::string, kPast - kFirst> table;
    for (char32_t point = kFirst; point < kPast; ++point) {
      if (class_of(point) == CharClass::letter) {
        append_folded(table[point - kFirst], point);
      }
    }
    return table;
  }();
  if (at + 1 >= text.size()) {
    return {};
  }
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto trail = static_cast<unsigned char>(text[at + 1]);
  if (lead < 0xC3U || lead > 0xC5U || (trail & 0xC0U) != 0x80U) {
    return {};
  }
  return kTable[((lead & 0x1FU) << 6U | (trail & 0x3FU)) - kFirst];
}

constexpr std::uint64_t with_byte(std::uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * kPrime;
}

std::uint64_t hash_of(std::string_view folded) {
  std::uint64_t hash = kSeed;
  for (const char c : folded) {
    hash = with_byte(hash, static_cast<unsigned char>(c));
  }
  return hash;
}

constexpr std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return (first * 0x9E3779B97F4A7C15U) ^ second;
}

/// Whether a hash may be known: one bit of many, near enough to be asked for every word.
class Filter {
public:
  void add(std::uint64_t hash) {
    m_bits[place(hash) / 64] |= std::uint64_t{1} << (place(hash) % 64);
    m_any = true;
  }

  [[nodiscard]] bool may_have(std::uint64_t hash) const {
    return m_any && (m_bits[place(hash) / 64] >> (place(hash) % 64) & 1U) != 0;
  }

private:
  static std::size_t place(std::uint64_t hash) { return (hash ^ (hash >> 32U)) % kFilterBits; }

  std::vector<std::uint64_t> m_bits = std::vector<std::uint64_t>(kFilterBits / 64);
  bool m_any = false;
};

bool goes_on(Gap gap) {
  return gap == Gap::space || gap == Gap::line || gap == Gap::hyphen || gap == Gap::none;
}

struct Word {
  std::uint64_t hash = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

}  // namespace

struct Dictionary::Impl {
  struct Name {
    std::size_t number = 0;
    std::vector<std::string> words;
  };

  using Names = std::unordered_map<std::uint64_t, std::vector<Name>>;

  /// Names of the index that really stand at `begin`.
  static void look_up(const Names& names, std::uint64_t hash, std::string_view text, std::size_t begin,
                      std::vector<DictionaryHit>& hits);

  std::size_t count = 0;
  Names single;  ///< names of one word
  Names longer;  ///< by their first two words
  Filter single_filter;
  Filter longer_filter;
};

Dictionary::Dictionary() : m_impl(std::make_unique<Impl>()) {
}

Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

std::size_t Dictionary::add(std::string_view name) {
  auto words = folded_words(name);
  const std::size_t number = m_impl->count++;
  if (words.size() == 1) {
    const auto hash = hash_of(words[0]);
    m_impl->single_filter.add(hash);
    m_impl->single[hash].push_back({number, std::move(words)});
  } else if (words.size() > 1) {
    const auto hash = pair_of(hash_of(words[0]), hash_of(words[1]));
    m_impl->longer_filter.add(hash);
    m_impl->longer[hash].push_back({number, std::move(words)});
  }
  return number;
}

namespace {

enum class Answer { no, yes, unsure };

/// Whether a gap that goes_on() may begin so.
bool may_part(char c) {
  return c == ' ' || c == '-' || (c >= '\t' && c <= '\r') || fold_of(c) == kNotPlain;
}

std::size_t past_separators(std::string_view text, std::size_t at) {
  while (at < text.size() && fold_of(text[at]) == kSeparator) {
    ++at;
  }
  return at;
}

/// Whether these words begin the text, by plain bytes alone; where others stand it cannot tell. Sets `end`.
Answer stand_at_start(const std::vector<std::string>& words, std::string_view text, std::size_t& end) {
  std::size_t at = 0;
  const auto next = [&]() -> unsigned char {
    return at < text.size() ? fold_of(text[at]) : static_cast<unsigned char>(kSeparator);
  };
  for (const auto& word : words) {
    if (at > 0 && !may_part(at < text.size() ? text[at] : '\0')) {
      return Answer::no;
    }
    if (at > 0) {
      const std::size_t next_word = past_separators(text, at);
      const unsigned char first = next_word < text.size() ? fold_of(text[next_word]) : '\0';
      if (first != kNotPlain && first != static_cast<unsigned char>(word.front())) {
        return Answer::no;
      }
      if (next_word != ++at) {
        return Answer::unsure;
      }
    }
    for (std::size_t letter = 0; letter < word.size();) {
      const unsigned char folded = next();
      if (folded == static_cast<unsigned char>(word[letter])) {
        ++at;
        ++letter;
        continue;
      }
      const auto accented = folded == kNotPlain ? accented_at(text, at) : std::string_view();
      if (accented.empty()) {
        return folded > kNotPlain ? Answer::no : Answer::unsure;
      }
      if (word.compare(letter, accented.size(), accented) != 0) {
        return Answer::no;
      }
      at += 2;
      letter += accented.size();
    }
    if (next() != kSeparator) {
      return next() > kNotPlain ? Answer::no : Answer::unsure;
    }
  }
  end = at;
  return Answer::yes;
}

/// The same by tokens, of so much text as the name can take with every letter written in several bytes.
bool stand_at_start_as_tokens(const std::vector<std::string>& words, std::string_view text,
                              std::size_t& end) {
  std::size_t longest = 0;
  for (const auto& word : words) {
    longest += 4 * (word.size() + kLongestGap);
  }
  const auto tokens = tokenise(text.substr(0, longest));
  if (tokens.size() < words.size()) {
    return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (tokens[i].folded != words[i] || (i > 0 && !goes_on(tokens[i].gap))) {
      return false;
    }
  }
  end = tokens[words.size() - 1].whole_end;
  return true;
}

}  // namespace

void Dictionary::Impl::look_up(const Names& names, std::uint64_t hash, std::string_view text,
                               std::size_t begin, std::vector<DictionaryHit>& hits) {
  const auto found = names.find(hash);
  if (found == names.end()) {
    return;
  }
  const auto from = text.substr(begin);
  for (const auto& name : found->second) {
    std::size_t end = 0;
    const auto answer = stand_at_start(name.words, from, end);
    if (answer == Answer::yes ||
        (answer == Answer::unsure && stand_at_start_as_tokens(name.words, from, end))) {
      hits.push_back({name.number, begin, begin + end});
    }
  }
}

namespace {

/// Gives the words of a text in order, with the hash of their folded form.
template <typename Sink>
class WordWalk {
public:
  WordWalk(std::string_view text, Sink& sink) : m_text(text), m_sink(sink) {}

  void run() {
    while (m_at < m_text.size()) {
      if (fold_of(m_text[m_at]) == kSeparator) {
        ++m_at;
      } else {
        read_word();
      }
    }
  }

private:
  void read_word() {
    const std::size_t begin = m_at;
    std::uint64_t hash = kSeed;
    std::uint64_t owner = 0;  // of the word before the last apostrophe
    std::size_t after = 0;    // where the letters after it begin
    while (true) {
      unsigned char folded = kSeparator;
      while (m_at < m_text.size() && (folded = fold_of(m_text[m_at])) > kNotPlain) {
        hash = with_byte(hash, folded);
        ++m_at;
      }
      if (m_at == m_text.size() || folded == kSeparator) {
        break;
      }
      if (const auto accented = accented_at(m_text, m_at); !accented.empty()) {
        for (const char c : accented) {
          hash = with_byte(hash, static_cast<unsigned char>(c));
        }
        m_at += 2;
      } else if (m_at > begin && apostrophe_in_word()) {
        owner = hash;
        after = ++m_at;
      } else {
        read_as_tokens(begin);
        return;
      }
    }
    const bool possessive = after + 1 == m_at && after > 0 && fold_of(m_text[after]) == 's';
    m_sink(Word{possessive ? owner : hash, begin, m_at});
  }

  [[nodiscard]] bool apostrophe_in_word() const {
    const unsigned char next = m_at + 1 < m_text.size() ? fold_of(m_text[m_at + 1]) : '\0';
    return m_text[m_at] == '\'' && next >= 'a' && next <= 'z';
  }

  void read_as_tokens(std::size_t begin) {
    while (m_at < m_text.size() && fold_of(m_text[m_at]) != kSeparator) {
      ++m_at;
    }
    for (const auto& token : tokenise(m_text.substr(begin, m_at - begin))) {
      m_sink(Word{hash_of(token.folded), begin + token.begin, begin + token.whole_end});
    }
  }

  std::string_view m_text;
  Sink& m_sink;
  std::size_t m_at = 0;
};

}  // namespace

std::vector<DictionaryHit> Dictionary::find_all(std::string_view text) const {
  std::vector<DictionaryHit> hits;
  Word last;
  const auto see = [&](const Word& word) {
    if (last.end > last.begin && word.begin - last.end <= kLongestGap) {
      const auto pair = pair_of(last.hash, word.hash);
      if (m_impl->longer_filter.may_have(pair)) {
        Impl::look_up(m_impl->longer, pair, text, last.begin, hits);
      }
    }
    if (m_impl->single_filter.may_have(word.hash)) {
      Impl::look_up(m_impl->single, word.hash, text, word.begin, hits);
    }
    last = word;
  };
  WordWalk walk(text, see);
  walk.run();
  std::stable_sort(hits.begin(), hits.end(),
                   [](const DictionaryHit& a, const DictionaryHit& b) { return a.begin < b.begin; });
  return hits;
}

}  // namespace dsrkit::text
