#pragma once

#include "case_people.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dsrkit::bench {

/// Ways in which a note names somebody.
enum class Way {
  full,
  first,
  title_surname,
  surname,
  nickname,
  initial_surname,
  dotted_initial_surname,
  dotted_initials,
  bare_initials,
  email,
  line_break,
  double_space,
  upper,
  surname_first,
  ocr,
  typo_surname,
  typo_first,
  no_diacritic,
  lower,
  possessive,
  relation
};

constexpr std::size_t kWays = 21;

[[nodiscard]] const char* way_name(Way way);

/// A name as written, and which stretch of it names the person.
struct WrittenName {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
  Way way = Way::full;
  bool by_first = false;     ///< the first name or a form of it is there
  bool by_surname = false;   ///< the surname is there
  bool by_initials = false;  ///< initials only, or an initial for the first name
};

/// A way chosen by dice, for somebody to whom it can be applied.
[[nodiscard]] WrittenName write_name(const Member& member, Dice& dice);

/// Whether a reader of the records could take the name for this other person's too.
[[nodiscard]] bool could_mean(const WrittenName& written, const Member& meant, const Member& other);

}  // namespace dsrkit::bench
