#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::training {

/// Draws names and other words from lists, the same ones in the same order each time. Names that tests are
/// made of (left-out-names.txt) are never drawn.
class NameSource {
public:
  /// Reads the lists of the two folders.
  NameSource(const std::string& names, const std::string& training);

  [[nodiscard]] std::uint64_t random(std::uint64_t below);
  /// With a capital.
  [[nodiscard]] std::string given();
  [[nodiscard]] std::string surname();
  /// A short form of a first name, with a capital.
  [[nodiscard]] std::string nickname();
  [[nodiscard]] std::string place();
  [[nodiscard]] std::string people();
  [[nodiscard]] std::string brand();
  /// Any other word, with a capital.
  [[nodiscard]] std::string word();
  [[nodiscard]] bool is_given(const std::string& small) const;

private:
  [[nodiscard]] const std::string& any(const std::vector<std::string>& words);
  [[nodiscard]] std::string made_up();

  std::map<std::string, std::vector<std::string>, std::less<>> m_lists;
  std::set<std::string, std::less<>> m_left_out;
  std::set<std::string, std::less<>> m_given;
  std::uint64_t m_state = 1;
};

[[nodiscard]] std::string with_capital(std::string word);
[[nodiscard]] std::string in_small(std::string text);
[[nodiscard]] std::string in_capitals(std::string text);

}  // namespace dsrkit::training
