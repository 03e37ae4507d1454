#pragma once

#include "case_people.hpp"
#include "written_name.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dsrkit::bench {

/// Where a note names somebody, and who is meant.
struct Gold {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t who = 0;
  Way way = Way::full;
  /// By the records alone a careful reader knows that nobody but people who are protected can be meant.
  bool decidable = true;
};

struct Note {
  std::string text;
  std::vector<Gold> gold;
};

struct Case {
  std::vector<Member> people;
  std::vector<Note> notes;  ///< 20 to 30
};

/// The same case for the same seed on every machine.
[[nodiscard]] Case make_case(std::uint64_t seed);

}  // namespace dsrkit::bench
