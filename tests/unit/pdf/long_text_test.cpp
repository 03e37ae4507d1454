#include "temp_folder.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/document.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace dsrkit;
using namespace dsrkit::pdf;

namespace {

DocumentInfo info() {
  return {"Notes", "Example Borough Council", "Notes", "en-GB", parse_date("2026-11-22", "date")};
}

std::string letters_of(const std::filesystem::path& file) {
  std::string text = files::run_program({"pdftotext", "-raw", "-enc", "UTF-8", file.string(), "-"}, "");
  text.erase(
      std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\f'; }),
      text.end());
  return text;
}

}  // namespace

TEST_CASE("A text of many pages is set in portions and stays whole", "[pdf][text]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "long.pdf";
  std::string text;
  std::string letters;
  for (int i = 0; i < 12'000; ++i) {
    const std::string word = "w" + std::to_string(i);
    text += word + (i % 900 == 899 ? "\n" : " ");
    letters += word;
  }
  for (const bool as_field : {false, true}) {
    Document document(info(), {});
    if (as_field) {
      document.fields({{0, "label", {{text}}}, {0, "next", {{"value"}}}});
    } else {
      document.paragraph({{text}});
    }
    CHECK(document.save(file).pages > 5);
    std::string found = letters_of(file);
    for (std::size_t page = 500; page > 0; --page) {
      // Only the running lines stand between the pages.
      const std::string mark = "Page" + std::to_string(page) + "of";
      if (const auto at = found.find(mark); at != std::string::npos) {
        const auto end = found.find_first_not_of("0123456789", at + mark.size());
        found.erase(at, std::min(end, found.find('w', at)) - at);
      }
    }
    CHECK(found.find(letters) != std::string::npos);
  }
}

TEST_CASE("Text without a single space is cut between characters", "[pdf][text]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "wide.pdf";
  std::string text;
  constexpr std::size_t kLetters = 40'000;
  for (std::size_t i = 0; i < kLetters; ++i) {
    text += "\u0159";  // two bytes each
  }
  Document document(info(), {});
  document.paragraph({{text}});
  CHECK(document.save(file).missing_glyphs.empty());
  const std::string found = letters_of(file);
  std::size_t count = 0;
  for (std::size_t at = found.find("\u0159"); at != std::string::npos; at = found.find("\u0159", at + 2)) {
    ++count;
  }
  CHECK(count == kLetters);
}

TEST_CASE("A file that is begun early has the same bytes", "[pdf][document]") {
  const test::TempFolder folder;
  for (const bool early : {false, true}) {
    const auto file = folder.path() / (early ? "early.pdf" : "late.pdf");
    Document document(info(), {"a", "b", "c"});
    if (early) {
      document.begin_file(file);
    }
    for (int i = 0; i < 300; ++i) {
      document.heading(2, "Note " + std::to_string(i));
      document.fields({{0, "Who", {{"somebody"}}}, {0, "Where", {}}, {1, "Town", {{"Exampleton"}}}});
    }
    static_cast<void>(document.save(file));
  }
  CHECK(files::read_file(folder.path() / "early.pdf") == files::read_file(folder.path() / "late.pdf"));
}

TEST_CASE("A document that is given up leaves no file", "[pdf][document]") {
  const test::TempFolder folder;
  {
    Document document(info(), {});
    document.begin_file(folder.path() / "given-up.pdf");
    document.paragraph({{"words"}});
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
