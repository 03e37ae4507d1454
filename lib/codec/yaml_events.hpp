#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace dsrkit::codec {

/// Why reading cannot go on, or what is wrong all the same. Never the content.
struct YamlMistake {
  std::size_t line = 0;  ///< from 1
  std::string text;
  std::size_t begun = 0;     ///< the line where that began which was being read; 0 when that says nothing
  bool of_the_line = false;  ///< it is this line that does not fit: without it the rest may be sound
};

/// A step through a YAML stream.
struct YamlEvent {
  enum class Kind {
    stream_start,
    stream_end,
    document_start,
    document_end,
    alias,
    scalar,
    sequence_start,
    sequence_end,
    mapping_start,
    mapping_end,
  };

  Kind kind = Kind::stream_end;
  std::size_t line = 0;  ///< from 1
  std::string anchor;    ///< of an alias: what it refers to
  std::string tag;       ///< empty when the document states none
  std::string text;      ///< of a scalar
  bool plain = false;    ///< a scalar without quotes
};

/// The events of a stream, by libyaml. `text` is UTF-8 and must outlive it.
class YamlEvents {
public:
  explicit YamlEvents(const std::string& text);
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;
  ~YamlEvents();

  /// Throws YamlMistake.
  [[nodiscard]] YamlEvent next();

private:
  struct Parser;

  std::unique_ptr<Parser> m_parser;
};

}  // namespace dsrkit::codec
