#include "dsrkit/letters/check.hpp"

#include "temp_folder.hpp"

#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::letters;

TEST_CASE("every shipped letter is plain English", "[letters][reading]") {
  std::size_t easy = 0;
  for (const law::LetterKind& kind : law::letter_kinds()) {
    const LetterCheck checked =
        letters::check(kind.id, {}, parse_date("2026-11-22", "date"), Jurisdiction::england_and_wales);
    CAPTURE(kind.id, checked.reading.reading_ease());
    CHECK(law::all_ok(checked.findings));
    CHECK(checked.reading.reading_ease() >= 60);
    CHECK(checked.reading.reading_age() <= 12.5);
    if (checked.reading.reading_ease() >= 70) {
      ++easy;
    }
  }
  CHECK(easy * 2 > law::letter_kinds().size());
}

TEST_CASE("greeting, headings and signature are not measured", "[letters][reading]") {
  const auto reading = measure({{"Heading", {"Dear You,", "It is so.", "Yours,\nMe"}, {"a bullet"}}});
  CHECK(reading.sentences == 2);
  CHECK(reading.words == 5);
}

TEST_CASE("a file that is no text of a letter is named", "[letters]") {
  const test::TempFolder folder;
  for (const char* name : {"refusal.json", "refusl.json", "fee.txt"}) {
    files::write_file(folder.path() / name, "{}");
  }
  CHECK(stray_files(folder.path()) == std::vector<std::string>{"fee.txt", "refusl.json"});
  CHECK(stray_files({}).empty());
  CHECK(stray_files(folder.path() / "nothing").empty());
}
