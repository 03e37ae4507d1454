#include "dsrkit/match/nicknames.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>

namespace dsrkit::match {
namespace {

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& name) { return std::binary_search(b.begin(), b.end(), name); });
}

}  // namespace

NicknameTable NicknameTable::parse(std::string_view csv) {
  NicknameTable table;
  std::size_t number = 0;
  for (const std::string& line : split(csv, '\n')) {
    ++number;
    if (number == 1 || trim(line).empty()) {
      continue;
    }
    const auto cells = split(trim(line), ',');
    if (cells.size() != 3 || cells[0].empty() || cells[2].empty()) {
      throw Error(ErrorCode::data_invalid,
                  "nicknames: line " + std::to_string(number) + " is not name,has_nickname,nickname");
    }
    table.m_full_names[text::fold(cells[2])].push_back(text::fold(cells[0]));
  }
  for (auto& entry : table.m_full_names) {
    std::sort(entry.second.begin(), entry.second.end());
  }
  return table;
}

bool NicknameTable::related(std::string_view a, std::string_view b) const {
  if (a == b) {
    return true;
  }
  static const std::vector<std::string> none;
  const auto full_names = [&](std::string_view name) -> const std::vector<std::string>& {
    const auto known = m_full_names.find(std::string(name));
    return known == m_full_names.end() ? none : known->second;
  };
  const auto& of_a = full_names(a);
  const auto& of_b = full_names(b);
  return std::binary_search(of_a.begin(), of_a.end(), b) || std::binary_search(of_b.begin(), of_b.end(), a) ||
         share_one(of_a, of_b);
}

}  // namespace dsrkit::match
