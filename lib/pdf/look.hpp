#pragma once

#include <array>
#include <cstddef>

namespace dsrkit::pdf {

enum class FontStyle { regular, bold, italic, mono, heading };

inline constexpr std::size_t kFontStyles = 5;

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;

  bool operator==(const Colour&) const = default;
};

/// How a block's plain text looks; sizes in points.
struct TextStyle {
  FontStyle font = FontStyle::regular;
  double size = 10.5;
  double leading = 15.5;
  Colour colour = {};
};

/// Everything about how a document looks: calm, roomy, with one accent colour. Text reaches at least the
/// contrast of 4.5 to 1 (WCAG 2.2, 1.4.3) on its ground.
namespace look {

inline constexpr double kPageWidth = 595.276;  // A4, ISO 216
inline constexpr double kPageHeight = 841.89;
inline constexpr double kLeft = 72;
inline constexpr double kRight = kPageWidth - 72;
inline constexpr double kTop = kPageHeight - 82;
inline constexpr double kBottom = 84;
inline constexpr double kWidth = kRight - kLeft;
inline constexpr double kHeaderLine = kPageHeight - 48;
inline constexpr double kFooterLine = 46;

inline constexpr Colour kInk{0.12, 0.14, 0.17};
inline constexpr Colour kMuted{0.36, 0.40, 0.44};
inline constexpr Colour kAccent{0.04, 0.32, 0.34};
inline constexpr Colour kTint{0.945, 0.965, 0.96};
inline constexpr Colour kRule{0.80, 0.84, 0.84};
inline constexpr Colour kLeader{0.66, 0.71, 0.71};
inline constexpr Colour kHairline{0.88, 0.91, 0.91};
inline constexpr Colour kWithheldFill{0.89, 0.90, 0.92};
inline constexpr Colour kWithheldText{0.20, 0.23, 0.29};
inline constexpr Colour kRevealedFill{1.0, 0.90, 0.62};
inline constexpr Colour kRevealedText{0.35, 0.10, 0.05};
inline constexpr Colour kLinkText{0.04, 0.30, 0.52};

/// Bars of a chart: light, dark, middle. They differ in lightness, so also in grey and for the colour blind.
inline constexpr std::array<Colour, 3> kBars = {{{0.66, 0.79, 0.79}, {0.04, 0.34, 0.37}, {0.91, 0.56, 0.16}}};
/// Numbers on bars of these colours.
inline constexpr std::array<Colour, 3> kOnBars = {{kInk, {1, 1, 1}, kInk}};

inline constexpr TextStyle kBody{FontStyle::regular, 10.5, 15.5, kInk};
inline constexpr TextStyle kLead{FontStyle::regular, 12.5, 19, kInk};
inline constexpr TextStyle kSmall{FontStyle::regular, 8.8, 13, kMuted};
inline constexpr TextStyle kNote{FontStyle::regular, 10, 15, kInk};
inline constexpr TextStyle kCell{FontStyle::regular, 9.5, 14, kInk};
inline constexpr TextStyle kCellHeader{FontStyle::bold, 8.8, 14, kAccent};
inline constexpr TextStyle kLabel{FontStyle::regular, 9.2, 14, kMuted};
inline constexpr TextStyle kGroupLabel{FontStyle::bold, 9.2, 14, kInk};
inline constexpr TextStyle kRunning{FontStyle::regular, 8, 11, kMuted};
inline constexpr TextStyle kKeyFigure{FontStyle::heading, 21, 26, kAccent};
inline constexpr TextStyle kKeyLabel{FontStyle::regular, 8.4, 11.5, kMuted};
inline constexpr TextStyle kChartLabel{FontStyle::regular, 7.6, 10, kMuted};
inline constexpr TextStyle kChartNote{FontStyle::bold, 7.6, 10, kInk};
inline constexpr TextStyle kSender{FontStyle::heading, 17, 22, kAccent};

/// Large print has text of 18 points (RNIB Clear Print asks for at least 16); what is large already grows
/// less.
inline constexpr double kLargeScale = 18 / 10.5;
inline constexpr double kLargeHeadingScale = 1.3;
inline constexpr double kLargestText = 12.5;

constexpr TextStyle enlarged(TextStyle style) {
  const double scale = style.size > kLargestText ? kLargeHeadingScale : kLargeScale;
  style.size *= scale;
  style.leading *= scale;
  return style;
}

/// A heading with the space around it.
struct HeadingLook {
  TextStyle text;
  double before;
  double after;
};

inline constexpr std::array<HeadingLook, 4> kHeadings = {{{{FontStyle::heading, 23, 30, kAccent}, 34, 12},
                                                          {{FontStyle::heading, 16, 22, kAccent}, 26, 7},
                                                          {{FontStyle::bold, 12, 17, kInk}, 18, 4},
                                                          {{FontStyle::bold, 10.5, 15.5, kMuted}, 13, 3}}};
inline constexpr std::array<HeadingLook, 4> kSmallHeadings = {
    {{{FontStyle::heading, 15, 20, kAccent}, 18, 8},
     {{FontStyle::bold, 10.5, 15.5, kInk}, 13, 2},
     {{FontStyle::bold, 10.5, 15.5, kMuted}, 11, 2},
     {{FontStyle::italic, 10.5, 15.5, kInk}, 9, 2}}};

}  // namespace look
}  // namespace dsrkit::pdf
