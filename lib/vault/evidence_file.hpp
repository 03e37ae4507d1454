#pragma once

#include <cstddef>
#include <string_view>

namespace dsrkit::vault {

/// What every evidence file begins with; the stream's header and chunks follow.
inline constexpr std::string_view kMagic = "dsrkit.vault/1\n";
/// Bytes of content in every chunk but the last, which has at most as many.
inline constexpr std::size_t kChunkBytes = std::size_t{64} * 1024;

}  // namespace dsrkit::vault
