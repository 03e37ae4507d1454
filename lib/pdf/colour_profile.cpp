#include "colour_profile.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::pdf {
namespace {

constexpr std::size_t kHeaderSize = 128;
constexpr std::size_t kTagEntrySize = 12;
constexpr unsigned kVersion = 0x02100000;
constexpr std::string_view kName = "sRGB primaries, gamma 2.2";

using Colourants = std::array<double, 3>;

// The primaries of sRGB as the profile connection space sees them, under D50 (IEC 61966-2-1, Bradford).
constexpr Colourants kWhite{0.9642, 1.0, 0.8249};
constexpr Colourants kRed{0.4360, 0.2225, 0.0139};
constexpr Colourants kGreen{0.3851, 0.7169, 0.0971};
constexpr Colourants kBlue{0.1431, 0.0606, 0.7141};

void append(std::string& out, std::size_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
  }
}

/// A number with 16 bits behind the point.
void append_fixed(std::string& out, double value) {
  append(out, static_cast<std::size_t>(std::lround(value * 65536)), 4);
}

std::string type(std::string_view signature) {
  return std::string(signature) + std::string(4, '\0');
}

std::string xyz(const Colourants& values) {
  std::string out = type("XYZ ");
  for (const double value : values) {
    append_fixed(out, value);
  }
  return out;
}

/// A curve of one number is an exponent, with 8 bits behind the point.
std::string gamma() {
  std::string out = type("curv");
  append(out, 1, 4);
  append(out, 0x0233, 2);
  return out;
}

std::string description() {
  constexpr std::size_t kScriptCodePart = 67;
  std::string out = type("desc");
  append(out, kName.size() + 1, 4);
  out += kName;
  // No Unicode and no Macintosh form of the name.
  return out + std::string(1 + 4 + 4 + 2 + 1 + kScriptCodePart, '\0');
}

std::string copyright() {
  return type("text") + "No copyright, use freely" + std::string(1, '\0');
}

std::string header(std::size_t size) {
  std::string out;
  append(out, size, 4);
  append(out, 0, 4);
  append(out, kVersion, 4);
  out += "mntrRGB XYZ ";
  for (const std::size_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) {
    append(out, part, 2);
  }
  out += "acsp";
  out += std::string(28, '\0');
  for (const double value : kWhite) {
    append_fixed(out, value);
  }
  out.resize(kHeaderSize, '\0');
  return out;
}

}  // namespace

std::string colour_profile() {
  const std::vector<std::pair<std::string_view, std::string>> tags = {
      {"desc", description()}, {"cprt", copyright()}, {"wtpt", xyz(kWhite)},
      {"rXYZ", xyz(kRed)},     {"gXYZ", xyz(kGreen)}, {"bXYZ", xyz(kBlue)},
      {"rTRC", gamma()},       {"gTRC", gamma()},     {"bTRC", gamma()}};
  std::string table;
  append(table, tags.size(), 4);
  std::string data;
  const std::size_t data_at = kHeaderSize + 4 + tags.size() * kTagEntrySize;
  for (const auto& [name, bytes] : tags) {
    table += name;
    append(table, data_at + data.size(), 4);
    append(table, bytes.size(), 4);
    data += bytes;
    data.resize((data.size() + 3) / 4 * 4, '\0');
  }
  return header(data_at + data.size()) + table + data;
}

}  // namespace dsrkit::pdf
