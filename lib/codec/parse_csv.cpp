#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::codec {
namespace {

constexpr std::array<char, 3> kDelimiters{',', ';', '\t'};
/// So many records decide on the delimiter.
constexpr std::size_t kSampled = 20;

std::string at_line(std::size_t line, std::string_view text) {
  return "line " + std::to_string(line) + ": " + std::string(text);
}

/// Reads one record after the other.
class RecordReader {
public:
  RecordReader(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

  [[nodiscard]] bool done() const { return m_at == m_text.size(); }

  CsvRecord next() {
    CsvRecord record{m_line, {}};
    do {
      record.fields.push_back(peek('"') ? quoted_field() : plain_field());
    } while (take(m_delimiter));
    end_line();
    return record;
  }

  [[nodiscard]] std::vector<std::string>& doubts() { return m_doubts; }

private:
  [[nodiscard]] bool peek(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

  bool take(char c) {
    const bool found = peek(c);
    m_at += found ? 1 : 0;
    return found;
  }

  void end_line() {
    const bool carriage_return = take('\r');
    if (take('\n') || carriage_return) {
      ++m_line;
    }
  }

  std::string plain_field() {
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != m_delimiter && m_text[m_at] != '\r' &&
           m_text[m_at] != '\n') {
      ++m_at;
    }
    return std::string(m_text.substr(begin, m_at - begin));
  }

  std::string quoted_field() {
    const std::size_t begin_line = m_line;
    std::string field;
    ++m_at;
    while (m_at < m_text.size()) {
      const char c = m_text[m_at++];
      if (c != '"') {
        field += c;
        m_line += c == '\n' || (c == '\r' && !peek('\n')) ? 1U : 0U;
      } else if (take('"')) {
        field += '"';
      } else {
        return field + rest_of_field();
      }
    }
    m_doubts.push_back(at_line(begin_line, "a quotation mark is never closed"));
    return field;
  }

  std::string rest_of_field() {
    std::string rest = plain_field();
    if (!rest.empty()) {
      m_doubts.push_back(at_line(m_line, "text follows a closing quotation mark"));
    }
    return rest;
  }

  std::string_view m_text;
  char m_delimiter;
  std::size_t m_at = 0;
  std::size_t m_line = 1;
  std::vector<std::string> m_doubts;
};

/// Whether the first records all have as many fields, and how many.
std::pair<bool, std::size_t> shape_with(std::string_view text, char delimiter) {
  RecordReader reader(text, delimiter);
  const std::size_t columns = reader.done() ? 0 : reader.next().fields.size();
  bool alike = true;
  for (std::size_t i = 1; i < kSampled && !reader.done(); ++i) {
    const auto record = reader.next();
    const bool blank = record.fields.size() == 1 && record.fields.front().empty();
    alike = alike && (blank || record.fields.size() == columns);
  }
  return {alike && columns > 1, columns};
}

char likely_delimiter(std::string_view text) {
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(),
                           [&](char a, char b) { return shape_with(text, a) < shape_with(text, b); });
}

std::vector<std::string> unique_names(const std::vector<std::string>& written) {
  std::set<std::string> taken(written.begin(), written.end());
  std::map<std::string, std::size_t> given;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < written.size(); ++i) {
    std::string name(trim(written[i]));
    name = name.empty() ? "column " + std::to_string(i + 1) : name;
    std::size_t& number = given[name];
    std::string candidate = name;
    while (++number > 1 && !taken.insert(candidate = name + " (" + std::to_string(number) + ")").second) {
    }
    taken.insert(candidate);
    names.push_back(std::move(candidate));
  }
  return names;
}

bool is_blank(const CsvRecord& record) {
  return record.fields.size() == 1 && record.fields.front().empty();
}

}  // namespace

CsvTable parse_csv(std::string_view text, std::optional<char> delimiter) {
  CsvTable table;
  table.delimiter = delimiter ? *delimiter : likely_delimiter(text);
  RecordReader reader(text, table.delimiter);
  if (!reader.done()) {
    table.columns = unique_names(reader.next().fields);
  }
  std::vector<std::string> ragged;
  while (!reader.done()) {
    CsvRecord record = reader.next();
    if (is_blank(record) && table.columns.size() > 1) {
      continue;
    }
    if (record.fields.size() != table.columns.size()) {
      ragged.push_back(at_line(record.line, std::to_string(record.fields.size()) + " fields under " +
                                                std::to_string(table.columns.size()) + " column names"));
    }
    table.records.push_back(std::move(record));
  }
  table.doubts = std::move(reader.doubts());
  table.doubts.insert(table.doubts.end(), ragged.begin(), ragged.end());
  return table;
}

}  // namespace dsrkit::codec
