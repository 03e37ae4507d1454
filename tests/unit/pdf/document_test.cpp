#include "dsrkit/pdf/document.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <unistd.h>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::pdf;

namespace {

DocumentInfo sample_info() {
  return {"Copy of your personal data", "Example Borough Council", "Request EX-1", "en-GB",
          parse_date("2026-11-22", "date")};
}

PageFurniture sample_furniture() {
  return {"Personal data", "EX-1", "Example Borough Council"};
}

/// The text poppler reads on a page, without the direction marks it adds around right-to-left words.
std::string page_text(const std::filesystem::path& file, std::size_t page) {
  const std::string number = std::to_string(page);
  std::string text =
      files::run_program({"pdftotext", "-enc", "UTF-8", "-f", number, "-l", number, file.string(), "-"}, "");
  for (const char* mark : {"\u202A", "\u202B", "\u202C"}) {
    text = replace_all(text, mark, "");
  }
  return text;
}

/// The lines of a page as they stand on it, each run of spaces read as one.
std::string page_lines(const std::filesystem::path& file, std::size_t page) {
  const std::string number = std::to_string(page);
  std::string text = files::run_program(
      {"pdftotext", "-layout", "-enc", "UTF-8", "-f", number, "-l", number, file.string(), "-"}, "");
  while (text.find("  ") != std::string::npos) {
    text = replace_all(text, "  ", " ");
  }
  return text;
}

/// All text, line ends read as spaces.
std::string flat_text(const std::filesystem::path& file) {
  return replace_all(files::run_program({"pdftotext", "-enc", "UTF-8", file.string(), "-"}, ""), "\n", " ");
}

/// Every object of the file, streams inflated.
std::string plain_objects(const std::filesystem::path& file) {
  return files::run_program({"qpdf", "--qdf", "--object-streams=disable", file.string(), "-"}, "");
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

Spans body(const std::string& text) {
  return {{text}};
}

const std::string kSentence =
    "It was agreed that the placement should continue and that contact would be reviewed in six weeks. ";

void fill_pages(Document& document, std::size_t pages) {
  const std::size_t end = document.pages_so_far() + pages;
  while (document.pages_so_far() < end) {
    document.paragraph(body(kSentence + kSentence));
  }
}

void write_sample(Document& document) {
  document.letterhead({"Example Borough Council", {"Civic Offices", "dpo@example.org"}});
  document.paragraph(body("Dear Rhys,"));
  document.paragraph({{"See "},
                      {"the reasons", SpanStyle::link, "#why"},
                      {" or "},
                      {"our site", SpanStyle::link, "https://www.example.org/privacy"}},
                     ParagraphStyle::note);
  document.contents("Contents");
  document.heading(1, "Your records");
  document.heading(2, "Case note 417", "note-417");
  document.paragraph(body("Children's services, 3 May 1998"), ParagraphStyle::provenance);
  document.paragraph({{"Seen with "}, {"another person", SpanStyle::withheld}, {" at home."}});
  document.list({body("one"), body("two")}, true);
  document.fields({{0, "Person", {}}, {1, "Name", body("Rhys")}, {0, "Closed", body("no")}});
  document.heading(1, "Reasons", "why");
  document.table({{1, 3}, {"Label", "Reason"}, {{body("another person"), body("Schedule 2")}}});
}

}  // namespace

TEST_CASE("A document with every kind of block is well-formed and tagged", "[pdf][document]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "sample.pdf";
  Document document(sample_info(), sample_furniture());
  write_sample(document);
  const DocumentResult result = document.save(file);
  CHECK_NOTHROW(files::run_program({"qpdf", "--check", file.string()}, ""));
  const std::string info = files::run_program({"pdfinfo", file.string()}, "");
  CHECK(info.find("Copy of your personal data") != std::string::npos);
  CHECK(info.find("Tagged:          yes") != std::string::npos);
  CHECK(info.find("Pages:           " + std::to_string(result.pages) + "\n") != std::string::npos);
  const std::string tags = files::run_program({"pdfinfo", "-struct", file.string()}, "");
  for (const char* tag :
       {"Sect", "H1", "H2", "TOC", "TOCI", "Link", "L ", "LI", "LBody", "Table", "TH", "TD"}) {
    CHECK(tags.find(tag) != std::string::npos);
  }
}

TEST_CASE("Anchors and contents name the page on which a place really is", "[pdf][contents]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "contents.pdf";
  Document document(sample_info(), sample_furniture());
  document.heading(1, "Letter");
  document.paragraph(body("Dear Rhys,"));
  document.contents("What is in here");
  const std::size_t parts = 60;
  for (std::size_t i = 0; i < parts; ++i) {
    document.heading(1, "Part no" + std::to_string(i), "part-" + std::to_string(i));
    fill_pages(document, i % 3);
    document.paragraph(body("short"));
  }
  document.anchor("end");
  const DocumentResult result = document.save(file);

  CHECK(result.anchors.size() == parts + 1);
  CHECK(result.anchors.at("end") == result.pages);
  std::string contents;
  for (std::size_t page = 2; page < result.anchors.at("part-0"); ++page) {
    contents += page_lines(file, page);
  }
  for (std::size_t i = 0; i < parts; ++i) {
    const std::string title = "Part no" + std::to_string(i);
    const std::size_t page = result.anchors.at("part-" + std::to_string(i));
    CHECK(page_text(file, page).find(title + "\n") != std::string::npos);
    const std::string line = title + " " + std::to_string(page) + "\n";
    CHECK(contents.find(line) != std::string::npos);
  }
  CHECK(page_text(file, 7).find("Page 7 of " + std::to_string(result.pages)) != std::string::npos);
}

TEST_CASE("Names in any script read back as they were written", "[pdf][scripts]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "scripts.pdf";
  const std::vector<std::string> names = {
      "Si\u00e2n Ll\u0177r ap G\u0175ilym",                       // Welsh
      "Stanis\u0142aw \u017b\u00f3\u0142\u0107",                  // Polish
      "\u0634\u0627\u0632\u06cc\u06c1 \u0628\u06cc\u06af\u0645",  // Urdu
      "\u0639\u0628\u062f \u0627\u0644\u0644\u0647",              // Arabic, a name often drawn as one glyph
      "\u05e9\u05e8\u05d4 \u05db\u05d4\u05df",                    // Hebrew
      "\u738b\u5c0f\u660e",                                       // Chinese
      "\u0a17\u0a41\u0a30\u0a2a\u0a4d\u0a30\u0a40\u0a24",         // Punjabi
      "\u0915\u093f\u0936\u094b\u0930",                           // Hindi, a vowel drawn before its consonant
      "\u09ae\u09cb\u09b9\u09be\u09ae\u09cd\u09ae\u09a6",         // Bengali, a vowel drawn in two parts
      "Nguy\u1ec5n",                                              // Vietnamese
      "e\u0301",                                                  // not normalised: two characters
      "\u2126 \u03a9",                                            // two characters that look the same
  };
  Document document(sample_info(), sample_furniture());
  for (const std::string& name : names) {
    document.paragraph(body("Name: " + name));
  }
  const DocumentResult result = document.save(file);
  CHECK(result.missing_glyphs.empty());
  const std::string text = page_text(file, 1);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(text.find(name) != std::string::npos);
  }
}

TEST_CASE("An English sentence that begins with an Arabic name is set from the left", "[pdf][scripts]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "direction.pdf";
  Document document(sample_info(), sample_furniture());
  document.paragraph(body("\u0639\u0644\u064a came on 3 May (visit 4)."));
  static_cast<void>(document.save(file));
  CHECK(page_text(file, 1).find("came on 3 May (visit 4).") != std::string::npos);
}

TEST_CASE("A character without a glyph and a control character are spelt out", "[pdf][glyphs]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "missing.pdf";
  Document document(sample_info(), sample_furniture());
  document.paragraph(body("none \U000F1234\U000F1234 bell\x07 end \U0001F642"));
  const DocumentResult result = document.save(file);
  CHECK(result.missing_glyphs == std::map<char32_t, std::size_t>{{U'\U000F1234', 2}});
  const std::string text = flat_text(file);
  CHECK(count(text, "[U+F1234 not shown: no glyph]") == 2);
  CHECK(text.find("bell[U+0007 control character] end \U0001F642") != std::string::npos);
}

TEST_CASE("Text keeps its spaces, tabs and line ends", "[pdf][text]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "spaces.pdf";
  Document document(sample_info(), sample_furniture());
  document.paragraph(body("first line\r\nsecond line\nname\tvalue"));
  static_cast<void>(document.save(file));
  const std::string text = page_text(file, 1);
  CHECK(text.find("first line\nsecond line\nname") != std::string::npos);
  CHECK(plain_objects(file).find("<0009>") != std::string::npos);
}

TEST_CASE("A word too long for its line goes on in the next one", "[pdf][text]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "long.pdf";
  const std::string word(400, 'x');
  Document document(sample_info(), sample_furniture());
  document.table({{1, 1}, {}, {{body(word), body("beside")}}});
  static_cast<void>(document.save(file));
  CHECK(count(page_text(file, 1), "x") == word.size() + 1);  // and one in the footer
}

TEST_CASE("The same calls give the same bytes", "[pdf][document]") {
  const test::TempFolder folder;
  for (const char* name : {"a.pdf", "b.pdf"}) {
    Document document(sample_info(), sample_furniture());
    write_sample(document);
    static_cast<void>(document.save(folder.path() / name));
  }
  CHECK(files::read_file(folder.path() / "a.pdf") == files::read_file(folder.path() / "b.pdf"));
}

TEST_CASE("A table repeats its header on every page it reaches", "[pdf][table]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "table.pdf";
  Table table{{1, 2}, {"Label", "Reason"}, {}};
  for (int i = 0; i < 90; ++i) {
    table.rows.push_back({body("row" + std::to_string(i)), body(kSentence)});
  }
  Document document(sample_info(), sample_furniture());
  document.table(table);
  const DocumentResult result = document.save(file);
  REQUIRE(result.pages > 2);
  const std::string text = flat_text(file);
  CHECK(count(text, "Reason") == result.pages);
  for (int i = 0; i < 90; ++i) {
    CHECK(count(text, "row" + std::to_string(i) + " ") == 1);
  }
}

TEST_CASE("A row longer than a page is split and nothing is lost", "[pdf][table]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "row.pdf";
  std::string value;
  for (int i = 0; i < 1500; ++i) {
    value += "word" + std::to_string(i) + " ";
  }
  Document document(sample_info(), sample_furniture());
  document.fields({{0, "Summary", body(value)}});
  const DocumentResult result = document.save(file);
  CHECK(result.pages > 1);
  const std::string text = flat_text(file);
  for (int i = 0; i < 1500; ++i) {
    CHECK(count(text, "word" + std::to_string(i) + " ") == 1);
  }
}

TEST_CASE("Headings and provenance lines never stay alone at the end of a page", "[pdf][flow]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "headings.pdf";
  Document document(sample_info(), sample_furniture());
  for (int i = 0; i < 200; ++i) {
    document.heading(2, "Heading h" + std::to_string(i) + "h");
    document.paragraph(body("Source s" + std::to_string(i) + "s"), ParagraphStyle::provenance);
    document.paragraph(body("Text t" + std::to_string(i) + "t " + kSentence));
  }
  const DocumentResult result = document.save(file);
  for (std::size_t page = 1; page <= result.pages; ++page) {
    const std::string text = page_text(file, page);
    CHECK(count(text, "Heading h") == count(text, "Text t"));
    CHECK(count(text, "Source s") == count(text, "Text t"));
  }
}

TEST_CASE("What is measured but not drawn leaves no trace in the file", "[pdf][leak]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "cut.pdf";
  PageFurniture furniture = sample_furniture();
  furniture.footer_left = kSentence + kSentence + " \u0416";  // a running line is cut after its first line
  Document document(sample_info(), furniture);
  document.paragraph(body("\u0414"));
  static_cast<void>(document.save(file));
  const std::string objects = plain_objects(file);
  CHECK(objects.find("<0414>") != std::string::npos);
  CHECK(objects.find("<0416>") == std::string::npos);
}

TEST_CASE("A withheld place is read out as withheld", "[pdf][document]") {
  const test::TempFolder folder;
  const auto file = folder.path() / "withheld.pdf";
  Document document(sample_info(), sample_furniture());
  document.paragraph({{"Seen with "}, {"another person", SpanStyle::withheld}, {" at home."}});
  static_cast<void>(document.save(file));
  CHECK(flat_text(file).find("Seen with another person at home.") != std::string::npos);
  std::string actual = "feff";
  for (const char c : std::string("withheld: another person")) {
    actual += "00" + to_hex(std::string(1, c));
  }
  CHECK(to_lower_ascii(plain_objects(file)).find("/actualtext <" + actual + ">") != std::string::npos);
}

TEST_CASE("A link to nowhere is refused and no file appears", "[pdf][document]") {
  const test::TempFolder folder;
  Document document(sample_info(), sample_furniture());
  document.paragraph({{"See "}, {"there", SpanStyle::link, "#nowhere"}});
  CHECK_THROWS_AS(document.save(folder.path() / "broken.pdf"), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "broken.pdf"));
}

TEST_CASE("A missing font names the package that has it", "[pdf][fonts]") {
  const test::TempFolder folder;
  try {
    const Document document(sample_info(), sample_furniture(), FontCatalogue{{folder.path() / "nothing"}});
    FAIL("no font was needed");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::source_unavailable);
    CHECK(error.hint().find("fonts-noto-core") != std::string::npos);
  }
}

TEST_CASE("A document of 300 pages is made in seconds", "[pdf][speed]") {
  const test::TempFolder folder;
  const auto start = std::chrono::steady_clock::now();
  Document document(sample_info(), sample_furniture());
  fill_pages(document, 300);
  CHECK(document.save(folder.path() / "long.pdf").pages >= 300);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
