#pragma once

#include "dsrkit/base/date.hpp"

#include <optional>

namespace dsrkit::match {

enum class BornAgreement {
  absent,
  placeholder,  ///< one is a day that systems put where the birth date is not known
  different,
  slip,  ///< one digit, two neighbouring digits, or day and month exchanged
  equal,
};

[[nodiscard]] BornAgreement compare_born(const std::optional<Date>& a, const std::optional<Date>& b);

/// Whether two birth dates can be those of a parent and a child: ten years or more.
[[nodiscard]] bool generation_apart(const std::optional<Date>& a, const std::optional<Date>& b);

}  // namespace dsrkit::match
