#include "read_value.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace dsrkit::sources {
namespace {

bool says_no(std::string_view lower) {
  static constexpr std::array<std::string_view, 6> kNo{"", "0", "n", "no", "f", "false"};
  return std::find(kNo.begin(), kNo.end(), lower) != kNo.end();
}

bool says_yes(std::string_view lower) {
  static constexpr std::array<std::string_view, 5> kYes{"1", "y", "yes", "t", "true"};
  return std::find(kYes.begin(), kYes.end(), lower) != kYes.end();
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  const std::string_view bare = trim(text);
  const bool ends_after_day = bare.size() == 10 || (bare.size() > 10 && (bare[10] == 'T' || bare[10] == ' '));
  return ends_after_day ? try_parse_date(bare.substr(0, 10)) : std::nullopt;
}

bool read_flag(std::string_view text) {
  return !says_no(to_lower_ascii(trim(text)));
}

bool is_flag(std::string_view text) {
  const std::string lower = to_lower_ascii(trim(text));
  return says_no(lower) || says_yes(lower);
}

std::string identifier_type(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOtherNames{
      {{"nhs", "nhs-number"},
       {"nhs-no", "nhs-number"},
       {"unique-pupil-number", "upn"},
       {"former-unique-pupil-number", "upn"},
       {"former-upn", "upn"},
       {"unique-learner-number", "uln"},
       {"national-insurance-number", "nino"}}};
  std::string type = to_lower_ascii(trim(name));
  std::replace_if(
      type.begin(), type.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
  const auto* const known = std::find_if(kOtherNames.begin(), kOtherNames.end(),
                                         [&](const auto& entry) { return entry.first == type; });
  return known == kOtherNames.end() ? type : std::string(known->second);
}

std::string bare_identifier(std::string_view value) {
  std::string bare = to_lower_ascii(value);
  bare.erase(std::remove_if(bare.begin(), bare.end(), [](char c) { return c == ' ' || c == '-'; }),
             bare.end());
  return bare;
}

std::string one_line(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& line : split(replace_all(std::string(text), "\r", "\n"), '\n')) {
    if (const auto bare = trim(line); !bare.empty()) {
      lines.emplace_back(bare);
    }
  }
  return join(lines, ", ");
}

std::string label_from_column(std::string_view column) {
  std::string label = replace_all(std::string(column), "_", " ");
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z') {
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
  }
  return label;
}

}  // namespace dsrkit::sources
