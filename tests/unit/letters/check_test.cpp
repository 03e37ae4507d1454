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
    REQUIRE(checked.ok());
    CAPTURE(kind.id, checked.reading->reading_ease());
    CHECK(checked.reading->reading_ease() >= 60);
    CHECK(checked.reading->reading_age() <= 12.5);
    if (checked.reading->reading_ease() >= 70) {
      ++easy;
    }
  }
  CHECK(easy * 2 > law::letter_kinds().size());
}

TEST_CASE("all mistakes of a file are findings with their places", "[letters]") {
  const test::TempFolder folder;
  files::write_file(folder.path() / "fee.json", R"({"format":"dsrkit.letter/1","kind":"fee","title":"{nope}",
      "sections":[{"paragraphs":["good","{fee_amout} and {contct}"],"bullets":["{"]}]})");
  const auto checked =
      letters::check("fee", folder.path(), parse_date("2026-11-22", "date"), Jurisdiction::scotland);
  CHECK_FALSE(checked.ok());
  CHECK_FALSE(checked.reading);
  std::vector<std::string> places;
  for (const Diagnostic& mistake : checked.mistakes) {
    places.push_back(mistake.where);
  }
  const std::string section = "letters/fee.json/sections/0/";
  CHECK(places == std::vector<std::string>{"letters/fee.json/title", section + "paragraphs/1",
                                           section + "paragraphs/1", section + "bullets/0"});
  files::write_file(folder.path() / "fee.json", "{");
  const auto broken =
      letters::check("fee", folder.path(), parse_date("2026-11-22", "date"), Jurisdiction::scotland);
  REQUIRE(broken.mistakes.size() == 1);
  CHECK(broken.mistakes.front().where == "letters/fee.json");
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
