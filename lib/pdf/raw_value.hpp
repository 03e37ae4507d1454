#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// A PDF value as it stands in a file (ISO 32000-1, 7.3), read by a reader of its own: neither qpdf nor what
/// writes our documents has a part in it.
struct RawValue {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    number,
    string,
    name,
    keyword,
    array,
    dictionary,
    reference
  };

  Kind kind = Kind::null;
  bool hexadecimal = false;     ///< a string written between "<" and ">"
  double number = 0;            ///< also 0 or 1 of a boolean, and the object number of a reference
  std::string text;             ///< bytes of a string, name without "/", keyword
  std::vector<RawValue> items;  ///< of an array; of a dictionary key and value in turn

  [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }

  [[nodiscard]] bool is_name(std::string_view wanted) const { return kind == Kind::name && text == wanted; }

  [[nodiscard]] bool is_keyword(std::string_view wanted) const {
    return kind == Kind::keyword && text == wanted;
  }

  /// The value of a dictionary's key, or null.
  [[nodiscard]] const RawValue* find(std::string_view key) const;
  /// Likewise; a null value when there is none.
  [[nodiscard]] const RawValue& at(std::string_view key) const;

  [[nodiscard]] std::uint32_t object() const { return static_cast<std::uint32_t>(number); }
};

/// Throws Error(data_invalid): what is read is no sound PDF.
[[noreturn]] void throw_unsound();

[[nodiscard]] constexpr bool is_pdf_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/// Reads values one after the other.
class RawReader {
public:
  enum class References { yes, no };  ///< whether "12 0 R" is one value: not in page programs

  explicit RawReader(std::string_view bytes, std::size_t at = 0, References references = References::yes)
      : m_bytes(bytes), m_at(at), m_references(references == References::yes) {}

  /// The next value or keyword; none at the end. Throws Error(data_invalid).
  [[nodiscard]] std::optional<RawValue> next();
  /// As above; the end is an error.
  [[nodiscard]] RawValue value();
  /// Over white space and comments.
  void skip_space();

  [[nodiscard]] std::size_t position() const { return m_at; }

  void seek(std::size_t at) { m_at = at; }

private:
  RawValue read(int depth);
  void read_literal(std::string& out);
  void read_escape(std::string& out);
  void read_hexadecimal(std::string& out);
  void read_name(std::string& out);
  void read_items(RawValue& out, std::string_view end, int depth);
  void read_number_or_keyword(RawValue& out);
  bool take_reference(RawValue& out);

  [[nodiscard]] bool starts(std::string_view text) const { return m_bytes.substr(m_at, text.size()) == text; }

  std::string_view m_bytes;
  std::size_t m_at;
  bool m_references;
};

}  // namespace dsrkit::pdf
