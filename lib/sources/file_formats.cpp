#include "file_formats.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"
#include "dsrkit/codec/encoding.hpp"
#include "dsrkit/codec/html.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/codec/xml.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dsrkit::sources {
namespace {

/// Column names are repeated in every row: so many times the allowed bytes may all of them take.
constexpr std::size_t kMostRepetition = 8;

std::string text_of(const FileToRead& file) {
  return codec::decode_text(file.bytes, file.shape.encoding, file.what);
}

/// Markup says its encoding itself, but what was declared by the council goes before it.
std::string markup_of(const FileToRead& file) {
  const std::string& declared = file.shape.encoding;
  return codec::decode_text(file.bytes, declared.empty() ? codec::encoding_in_markup(file.bytes) : declared,
                            file.what);
}

FileRecords read_json(const FileToRead& file) {
  return {codec::parse_json(text_of(file), file.what, {file.limit}), {}};
}

/// One JSON text a line (https://jsonlines.org); a line that is none is a gap, and the others are read.
FileRecords read_ndjson(const FileToRead& file) {
  const std::string text = file.shape.encoding.empty() ? std::string(file.bytes) : text_of(file);
  FileRecords records{Value::array(), {}};
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto line = trim(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty()) {
      continue;
    }
    try {
      Value value = codec::parse_json(line, file.what, {file.limit});
      records.content.push_back(value.is_object() ? std::move(value)
                                                  : Value::object({{"value", std::move(value)}}));
    } catch (const Error&) {
      records.gaps.push_back("line " + std::to_string(number) + " of a file is not one JSON text");
    }
  }
  return records;
}

std::optional<char> delimiter_of(const FileShape& shape) {
  return shape.delimiter.empty() ? std::nullopt : std::optional(shape.delimiter.front());
}

Value::Object row_of(const std::vector<std::string>& columns, std::vector<std::string>& fields) {
  Value::Object row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    row.emplace_back(i < columns.size() ? columns[i] : "column " + std::to_string(i + 1),
                     std::move(fields[i]));
  }
  return row;
}

FileRecords read_csv(const FileToRead& file) {
  codec::CsvTable table = codec::parse_csv(text_of(file), delimiter_of(file.shape));
  std::size_t names = 0;
  for (const std::string& column : table.columns) {
    names += column.size();
  }
  if (names > 0 && table.records.size() > kMostRepetition * file.limit / names) {
    throw Error(ErrorCode::data_invalid, std::string(file.what) + ": its column names are too long");
  }
  FileRecords records{Value::array(), {}};
  for (codec::CsvRecord& record : table.records) {
    records.content.push_back(row_of(table.columns, record.fields));
  }
  for (const std::string& doubt : table.doubts) {
    records.gaps.push_back("a file of separated values may have been read wrongly: " + doubt);
  }
  return records;
}

FileRecords read_xml(const FileToRead& file) {
  return {codec::parse_xml(markup_of(file), file.what), {}};
}

FileRecords read_html(const FileToRead& file) {
  return {codec::parse_html(markup_of(file), file.what), {}};
}

FileRecords read_text(const FileToRead& file) {
  return {Value::object({{"text", text_of(file)}}), {}};
}

bool begins_as_json(std::string_view start) {
  return start.starts_with('{') || start.starts_with('[');
}

bool begins_as_xml(std::string_view start) {
  return start.starts_with("<?xml");
}

bool begins_as_html(std::string_view start) {
  const std::string lower = to_lower_ascii(start);
  return lower.starts_with("<!doctype html") || lower.starts_with("<html");
}

bool never(std::string_view /*start*/) {
  return false;
}

constexpr std::array<FileFormat, 6> kFormats{{
    {"json", " .json ", begins_as_json, read_json},
    {"ndjson", " .ndjson .jsonl ", never, read_ndjson},
    {"csv", " .csv .tsv ", never, read_csv},
    {"xml", " .xml ", begins_as_xml, read_xml},
    {"html", " .html .htm .xhtml ", begins_as_html, read_html},
    {"text", " .txt ", never, read_text},
}};

template <typename Predicate>
const FileFormat* find_format(Predicate predicate) {
  const auto* const found = std::find_if(kFormats.begin(), kFormats.end(), predicate);
  return found == kFormats.end() ? nullptr : found;
}

}  // namespace

const FileFormat* format_of(std::string_view declared, std::string_view extension, std::string_view bytes) {
  if (!declared.empty()) {
    const auto* format = find_format([&](const FileFormat& f) { return f.name == declared; });
    if (format == nullptr) {
      throw Error(ErrorCode::config_invalid, "there is no file format '" + std::string(declared) + "'",
                  "the formats are: " + join(file_format_names(), ", "));
    }
    return format;
  }
  const std::string padded = " " + to_lower_ascii(extension) + " ";
  const auto* by_name =
      find_format([&](const FileFormat& f) { return f.extensions.find(padded) != std::string_view::npos; });
  if (by_name != nullptr) {
    return by_name;
  }
  constexpr std::size_t kStart = 256;
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::string_view unmarked = bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes;
  const std::string_view start = trim(unmarked.substr(0, kStart));
  return find_format([&](const FileFormat& f) { return f.begins(start); });
}

std::vector<std::string> file_format_names() {
  std::vector<std::string> names;
  for (const FileFormat& format : kFormats) {
    names.emplace_back(format.name);
  }
  return names;
}

std::vector<std::string> mistakes_in(const FileShape& shape) {
  std::vector<std::string> mistakes;
  const auto formats = file_format_names();
  if (!shape.format.empty() && std::find(formats.begin(), formats.end(), shape.format) == formats.end()) {
    mistakes.push_back("'format' must be one of: " + join(formats, ", "));
  }
  if (!shape.encoding.empty() && codec::encoding_name(shape.encoding).empty()) {
    mistakes.push_back("'encoding' must be one of: " + join(codec::encoding_names(), ", "));
  }
  if (!shape.delimiter.empty() && shape.delimiter != "," && shape.delimiter != ";" &&
      shape.delimiter != "\t") {
    mistakes.emplace_back("'delimiter' must be a comma, a semicolon or a tab");
  }
  return mistakes;
}

}  // namespace dsrkit::sources
