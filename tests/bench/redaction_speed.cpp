// bench_redaction_speed STEP...: the parts of recognition, each timed on its own for redaction_speed.sh.
//   notes BYTES SEED           writes notes of generated cases
//   names COUNT SEED           writes that many names, one a line
//   patterns                   writes the shipped expressions of identifiers, one a line
//   tokens TEXT                the words of a text, cut and folded
//   dictionary NAMES TEXT      the same, each sought in all forms of the names of the people of a file
//   re2-names NAMES TEXT       the same as one alternation of RE2
//   set EXPRESSIONS TEXT       expressions of a file, sought by our PatternSet
//   re2-set EXPRESSIONS TEXT   the same as one alternation of RE2
//   tagger TEXT                the scores of the tagger for words already cut
//   pages PAGES SEED           writes the pages that scanner reads
//   people SEED                writes the people of that case for "dsrkit scan --people"
//   scanner PAGES SEED         the whole Scanner with people of a case, over pages of 500 words
//   crowd NAMES TEXT           the whole Scanner with the people of a file
// What is timed prints: bytes, CPU seconds, what was found, CPU seconds to build, seconds on the clock.

#include "case_notes.hpp"
#include "party_names.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/redact/scanner.hpp"
#include "dsrkit/tagger/tagger.hpp"
#include "dsrkit/text/pattern.hpp"
#include "dsrkit/text/tokens.hpp"

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
constexpr std::size_t kPiece = std::size_t{16} << 10U;

double seconds_of(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double cpu_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

/// Sums up time in parts of a run.
class Stopwatch {
public:
  template <typename Work>
  auto time(Work&& work) {
    const double cpu = cpu_seconds();
    const double clock = seconds_of(CLOCK_MONOTONIC);
    auto result = work();
    m_cpu += cpu_seconds() - cpu;
    m_clock += seconds_of(CLOCK_MONOTONIC) - clock;
    return result;
  }

  void print(std::size_t bytes, std::size_t found, double built) const {
    std::cout << bytes << " " << m_cpu << " " << found << " " << built << " " << m_clock << "\n";
  }

private:
  double m_cpu = 0;
  double m_clock = 0;
};

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

/// A text in pieces that end with a line.
std::vector<std::string> pieces_of(const std::string& file) {
  const auto text = files::read_file(file);
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const auto line = text.find('\n', std::min(text.size(), at + kPiece));
    const auto end = line == std::string::npos ? text.size() : line + 1;
    pieces.push_back(text.substr(at, end - at));
    at = end;
  }
  return pieces;
}

/// Times a search over a text that is in memory.
template <typename Build, typename Find>
void time_search(const std::string& file, Build&& build, Find&& find) {
  const auto pieces = pieces_of(file);
  const double before = cpu_seconds();
  const auto built = build();
  const double building = cpu_seconds() - before;
  Stopwatch watch;
  std::size_t bytes = 0;
  const auto found = watch.time([&] {
    std::size_t all = 0;
    for (const auto& piece : pieces) {
      all += find(built, piece);
      bytes += piece.size();
    }
    return all;
  });
  watch.print(bytes, found, building);
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

std::vector<Party> people_called(const std::vector<std::string>& names) {
  std::vector<Party> people;
  for (const auto& name : names) {
    people.emplace_back();
    people.back().id = "P" + std::to_string(people.size());
    people.back().names = {name};
  }
  return people;
}

void time_tokens(const std::string& file) {
  time_search(
      file, [] { return 0; }, [](int, std::string_view text) { return text::tokenise(text).size(); });
}

void time_dictionary(const std::vector<std::string>& names, const std::string& file) {
  const auto lists = rules::load_rules().names;
  const auto people = people_called(names);
  time_search(
      file, [&] { return std::make_unique<redact::PartyNames>(people, *lists); },
      [](const auto& dictionary, std::string_view text) {
        const auto tokens = text::tokenise(text);
        return static_cast<std::size_t>(std::count_if(
            tokens.begin(), tokens.end(),
            [&](const text::Token& token) { return !dictionary->exact(token.folded).empty(); }));
      });
}

void time_crowd(const std::vector<std::string>& names, const std::string& file) {
  time_search(
      file, [&] { return redact::Scanner(rules::load_rules(), people_called(names)); },
      [](const auto& scanner, std::string_view text) { return scanner.scan(text).size(); });
}

/// Only the tagger's own time counts.
void time_tagger(const std::string& file) {
  const auto tagger = tagger::Tagger::load(rules::load_rules().names);
  Stopwatch watch;
  std::size_t found = 0;
  std::size_t bytes = 0;
  for (const auto& text : pieces_of(file)) {
    const auto tokens = text::tokenise(text);
    const auto scores = watch.time([&] { return tagger.scores(text, tokens); });
    found +=
        static_cast<std::size_t>(std::count_if(scores.begin(), scores.end(), [](int s) { return s > 0; }));
    bytes += text.size();
  }
  watch.print(bytes, found, 0);
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

/// Pages of 500 words in the notes of a case, written as they are asked for so that memory shows their reader
/// only.
class Pages {
public:
  explicit Pages(std::size_t seed) : m_case(bench::make_case(seed_of(seed, 0))) {}

  std::string next() {
    std::string text;
    for (std::size_t words = 0; words < kWordsOfPage; m_note = (m_note + 1) % m_case.notes.size()) {
      const auto& more = m_case.notes[m_note].text;
      words += static_cast<std::size_t>(std::count(more.begin(), more.end(), ' ')) + 1;
      text += more + "\n\n";
    }
    return text;
  }

  [[nodiscard]] std::vector<Party> parties() const {
    std::vector<Party> parties;
    for (const auto& member : m_case.people) {
      parties.push_back(member.party);
    }
    return parties;
  }

private:
  bench::Case m_case;
  std::size_t m_note = 0;
};

void write_pages(std::size_t pages, std::size_t seed) {
  Pages source(seed);
  for (std::size_t page = 0; page < pages; ++page) {
    std::cout << source.next();
  }
}

/// Who they are by name and role.
void write_people(std::size_t seed) {
  Value subject;
  Value::Array people;
  for (const auto& party : Pages(seed).parties()) {
    const Value::Array names(party.names.begin(), party.names.end());
    if (party.role == PartyRole::subject) {
      subject = Value::object({{"id", party.id}, {"names", names}});
    } else {
      people.push_back(Value::object({{"id", party.id},
                                      {"role", std::string(party_role_name(party.role))},
                                      {"relation", party.relation},
                                      {"names", names}}));
    }
  }
  std::cout << codec::write_json(Value::object({{"subject", subject}, {"people", people}})) << "\n";
}

void time_scanner(std::size_t pages, std::size_t seed) {
  Pages source(seed);
  const double before = cpu_seconds();
  const redact::Scanner scanner(rules::load_rules(), source.parties());
  const double built = cpu_seconds() - before;
  Stopwatch watch;
  std::size_t bytes = 0;
  std::size_t found = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    const auto text = source.next();
    bytes += text.size();
    found += watch.time([&] { return scanner.scan(text).size(); });
  }
  watch.print(bytes, found, built);
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
  } else if (step == "people" && arguments.size() == 2) {
    write_people(number(arguments[1]));
  } else if (step == "tokens" && arguments.size() == 2) {
    time_tokens(arguments[1]);
  } else if (step == "tagger" && arguments.size() == 2) {
    time_tagger(arguments[1]);
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
  } else if (step == "pages") {
    write_pages(number(arguments[1]), number(arguments[2]));
  } else if (step == "crowd") {
    time_crowd(lines_of(arguments[1]), arguments[2]);
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
