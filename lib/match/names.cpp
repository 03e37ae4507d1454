#include "names.hpp"

#include "sound.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/match/jaro_winkler.hpp"
#include "dsrkit/text/latin.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace dsrkit::match {
namespace {

using Words = std::vector<std::string>;

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_initial_of(const std::string& initial, const std::string& name) {
  return initial.size() == 1 && name.size() > 1 && name.front() == initial.front();
}

Seniority seniority_of(std::string_view word) {
  static constexpr std::array<std::string_view, 4> kJunior{"jr", "jnr", "junior", "ii"};
  static constexpr std::array<std::string_view, 3> kSenior{"sr", "snr", "senior"};
  return is_one_of(kJunior, word)   ? Seniority::junior
         : is_one_of(kSenior, word) ? Seniority::senior
                                    : Seniority::unknown;
}

/// "Benjamin Jr" and "Hartley Jr". As the only word it is a name.
Seniority take_seniority(Words& words) {
  const Seniority found = words.size() > 1 ? seniority_of(words.back()) : Seniority::unknown;
  if (found != Seniority::unknown) {
    words.pop_back();
  }
  return found;
}

/// What systems put where a child has no given name yet, or nobody knows it.
bool stands_for_no_name(const Words& words) {
  static constexpr std::array<std::string_view, 9> kPlaceholders{
      "baby", "infant", "unborn", "unknown", "unnamed", "twin", "child", "tbc", "nk"};
  return !words.empty() && is_one_of(kPlaceholders, words.front());
}

NamePart part_of(Words words) {
  NamePart part;
  part.joined = join(words, "");
  part.sound = sound_of(part.joined);
  part.first_sound = words.size() < 2 ? part.sound : sound_of(words.front());
  part.words = std::move(words);
  return part;
}

/// "Mac" and "Mc" begin the same names.
void shorten_mac(NamePart& family) {
  if (family.joined.size() > 5 && family.joined.starts_with("mac")) {
    family.joined.erase(1, 1);
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// As the tokeniser does it, for the names that most people have: a population is made of them.
Words ascii_words(std::string_view name) {
  Words words;
  bool open = false;
  for (const char c : name) {
    const bool in_word = is_ascii_letter(c) || (c >= '0' && c <= '9');
    if (in_word && !open) {
      words.emplace_back();
    }
    if (in_word) {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    open = in_word || (open && (c == '\'' || c == '`'));
  }
  return words;
}

Words words_of(std::string_view name) {
  return is_ascii(name) ? ascii_words(name) : text::folded_words(text::to_latin(name));
}

PreparedName prepare(const PersonName& name, Seniority& seniority) {
  Words given = words_of(name.given);
  Words family = words_of(name.family);
  for (Words* words : {&given, &family}) {
    if (const Seniority found = take_seniority(*words); seniority == Seniority::unknown) {
      seniority = found;
    }
  }
  if (stands_for_no_name(given)) {
    given.clear();
  }
  PreparedName prepared{part_of(std::move(given)), part_of(std::move(family))};
  shorten_mac(prepared.family);
  return prepared;
}

/// Two names whose first words are the same; what decides are the middle names.
NameAgreement compare_middle(const Words& a, const Words& b) {
  if (a.front().size() == 1) {
    return NameAgreement::part;
  }
  if (a.size() == 1 || b.size() == 1 || is_initial_of(a[1], b[1]) || is_initial_of(b[1], a[1])) {
    return NameAgreement::variant;
  }
  return NameAgreement::close;
}

/// Which letters two words have that the other has not: told in a glance, it spares most comparisons.
struct LetterDifference {
  LetterDifference(std::string_view a, std::string_view b) {
    const std::uint64_t in_a = letters_of(a);
    const std::uint64_t in_b = letters_of(b);
    only_a = static_cast<std::size_t>(std::popcount(in_a & ~in_b));
    only_b = static_cast<std::size_t>(std::popcount(in_b & ~in_a));
  }

  /// A bit for each of 64 kinds of byte; bytes of other scripts share bits, which only hides differences.
  static std::uint64_t letters_of(std::string_view word) {
    constexpr unsigned kKinds = 64;
    std::uint64_t letters = 0;
    for (const char c : word) {
      letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) % kKinds);
    }
    return letters;
  }

  std::size_t only_a = 0;
  std::size_t only_b = 0;
};

/// One slip in a short word, two in a long one.
bool few_slips(std::string_view a, std::string_view b, const LetterDifference& letters) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLong = 8;
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t allowed = longer >= kLong ? 2 : 1;
  return shorter >= kShortest && longer - shorter <= allowed && letters.only_a <= allowed &&
         letters.only_b <= allowed && edit_distance(a, b) <= allowed;
}

/// With four letters in common at the beginning, 0.92 of Jaro-Winkler is 0.8667 of Jaro: of both words
/// together, at most two fifths of a word find no partner.
bool similar(std::string_view a, std::string_view b, const LetterDifference& letters) {
  constexpr double kMostApart = 0.4 + 1e-9;
  const double apart = static_cast<double>(letters.only_a) / static_cast<double>(a.size()) +
                       static_cast<double>(letters.only_b) / static_cast<double>(b.size());
  return apart <= kMostApart && jaro_winkler(a, b) >= kSameNameSimilarity;
}

/// One consonant, or none, says too little.
bool same_sound(std::string_view a, std::string_view b) {
  return a.size() >= 2 && a == b;
}

bool alike(std::string_view a, std::string_view b) {
  const LetterDifference letters(a, b);
  return similar(a, b, letters) || few_slips(a, b, letters);
}

/// The best pair is the one with most in both names.
int rank(const NameComparison& pair) {
  return static_cast<int>(pair.given) + static_cast<int>(pair.family);
}

bool is_near(NameAgreement agreement) {
  return agreement == NameAgreement::equal || agreement == NameAgreement::close;
}

bool is_swapped(const PreparedName& a, const PreparedName& b) {
  return is_near(compare_family(a.given, b.family)) && is_near(compare_family(a.family, b.given));
}

NameComparison compare_pair(const PreparedName& a, const PreparedName& b, const NicknameTable& nicknames) {
  NameComparison pair;
  pair.given = compare_given(a.given, b.given, nicknames);
  pair.family = compare_family(a.family, b.family);
  if (pair.given <= NameAgreement::different && is_swapped(a, b)) {
    pair.given = NameAgreement::close;
    pair.family = NameAgreement::close;
  }
  return pair;
}

}  // namespace

PreparedNames prepare_names(const PersonDetails& person) {
  PreparedNames names;
  names.all.reserve(1 + person.also_known_as.size());
  names.all.push_back(prepare(person.name, names.seniority));
  for (const PersonName& other : person.also_known_as) {
    names.all.push_back(prepare({other.given.empty() ? person.name.given : other.given,
                                 other.family.empty() ? person.name.family : other.family},
                                names.seniority));
  }
  return names;
}

NameAgreement compare_given(const NamePart& a, const NamePart& b, const NicknameTable& nicknames) {
  const Words& first = a.words;
  const Words& second = b.words;
  if (first.empty() || second.empty()) {
    return NameAgreement::absent;
  }
  if (first == second) {
    return a.joined.size() == 1 ? NameAgreement::part : NameAgreement::equal;
  }
  if (a.joined == b.joined) {
    return NameAgreement::variant;
  }
  if (first.front() == second.front()) {
    return compare_middle(first, second);
  }
  if (nicknames.related(first.front(), second.front())) {
    return NameAgreement::variant;
  }
  if (is_initial_of(first.front(), second.front()) || is_initial_of(second.front(), first.front())) {
    return NameAgreement::part;
  }
  if (contains(first, second.front()) || contains(second, first.front()) ||
      same_sound(a.first_sound, b.first_sound) || alike(first.front(), second.front()) ||
      alike(a.joined, b.joined)) {
    return NameAgreement::close;
  }
  return NameAgreement::different;
}

NameAgreement compare_family(const NamePart& a, const NamePart& b) {
  if (a.words.empty() || b.words.empty()) {
    return NameAgreement::absent;
  }
  if (a.joined == b.joined) {
    return NameAgreement::equal;
  }
  if (same_sound(a.sound, b.sound) || alike(a.joined, b.joined)) {
    return NameAgreement::close;
  }
  const bool half = std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) {
    return word.size() > 3 && contains(b.words, word);
  });
  return half ? NameAgreement::part : NameAgreement::different;
}

NameComparison compare_names(const PreparedNames& a, const PreparedNames& b, const NicknameTable& nicknames) {
  const NameComparison main = compare_pair(a.all.front(), b.all.front(), nicknames);
  NameComparison best = main;
  for (const PreparedName& name_a : a.all) {
    for (const PreparedName& name_b : b.all) {
      NameComparison pair = compare_pair(name_a, name_b, nicknames);
      if (rank(pair) > rank(best)) {
        best = pair;
        best.by_other_name = true;
      }
    }
  }
  best.main_given_equal = main.given == NameAgreement::equal;
  best.seniority_differs =
      a.seniority != b.seniority && a.seniority != Seniority::unknown && b.seniority != Seniority::unknown;
  return best;
}

}  // namespace dsrkit::match
