#include "names.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/match/jaro_winkler.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::match {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_initial_of(const std::string& initial, const std::string& name) {
  return initial.size() == 1 && name.size() > 1 && name.front() == initial.front();
}

/// Two names whose first words are the same; what decides are the middle names.
NameAgreement compare_middle(const Words& a, const Words& b) {
  if (a.size() == 1 || b.size() == 1 || is_initial_of(a[1], b[1]) || is_initial_of(b[1], a[1])) {
    return NameAgreement::variant;
  }
  return NameAgreement::close;
}

/// "Mac" and "Mc" begin the same names.
std::string bare_family(const Words& words) {
  const std::string name = join(words, "");
  return name.size() > 5 && name.starts_with("mac") ? "mc" + name.substr(3) : name;
}

std::vector<PersonName> all_names(const PersonDetails& person) {
  std::vector<PersonName> names{person.name};
  for (const PersonName& other : person.also_known_as) {
    names.push_back({other.given.empty() ? person.name.given : other.given,
                     other.family.empty() ? person.name.family : other.family});
  }
  return names;
}

bool is_swapped(const PersonName& a, const PersonName& b) {
  return compare_family(a.given, b.family) == NameAgreement::equal &&
         compare_family(a.family, b.given) == NameAgreement::equal;
}

NameComparison compare_pair(const PersonName& a, const PersonName& b, const NicknameTable& nicknames) {
  NameComparison pair;
  pair.given = compare_given(a.given, b.given, nicknames);
  pair.family = compare_family(a.family, b.family);
  if (pair.given <= NameAgreement::different && is_swapped(a, b)) {
    pair.given = NameAgreement::close;
    pair.family = NameAgreement::close;
  }
  return pair;
}

int rank(const NameComparison& pair) {
  return static_cast<int>(pair.given) + static_cast<int>(pair.family);
}

}  // namespace

NameAgreement compare_given(std::string_view a, std::string_view b, const NicknameTable& nicknames) {
  const Words first = text::folded_words(a);
  const Words second = text::folded_words(b);
  if (first.empty() || second.empty()) {
    return NameAgreement::absent;
  }
  const std::string joined_first = join(first, "");
  const std::string joined_second = join(second, "");
  if (joined_first == joined_second) {
    return NameAgreement::equal;
  }
  if (first.front() == second.front()) {
    return compare_middle(first, second);
  }
  if (nicknames.related(first.front(), second.front())) {
    return NameAgreement::variant;
  }
  if (contains(first, second.front()) || contains(second, first.front()) ||
      jaro_winkler(first.front(), second.front()) >= kSameNameSimilarity ||
      jaro_winkler(joined_first, joined_second) >= kSameNameSimilarity) {
    return NameAgreement::close;
  }
  return is_initial_of(first.front(), second.front()) || is_initial_of(second.front(), first.front())
             ? NameAgreement::part
             : NameAgreement::different;
}

NameAgreement compare_family(std::string_view a, std::string_view b) {
  const Words first = text::folded_words(a);
  const Words second = text::folded_words(b);
  if (first.empty() || second.empty()) {
    return NameAgreement::absent;
  }
  const std::string bare_first = bare_family(first);
  const std::string bare_second = bare_family(second);
  if (bare_first == bare_second) {
    return NameAgreement::equal;
  }
  if (jaro_winkler(bare_first, bare_second) >= kSameNameSimilarity) {
    return NameAgreement::close;
  }
  const bool half = std::any_of(first.begin(), first.end(), [&](const std::string& word) {
    return word.size() > 3 && contains(second, word);
  });
  return half ? NameAgreement::part : NameAgreement::different;
}

NameComparison compare_names(const PersonDetails& a, const PersonDetails& b, const NicknameTable& nicknames) {
  const NameComparison main = compare_pair(a.name, b.name, nicknames);
  NameComparison best = main;
  for (const PersonName& name_a : all_names(a)) {
    for (const PersonName& name_b : all_names(b)) {
      NameComparison pair = compare_pair(name_a, name_b, nicknames);
      if (rank(pair) > rank(best)) {
        best = pair;
        best.by_other_name = true;
      }
    }
  }
  best.main_given_equal = main.given == NameAgreement::equal;
  return best;
}

}  // namespace dsrkit::match
