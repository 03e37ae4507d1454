// leak_scan FILE TERMS [PASSWORD]: the leak check alone, for TERMS invented people none of whom is in the
// file.

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/seal/leak_check.hpp"

#include <charconv>
#include <cstdio>
#include <string_view>

using namespace dsrkit;

namespace {

/// Names that look like names, each of them once, and no words of any document.
std::vector<seal::ProtectedTerm> invented_people(std::size_t count) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  const auto word = [&](std::size_t number) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
      text += kConsonants[number % kConsonants.size()];
      number /= kConsonants.size();
      text += kVowels[(number + static_cast<std::size_t>(i)) % kVowels.size()];
      number /= kVowels.size();
    }
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  };
  std::vector<seal::ProtectedTerm> terms;
  for (std::size_t i = 0; terms.size() < count; ++i) {
    const std::string given = word(i * 7919 + 13);
    const std::string family = word(i * 104729 + 17) + "qvist";
    const std::string id = "party-" + std::to_string(i);
    terms.push_back({id, given + " " + family});
    terms.push_back({id, family});
    terms.push_back({id, "07700 9" + std::to_string(10000 + i % 90000)});
  }
  terms.resize(count);
  return terms;
}

std::vector<seal::ProtectedTerm> lines_of(const std::string& path) {
  std::vector<seal::ProtectedTerm> terms;
  for (const std::string& line : split(files::read_file(path), '\n')) {
    if (!line.empty()) {
      terms.push_back({"line-" + std::to_string(terms.size() + 1), line});
    }
  }
  return terms;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view number = argc > 2 ? argv[2] : "";
  std::size_t count = 0;
  std::from_chars(number.data(), number.data() + number.size(), count);
  if (argc < 3 || (count == 0 && !number.starts_with("@"))) {
    std::fprintf(stderr, "usage: leak_scan FILE TERMS [PASSWORD]\n");
    return 2;
  }
  try {
    seal::LeakCheckOptions options;
    options.password = argc > 3 ? argv[3] : "";
    const auto leaks = seal::find_leaks(
        argv[1], count > 0 ? invented_people(count) : lines_of(std::string(number.substr(1))), options);
    for (const auto& leak : leaks) {
      std::printf("%s: %s\n", leak.term_id.c_str(), leak.place.c_str());
    }
    return leaks.empty() ? 0 : 1;
  } catch (const Error& error) {
    std::fprintf(stderr, "leak_scan: %s\n", error.what());
    return 3;
  }
}
