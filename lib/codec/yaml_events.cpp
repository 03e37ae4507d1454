#include "yaml_events.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string_view>
#include <yaml.h>

namespace dsrkit::codec {
namespace {

std::string text_of(const yaml_char_t* text) {
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

YamlEvent::Kind kind_of(yaml_event_type_t type) {
  switch (type) {
    case YAML_STREAM_START_EVENT: return YamlEvent::Kind::stream_start;
    case YAML_DOCUMENT_START_EVENT: return YamlEvent::Kind::document_start;
    case YAML_DOCUMENT_END_EVENT: return YamlEvent::Kind::document_end;
    case YAML_ALIAS_EVENT: return YamlEvent::Kind::alias;
    case YAML_SCALAR_EVENT: return YamlEvent::Kind::scalar;
    case YAML_SEQUENCE_START_EVENT: return YamlEvent::Kind::sequence_start;
    case YAML_SEQUENCE_END_EVENT: return YamlEvent::Kind::sequence_end;
    case YAML_MAPPING_START_EVENT: return YamlEvent::Kind::mapping_start;
    case YAML_MAPPING_END_EVENT: return YamlEvent::Kind::mapping_end;
    case YAML_NO_EVENT:
    case YAML_STREAM_END_EVENT: break;
  }
  return YamlEvent::Kind::stream_end;
}

/// Copies what the library owns.
YamlEvent copy_of(const yaml_event_t& raw) {
  YamlEvent event;
  event.kind = kind_of(raw.type);
  event.line = raw.start_mark.line + 1;
  if (raw.type == YAML_ALIAS_EVENT) {
    event.anchor = text_of(raw.data.alias.anchor);
  } else if (raw.type == YAML_SCALAR_EVENT) {
    const auto& scalar = raw.data.scalar;
    event.anchor = text_of(scalar.anchor);
    event.tag = text_of(scalar.tag);
    event.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    event.plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  } else if (raw.type == YAML_SEQUENCE_START_EVENT) {
    event.anchor = text_of(raw.data.sequence_start.anchor);
    event.tag = text_of(raw.data.sequence_start.tag);
  } else if (raw.type == YAML_MAPPING_START_EVENT) {
    event.anchor = text_of(raw.data.mapping_start.anchor);
    event.tag = text_of(raw.data.mapping_start.tag);
  }
  return event;
}

/// The library's words for a line at the wrong depth or with a colon too many, or that cannot begin so.
constexpr std::array<std::string_view, 4> kOfTheLine{
    "mapping values are not allowed in this context", "did not find expected key",
    "did not find expected '-' indicator", "found character that cannot start any token"};

struct Event {
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  ~Event() { yaml_event_delete(&raw); }

  yaml_event_t raw{};
};

}  // namespace

struct YamlEvents::Parser {
  explicit Parser(const std::string& source) : text(source) {
    if (yaml_parser_initialize(&raw) == 0) {
      throw std::bad_alloc();
    }
    yaml_parser_set_encoding(&raw, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&raw, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }

  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  ~Parser() { yaml_parser_delete(&raw); }

  [[nodiscard]] YamlMistake mistake() const {
    // The library's own words say what is wrong and hold nothing of the document.
    std::string words = raw.problem == nullptr ? "is not YAML" : raw.problem;
    if (raw.context != nullptr) {
      words += " " + std::string(raw.context);
    }
    if (raw.error == YAML_READER_ERROR) {
      const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(raw.problem_offset, text.size()));
      return {static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1, words, 0, false};
    }
    const bool of_the_line = raw.problem != nullptr &&
                             std::find(kOfTheLine.begin(), kOfTheLine.end(), raw.problem) != kOfTheLine.end();
    return {raw.problem_mark.line + 1, words, raw.context == nullptr ? 0 : raw.context_mark.line + 1,
            of_the_line};
  }

  const std::string& text;
  yaml_parser_t raw{};
};

YamlEvents::YamlEvents(const std::string& text) : m_parser(std::make_unique<Parser>(text)) {
}

YamlEvents::~YamlEvents() = default;

YamlEvent YamlEvents::next() {
  Event event;
  if (yaml_parser_parse(&m_parser->raw, &event.raw) == 0) {
    if (m_parser->raw.error == YAML_MEMORY_ERROR) {
      throw std::bad_alloc();
    }
    throw m_parser->mistake();
  }
  return copy_of(event.raw);
}

}  // namespace dsrkit::codec
