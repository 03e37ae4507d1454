#include "placeholders.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/letter_phrases.hpp"
#include "dsrkit/law/notification.hpp"
#include "dsrkit/law/regulator.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::law {
namespace {

using Facts = LetterFacts;

struct Placeholder {
  std::string_view name;
  bool always;  ///< never empty
  std::string (*value)(const Facts&);
};

struct ListPlaceholder {
  std::string_view name;
  std::vector<std::string> Facts::*values;
};

std::string long_date(const std::optional<Date>& date) {
  return date ? format_date_long(*date) : std::string();
}

/// What an officer typed, as a sentence; `mark` ends it when it has none.
std::string sentence(const std::string& text, char mark = '.') {
  std::string result(trim(text));
  if (result.empty()) {
    return result;
  }
  if (result.front() >= 'a' && result.front() <= 'z') {
    result.front() = static_cast<char>(result.front() - 'a' + 'A');
  }
  return std::string_view(".!?").find(result.back()) == std::string_view::npos ? result + mark : result;
}

constexpr std::array<std::string_view, 31> kQuestionWords{
    "am",   "are",  "can",   "could",    "did",       "do",        "does",    "had",
    "has",  "have", "how",   "is",       "may",       "shall",     "should",  "was",
    "were", "what", "when",  "where",    "which",     "who",       "whom",    "whose",
    "why",  "will", "would", "at which", "for which", "from when", "in which"};

/// What an officer asked: "please tell us which years you mean" is no question by its form.
std::string question(const std::string& text) {
  const std::string asked = to_lower_ascii(trim(text)) + " ";
  const bool is_question =
      std::any_of(kQuestionWords.begin(), kQuestionWords.end(),
                  [&](std::string_view word) { return asked.starts_with(std::string(word) + " "); });
  return sentence(text, is_question ? '?' : '.');
}

constexpr std::array kPlaceholders{
    Placeholder{"about", true, [](const Facts& f) { return f.about; }},
    Placeholder{"answer_by", false, [](const Facts& f) { return long_date(f.answer_by); }},
    Placeholder{"asked_by", false, [](const Facts& f) { return f.asked_by; }},
    Placeholder{"awaited", false, [](const Facts& f) { return f.awaited; }},
    Placeholder{"before_reading", true, [](const Facts& f) { return before_reading_text(f.about); }},
    Placeholder{"case_reference", true, [](const Facts& f) { return f.case_reference; }},
    Placeholder{"complained_of", false, [](const Facts& f) { return f.complained_of; }},
    Placeholder{"complaint_outcome", false, [](const Facts& f) { return f.complaint_outcome; }},
    Placeholder{"complaint_steps", true, [](const Facts&) { return complaint_steps_text(); }},
    Placeholder{"complaints_contact", false, [](const Facts& f) { return f.complaints_contact; }},
    Placeholder{"consent_free", true, [](const Facts&) { return consent_free_text(); }},
    Placeholder{"contact", false, [](const Facts& f) { return f.contact; }},
    Placeholder{"controller", true, [](const Facts& f) { return f.controller; }},
    Placeholder{
        "council_complaint", true,
        [](const Facts& f) { return complaint_to_controller(f.letter_date, f.controller, f.about).text; }},
    Placeholder{"court_remedy", true, [](const Facts& f) { return court_remedy(f.jurisdiction).text; }},
    Placeholder{"extended_due", false, [](const Facts& f) { return long_date(f.extended_due); }},
    Placeholder{"extension_ground", false, [](const Facts& f) { return f.extension_ground; }},
    Placeholder{"fee_amount", false, [](const Facts& f) { return f.fee_amount; }},
    Placeholder{"fee_ground", false, [](const Facts& f) { return f.fee_ground; }},
    Placeholder{"information", false, [](const Facts& f) { return sentence(f.information); }},
    Placeholder{"letter_date", true, [](const Facts& f) { return format_date_long(f.letter_date); }},
    Placeholder{"lift_on", false, [](const Facts& f) { return long_date(f.lift_on); }},
    Placeholder{"missed_due", false, [](const Facts& f) { return long_date(f.missed_due); }},
    Placeholder{"more_time", false,
                [](const Facts& f) { return f.extended ? "" : more_time_text(f.due, f.letter_date); }},
    Placeholder{"nothing_found", true, [](const Facts& f) { return nothing_found_text(f.about); }},
    Placeholder{"nothing_to_do", false, [](const Facts& f) { return f.nothing_to_do; }},
    Placeholder{"officer", true, [](const Facts& f) { return f.officer; }},
    Placeholder{"question", false, [](const Facts& f) { return question(f.question); }},
    Placeholder{"reason", false, [](const Facts& f) { return sentence(f.reason); }},
    Placeholder{"received", true, [](const Facts& f) { return format_date_long(f.received); }},
    Placeholder{"recipients_told", false, [](const Facts& f) { return recipients_told_text(f.right); }},
    Placeholder{"refusal_meaning", false, [](const Facts& f) { return sentence(f.refusal_meaning); }},
    Placeholder{"regulator", true, [](const Facts& f) { return regulator_on(f.letter_date).name; }},
    Placeholder{"regulator_complaint", true,
                [](const Facts& f) { return complaint_to_regulator(f.letter_date).text; }},
    Placeholder{"reply_by", true, [](const Facts& f) { return reply_by_text(f.due, f.letter_date); }},
    Placeholder{"request", true, [](const Facts& f) { return request_phrase(f.right, f.about); }},
    Placeholder{"restricted_since", false, [](const Facts& f) { return long_date(f.restricted_since); }},
    Placeholder{"restriction", false, [](const Facts& f) { return sentence(f.restriction); }},
    Placeholder{"salutation", true, [](const Facts& f) { return f.salutation; }},
    Placeholder{"service", true, [](const Facts& f) { return f.service; }},
    Placeholder{"starts_with_payment", true, [](const Facts&) { return starts_with_payment_text(); }},
    Placeholder{"starts_with_proof", true, [](const Facts&) { return starts_with_proof_text(); }},
    Placeholder{"support_contact", false, [](const Facts& f) { return f.support_contact; }},
    Placeholder{"time_stops", true, [](const Facts&) { return time_stops_text(); }},
};

constexpr std::array kLists{
    ListPlaceholder{"consent_answers", &Facts::consent_answers},
    ListPlaceholder{"needed", &Facts::needed},
    ListPlaceholder{"searched", &Facts::searched},
    ListPlaceholder{"withheld", &Facts::withheld},
};

template <class Table>
auto* find_in(const Table& table, std::string_view name) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [name](const auto& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : found;
}

std::string unknown(std::string_view name) {
  const std::string near = closest_match(name, placeholder_names());
  return "unknown placeholder {" + std::string(name) + "}" +
         (near.empty() ? "" : "; did you mean {" + near + "}?");
}

/// The list that a bullet stands for, or null.
const ListPlaceholder* list_of(std::string_view bullet) {
  const bool braces = bullet.size() > 2 && bullet.front() == '{' && bullet.back() == '}';
  return braces ? find_in(kLists, bullet.substr(1, bullet.size() - 2)) : nullptr;
}

/// Calls back with what stands before each pair of braces and between them; returns what is left. The braces
/// must be sound.
template <class Visit>
std::string_view for_each_placeholder(std::string_view text, const Visit& visit) {
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
    const auto close = text.find('}', open);
    visit(text.substr(0, open), text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  return text;
}

void require_sound(std::string_view text, TextPlace place) {
  const auto mistakes = placeholder_mistakes(text, place);
  if (!mistakes.empty()) {
    throw Error(ErrorCode::config_invalid, "text of a letter: " + mistakes.front(),
                "known are: " + join(placeholder_names(), ", "));
  }
}

}  // namespace

std::vector<std::string> placeholder_names() {
  std::vector<std::string> names;
  names.reserve(kPlaceholders.size() + kLists.size());
  for (const Placeholder& placeholder : kPlaceholders) {
    names.emplace_back(placeholder.name);
  }
  for (const ListPlaceholder& placeholder : kLists) {
    names.emplace_back(placeholder.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> placeholder_mistakes(std::string_view text, TextPlace place) {
  std::vector<std::string> mistakes;
  if (place == TextPlace::bullet && list_of(text) != nullptr) {
    return mistakes;
  }
  for (auto open = text.find_first_of("{}"); open != std::string_view::npos;
       open = text.find_first_of("{}")) {
    const auto close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == std::string_view::npos || text[close] == '{') {
      mistakes.emplace_back("a brace has no partner");
      return mistakes;
    }
    const auto name = text.substr(open + 1, close - open - 1);
    if (find_in(kLists, name) != nullptr) {
      mistakes.push_back("{" + std::string(name) + "} is a list and must be a bullet of its own");
    } else if (find_in(kPlaceholders, name) == nullptr) {
      mistakes.push_back(unknown(name));
    }
    text.remove_prefix(close + 1);
  }
  return mistakes;
}

std::vector<std::string> placeholders_in(std::string_view text) {
  std::vector<std::string> names;
  (void)for_each_placeholder(text,
                             [&names](std::string_view, std::string_view name) { names.emplace_back(name); });
  return names;
}

bool is_always_known(std::string_view placeholder) {
  const Placeholder* known = find_in(kPlaceholders, placeholder);
  return known != nullptr && known->always;
}

std::optional<std::string> fill_placeholders(std::string_view text, const LetterFacts& facts) {
  require_sound(text, TextPlace::line);
  std::string filled;
  bool complete = true;
  const auto rest = for_each_placeholder(text, [&](std::string_view before, std::string_view name) {
    const std::string value = find_in(kPlaceholders, name)->value(facts);
    complete = complete && !value.empty();
    filled += std::string(before) + value;
  });
  return complete ? std::optional(filled + std::string(rest)) : std::nullopt;
}

std::vector<std::string> fill_bullet(std::string_view text, const LetterFacts& facts) {
  require_sound(text, TextPlace::bullet);
  if (const ListPlaceholder* list = list_of(text)) {
    return facts.*(list->values);
  }
  auto filled = fill_placeholders(text, facts);
  return filled ? std::vector<std::string>{std::move(*filled)} : std::vector<std::string>{};
}

}  // namespace dsrkit::law
