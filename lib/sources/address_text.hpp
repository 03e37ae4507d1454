#pragma once

#include <string>
#include <string_view>

namespace dsrkit::sources {

/// An address as people write it. Some systems keep one as a JSON object of its parts (the Standard
/// Safeguarding Dataset: ROOM, FLOOR, FLAT, BUILDING, HOUSE, STREET, TOWN); property references and
/// coordinates are no part of it. Any other text is itself.
[[nodiscard]] std::string address_text(const std::string& text);

}  // namespace dsrkit::sources
