#pragma once

#include "dsrkit/letters/letter.hpp"
#include "dsrkit/pdf/document.hpp"

#include <filesystem>

namespace dsrkit::letters {

/// Sets the letter as a tagged PDF.
pdf::DocumentResult write_pdf(const LetterInput& input, const std::filesystem::path& path);

}  // namespace dsrkit::letters
