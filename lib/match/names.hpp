#pragma once

#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/person.hpp"

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
  close,    ///< a slip of the pen, another middle name, or names in another order
  variant,  ///< a nickname, or a middle name that only one has
  equal,
};

[[nodiscard]] NameAgreement compare_given(std::string_view a, std::string_view b,
                                          const NicknameTable& nicknames);
[[nodiscard]] NameAgreement compare_family(std::string_view a, std::string_view b);

/// How two people's names agree: the best pair of all their names.
struct NameComparison {
  NameAgreement given = NameAgreement::absent;
  NameAgreement family = NameAgreement::absent;
  bool main_given_equal = false;  ///< the given names are equal without help of another known name
  bool by_other_name = false;     ///< the best pair has a former or other name in it
};

[[nodiscard]] NameComparison compare_names(const PersonDetails& a, const PersonDetails& b,
                                           const NicknameTable& nicknames);

}  // namespace dsrkit::match
