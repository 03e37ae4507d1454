#include "dsrkit/letters/letter.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::letters;

namespace {

LetterInput sample_letter(const std::string& kind) {
  LetterInput input;
  input.sender = "Sample Council";
  input.sender_lines = {"Rights team", "1 Market Street", "Sampleton ST1 1AA"};
  input.recipient = "Sam Green";
  input.recipient_address = {"2 High Road", "Sampleton", "ST2 2BB"};
  input.date = parse_date("2026-11-22", "date");
  input.reference = "AR-2026-0001";
  input.letter = law::fill_letter(law::load_letter_text(kind),
                                  law::sample_facts(input.date, Jurisdiction::england_and_wales));
  return input;
}

}  // namespace

TEST_CASE("the text of a letter is wrapped and in the order of a letter", "[letters]") {
  for (const law::LetterKind& kind : law::letter_kinds()) {
    const std::string text = letter_as_text(sample_letter(kind.id));
    CAPTURE(kind.id);
    for (const std::string& line : split(text, '\n')) {
      CHECK(to_utf32(line).size() <= 72);
    }
    const auto at = [&text](const char* part) { return text.find(part); };
    CHECK(at("Sample Council\n") == 0);
    CHECK(at("Sample Council\n") < at("2 High Road\n"));
    CHECK(at("2 High Road\n") < at("22 November 2026\nOur reference: AR-2026-0001\n"));
    CHECK(at("Our reference") < at("Dear Sam Green,\n"));
    CHECK(text.ends_with("Yours sincerely,\n\nRights team\nfor Sample Council\n"));
  }
}

TEST_CASE("bullets are indented in the text", "[letters]") {
  auto input = sample_letter("no-data");
  input.letter.sections = {{"Where", {}, {std::string(40, 'a') + " " + std::string(40, 'b')}}};
  CHECK(letter_as_text(input).find("Where\n\n  - " + std::string(40, 'a') + "\n    " + std::string(40, 'b') +
                                   "\n") != std::string::npos);
}

TEST_CASE("dates, telephone numbers, postcodes and references stay on one line", "[letters]") {
  const test::TempFolder folder;
  const std::vector<std::string> kept{"2 November 2026", "01632 960 001", "+44 7700 900123", "116 123",
                                      "SK9 5AF",         "SW1A 2AA",      "AR-2026-0001",    "0303 123 1113"};
  auto input = sample_letter("fee");
  input.letter.sections = {{"", {}, {}}};
  for (const std::string& whole : kept) {
    for (std::size_t i = 0; i < 24; ++i) {
      input.letter.sections.front().paragraphs.push_back(std::string(i + 40, 'n') + " say " + whole +
                                                         ", or (" + whole + ") then.");
    }
  }
  const std::string text = letter_as_text(input);
  const LetterFiles written = write_letter(input, folder.path() / "kept");
  const std::string pdf =
      replace_all(files::run_program({"pdftotext", "-layout", written.pdf.string(), "-"}, ""), "\u00A0", " ");
  const auto count = [](const std::string& where, const std::string& what) {
    std::size_t found = 0;
    for (auto at = where.find(what); at != std::string::npos; at = where.find(what, at + 1)) {
      ++found;
    }
    return found;
  };
  CHECK(text.find("\u00A0") == std::string::npos);
  for (const std::string& whole : kept) {
    CAPTURE(whole);
    CHECK(count(text, whole) >= 48);
    CHECK(count(pdf, whole) >= 48);
  }
}

TEST_CASE("other numbers and words may stand on two lines", "[letters]") {
  auto input = sample_letter("fee");
  input.letter.sections = {
      {"", {std::string(66, 'n') + " in May some", std::string(69, 'n') + " 2 cases"}, {}}};
  const std::string text = letter_as_text(input);
  CHECK(text.find(" in\nMay some") != std::string::npos);
  CHECK(text.find(" 2\ncases") != std::string::npos);
}

TEST_CASE("a letter is written as PDF and text, the same bytes each time", "[letters]") {
  const test::TempFolder folder;
  const auto input = sample_letter("refusal");
  const LetterFiles first = write_letter(input, folder.path() / "first");
  const LetterFiles second = write_letter(input, folder.path() / "second");
  CHECK(first.pages >= 1);
  CHECK(first.pdf_sha256 == second.pdf_sha256);
  CHECK(first.text_sha256 == second.text_sha256);
  CHECK(files::read_file(first.text) == letter_as_text(input));
  CHECK(first.missing_glyphs.empty());
  CHECK((std::filesystem::status(first.pdf).permissions() & std::filesystem::perms(0077)) ==
        std::filesystem::perms::none);
}

TEST_CASE("nothing is written over an earlier letter, and no half of a letter is left", "[letters]") {
  const test::TempFolder folder;
  const auto input = sample_letter("fee");
  files::write_file(folder.path() / "one.txt", "earlier");
  CHECK_THROWS_AS(write_letter(input, folder.path() / "one"), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "one.pdf"));
  files::write_file(folder.path() / "two.pdf", "earlier");
  CHECK_THROWS_AS(write_letter(input, folder.path() / "two"), Error);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "two.txt"));
  CHECK(files::read_file(folder.path() / "two.pdf") == "earlier");
}

TEST_CASE("the address of a letter stands in the window of an envelope", "[letters]") {
  const test::TempFolder folder;
  auto input = sample_letter("acknowledgement");
  for (const bool long_head : {false, true}) {
    input.sender_lines = long_head ? std::vector<std::string>{"Rights team", "1 Market Street", "Sampleton"}
                                   : std::vector<std::string>{};
    const auto written = write_letter(input, folder.path() / (long_head ? "long" : "short"));
    // Millimetres at 25.4 dots an inch: what lies from 53 to 81 mm below the top and 20 to 110 mm from the
    // left.
    const std::string seen = files::run_program({"pdftotext", "-r", "25.4", "-x", "20", "-y", "52", "-W",
                                                 "90", "-H", "29", "-l", "1", written.pdf.string(), "-"},
                                                "");
    CHECK(trim(seen) == "Sam Green\n2 High Road\nSampleton\nST2 2BB");
  }
}

TEST_CASE("the signature of a letter stands on one page", "[letters]") {
  const test::TempFolder folder;
  for (const law::LetterKind& kind : law::letter_kinds()) {
    CAPTURE(kind.id);
    const auto written = write_letter(sample_letter(kind.id), folder.path() / kind.id);
    const std::string last =
        files::run_program({"pdftotext", "-f", std::to_string(written.pages), written.pdf.string(), "-"}, "");
    CHECK(last.find("Yours sincerely,") != std::string::npos);
    CHECK(last.find("for Sample Council") != std::string::npos);
    CHECK(last.find("Page " + std::to_string(written.pages) + " of ") != std::string::npos);
  }
}
