#include "temp_folder.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/document.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

using namespace dsrkit;
using namespace dsrkit::pdf;

namespace {

struct Name {
  const char* language;
  const char* text;
};

// Invented people; each name has what its script makes hard: marks, joins, reordered vowels, stacked letters.
const std::vector<Name> kNames = {
    {"Welsh", "Si\u00e2n Ll\u0177r ap G\u0175ilym"},
    {"Polish", "Stanis\u0142aw \u017b\u00f3\u0142\u0107"},
    {"Romanian", "\u0218tefan \u021auc\u0103"},
    {"Lithuanian", "\u017dydr\u016bn\u0117 \u0160em\u0117t\u0173"},
    {"Turkish", "\u0130pek G\u00fc\u011fl\u00fc\u0131\u015f\u0131k"},
    {"Vietnamese", "Nguy\u1ec5n Th\u1ecb H\u1ed3ng Nh\u01b0\u1ee3ng"},
    {"Greek", "\u03a3\u03c0\u03cd\u03c1\u03bf\u03c2 \u0394\u03b7\u03bc\u03b7\u03c4\u03c1\u03af\u03bf\u03c5"},
    {"Ukrainian", "\u0404\u0432\u0433\u0435\u043d\u0456\u044f \u0407\u0436\u0430\u043a"},
    {"Urdu", "\u0634\u0627\u0632\u06cc\u06c1 \u0628\u06cc\u06af\u0645"},
    {"Arabic", "\u0639\u0628\u062f \u0627\u0644\u0644\u0647 \u0627\u0644\u062d\u0633\u0646"},
    {"Hebrew", "\u05e9\u05e8\u05d4 \u05db\u05d4\u05df"},
    {"Hindi", "\u0915\u093f\u0936\u094b\u0930 \u0936\u094d\u0930\u0940\u0935\u093e\u0938\u094d\u0924\u0935"},
    {"Bengali", "\u09ae\u09cb\u09b9\u09be\u09ae\u09cd\u09ae\u09a6 \u0995\u09c8\u09b2\u09be\u09b8"},
    {"Punjabi", "\u0a17\u0a41\u0a30\u0a2a\u0a4d\u0a30\u0a40\u0a24 \u0a38\u0a3f\u0a70\u0a18"},
    {"Tamil", "\u0b95\u0bca\u0b9a\u0bb2\u0bc8 \u0bb8\u0bcd\u0bb0\u0bc0"},
    {"Amharic", "\u1230\u120b\u121d \u12a8\u1260\u12f0"},
    {"Chinese", "\u738b\u5c0f\u660e \u6b50\u967d"},
};

std::filesystem::path write_names(const test::TempFolder& folder) {
  const auto file = folder.path() / "names.pdf";
  Document document({"Names", "Example Borough Council", "Names", "en-GB", parse_date("2026-11-22", "date")},
                    {"", "", ""});
  Table table{{2, 5}, {"Language", "Name"}, {}};
  for (const Name& name : kNames) {
    table.rows.push_back({{{name.language}}, {{name.text}}});
  }
  document.table(table);
  REQUIRE(document.save(file).missing_glyphs.empty());
  return file;
}

/// A grey picture, a byte a pixel.
struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string pixels;

  explicit Picture(const std::string& pgm) {
    std::istringstream in(pgm);
    std::string magic;
    std::size_t most = 0;
    in >> magic >> width >> height >> most;
    REQUIRE(magic == "P5");
    pixels = pgm.substr(static_cast<std::size_t>(in.tellg()) + 1);
    REQUIRE(pixels.size() == width * height);
  }

  /// How dark the square of `side` pixels is, 0 to 255.
  [[nodiscard]] double ink(std::size_t x, std::size_t y, std::size_t side) const {
    double sum = 0;
    for (std::size_t row = y; row < y + side; ++row) {
      for (std::size_t column = x; column < x + side; ++column) {
        sum += 255 - static_cast<unsigned char>(pixels[row * width + column]);
      }
    }
    return sum / static_cast<double>(side * side);
  }
};

/// The largest difference of ink in any square: a letter more or less is some 40, another rasteriser a few.
double difference(const Picture& a, const Picture& b) {
  constexpr std::size_t kSide = 6;
  REQUIRE(a.width == b.width);
  REQUIRE(a.height == b.height);
  double most = 0;
  for (std::size_t y = 0; y + kSide <= a.height; y += kSide) {
    for (std::size_t x = 0; x + kSide <= a.width; x += kSide) {
      most = std::max(most, std::abs(a.ink(x, y, kSide) - b.ink(x, y, kSide)));
    }
  }
  return most;
}

std::string rendered(const std::filesystem::path& file) {
  return files::run_program(
      {"pdftoppm", "-r", "72", "-gray", "-x", "60", "-y", "70", "-W", "400", "-H", "420", file.string()}, "");
}

}  // namespace

TEST_CASE("Names in 17 languages look as they should", "[pdf][scripts][golden]") {
  const test::TempFolder folder;
  const std::string picture = rendered(write_names(folder));
  const std::filesystem::path golden = std::string(DSRKIT_TEST_DATA) + "/pages/names.pgm";
  if (std::getenv("DSRKIT_TEST_ACCEPT") != nullptr) {
    std::filesystem::remove(golden);
    files::write_file(golden, picture, 0644);
  }
  const Picture expected(files::read_file(golden));
  const Picture actual(picture);
  constexpr double kTolerance = 24;
  CHECK(difference(expected, actual) < kTolerance);

  // A page with one letter fewer is another page.
  Picture without = actual;
  const std::size_t row = without.width * 40;
  std::fill(without.pixels.begin() + static_cast<std::ptrdiff_t>(row), without.pixels.end(), '\xFF');
  CHECK(difference(expected, without) > kTolerance);
}

TEST_CASE("Names in 17 languages read back in logical order", "[pdf][scripts]") {
  const test::TempFolder folder;
  std::string text =
      files::run_program({"pdftotext", "-enc", "UTF-8", write_names(folder).string(), "-"}, "");
  for (const char* mark : {"\u202A", "\u202B", "\u202C"}) {
    text = replace_all(text, mark, "");
  }
  for (const Name& name : kNames) {
    CAPTURE(name.language);
    CHECK(text.find(name.text) != std::string::npos);
  }
}
