#include "page_text.hpp"

#include "to_unicode.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dsrkit::pdf {
namespace {

using Kind = RawValue::Kind;

constexpr double kWordGap = 0.15;   // ems
constexpr double kLineShift = 0.4;  // ems
constexpr std::string_view kUnknown = "\xEF\xBF\xBD";

/// [a b c d e f] of ISO 32000-1, 8.3.3.
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;

  [[nodiscard]] Matrix times(const Matrix& m) const {
    return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
            c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
  }
};

struct State {
  Matrix page;
  RawFont* font = nullptr;
  double size = 0;
  double letter_space = 0;
  double word_space = 0;
  double stretch = 1;
  double leading = 0;
};

class ProgramReader {
public:
  ProgramReader(std::string_view program, const ProgramResources& resources)
      : m_program(program), m_reader(program, 0, RawReader::References::no), m_resources(resources) {}

  PageText run() {
    while (auto token = m_reader.next()) {
      if (token->is(Kind::keyword)) {
        execute(token->text);
        m_operands.clear();
      } else {
        m_operands.push_back(std::move(*token));
      }
    }
    while (!m_marks.empty()) {
      end_mark();
    }
    return std::move(m_page);
  }

private:
  [[nodiscard]] double number(std::size_t i) const {
    return i < m_operands.size() ? m_operands[i].number : 0;
  }

  [[nodiscard]] Matrix matrix() const {
    return {number(0), number(1), number(2), number(3), number(4), number(5)};
  }

  void execute(const std::string& name) {
    if (name == "TJ") {
      show_array();
    } else if (name == "Tj") {
      show_operand();
    } else if (name == "Td" || name == "TD") {
      m_state.leading = name == "TD" ? -number(1) : m_state.leading;
      move_line(number(0), number(1));
    } else if (name == "Tf") {
      m_state.font = m_operands.empty() ? nullptr : m_resources.font(m_operands[0].text);
      m_state.size = number(1);
    } else if (name == "BT") {
      m_line = m_text = Matrix{};
    } else if (name == "Tm") {
      m_line = m_text = matrix();
    } else if (name == "T*") {
      move_line(0, -m_state.leading);
    } else if (name == "'" || name == "\"") {
      if (name == "\"") {
        m_state.word_space = number(0);
        m_state.letter_space = number(1);
      }
      move_line(0, -m_state.leading);
      show_operand();
    } else if (name == "q") {
      m_stack.push_back(m_state);
    } else if (name == "Q") {
      if (!m_stack.empty()) {
        m_state = m_stack.back();
        m_stack.pop_back();
      }
    } else if (name == "cm") {
      m_state.page = matrix().times(m_state.page);
    } else {
      execute_rare(name);
    }
  }

  void execute_rare(const std::string& name) {
    if (name == "BDC") {
      begin_mark();
    } else if (name == "BMC") {
      m_marks.push_back({m_page.pieces.size(), {}, false});
    } else if (name == "EMC") {
      end_mark();
    } else if (name == "Tc") {
      m_state.letter_space = number(0);
    } else if (name == "Tw") {
      m_state.word_space = number(0);
    } else if (name == "Tz") {
      m_state.stretch = number(0) / 100;
    } else if (name == "TL") {
      m_state.leading = number(0);
    } else if (name == "BI") {
      skip_picture();
    }
  }

  void move_line(double x, double y) {
    m_line = Matrix{1, 0, 0, 1, x, y}.times(m_line);
    m_text = m_line;
  }

  void advance(double x) { m_text = Matrix{1, 0, 0, 1, x, 0}.times(m_text); }

  void begin_piece() {
    const Matrix place = m_text.times(m_state.page);
    m_piece = {};
    m_piece.x = place.e;
    m_piece.y = place.f;
    m_piece.size = std::hypot(place.a, place.b) * std::abs(m_state.size);
  }

  void end_piece() {
    if (m_piece.text.empty()) {
      return;
    }
    const Matrix place = m_text.times(m_state.page);
    m_piece.end_x = place.e;
    m_piece.end_y = place.f;
    m_page.pieces.push_back(std::move(m_piece));
    m_piece = {};
  }

  void show(const RawValue& value) {
    if (m_state.font == nullptr) {
      m_page.unreadable = m_page.unreadable || !value.text.empty();
      m_page.strings.push_back(from_text_string(value.text));
      return;
    }
    for (std::size_t at = 0; at < value.text.size();) {
      const RawFont::Drawn drawn = m_state.font->draw(value.text, at);
      if (drawn.text == nullptr) {
        m_page.unreadable = true;
        m_piece.text += kUnknown;
      } else {
        m_piece.text += *drawn.text;
      }
      advance((drawn.width * m_state.size + m_state.letter_space +
               (drawn.is_space_code ? m_state.word_space : 0)) *
              m_state.stretch);
    }
  }

  void show_operand() {
    if (!m_operands.empty() && m_operands.back().is(Kind::string)) {
      begin_piece();
      show(m_operands.back());
      end_piece();
    }
  }

  /// Strings between which numbers, in thousandths of an em, move back; far enough and a word ends there.
  void show_array() {
    if (m_operands.empty()) {
      return;
    }
    begin_piece();
    for (const RawValue& item : m_operands.back().items) {
      if (item.is(Kind::string)) {
        show(item);
      } else if (item.is(Kind::number)) {
        const bool apart = std::abs(item.number) > kWordGap * 1000;
        if (apart) {
          end_piece();
        }
        advance(-item.number / 1000 * m_state.size * m_state.stretch);
        if (apart) {
          begin_piece();
        }
      }
    }
    end_piece();
  }

  void begin_mark() {
    Mark mark{m_page.pieces.size(), {}, false};
    if (!m_operands.empty()) {
      const RawValue& last = m_operands.back();
      const RawValue properties = last.is(Kind::name) ? m_resources.properties(last.text) : last;
      for (std::size_t i = 0; i + 1 < properties.items.size(); i += 2) {
        if (properties.items[i + 1].is(Kind::string)) {
          m_page.strings.push_back(from_text_string(properties.items[i + 1].text));
        }
      }
      if (const RawValue* actual = properties.find("ActualText")) {
        mark.actual = from_text_string(actual->text);
        mark.has_actual = true;
      }
    }
    m_marks.push_back(std::move(mark));
  }

  void end_mark() {
    if (m_marks.empty()) {
      return;
    }
    Mark& mark = m_marks.back();
    if (mark.has_actual) {
      m_page.actual.push_back({mark.first, m_page.pieces.size(), std::move(mark.actual)});
    }
    m_marks.pop_back();
  }

  /// The data of a picture within the program; they were seen as bytes.
  void skip_picture() {
    while (const auto token = m_reader.next()) {
      if (token->is_keyword("ID")) {
        break;
      }
    }
    for (std::size_t at = m_program.find("EI", m_reader.position()); at != std::string_view::npos;
         at = m_program.find("EI", at + 1)) {
      const bool before = at > 0 && is_pdf_space(m_program[at - 1]);
      const bool after = at + 2 >= m_program.size() || is_pdf_space(m_program[at + 2]);
      if (before && after) {
        m_reader.seek(at + 2);
        return;
      }
    }
    throw_unsound();
  }

  struct Mark {
    std::size_t first = 0;
    std::string actual;
    bool has_actual = false;
  };

  std::string_view m_program;
  RawReader m_reader;
  const ProgramResources& m_resources;
  std::vector<RawValue> m_operands;
  std::vector<State> m_stack;
  std::vector<Mark> m_marks;
  State m_state;
  Matrix m_line;
  Matrix m_text;
  TextPiece m_piece;
  PageText m_page;
};

/// What stands between two pieces: nothing within a word, a space, or the end of a line.
std::string_view between(const TextPiece& before, const TextPiece& after) {
  const double size = std::max({before.size, after.size, 1e-6});
  const double length = std::hypot(before.end_x - before.x, before.end_y - before.y);
  const double ux = length > 0 ? (before.end_x - before.x) / length : 1;
  const double uy = length > 0 ? (before.end_y - before.y) / length : 0;
  const double dx = after.x - before.end_x;
  const double dy = after.y - before.end_y;
  const double along = dx * ux + dy * uy;
  const double across = std::abs(dx * uy - dy * ux);
  if (across > kLineShift * size) {
    return "\n";
  }
  return along > -kLineShift * size && along < kWordGap * size ? "" : " ";
}

template <typename Order>
std::string joined(const PageText& page, const Order& order) {
  std::string out;
  const TextPiece* before = nullptr;
  for (const std::size_t i : order) {
    const TextPiece& piece = page.pieces[i];
    if (before != nullptr) {
      out += between(*before, piece);
    }
    out += piece.text;
    before = &piece;
  }
  return out;
}

std::string with_actual_text(const PageText& page) {
  std::string out;
  const TextPiece* before = nullptr;
  std::size_t next = 0;
  for (const ActualText& actual : page.actual) {
    for (; next < actual.first; ++next) {
      out += before == nullptr ? "" : between(*before, page.pieces[next]);
      out += page.pieces[next].text;
      before = &page.pieces[next];
    }
    if (before != nullptr && next < page.pieces.size()) {
      out += between(*before, page.pieces[next]);
    }
    out += actual.text;
    next = std::max(next, actual.end);
    before = next > 0 ? &page.pieces[next - 1] : before;
  }
  for (; next < page.pieces.size(); ++next) {
    out += before == nullptr ? "" : between(*before, page.pieces[next]);
    out += page.pieces[next].text;
    before = &page.pieces[next];
  }
  return out;
}

std::vector<std::size_t> by_position(const PageText& page) {
  std::vector<std::size_t> order(page.pieces.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return page.pieces[a].y > page.pieces[b].y; });
  for (std::size_t first = 0; first < order.size();) {
    const TextPiece& top = page.pieces[order[first]];
    std::size_t end = first + 1;
    while (end < order.size() && top.y - page.pieces[order[end]].y < kLineShift * top.size) {
      ++end;
    }
    std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(first),
                     order.begin() + static_cast<std::ptrdiff_t>(end),
                     [&](std::size_t a, std::size_t b) { return page.pieces[a].x < page.pieces[b].x; });
    first = end;
  }
  return order;
}

}  // namespace

PageText read_page_text(std::string_view program, const ProgramResources& resources) {
  return ProgramReader(program, resources).run();
}

std::vector<std::string> readings(const PageText& page) {
  std::vector<std::size_t> drawn(page.pieces.size());
  std::iota(drawn.begin(), drawn.end(), std::size_t{0});
  std::vector<std::string> all{joined(page, drawn)};
  if (!page.actual.empty()) {
    all.push_back(with_actual_text(page));
  }
  if (const auto order = by_position(page); order != drawn) {
    all.push_back(joined(page, order));
  }
  return all;
}

}  // namespace dsrkit::pdf
