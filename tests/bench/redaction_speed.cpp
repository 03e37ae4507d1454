// bench_redaction_speed STEP...: the parts of recognition, each timed on its own for redaction_speed.sh.
//   notes BYTES SEED           writes notes of generated cases
//   names COUNT SEED           writes that many names, one a line
//   patterns                   writes the shipped expressions of identifiers, one a line
//   dictionary NAMES TEXT      names of a file, sought by our dictionary
//   re2-names NAMES TEXT       the same as one alternation of RE2
//   set EXPRESSIONS TEXT       expressions of a file, sought by our PatternSet
//   re2-set EXPRESSIONS TEXT   the same as one alternation of RE2
//   scanner PAGES SEED         the whole Scanner with people of a case, over pages of 500 words
// What is timed prints: bytes, CPU seconds, what was found, seconds to build.

#include "case_notes.hpp"

#include "dsrkit/files/files.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/text/dictionary.hpp"
#include "dsrkit/text/pattern.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iostream>
#include <re2/re2.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace dsrkit;

namespace {

constexpr std::size_t kWordsOfPage = 500;
constexpr std::size_t kPiece = std::size_t{1} << 20U;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  const auto text = files::read_file(file);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::uint64_t seed_of(std::size_t seed, std::size_t number) {
  return seed * 1000003 + number;
}

void write_notes(std::size_t bytes, std::size_t seed) {
  std::size_t written = 0;
  for (std::size_t i = 0; written < bytes; ++i) {
    for (const auto& note : bench::make_case(seed_of(seed, i)).notes) {
      std::cout << note.text << "\n\n";
      written += note.text.size() + 2;
    }
  }
}

/// First names and surnames of many cases, put together by dice.
void write_names(std::size_t count, std::size_t seed) {
  std::set<std::string> given;
  std::set<std::string> family;
  bench::Dice dice(seed);
  for (int i = 0; i < 200; ++i) {
    for (const auto& member : bench::make_people(dice)) {
      given.insert(member.given);
      family.insert(member.family);
    }
  }
  const std::vector<std::string> first(given.begin(), given.end());
  const std::vector<std::string> last(family.begin(), family.end());
  std::set<std::string> names;
  while (names.size() < count) {
    const bool two = dice.chance(0.5);
    names.insert(dice.any(first) + " " + dice.any(last) + (two ? "-" + dice.any(last) : ""));
  }
  for (const auto& name : names) {
    std::cout << name << "\n";
  }
}

void write_patterns() {
  for (const auto& pack : rules::load_rules().packs) {
    for (const auto& rule : pack.rules) {
      for (const auto& pattern : rule.patterns) {
        std::cout << pattern.text << "\n";
      }
    }
  }
}

/// Times a search over a text that is in memory, in pieces that end with a line.
template <typename Build, typename Find>
void time_search(const std::string& file, Build&& build, Find&& find) {
  const auto text = files::read_file(file);
  const double before = cpu_seconds();
  const auto built = build();
  const double begin = cpu_seconds();
  std::size_t found = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto line = text.find('\n', std::min(text.size(), at + kPiece));
    const auto end = line == std::string::npos ? text.size() : line + 1;
    found += find(built, std::string_view(text).substr(at, end - at));
    at = end;
  }
  const double end = cpu_seconds();
  std::cout << text.size() << " " << end - begin << " " << found << " " << begin - before << "\n";
}

std::size_t count_matches(const RE2& expression, std::string_view text) {
  std::size_t found = 0;
  re2::StringPiece match;
  const re2::StringPiece piece(text.data(), text.size());
  for (std::size_t at = 0;
       at <= text.size() && expression.Match(piece, at, text.size(), RE2::UNANCHORED, &match, 1); ++found) {
    at = static_cast<std::size_t>(match.data() - text.data()) + std::max<std::size_t>(match.size(), 1);
  }
  return found;
}

void time_re2(const std::string& file, const std::vector<std::string>& parts, const std::string& flags) {
  time_search(
      file,
      [&] {
        std::string all;
        for (const auto& part : parts) {
          all += (all.empty() ? "(?:" : "|(?:") + part + ")";
        }
        RE2::Options options;
        options.set_max_mem(std::int64_t{1} << 30U);
        options.set_never_capture(true);
        return std::make_unique<RE2>(flags + "(?:" + all + ")", options);
      },
      [](const auto& expression, std::string_view text) { return count_matches(*expression, text); });
}

void time_dictionary(const std::vector<std::string>& names, const std::string& file) {
  time_search(
      file,
      [&] {
        text::Dictionary dictionary;
        for (const auto& name : names) {
          dictionary.add(name);
        }
        return dictionary;
      },
      [](const auto& dictionary, std::string_view text) { return dictionary.find_all(text).size(); });
}

void time_set(const std::vector<std::string>& expressions, const std::string& file) {
  time_search(
      file,
      [&] {
        text::PatternSet set;
        for (const auto& expression : expressions) {
          set.add(expression, "benchmark");
        }
        set.compile();
        return set;
      },
      [](const auto& set, std::string_view text) { return set.find_all(text).size(); });
}

/// Pages of 500 words in the notes of the case itself, written as it goes so that memory shows the scanner
/// only.
void time_scanner(std::size_t pages, std::size_t seed) {
  const auto made = bench::make_case(seed_of(seed, 0));
  std::vector<Party> parties;
  for (const auto& member : made.people) {
    parties.push_back(member.party);
  }
  const double before = cpu_seconds();
  const redact::Scanner scanner(rules::load_rules(), std::move(parties));
  const double built = cpu_seconds() - before;
  std::size_t bytes = 0;
  std::size_t found = 0;
  double seconds = 0;
  std::size_t note = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    std::string text;
    for (std::size_t words = 0; words < kWordsOfPage; note = (note + 1) % made.notes.size()) {
      const auto& more = made.notes[note].text;
      words += static_cast<std::size_t>(std::count(more.begin(), more.end(), ' ')) + 1;
      text += more + "\n\n";
    }
    bytes += text.size();
    const double begin = cpu_seconds();
    found += scanner.scan(text).size();
    seconds += cpu_seconds() - begin;
  }
  std::cout << bytes << " " << seconds << " " << found << " " << built << "\n";
}

std::vector<std::string> whole_words(std::vector<std::string> names) {
  for (auto& name : names) {
    name = "\\b" + RE2::QuoteMeta(name) + "\\b";
  }
  return names;
}

bool run(const std::vector<std::string>& arguments) {
  const auto& step = arguments.front();
  if (step == "patterns" && arguments.size() == 1) {
    write_patterns();
  } else if (arguments.size() != 3) {
    return false;
  } else if (step == "notes") {
    write_notes(number(arguments[1]), number(arguments[2]));
  } else if (step == "names") {
    write_names(number(arguments[1]), number(arguments[2]));
  } else if (step == "dictionary") {
    time_dictionary(lines_of(arguments[1]), arguments[2]);
  } else if (step == "re2-names") {
    time_re2(arguments[2], whole_words(lines_of(arguments[1])), "(?i)");
  } else if (step == "set") {
    time_set(lines_of(arguments[1]), arguments[2]);
  } else if (step == "re2-set") {
    time_re2(arguments[2], lines_of(arguments[1]), "");
  } else if (step == "scanner") {
    time_scanner(number(arguments[1]), number(arguments[2]));
  } else {
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty() || !run(arguments)) {
    std::cerr << "usage: bench_redaction_speed STEP [WHAT TEXT]; see the top of redaction_speed.cpp\n";
    return 2;
  }
}
