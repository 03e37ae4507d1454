#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dsrkit::match {

/// Given names and their short forms: Elizabeth and Liz.
class NicknameTable {
public:
  NicknameTable() = default;

  /// Reads lines "name,has_nickname,nickname" under a heading. Throws Error(data_invalid) with the line
  /// number.
  [[nodiscard]] static NicknameTable parse(std::string_view csv);

  /// Whether one is a short form of the other, or both of the same name. Both folded.
  [[nodiscard]] bool related(std::string_view a, std::string_view b) const;

  [[nodiscard]] std::size_t size() const { return m_full_names.size(); }

private:
  std::unordered_map<std::string, std::vector<std::string>> m_full_names;  ///< of each short form, sorted
};

}  // namespace dsrkit::match
