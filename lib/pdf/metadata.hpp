#pragma once

#include "dsrkit/pdf/document.hpp"

#include <string>

namespace dsrkit::pdf {

/// The entries of the information dictionary (ISO 32000-1, 14.3.3).
[[nodiscard]] std::string information(const DocumentInfo& info);
/// The same as XMP (ISO 16684-1), with the claim of PDF/A-3u and PDF/UA-1.
[[nodiscard]] std::string xmp_packet(const DocumentInfo& info);

}  // namespace dsrkit::pdf
