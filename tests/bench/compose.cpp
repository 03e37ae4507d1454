// The same invented notes as a tagged document of ours, as plain text output of stock libharu, or as HTML.
//
//   bench_compose dsrkit|libharu|html PAGES FILE
#include "dsrkit/pdf/document.hpp"

#include <hpdf.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace dsrkit;

namespace {

constexpr std::size_t kParagraphs = 8;  // a note; with its heading about a page
constexpr std::size_t kWords = 62;      // a paragraph
constexpr std::size_t kLineLength = 92;

constexpr std::array<std::string_view, 64> kVocabulary = {
    "the",       "and",         "to",       "of",        "a",        "in",        "was",     "she",
    "with",      "her",         "at",       "that",      "he",       "they",      "for",     "on",
    "home",      "school",      "visit",    "mother",    "father",   "meeting",   "agreed",  "plan",
    "review",    "worker",      "social",   "support",   "said",     "would",     "contact", "weekly",
    "placement", "carer",       "health",   "nurse",     "referral", "concerns",  "bedroom", "Monday",
    "telephone", "message",     "returned", "quiet",     "settled",  "breakfast", "brother", "evening",
    "asked",     "whether",     "could",    "stay",      "longer",   "football",  "teacher", "report",
    "attended",  "appointment", "clinic",   "discussed", "worried",  "about",     "money",   "transport"};

class Notes {
public:
  std::string paragraph() {
    std::string text;
    for (std::size_t i = 0; i < kWords; ++i) {
      text += (i == 0 ? "" : " ") + std::string(kVocabulary[next() % kVocabulary.size()]);
    }
    return text + ".";
  }

  static std::string title(std::size_t number) { return "Case note " + std::to_string(number); }

private:
  std::size_t next() {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(m_state >> 33U);
  }

  std::uint64_t m_state = 2026;
};

void write_ours(std::size_t pages, const std::string& path) {
  pdf::Document document({"Case file", "Example Borough Council", "Benchmark", "en-GB", Date{}},
                         {"Case file", "Example Borough Council", "Benchmark"});
  document.begin_file(path);
  Notes notes;
  for (std::size_t number = 1; document.pages_so_far() < pages; ++number) {
    document.heading(2, Notes::title(number), "note-" + std::to_string(number));
    for (std::size_t i = 0; i < kParagraphs; ++i) {
      document.paragraph({{notes.paragraph()}});
    }
  }
  static_cast<void>(document.save(path));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (text.size() > kLineLength) {
    const std::size_t end = text.rfind(' ', kLineLength);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  lines.emplace_back(text);
  return lines;
}

void fail(HPDF_STATUS error, HPDF_STATUS /*detail*/, void* /*data*/) {
  throw std::runtime_error("libharu failed with " + std::to_string(error));
}

/// What libharu does by itself: text in one font, packed, without tags, shaping or kerning.
void write_stock(std::size_t pages, const std::string& path) {
  HPDF_Doc doc = HPDF_New(fail, nullptr);
  HPDF_SetCompressionMode(doc, HPDF_COMP_ALL);
  HPDF_SetPagesConfiguration(doc, 1000);
  HPDF_UseUTFEncodings(doc);
  const char* name =
      HPDF_LoadTTFontFromFile(doc, "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", HPDF_TRUE);
  HPDF_Font font = HPDF_GetFont(doc, name, "UTF-8");
  Notes notes;
  for (std::size_t number = 1; number <= pages; ++number) {
    HPDF_Page page = HPDF_AddPage(doc);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, font, 10.5F);
    HPDF_Page_SetTextLeading(page, 15.5F);
    HPDF_Page_MoveTextPos(page, 72, 760);
    HPDF_Page_ShowTextNextLine(page, Notes::title(number).c_str());
    for (std::size_t i = 0; i < kParagraphs; ++i) {
      for (const std::string& line : lines_of(notes.paragraph())) {
        HPDF_Page_ShowTextNextLine(page, line.c_str());
      }
    }
    HPDF_Page_EndText(page);
  }
  HPDF_SaveToFile(doc, path.c_str());
  HPDF_Free(doc);
}

void write_html(std::size_t pages, const std::string& path) {
  std::ofstream out(path);
  out << "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Case file</title><style>"
         "@page{size:A4;margin:25mm}body{font:10.5pt/15.5pt 'Noto Sans';margin:0}"
         "h2{font:16pt/22pt 'Noto Serif';margin:26pt 0 7pt}p{margin:0 0 8pt}</style></head><body>\n";
  Notes notes;
  for (std::size_t number = 1; number <= pages; ++number) {
    out << "<h2>" << Notes::title(number) << "</h2>\n";
    for (std::size_t i = 0; i < kParagraphs; ++i) {
      out << "<p>" << notes.paragraph() << "</p>\n";
    }
  }
  out << "</body></html>\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  std::size_t pages = 0;
  if (words.size() != 3 ||
      std::from_chars(words[1].data(), words[1].data() + words[1].size(), pages).ec != std::errc()) {
    std::cerr << "usage: bench_compose dsrkit|libharu|html PAGES FILE\n";
    return 2;
  }
  if (words[0] == "dsrkit") {
    write_ours(pages, words[2]);
  } else if (words[0] == "libharu") {
    write_stock(pages, words[2]);
  } else {
    write_html(pages, words[2]);
  }
  return 0;
}
