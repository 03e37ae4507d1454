#pragma once

#include "dsrkit/codec/object_reader.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dsrkit::profile {

/// Reads the member with `read` when it is stated.
template <typename Read>
auto section(codec::ObjectReader& parent, std::string_view key, Diagnostics& diagnostics, Read read)
    -> std::optional<decltype(read(parent))> {
  const Value* value = parent.member(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  codec::ObjectReader reader(*value, parent.member_where(key), diagnostics);
  auto result = read(reader);
  reader.finish();
  return result;
}

/// As section(), for a member that must be there.
template <typename Read>
auto required_section(codec::ObjectReader& parent, std::string_view key, Diagnostics& diagnostics, Read read)
    -> decltype(read(parent)) {
  auto result = section(parent, key, diagnostics, read);
  if (!result) {
    parent.report(key, "missing", "must be given");
    return {};
  }
  return *result;
}

/// Reads each element of an array with `read`; none when it is absent.
template <typename Read>
auto sections(codec::ObjectReader& parent, std::string_view key, Diagnostics& diagnostics, Read read)
    -> std::vector<decltype(read(parent))> {
  std::vector<decltype(read(parent))> result;
  std::size_t index = 0;
  for (const Value* element : parent.elements(key)) {
    codec::ObjectReader reader(*element, parent.element_where(key, index++), diagnostics);
    result.push_back(read(reader));
    reader.finish();
  }
  return result;
}

}  // namespace dsrkit::profile
