#pragma once

#include "raw_value.hpp"

#include "dsrkit/pdf/inspect.hpp"

#include <string>
#include <string_view>
#include <unordered_set>

namespace dsrkit::pdf {

/// Whether the bytes are characters: UTF-8 without zero bytes.
[[nodiscard]] bool is_text(std::string_view bytes);

/// Shows a visitor the strings and the names inside values.
class ObjectTexts {
public:
  explicit ObjectTexts(const TextVisitor& visit) : m_visit(visit) {}

  void visit(const RawValue& value, const FoundPlace& place);
  void visit_string(std::string_view bytes, const FoundPlace& place);

private:
  void visit_name(const std::string& name, const FoundPlace& place);

  const TextVisitor& m_visit;
  std::unordered_set<std::string> m_seen_names;
};

}  // namespace dsrkit::pdf
