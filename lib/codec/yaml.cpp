#include "dsrkit/codec/yaml.hpp"

#include "yaml_events.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dsrkit::codec {
namespace {

/// What is left to be used up by all documents of a stream.
struct Budget {
  std::size_t values;
};

std::size_t size_of(const Value& value) {
  std::size_t size = 1;
  if (value.is_array()) {
    for (const Value& element : value.as_array()) {
      size += size_of(element);
    }
  } else if (value.is_object()) {
    for (const auto& [key, member] : value.as_object()) {
      size += size_of(member);
    }
  }
  return size;
}

/// Takes digits from the front; false when there are none.
bool take_digits(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count > 0;
}

bool take_one_of(std::string_view& text, std::string_view characters) {
  const bool found = !text.empty() && characters.find(text.front()) != std::string_view::npos;
  text.remove_prefix(found ? 1 : 0);
  return found;
}

/// Whether it is a number in JSON (RFC 8259 section 6).
bool is_json_number(std::string_view text) {
  (void)take_one_of(text, "-");
  const bool leading_zero = text.starts_with('0');
  const std::string_view whole = text;
  if (!take_digits(text) || (leading_zero && whole.size() - text.size() > 1)) {
    return false;
  }
  if (take_one_of(text, ".") && !take_digits(text)) {
    return false;
  }
  if (take_one_of(text, "eE")) {
    (void)take_one_of(text, "+-");
    if (!take_digits(text)) {
      return false;
    }
  }
  return text.empty();
}

/// As written: small, with a capital, or in capitals.
bool is_word(std::string_view text, std::string_view small, std::string_view title,
             std::string_view capitals) {
  return text == small || text == title || text == capitals;
}

Value plain_value(const std::string& text) {
  if (text.empty() || text == "~" || is_word(text, "null", "Null", "NULL")) {
    return nullptr;
  }
  if (is_word(text, "true", "True", "TRUE")) {
    return true;
  }
  if (is_word(text, "false", "False", "FALSE")) {
    return false;
  }
  return is_json_number(text) ? Value(Number{text}) : Value(text);
}

/// Makes values of the events of one stream.
class Composer {
public:
  Composer(YamlEvents& events, const YamlLimits& limits, Budget& budget)
      : m_events(events), m_limits(limits), m_budget(budget) {}

  /// The next document, or nothing at the end. Throws YamlMistake where it cannot go on.
  std::optional<Value> next_document() {
    YamlEvent event = m_events.next();
    if (event.kind == YamlEvent::Kind::stream_start) {
      event = m_events.next();
    }
    if (event.kind == YamlEvent::Kind::stream_end) {
      return std::nullopt;
    }
    m_anchors.clear();
    Value document = value(m_events.next(), 0);
    (void)m_events.next();  // the end of the document
    return document;
  }

  [[nodiscard]] const std::vector<YamlMistake>& mistakes() const { return m_mistakes; }

private:
  Value value(const YamlEvent& event, std::size_t depth) {
    use_up(1, event.line);
    if (depth > m_limits.depth) {
      throw YamlMistake{event.line, "nested more than " + std::to_string(m_limits.depth) + " levels deep"};
    }
    if (event.kind == YamlEvent::Kind::alias) {
      return resolved(event);
    }
    if (!event.anchor.empty()) {
      m_anchors[event.anchor] = std::nullopt;
    }
    Value made = event.kind == YamlEvent::Kind::scalar           ? scalar(event)
                 : event.kind == YamlEvent::Kind::sequence_start ? sequence(event, depth)
                                                                 : mapping(event, depth);
    if (!event.anchor.empty()) {
      m_anchors[event.anchor] = made;
    }
    return made;
  }

  Value resolved(const YamlEvent& event) {
    const auto anchor = m_anchors.find(event.anchor);
    if (anchor == m_anchors.end() || !anchor->second) {
      report(event.line, anchor == m_anchors.end() ? "refers to an anchor that is not there"
                                                   : "refers to what it is itself a part of");
      return nullptr;
    }
    use_up(size_of(*anchor->second), event.line);
    return *anchor->second;
  }

  Value scalar(const YamlEvent& event) {
    if (event.tag.empty()) {
      return event.plain ? plain_value(event.text) : Value(event.text);
    }
    if (event.tag == "tag:yaml.org,2002:str" || event.tag == "!") {
      return event.text;
    }
    Value made = plain_value(event.text);
    const bool fits = (event.tag == "tag:yaml.org,2002:null" && made.is_null()) ||
                      (event.tag == "tag:yaml.org,2002:bool" && made.is_bool()) ||
                      (event.tag == "tag:yaml.org,2002:int" && made.is_number()) ||
                      (event.tag == "tag:yaml.org,2002:float" && made.is_number());
    if (!fits) {
      report(event.line, "has a tag that does not fit or is not known here");
    }
    return made;
  }

  void check_tag(const YamlEvent& event, std::string_view known) {
    if (!event.tag.empty() && event.tag != known) {
      report(event.line, "has a tag that does not fit or is not known here");
    }
  }

  Value sequence(const YamlEvent& start, std::size_t depth) {
    check_tag(start, "tag:yaml.org,2002:seq");
    Value::Array elements;
    for (YamlEvent event = m_events.next(); event.kind != YamlEvent::Kind::sequence_end;
         event = m_events.next()) {
      elements.push_back(value(event, depth + 1));
    }
    return elements;
  }

  Value mapping(const YamlEvent& start, std::size_t depth) {
    check_tag(start, "tag:yaml.org,2002:map");
    Value::Object members;
    std::set<std::string> keys;
    for (YamlEvent event = m_events.next(); event.kind != YamlEvent::Kind::mapping_end;
         event = m_events.next()) {
      const bool usable = is_usable_key(event);
      if (!usable) {
        (void)value(event, depth + 1);
      } else if (!keys.insert(event.text).second) {
        report(event.line, "the same key stands twice in one mapping");
      }
      Value member = value(m_events.next(), depth + 1);
      if (usable) {
        members.emplace_back(event.text, std::move(member));
      }
    }
    return members;
  }

  bool is_usable_key(const YamlEvent& event) {
    if (event.kind != YamlEvent::Kind::scalar) {
      report(event.line, "a key must be a text");
      return false;
    }
    if (event.plain && event.text == "<<") {
      report(event.line, "merge keys ('<<') are not read: write the members out");
      return false;
    }
    return true;
  }

  void use_up(std::size_t values, std::size_t line) {
    if (values > m_budget.values) {
      throw YamlMistake{line, "holds more than " + std::to_string(m_limits.values) + " values"};
    }
    m_budget.values -= values;
  }

  void report(std::size_t line, std::string text) { m_mistakes.push_back({line, std::move(text)}); }

  YamlEvents& m_events;
  const YamlLimits& m_limits;
  Budget& m_budget;
  std::map<std::string, std::optional<Value>> m_anchors;  ///< nothing while it is being made
  std::vector<YamlMistake> m_mistakes;
};

/// A part of the stream that begins a document, and the lines before it.
struct Chunk {
  std::string text;
  std::size_t lines_before = 0;
  bool has_content = false;
};

bool begins_document(std::string_view line) {
  return line.starts_with("---") &&
         (line.size() == 3 || line[3] == ' ' || line[3] == '\t' || line[3] == '\r');
}

/// "---" at the start of a line begins a document whatever stands before it (YAML 1.2.2, 9.1.2), so that a
/// mistake spoils no more than the document it is in.
std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks(1);
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    const std::string_view words = trim(line);
    const bool marks = begins_document(line.ends_with('\n') ? line.substr(0, line.size() - 1) : line);
    if (marks && chunks.back().has_content) {
      chunks.push_back({"", lines, false});
    }
    Chunk& chunk = chunks.back();
    chunk.text += line;
    chunk.has_content =
        chunk.has_content || marks || (!words.empty() && !words.starts_with('#') && !line.starts_with('%'));
    text.remove_prefix(end);
    ++lines;
  }
  return chunks;
}

/// Where a line of the text begins, counted from 1.
std::size_t begin_of_line(const std::string& text, std::size_t line) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < line && at < text.size(); ++i) {
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  return at;
}

/// Makes the list mark '*' at the start of a line a '-'. YAML reads it as an alias without a name, which
/// never stands there, so that nothing else could be meant.
bool mend_list_mark(std::string& text, std::size_t line) {
  const std::size_t at = text.find_first_not_of(" -", begin_of_line(text, line));
  if (at == std::string::npos || !text.substr(at, 2).starts_with("* ")) {
    return false;
  }
  text[at] = '-';
  return true;
}

/// Makes a line blank, and those below it that lie deeper; false when it was blank.
bool blank_out(std::string& text, std::size_t line) {
  const std::size_t begin = begin_of_line(text, line);
  std::optional<std::size_t> depth;
  for (std::size_t at = begin; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t words = std::min(text.find_first_not_of(" \t\r", at), end);
    if (words < end) {
      if (depth && words - at <= *depth) {
        break;
      }
      depth = depth.value_or(words - at);
      text.replace(at, end - at, end - at, ' ');
    } else if (!depth) {
      return false;
    }
    at = end + 1;
  }
  return depth.has_value();
}

class StreamReader {
public:
  StreamReader(std::string_view what, Diagnostics& diagnostics, const YamlLimits& limits)
      : m_what(what), m_diagnostics(diagnostics), m_limits(limits) {}

  std::vector<Value> read(std::string_view text) {
    std::vector<Value> documents;
    for (Chunk& chunk : chunks_of(text)) {
      if (may_go_on()) {
        read_chunk(chunk, documents);
      }
    }
    if (!may_go_on()) {
      m_diagnostics.push_back({Severity::error, "too-many-mistakes", m_what,
                               "the rest was not looked at after " + std::to_string(m_found) + " mistakes"});
    }
    return documents;
  }

private:
  void read_chunk(Chunk& chunk, std::vector<Value>& documents) {
    const std::size_t before = documents.size();
    bool gaps = false;
    while (may_go_on()) {
      m_work -= std::min(m_work, chunk.text.size() + 1);
      documents.resize(before);
      YamlEvents events(chunk.text);
      Budget budget = m_budget;
      Composer composer(events, m_limits, budget);
      try {
        while (auto document = composer.next_document()) {
          documents.push_back(gaps ? Value() : std::move(*document));
        }
        report_all(composer.mistakes(), chunk);
        m_budget = budget;
        return;
      } catch (const YamlMistake& mistake) {
        if (mend_list_mark(chunk.text, mistake.line)) {
          report({mistake.line, "a list item begins with '-', not with '*'"}, chunk);
          continue;
        }
        report(mistake, chunk);
        gaps = mistake.of_the_line && blank_out(chunk.text, mistake.line);
        if (!gaps) {
          report_all(composer.mistakes(), chunk);
          documents.emplace_back();
          return;
        }
      }
    }
  }

  [[nodiscard]] bool may_go_on() const { return m_found < m_limits.mistakes && m_work > 0; }

  void report_all(const std::vector<YamlMistake>& mistakes, const Chunk& chunk) {
    for (const YamlMistake& mistake : mistakes) {
      report(mistake, chunk);
    }
  }

  void report(const YamlMistake& mistake, const Chunk& chunk) {
    if (m_found >= m_limits.mistakes) {
      return;
    }
    ++m_found;
    const std::size_t line = chunk.lines_before + mistake.line;
    std::string text = mistake.text;
    if (mistake.begun > 0 && mistake.begun != mistake.line) {
      text += ", in what begins in line " + std::to_string(chunk.lines_before + mistake.begun);
    }
    m_diagnostics.push_back(
        {Severity::error, "yaml-syntax", m_what + ":" + std::to_string(line), std::move(text)});
  }

  std::string m_what;
  Diagnostics& m_diagnostics;
  const YamlLimits& m_limits;
  Budget m_budget{m_limits.values};
  std::size_t m_found = 0;
  std::size_t m_work = m_limits.work;
};

}  // namespace

std::vector<Value> parse_yaml(std::string_view text, std::string_view what, Diagnostics& diagnostics,
                              const YamlLimits& limits) {
  if (text.size() > limits.bytes) {
    diagnostics.push_back({Severity::error, "too-large", std::string(what),
                           "is larger than " + std::to_string(limits.bytes) + " bytes"});
    return {};
  }
  if (!is_valid_utf8(text)) {
    diagnostics.push_back({Severity::error, "wrong-encoding", std::string(what), "is not UTF-8 text"});
    return {};
  }
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return StreamReader(what, diagnostics, limits)
      .read(text.starts_with(kMark) ? text.substr(kMark.size()) : text);
}

}  // namespace dsrkit::codec
