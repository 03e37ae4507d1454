#include "identifiers.hpp"

#include <string_view>

namespace dsrkit::demo {
namespace {

constexpr std::uint32_t kFirstSchool = 4100;
constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

/// The digits times `weight`, which changes by `step` from digit to digit.
int weighted_sum(std::string_view digits, int weight, int step) {
  int sum = 0;
  for (const char digit : digits) {
    sum += weight * (digit - '0');
    weight += step;
  }
  return sum;
}

}  // namespace

std::string padded(std::uint64_t value, std::size_t digits) {
  const std::string text = std::to_string(value);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string NhsNumbers::next() {
  while (true) {
    const std::string stem = "999" + padded(m_serial++, 6);
    const int check = (11 - weighted_sum(stem, 10, -1) % 11) % 11;
    if (check != 10) {
      return stem + std::to_string(check);
    }
  }
}

std::string pupil_number(std::uint32_t serial, int start_year) {
  const std::string digits = "998" + std::to_string(kFirstSchool + serial / 1000) +
                             padded(static_cast<std::uint64_t>(start_year % 100), 2) +
                             padded(serial % 1000, 3);
  const auto check = static_cast<std::size_t>(weighted_sum(digits, 2, 1) % 23);
  return kCheckLetters[check] + digits;
}

}  // namespace dsrkit::demo
