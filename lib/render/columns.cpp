#include "dsrkit/render/columns.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::render {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kNarrowest = 20;  // a last column with less room is no column any more

std::size_t width_of(const std::string& text) {
  return to_utf32(text).size();
}

void pad(std::string& line, const std::string& cell, std::size_t width) {
  line += cell;
  line.append(width - width_of(cell), ' ');
}

/// Where the lines below a long one begin: its last column that leaves room for words.
std::size_t hang_of(const std::u32string& line, std::size_t width) {
  std::size_t hang = 0;
  for (std::size_t i = 2; i < line.size() && i + kNarrowest <= width; ++i) {
    if (line[i] != U' ' && line[i - 1] == U' ' && line[i - 2] == U' ') {
      hang = i;
    }
  }
  return hang == 0 ? kIndent : hang;
}

/// The last space at which a line can be cut, or the first one behind the width; npos when there is none.
std::size_t break_of(const std::u32string& line, std::size_t begin, std::size_t width) {
  const std::size_t last = line.rfind(U' ', width);
  const bool inside = last != std::u32string::npos && last > begin;
  return inside ? last : line.find(U' ', std::max(begin, width));
}

std::string wrapped_line(std::u32string line, std::size_t width) {
  const std::u32string hang(hang_of(line, width), U' ');
  std::size_t begin = std::min(line.find_first_not_of(U' '), line.size());
  std::string text;
  while (line.size() > width) {
    const std::size_t space = break_of(line, begin, width);
    const std::size_t next = line.find_first_not_of(U' ', std::min(space, line.size()));
    if (next == std::u32string::npos) {
      break;
    }
    const std::size_t end = line.find_last_not_of(U' ', space) + 1;
    text += to_utf8(line.substr(0, end)) + "\n";
    line = hang + line.substr(next);
    begin = hang.size();
  }
  return text + to_utf8(line);
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

std::string wrapped(const std::string& text, std::size_t width) {
  if (width == 0) {
    return text;
  }
  std::vector<std::string> lines = split(text, '\n');
  for (std::string& line : lines) {
    // Bytes are never fewer than characters: most lines need no second look.
    if (line.size() > width) {
      line = wrapped_line(to_utf32(line), width);
    }
  }
  return join(lines, "\n");
}

std::string counted(long long count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace dsrkit::render
