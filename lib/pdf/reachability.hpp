#pragma once

#include "raw_value.hpp"

#include <cstdint>
#include <vector>

namespace dsrkit::pdf {

/// Which objects refer to which, kept as numbers only.
class Reachability {
public:
  /// Everything that `value`, of object `number`, refers to; 0 is the trailer. Calls come object by object.
  void add(std::uint32_t number, const RawValue& value);

  /// An object that must be reachable to have a place in a file.
  void expect(std::uint32_t number) { m_expected.push_back(number); }

  /// The expected objects that cannot be reached from the trailer, ascending.
  [[nodiscard]] std::vector<int> unreachable();

private:
  struct Source {
    std::uint32_t number = 0;
    std::uint32_t begin = 0;  ///< of its targets
  };

  void add_targets(const RawValue& value);

  std::vector<Source> m_sources;
  std::vector<std::uint32_t> m_targets;
  std::vector<std::uint32_t> m_expected;
};

}  // namespace dsrkit::pdf
