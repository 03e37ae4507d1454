#pragma once

#include "dsrkit/base/date.hpp"

#include <optional>

namespace dsrkit::match {

enum class BornAgreement {
  absent,
  placeholder,  ///< one is a day that systems put where the birth date is not known
  different,
  year,  ///< the same year, and one is its 1 January, which often stands for an unknown day
  slip,  ///< one digit, two neighbouring digits, day and month exchanged, the wrong century or the next year
  equal,
};

[[nodiscard]] BornAgreement compare_born(const std::optional<Date>& a, const std::optional<Date>& b);

/// Whether two birth dates can be those of a parent and a child: ten years or more, unless only the century
/// is wrong.
[[nodiscard]] bool generation_apart(const std::optional<Date>& a, const std::optional<Date>& b);

}  // namespace dsrkit::match
