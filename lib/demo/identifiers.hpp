#pragma once

#include <cstdint>
#include <string>

namespace dsrkit::demo {

/// Hands out NHS numbers of the range that is never issued (999...), with valid check digits (NHS Data
/// Dictionary, modulus 11). Serial numbers below 1000 are left to the people invented by hand.
class NhsNumbers {
public:
  [[nodiscard]] std::string next();

private:
  std::uint32_t m_serial = 1000;
};

/// A unique pupil number of a local authority that does not exist (998), with its check letter (modulus 23).
[[nodiscard]] std::string pupil_number(std::uint32_t serial, int start_year);

/// `value` with leading zeros.
[[nodiscard]] std::string padded(std::uint64_t value, std::size_t digits);

}  // namespace dsrkit::demo
