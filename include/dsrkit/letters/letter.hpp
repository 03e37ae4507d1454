#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/law/letter_requirements.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dsrkit::letters {

/// Everything a letter says, in order from the top of the page.
struct LetterInput {
  std::string sender;                     ///< the council
  std::vector<std::string> sender_lines;  ///< team and address
  std::string recipient;
  std::vector<std::string> recipient_address;  ///< may be empty
  Date date{};
  std::string reference;
  law::FilledLetter letter;
};

/// The letter as UTF-8 text, no line longer than 72 characters unless a word is.
[[nodiscard]] std::string letter_as_text(const LetterInput& input);

/// The two files of a letter. The recipient's address stands where a window envelope (DL or C5) shows it.
struct LetterFiles {
  std::filesystem::path pdf;
  std::filesystem::path text;
  std::size_t pages = 0;
  std::string pdf_sha256;
  std::string text_sha256;
  std::map<char32_t, std::size_t> missing_glyphs;
};

/// Writes `stem`.pdf and `stem`.txt, for their owner only; both or none. The same input gives the same bytes.
/// Throws Error(output_exists) when one of them is there.
LetterFiles write_letter(const LetterInput& input, const std::filesystem::path& stem);

}  // namespace dsrkit::letters
