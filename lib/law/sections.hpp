#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/law/letter_text.hpp"

#include <string_view>
#include <vector>

namespace dsrkit::law {

/// A wording file larger than this is none.
inline constexpr std::size_t kLargestWording = std::size_t{1} << 20U;

/// Reads a list of sections and checks their placeholders; an empty list is a mistake.
[[nodiscard]] std::vector<TextSection> read_sections(codec::ObjectReader& wording, std::string_view key,
                                                     Diagnostics& diagnostics);

}  // namespace dsrkit::law
