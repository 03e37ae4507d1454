#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace dsrkit;

namespace {

struct Pair {
  const char* notice;
  const char* profile;
};

constexpr Pair kPairs[] = {
    {"bolton-families-first.txt", "bolton-families-first"},
    {"bury-gmca-data-accelerator.txt", "bury-data-accelerator"},
    {"cheshire-west-and-chester-troubled-families.txt", "cheshire-west-and-chester-troubled-families"},
    {"manchester-early-help.txt", "manchester-early-help"},
    {"manchester-thriving-families.txt", "manchester-thriving-families"},
};

std::string read_notice_file(const std::string& name) {
  return files::read_file(std::filesystem::path(DSRKIT_TEST_DATA) / "notices" / name);
}

/// "[words](#)" becomes "words".
std::string without_links(std::string text) {
  for (auto middle = text.find("]("); middle != std::string::npos; middle = text.find("](")) {
    const auto open = text.rfind('[', middle);
    const auto close = text.find(')', middle);
    text.erase(middle, close - middle + 1);
    text.erase(open, 1);
  }
  return text;
}

std::string one_space(std::string_view text) {
  std::string result;
  for (const auto& word : split(text, ' ')) {
    if (!word.empty()) {
      result += (result.empty() ? "" : " ") + word;
    }
  }
  return result;
}

std::string without_marker(std::string text) {
  const auto space = text.find(' ');
  const std::string first = text.substr(0, space);
  const bool numbered =
      first.size() > 1 && first.back() == '.' && first.find_first_not_of("0123456789.") == std::string::npos;
  if (first == "-" || first == "\u2022" || numbered) {
    text = space == std::string::npos ? std::string() : text.substr(space + 1);
  }
  if (text.ends_with(" -")) {
    text.resize(text.size() - 2);
  }
  return text;
}

/// Quotes, spaces, bullets, numbers of headings and emphasis are how a page looks, not what it says.
std::string plain(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"\u2019", "'"},
                                                                                 {"\u2018", "'"},
                                                                                 {"\u201c", "\""},
                                                                                 {"\u201d", "\""},
                                                                                 {"\u00a0", " "},
                                                                                 {"\t", " "},
                                                                                 {"\r", ""},
                                                                                 {"**", ""}}) {
    text = replace_all(std::move(text), from, to);
  }
  return to_lower_ascii(without_marker(one_space(without_links(std::move(text)))));
}

std::vector<std::string> plain_lines(const std::string& file) {
  std::vector<std::string> lines;
  for (const auto& line : split(read_notice_file(file), '\n')) {
    if (auto text = plain(line); !text.empty()) {
      lines.push_back(std::move(text));
    }
  }
  return lines;
}

using Visit = std::function<void(const std::string& key, const std::string& text)>;

void for_each_string(const Value& value, const std::string& key, const Visit& visit) {
  if (value.is_string()) {
    visit(key, value.as_string());
  } else if (value.is_array()) {
    for (const auto& element : value.as_array()) {
      for_each_string(element, key, visit);
    }
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.as_object()) {
      for_each_string(member, key + "/" + name, visit);
    }
  }
}

Value profile_json(const std::string& id) {
  const auto path = files::shipped_data("profiles/" + id + ".json");
  return codec::parse_json(files::read_file(path), id);
}

constexpr std::size_t kShort = 12;

/// A short line ("GPs") must be a string of its own: inside another it would prove nothing.
bool holds(const std::string& text, const std::string& line) {
  return line.size() < kShort ? text == line : text.find(line) != std::string::npos;
}

/// Whether a line is made of profile strings and of nothing else but separators.
bool is_made_of(std::string line, const std::vector<std::string>& longest_first) {
  for (const auto& part : longest_first) {
    if (part.size() >= kShort) {
      line = replace_all(std::move(line), part, " ");
    }
  }
  return line.find_first_not_of(" ,;.") == std::string::npos;
}

}  // namespace

TEST_CASE("every line of a notice is in its profile or is a listed heading", "[profile][notice]") {
  const auto headings = plain_lines("headings.txt");
  const std::set<std::string> allowed(headings.begin(), headings.end());
  std::set<std::string> used;
  for (const auto& [notice, id] : kPairs) {
    std::vector<std::string> strings;
    for_each_string(profile_json(id), "",
                    [&](const std::string&, const std::string& text) { strings.push_back(plain(text)); });
    std::sort(strings.begin(), strings.end(),
              [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const auto& line : plain_lines(notice)) {
      INFO(notice << ": " << line);
      const bool verbatim = std::any_of(strings.begin(), strings.end(),
                                        [&](const std::string& text) { return holds(text, line); });
      const bool heading = allowed.count(line) > 0;
      CHECK((verbatim || heading || is_made_of(line, strings)));
      if (heading && !verbatim) {
        used.insert(line);
      }
    }
  }
  CHECK(used == allowed);
}

TEST_CASE("no wording in a profile is invented", "[profile][notice]") {
  // Our own words: codes, readings of a basis, and the names of the two councils that do not print theirs.
  const std::set<std::string> own{"/format",
                                  "/id",
                                  "/controller/name",
                                  "/data_categories/items/class",
                                  "/data_categories/items/special_category",
                                  "/data_categories/items/identifier",
                                  "/recipients/items/sector",
                                  "/sources/items/sector",
                                  "/lawful_bases/items/kind",
                                  "/lawful_bases/items/reference",
                                  "/retention/basis",
                                  "/rights/enumerated/right",
                                  "/systems/kind",
                                  "/research/form",
                                  "/statements/topic"};
  for (const auto& [notice, id] : kPairs) {
    const auto lines = plain_lines(notice);
    const std::string whole = join(lines, " ");
    for_each_string(profile_json(id), "", [&](const std::string& key, const std::string& text) {
      INFO(id << key << ": " << text);
      CHECK((own.count(key) > 0 || whole.find(plain(text)) != std::string::npos));
    });
  }
}
