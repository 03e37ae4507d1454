#pragma once

#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/person.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::match {

/// The similarity from which two names can be one name with a slip of the pen.
inline constexpr double kSameNameSimilarity = 0.92;

/// How far two given or family names agree, worst first.
enum class NameAgreement {
  absent,  ///< one of them is not recorded
  different,
  part,     ///< an initial, or one half of a double name
  close,    ///< a slip of the pen, the same sound, another middle name, or names in another order
  variant,  ///< a nickname, or a middle name that only one has
  equal,
};

/// "Jr" and "Sr" beside a name.
enum class Seniority { unknown, junior, senior };

/// Given names or a surname as they are compared. Empty when nothing is recorded.
struct NamePart {
  std::vector<std::string> words;  ///< folded, in Latin letters
  std::string joined;              ///< the words without spaces
  std::string sound;               ///< of `joined`
  std::string first_sound;         ///< of the first word
};

struct PreparedName {
  NamePart given;
  NamePart family;
};

/// All names of a person, the main one first.
struct PreparedNames {
  std::vector<PreparedName> all;
  Seniority seniority = Seniority::unknown;
};

[[nodiscard]] PreparedNames prepare_names(const PersonDetails& person);

[[nodiscard]] NameAgreement compare_given(const NamePart& a, const NamePart& b,
                                          const NicknameTable& nicknames);
[[nodiscard]] NameAgreement compare_family(const NamePart& a, const NamePart& b);

/// How two people's names agree: the best pair of all their names.
struct NameComparison {
  NameAgreement given = NameAgreement::absent;
  NameAgreement family = NameAgreement::absent;
  bool main_given_equal = false;  ///< the given names are equal without help of another known name
  bool by_other_name = false;     ///< the best pair has a former or other name in it
  bool seniority_differs = false;
};

[[nodiscard]] NameComparison compare_names(const PreparedNames& a, const PreparedNames& b,
                                           const NicknameTable& nicknames);

}  // namespace dsrkit::match
