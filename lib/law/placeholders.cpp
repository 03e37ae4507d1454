#include "placeholders.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/regulator.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::law {
namespace {

using Facts = DisclosureFacts;

struct Placeholder {
  std::string_view name;
  std::string (*value)(const Facts&);
};

constexpr std::array kPlaceholders{
    Placeholder{"about", [](const Facts& f) { return f.about; }},
    Placeholder{"case_reference", [](const Facts& f) { return f.case_reference; }},
    Placeholder{"complaints_contact", [](const Facts& f) { return f.complaints_contact; }},
    Placeholder{"contact", [](const Facts& f) { return f.contact; }},
    Placeholder{"controller", [](const Facts& f) { return f.controller; }},
    Placeholder{"council_complaint",
                [](const Facts& f) { return complaint_to_controller(f.letter_date, f.controller).text; }},
    Placeholder{"court_remedy", [](const Facts& f) { return court_remedy(f.jurisdiction).text; }},
    Placeholder{"letter_date", [](const Facts& f) { return format_date_long(f.letter_date); }},
    Placeholder{
        "missed_due",
        [](const Facts& f) { return f.missed_due ? format_date_long(*f.missed_due) : std::string{}; }},
    Placeholder{"officer", [](const Facts& f) { return f.officer; }},
    Placeholder{"received", [](const Facts& f) { return format_date_long(f.received); }},
    Placeholder{"regulator", [](const Facts& f) { return regulator_on(f.letter_date).name; }},
    Placeholder{"regulator_complaint",
                [](const Facts& f) { return complaint_to_regulator(f.letter_date).text; }},
    Placeholder{"salutation", [](const Facts& f) { return f.salutation; }},
    Placeholder{"service", [](const Facts& f) { return f.service; }},
    Placeholder{"support_contact", [](const Facts& f) { return f.support_contact; }},
};

const Placeholder* find_placeholder(std::string_view name) {
  const auto* const found = std::find_if(kPlaceholders.begin(), kPlaceholders.end(),
                                         [name](const Placeholder& p) { return p.name == name; });
  return found == kPlaceholders.end() ? nullptr : found;
}

std::string unknown(std::string_view name) {
  const std::string near = closest_match(name, placeholder_names());
  return "unknown placeholder {" + std::string(name) + "}" +
         (near.empty() ? "" : "; did you mean {" + near + "}?");
}

}  // namespace

std::vector<std::string> placeholder_names() {
  std::vector<std::string> names;
  for (const Placeholder& placeholder : kPlaceholders) {
    names.emplace_back(placeholder.name);
  }
  return names;
}

std::optional<std::string> placeholder_mistake(std::string_view text) {
  while (true) {
    const auto open = text.find_first_of("{}");
    if (open == std::string_view::npos) {
      return std::nullopt;
    }
    const auto close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == std::string_view::npos || text[close] == '{') {
      return "a brace has no partner";
    }
    const auto name = text.substr(open + 1, close - open - 1);
    if (find_placeholder(name) == nullptr) {
      return unknown(name);
    }
    text.remove_prefix(close + 1);
  }
}

std::optional<std::string> fill_placeholders(std::string_view text, const DisclosureFacts& facts) {
  if (const auto mistake = placeholder_mistake(text)) {
    throw Error(ErrorCode::config_invalid, "disclosure text: " + *mistake,
                "known are: " + join(placeholder_names(), ", "));
  }
  std::string filled;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const auto close = text.find('}');
    const std::string value = find_placeholder(text.substr(open + 1, close - open - 1))->value(facts);
    if (value.empty()) {
      return std::nullopt;
    }
    filled += std::string(text.substr(0, open)) + value;
    text.remove_prefix(close + 1);
  }
  return filled + std::string(text);
}

}  // namespace dsrkit::law
