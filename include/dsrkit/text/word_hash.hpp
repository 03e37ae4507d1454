#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace dsrkit::text {

/// Of the words of a language: a few instructions where they have up to sixteen bytes.
struct WordHash {
  [[nodiscard]] std::size_t operator()(std::string_view word) const noexcept {
    const std::size_t size = word.size();
    if (size > 16) {
      return std::hash<std::string_view>()(word);
    }
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (size >= 8) {
      first = at<std::uint64_t>(word.data());
      last = at<std::uint64_t>(word.data() + size - 8);
    } else if (size >= 4) {
      first = at<std::uint32_t>(word.data());
      last = at<std::uint32_t>(word.data() + size - 4);
    } else if (size > 0) {
      first = at<std::uint8_t>(word.data());
      last = at<std::uint8_t>(word.data() + size / 2) * 256U + at<std::uint8_t>(word.data() + size - 1);
    }
    std::uint64_t hash = (first ^ size) * 0x9E3779B97F4A7C15U;
    hash = (hash ^ (hash >> 32U) ^ last) * 0xD6E8FEB86659FD93U;
    return hash ^ (hash >> 32U);
  }

private:
  template <typename Number>
  static std::uint64_t at(const char* bytes) noexcept {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
  }
};

}  // namespace dsrkit::text
