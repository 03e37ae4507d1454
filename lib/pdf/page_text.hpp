#pragma once

#include "raw_font.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// A string a program draws, and where.
struct TextPiece {
  double x = 0;
  double y = 0;
  double end_x = 0;
  double end_y = 0;
  double size = 0;  ///< of an em, on the page
  std::string text;
};

/// Text that a marked stretch of a program stands for (/ActualText), in place of the pieces in it.
struct ActualText {
  std::size_t first = 0;
  std::size_t end = 0;
  std::string text;
};

/// What a page program draws.
struct PageText {
  std::vector<TextPiece> pieces;
  std::vector<ActualText> actual;
  std::vector<std::string> strings;  ///< others that stand in the program
  bool unreadable = false;           ///< letters of which nothing tells what they are
};

/// How a program finds what it names.
struct ProgramResources {
  std::function<RawFont*(const std::string& name)> font;
  std::function<RawValue(const std::string& name)> properties;
};

/// Reads a page program (ISO 32000-1, 7.8.2) whatever it does with colours, rendering modes and clips: what
/// is drawn invisibly is drawn. Throws Error(data_invalid).
[[nodiscard]] PageText read_page_text(std::string_view program, const ProgramResources& resources);

/// The different ways to read a page: in the order of drawing, with the text that marks stand for, and line
/// by line by position. Those that say nothing new are left out.
[[nodiscard]] std::vector<std::string> readings(const PageText& page);

}  // namespace dsrkit::pdf
