#include "dsrkit/codec/json.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <set>
#include <utility>
#include <vector>

namespace dsrkit::codec {
namespace {

/// Builds a Value from the parser's events; the parser's own tree would sort keys and keep only the last of
/// two equal ones.
class ValueBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
  ValueBuilder(std::string_view what, const JsonLimits& limits) : m_what(what), m_limits(limits) {}

  Value take() { return std::move(m_root); }

  bool null() override { return add(Value()); }

  bool boolean(bool value) override { return add(Value(value)); }

  bool number_integer(number_integer_t value) override {
    // The parser hands only negative numbers to this event, so a zero was written "-0".
    return add(value == 0 ? Value(Number{"-0"}) : Value(std::int64_t{value}));
  }

  bool number_unsigned(number_unsigned_t value) override { return add(Value(std::uint64_t{value})); }

  bool number_float(number_float_t /*value*/, const string_t& written) override {
    return add(Value(Number{written}));
  }

  bool string(string_t& value) override { return add(Value(std::move(value))); }

  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*elements*/) override { return open(Value::object()); }

  bool key(string_t& name) override {
    if (!m_open.back().keys.insert(name).second) {
      throw Error(ErrorCode::data_invalid, m_what + ": an object has the same key twice",
                  "remove one of the two: which one was meant cannot be known");
    }
    m_open.back().key = std::move(name);
    return true;
  }

  bool end_object() override { return close(); }

  bool start_array(std::size_t /*elements*/) override { return open(Value::array()); }

  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& /*exception*/) override {
    throw Error(ErrorCode::data_invalid, m_what + ": not valid JSON at byte " + std::to_string(position));
  }

private:
  struct Open {
    Value value;
    std::string key;
    std::set<std::string> keys;
  };

  bool add(Value value) {
    if (m_open.empty()) {
      m_root = std::move(value);
    } else if (m_open.back().value.is_array()) {
      m_open.back().value.push_back(std::move(value));
    } else {
      m_open.back().value.as_object().emplace_back(std::move(m_open.back().key), std::move(value));
    }
    return true;
  }

  bool open(Value empty) {
    if (m_open.size() >= m_limits.depth) {
      throw Error(ErrorCode::data_invalid,
                  m_what + ": nested more than " + std::to_string(m_limits.depth) + " levels deep");
    }
    m_open.push_back({std::move(empty), {}, {}});
    return true;
  }

  bool close() {
    Value done = std::move(m_open.back().value);
    m_open.pop_back();
    return add(std::move(done));
  }

  std::string m_what;
  JsonLimits m_limits;
  std::vector<Open> m_open;
  Value m_root;
};

void write_string(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20U) {
          std::array<char, 8> escape{};
          std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
          out += escape.data();
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

class Writer {
public:
  explicit Writer(JsonStyle style) : m_pretty(style == JsonStyle::pretty) {}

  std::string write(const Value& value) {
    write_value(value, 0);
    if (m_pretty) {
      m_out += '\n';
    }
    return std::move(m_out);
  }

private:
  void new_line(std::size_t level) {
    if (m_pretty) {
      m_out += '\n';
      m_out.append(level * 2, ' ');
    }
  }

  void write_value(const Value& value, std::size_t level) {
    if (value.is_null()) {
      m_out += "null";
    } else if (value.is_bool()) {
      m_out += value.as_bool() ? "true" : "false";
    } else if (value.is_number()) {
      m_out += value.number_text();
    } else if (value.is_string()) {
      write_string(value.as_string(), m_out);
    } else if (value.is_array()) {
      write_array(value.as_array(), level);
    } else {
      write_object(value.as_object(), level);
    }
  }

  void write_array(const Value::Array& array, std::size_t level) {
    m_out += '[';
    bool first = true;
    for (const Value& element : array) {
      m_out += first ? "" : ",";
      first = false;
      new_line(level + 1);
      write_value(element, level + 1);
    }
    if (!first) {
      new_line(level);
    }
    m_out += ']';
  }

  void write_object(const Value::Object& object, std::size_t level) {
    m_out += '{';
    bool first = true;
    for (const auto& [key, value] : object) {
      m_out += first ? "" : ",";
      first = false;
      new_line(level + 1);
      write_string(key, m_out);
      m_out += m_pretty ? ": " : ":";
      write_value(value, level + 1);
    }
    if (!first) {
      new_line(level);
    }
    m_out += '}';
  }

  bool m_pretty;
  std::string m_out;
};

}  // namespace

Value parse_json(std::string_view text, std::string_view what, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    throw Error(ErrorCode::data_invalid,
                std::string(what) + ": larger than " + std::to_string(limits.bytes / (1024 * 1024)) +
                    " MiB, the limit for one JSON text",
                "split the file into smaller ones");
  }
  if (!is_valid_utf8(text)) {
    throw Error(ErrorCode::data_invalid, std::string(what) + ": not valid UTF-8");
  }
  ValueBuilder builder(what, limits);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

std::string write_json(const Value& value, JsonStyle style) {
  return Writer(style).write(value);
}

}  // namespace dsrkit::codec
