#include "dsrkit/render/columns.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::render {
namespace {

std::size_t width_of(const std::string& text) {
  return to_utf32(text).size();
}

void pad(std::string& line, const std::string& cell, std::size_t width) {
  line += cell;
  line.append(width - width_of(cell), ' ');
}

}  // namespace

std::string columns(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(row[i]));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      pad(line, row[i], i + 1 < row.size() ? widths[i] + 2 : width_of(row[i]));
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string labelled(const std::vector<std::pair<std::string, std::string>>& lines) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [label, value] : lines) {
    if (!value.empty()) {
      rows.push_back({label, value});
    }
  }
  return columns(rows);
}

std::string counted(long long count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace dsrkit::render
