#pragma once

#include <string_view>

namespace dsrkit::pdf {

/// Whether a name (without its slash) belongs to PDF's own vocabulary (ISO 32000-2) and so says nothing about
/// anybody, although "Page" and "Mark" are also names of people.
[[nodiscard]] bool is_pdf_vocabulary(std::string_view name);

}  // namespace dsrkit::pdf
