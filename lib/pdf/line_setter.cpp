#include "line_setter.hpp"

#include "line_filler.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <cstdio>
#include <fribidi.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>

namespace dsrkit::pdf {
namespace {

constexpr double kCodeScale = 0.9;  // the monospaced face looks larger than the others
constexpr char32_t kFirstRightToLeft = 0x590;

FontStyle font_of(SpanStyle span, FontStyle plain) {
  switch (span) {
    case SpanStyle::strong: return FontStyle::bold;
    case SpanStyle::emphasis: return FontStyle::italic;
    case SpanStyle::code: return FontStyle::mono;
    case SpanStyle::plain:
    case SpanStyle::withheld:
    case SpanStyle::revealed:
    case SpanStyle::link: return plain;
  }
  return plain;
}

std::string code_point_name(char32_t point) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(point));
  return name.data();
}

bool is_line_break(char32_t point) {
  return point == U'\n' || point == U'\u2028' || point == U'\u2029';
}

}  // namespace

/// The text as it will be drawn, one entry per character.
struct LineSetter::Source {
  std::u32string text;
  std::vector<Face*> faces;
  std::vector<const Span*> spans;
  std::vector<FriBidiLevel> levels;
  double size = 0;

  [[nodiscard]] Source part(std::size_t begin, std::size_t end) const {
    const auto cut = [&](const auto& list) {
      return std::decay_t<decltype(list)>(list.begin() + static_cast<std::ptrdiff_t>(begin),
                                          list.begin() + static_cast<std::ptrdiff_t>(end));
    };
    return {cut(text), cut(faces), cut(spans), std::vector<FriBidiLevel>(end - begin), size};
  }

  [[nodiscard]] bool same_run(std::size_t a, std::size_t b) const {
    return faces[a] == faces[b] && spans[a] == spans[b] && levels[a] == levels[b] &&
           is_space(text[a]) == is_space(text[b]);
  }
};

struct LineSetter::Breaks {
  std::unique_ptr<icu::BreakIterator> lines;
  std::unique_ptr<icu::BreakIterator> graphemes;

  explicit Breaks(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language.c_str());
    lines.reset(icu::BreakIterator::createLineInstance(locale, status));
    graphemes.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    if (U_FAILURE(status) != 0) {
      throw Error(ErrorCode::internal, "ICU has no rules for breaking lines");
    }
  }

  /// Ends of the stretches `iterator` finds, in characters from 0.
  static std::vector<std::size_t> ends(icu::BreakIterator& iterator, std::u32string_view text) {
    const auto utf16 = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                     static_cast<int32_t>(text.size()));
    iterator.setText(utf16);
    std::vector<std::size_t> result;
    int32_t before = iterator.first();
    std::size_t position = 0;
    for (int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
      position += static_cast<std::size_t>(utf16.countChar32(before, at - before));
      result.push_back(position);
      before = at;
    }
    return result;
  }
};

LineSetter::LineSetter(FontSet& fonts, const std::string& language, bool large)
    : m_fonts(fonts), m_large(large), m_breaks(std::make_unique<Breaks>(language)) {
}

LineSetter::~LineSetter() = default;

/// Whatever cannot be drawn is spelt out: a hole or another letter would change what a record says.
void LineSetter::append_visible(Source& source, const Span& span, FontStyle plain) {
  const FontStyle font = font_of(span.style, plain);
  const auto append = [&](char32_t point, Face* face) {
    source.text += point;
    source.faces.push_back(face);
    source.spans.push_back(&span);
  };
  const auto spell_out = [&](char32_t point, const char* why) {
    for (const char c : "[" + code_point_name(point) + " " + why + "]") {
      append(static_cast<unsigned char>(c), &m_fonts.base(font));
    }
  };
  Face* before = nullptr;
  const std::u32string points = to_utf32(span.text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t point = points[i];
    if (point == U'\r' && i + 1 < points.size() && points[i + 1] == U'\n') {
      continue;
    }
    if (is_line_break(point) || point == U'\t') {
      append(point, &m_fonts.base(font));
    } else if (u_charType(static_cast<UChar32>(point)) == U_CONTROL_CHAR) {
      spell_out(point, "control character");
    } else if (Face* face = m_fonts.pick(font, point, before); face != nullptr) {
      append(point, face);
      before = face;
    } else {
      ++m_missing[point];
      spell_out(point, "not shown: no glyph");
    }
  }
}

namespace {

/// The direction most of a paragraph's letters have. Not that of the first one (UAX 9, rule P2): an English
/// sentence that begins with somebody's name in Arabic letters is still an English sentence.
FriBidiParType base_direction(const std::vector<FriBidiCharType>& types) {
  std::ptrdiff_t balance = 0;
  for (const FriBidiCharType type : types) {
    if (FRIBIDI_IS_STRONG(type)) {
      balance += FRIBIDI_IS_RTL(type) ? 1 : -1;
    }
  }
  return balance > 0 ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
}

/// Levels of one paragraph; true when its own direction is right to left.
bool find_levels(std::u32string_view text, std::vector<FriBidiLevel>& levels) {
  if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c < kFirstRightToLeft; })) {
    return false;
  }
  const auto length = static_cast<FriBidiStrIndex>(text.size());
  const std::vector<FriBidiChar> points(text.begin(), text.end());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  fribidi_get_bidi_types(points.data(), length, types.data());
  fribidi_get_bracket_types(points.data(), length, types.data(), brackets.data());
  FriBidiParType base = base_direction(types);
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &base, levels.data()) == 0) {
    throw Error(ErrorCode::internal, "FriBidi cannot find the direction of a text");
  }
  return base == FRIBIDI_PAR_RTL;
}

}  // namespace

/// Sets one paragraph of the source.
class LineSetter::ParagraphSetter {
public:
  ParagraphSetter(const Source& source, Breaks& breaks, LineFiller& filler)
      : m_source(source), m_breaks(breaks), m_filler(filler) {}

  void run() {
    std::size_t begin = 0;
    for (const std::size_t end : Breaks::ends(*m_breaks.lines, m_source.text)) {
      std::size_t spaces = end;  // where the spaces after the word begin
      while (spaces > begin && is_space(m_source.text[spaces - 1])) {
        --spaces;
      }
      add_word(begin, spaces);
      add(spaces, end);
      begin = end;
    }
    m_filler.finish_line();
  }

private:
  /// Calls `use` with each piece of one face, span and direction.
  template <class Use>
  void shape(std::size_t begin, std::size_t end, const Use& use) const {
    while (begin < end) {
      std::size_t next = begin + 1;
      while (next < end && m_source.same_run(begin, next)) {
        ++next;
      }
      const FriBidiLevel level = m_source.levels[begin];
      Piece piece;
      piece.right_to_left = (level & 1) != 0;
      piece.face = m_source.faces[begin];
      piece.span = m_source.spans[begin];
      piece.text = &piece.face->shape(std::u32string_view(m_source.text).substr(begin, next - begin),
                                      piece.right_to_left);
      piece.size = m_source.size * (piece.span->style == SpanStyle::code ? kCodeScale : 1);
      piece.width = piece.text->width * piece.size / 1000;
      use(piece, level);
      begin = next;
    }
  }

  [[nodiscard]] double width_of(std::size_t begin, std::size_t end) const {
    double sum = 0;
    shape(begin, end, [&](const Piece& piece, FriBidiLevel) { sum += piece.width; });
    return sum;
  }

  void add(std::size_t begin, std::size_t end) {
    shape(begin, end, [&](const Piece& piece, FriBidiLevel level) { m_filler.add(piece, level); });
  }

  void add_word(std::size_t begin, std::size_t end) {
    const double width = width_of(begin, end);
    m_filler.make_room(width);
    if (m_filler.fits(width)) {
      add(begin, end);
      return;
    }
    std::size_t from = begin;
    const auto word = std::u32string_view(m_source.text).substr(begin, end - begin);
    for (const std::size_t grapheme_end : Breaks::ends(*m_breaks.graphemes, word)) {
      const std::size_t to = begin + grapheme_end;
      m_filler.make_room(width_of(from, to));
      add(from, to);
      from = to;
    }
  }

  const Source& m_source;
  Breaks& m_breaks;
  LineFiller& m_filler;
};

void LineSetter::set_paragraph(const Source& whole, std::size_t begin, std::size_t end, double width,
                               Lines& out) {
  Source source = whole.part(begin, end);
  const bool right_to_left = find_levels(source.text, source.levels);
  LineFiller filler(m_fonts.base(out.style.font), out.style, width, right_to_left, out.lines);
  ParagraphSetter(source, *m_breaks, filler).run();
}

Lines LineSetter::set(Spans text, const TextStyle& style, double width) {
  Lines out;
  out.spans = std::make_shared<const Spans>(std::move(text));
  out.style = m_large ? look::enlarged(style) : style;
  Source source;
  source.size = out.style.size;
  for (const Span& span : *out.spans) {
    append_visible(source, span, style.font);
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    if (is_line_break(source.text[i])) {
      set_paragraph(source, begin, i, width, out);
      begin = i + 1;
    }
  }
  set_paragraph(source, begin, source.text.size(), width, out);
  return out;
}

}  // namespace dsrkit::pdf
