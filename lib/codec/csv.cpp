#include "dsrkit/codec/csv.hpp"

#include "dsrkit/base/strings.hpp"

#include <vector>

namespace dsrkit::codec {
namespace {

bool is_number(const std::string& text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  return text.size() > first && text.find_first_not_of("0123456789.", first) == std::string::npos;
}

std::string field_of(const std::string& text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string::npos;
  std::string safe = formula && !is_number(text) ? "'" + text : text;
  if (safe.find_first_of("\",\r\n") == std::string::npos) {
    return safe;
  }
  return "\"" + replace_all(safe, "\"", "\"\"") + "\"";
}

}  // namespace

std::string csv_record(std::span<const std::string> fields) {
  std::vector<std::string> quoted;
  for (const std::string& field : fields) {
    quoted.push_back(field_of(field));
  }
  return join(quoted, ",") + "\r\n";
}

}  // namespace dsrkit::codec
