#pragma once

#include "dsrkit/model/source.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dsrkit::bench {

/// An entry of a source and whose it is.
struct Entry {
  SourcePerson entry;
  std::size_t person = 0;
};

/// Invented people in families with their entries in several sources, and what each would write in a request.
/// Any resemblance to real people is chance: names are put together by dice.
struct Population {
  /// By person. The dead make none; theirs are marked.
  std::vector<DataSubject> requests;    ///< by person
  std::vector<std::size_t> family;      ///< by person
  std::vector<Entry> entries;           ///< in a mixed order
  std::vector<std::size_t> entries_of;  ///< how many, by person
};

/// At least `people` people, the same for the same seed on every machine. `names` is the folder share/names.
[[nodiscard]] Population make_population(std::uint64_t seed, std::size_t people,
                                         const std::filesystem::path& names);

}  // namespace dsrkit::bench
