#include "dsrkit/rules/validators.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>

namespace dsrkit::rules {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

unsigned digit(char c) {
  return static_cast<unsigned>(c - '0');
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool all_same(std::string_view text) {
  return text.find_first_not_of(text.front()) == std::string_view::npos;
}

/// Ten digits without the signs that group them, or empty.
std::string ten_digits(std::string_view text) {
  auto digits = compact_identifier(text);
  return digits.size() == 10 && all_digits(digits) ? digits : std::string();
}

/// Sum of the first `count` digits, each times first_weight, first_weight - 1...
unsigned falling_sum(std::string_view digits, std::size_t count, unsigned first_weight) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += digit(digits[i]) * (first_weight - static_cast<unsigned>(i));
  }
  return sum;
}

bool passes_modulus_11(std::string_view digits) {
  const unsigned check = (11 - falling_sum(digits, 9, 10) % 11) % 11;
  return check != 10 && check == digit(digits[9]);
}

bool passes_modulus_10(std::string_view digits) {
  unsigned sum = 0;
  bool twice = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
    const unsigned value = digit(*at) * (twice ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
  const std::string lower = to_lower_ascii(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (lower.size() >= 3 && kMonths[i].starts_with(lower)) {
      return static_cast<int>(i) + 1;
    }
  }
  return lower == "sept" ? std::optional<int>(9) : std::nullopt;
}

/// Runs of digits and runs of letters; everything else parts them.
std::vector<std::string> date_parts(std::string_view text) {
  std::vector<std::string> parts;
  bool open = false;
  for (const char c : text) {
    const bool letter = is_capital(c) || (c >= 'a' && c <= 'z');
    if (!letter && !is_digit(c)) {
      open = false;
      continue;
    }
    if (!open || is_digit(parts.back().back()) != is_digit(c)) {
      parts.emplace_back();
    }
    parts.back() += c;
    open = true;
  }
  std::erase_if(parts, [](const std::string& part) {
    const std::string lower = to_lower_ascii(part);
    return lower == "st" || lower == "nd" || lower == "rd" || lower == "th" || lower == "of";
  });
  return parts;
}

/// Two digits are the most recent such year that is not after 2029.
int full_year(std::string_view digits, int year) {
  if (digits.size() > 2) {
    return year;
  }
  return year < 30 ? 2000 + year : 1900 + year;
}

std::optional<Date> make_date(int year, int month, int day) {
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return month > 0 && day > 0 && date.ok() && year >= 1850 && year <= 2150 ? std::optional<Date>(date)
                                                                           : std::nullopt;
}

bool is_outward_code(std::string_view code) {
  if (code.size() < 2 || code.size() > 4 || !is_capital(code[0]) ||
      std::string_view("QVX").find(code[0]) != std::string_view::npos) {
    return false;
  }
  std::string shape;
  for (const char c : code) {
    shape += is_digit(c) ? '9' : 'A';
  }
  static constexpr std::array<std::string_view, 6> kShapes{"A9", "A99", "AA9", "AA99", "A9A", "AA9A"};
  return std::find(kShapes.begin(), kShapes.end(), shape) != kShapes.end() &&
         (shape[1] == '9' || std::string_view("IJZ").find(code[1]) == std::string_view::npos);
}

bool is_inward_code(std::string_view code) {
  return code.size() == 3 && is_digit(code[0]) && std::all_of(code.begin() + 1, code.end(), [](char c) {
           return is_capital(c) && std::string_view("CIKMOV").find(c) == std::string_view::npos;
         });
}

/// The digits of a telephone number after 0 or the country code, without extension; empty when neither stands
/// there.
std::string national_number(std::string_view text) {
  const std::string lower = to_lower_ascii(text);
  std::string digits;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (lower[i] == 'x' || lower[i] == 'e' || lower[i] == '#') {
      break;
    }
    if (lower.compare(i, 3, "(0)") == 0 && !digits.empty()) {
      i += 2;
    } else if (is_digit(lower[i])) {
      digits += lower[i];
    }
  }
  if (lower.find('+') != std::string::npos) {
    return digits.starts_with("44") ? digits.substr(digits.starts_with("440") ? 3 : 2) : std::string();
  }
  if (digits.starts_with("0044")) {
    return digits.substr(digits.starts_with("00440") ? 5 : 4);
  }
  return digits.starts_with("0") ? digits.substr(1) : std::string();
}

bool is_current_mark(std::string_view mark) {
  if (mark.size() != 7) {
    return false;
  }
  const auto age = number(mark.substr(2, 2)).value_or(0);
  const auto none_of = [&](std::string_view part, std::string_view letters) {
    return part.find_first_of(letters) == std::string_view::npos &&
           std::all_of(part.begin(), part.end(), is_capital);
  };
  return none_of(mark.substr(0, 2), "IQZ") && none_of(mark.substr(4), "IQ") &&
         ((age >= 2 && age <= 29) || (age >= 51 && age <= 79));
}

/// "A123 ABC" and, read from the other end, "ABC 123A".
bool is_older_mark(std::string_view mark) {
  if (mark.size() < 5 || mark.size() > 7) {
    return false;
  }
  const auto fits = [](std::string_view year, std::string_view digits, std::string_view letters) {
    return is_capital(year[0]) && std::string_view("IOQUZ").find(year[0]) == std::string_view::npos &&
           all_digits(digits) && digits[0] != '0' && std::all_of(letters.begin(), letters.end(), is_capital);
  };
  const std::size_t size = mark.size();
  return fits(mark.substr(0, 1), mark.substr(1, size - 4), mark.substr(size - 3)) ||
         fits(mark.substr(size - 1), mark.substr(3, size - 4), mark.substr(0, 3));
}

}  // namespace

std::string compact_identifier(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (is_digit(c) || is_capital(c)) {
      compact += c;
    } else if (c >= 'a' && c <= 'z') {
      compact += static_cast<char>(c - 'a' + 'A');
    }
  }
  return compact;
}

std::string compact_phone(std::string_view text) {
  const auto national = national_number(text);
  return national.empty() ? compact_identifier(text) : "0" + national;
}

std::optional<Date> read_written_date(std::string_view text) {
  const auto parts = date_parts(text);
  if (parts.size() != 3) {
    return std::nullopt;
  }
  const auto word = [&](std::size_t i) { return !is_digit(parts[i].front()); };
  if (word(0)) {  // April 12, 2009
    const auto month = month_of(parts[0]);
    const auto day = number(parts[1]);
    const auto year = number(parts[2]);
    return month && day && year ? make_date(full_year(parts[2], *year), *month, *day) : std::nullopt;
  }
  const auto first = number(parts[0]);
  const auto month = word(1) ? month_of(parts[1]) : number(parts[1]);
  const auto last = number(parts[2]);
  if (!first || !month || !last) {
    return std::nullopt;
  }
  return parts[0].size() == 4 ? make_date(*first, *month, *last)
                              : make_date(full_year(parts[2], *last), *month, *first);
}

bool is_nhs_number(std::string_view text) {
  const auto digits = ten_digits(text);
  return !digits.empty() && !all_same(digits) && passes_modulus_11(digits);
}

bool is_chi_number(std::string_view text) {
  const auto digits = ten_digits(text);
  if (digits.empty()) {
    return false;
  }
  const auto day = number(digits.substr(0, 2)).value_or(0);
  const auto month = number(digits.substr(2, 2)).value_or(0);
  const auto year = number(digits.substr(4, 2)).value_or(0);
  return (make_date(1900 + year, month, day) || make_date(2000 + year, month, day)) &&
         (passes_modulus_11(digits) || passes_modulus_10(digits));
}

bool is_upn(std::string_view text) {
  static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  const auto upn = compact_identifier(text);
  if (upn.size() != 13 || !all_digits(std::string_view(upn).substr(1, 11))) {
    return false;
  }
  std::size_t sum = 0;
  for (std::size_t i = 1; i < upn.size(); ++i) {
    const std::size_t value = is_digit(upn[i]) ? digit(upn[i]) : kLetters.find(upn[i]);
    if (value == std::string_view::npos) {
      return false;
    }
    sum += value * (i + 1);
  }
  return kLetters[sum % kLetters.size()] == upn[0];
}

bool is_uln(std::string_view text) {
  const auto digits = ten_digits(text);
  return !digits.empty() && digits[0] != '0' && falling_sum(digits, 10, 10) % 11 == 10;
}

bool is_nino(std::string_view text) {
  const auto nino = compact_identifier(text);
  if ((nino.size() != 8 && nino.size() != 9) || !is_capital(nino[0]) || !is_capital(nino[1]) ||
      !all_digits(std::string_view(nino).substr(2, 6))) {
    return false;
  }
  static constexpr std::array<std::string_view, 7> kUnused{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  const auto prefix = std::string_view(nino).substr(0, 2);
  if (prefix == "OO" || prefix == "FY") {
    return nino.size() == 8 || (nino[8] >= 'A' && nino[8] <= 'D');  // used by offices, NIM39110
  }
  return prefix.find_first_of("DFIQUV") == std::string_view::npos && prefix[1] != 'O' &&
         std::find(kUnused.begin(), kUnused.end(), prefix) == kUnused.end() &&
         (nino.size() == 8 || (nino[8] >= 'A' && nino[8] <= 'D'));
}

bool is_postcode(std::string_view text) {
  const auto code = compact_identifier(text);
  if (code == "GIR0AA") {
    return true;
  }
  return code.size() >= 5 && is_outward_code(std::string_view(code).substr(0, code.size() - 3)) &&
         is_inward_code(std::string_view(code).substr(code.size() - 3));
}

bool is_outward_postcode(std::string_view text) {
  return is_outward_code(compact_identifier(text));
}

bool is_temporary_reference(std::string_view text) {
  const auto code = compact_identifier(text);
  return code.size() == 8 && all_digits(code.substr(0, 2)) && is_capital(code[2]) &&
         all_digits(code.substr(3));
}

bool is_iban(std::string_view text) {
  const auto iban = compact_identifier(text);
  if (iban.size() < 15 || iban.size() > 34 || !is_capital(iban[0]) || !is_capital(iban[1]) ||
      (iban.starts_with("GB") && iban.size() != 22)) {
    return false;
  }
  unsigned remainder = 0;
  for (const char c : iban.substr(4) + iban.substr(0, 4)) {
    remainder = is_digit(c) ? (remainder * 10 + digit(c)) % 97
                            : (remainder * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
  }
  return remainder == 1;
}

bool is_luhn(std::string_view text) {
  const auto digits = compact_identifier(text);
  return digits.size() >= 12 && digits.size() <= 19 && all_digits(digits) && !all_same(digits) &&
         passes_modulus_10(digits);
}

bool is_uk_phone(std::string_view text) {
  const auto national = national_number(text);
  return (national.size() == 9 || national.size() == 10) &&
         std::string_view("12378").find(national[0]) != std::string_view::npos;
}

bool is_date(std::string_view text) {
  return read_written_date(text).has_value();
}

bool is_vehicle_registration(std::string_view text) {
  const auto mark = compact_identifier(text);
  return is_current_mark(mark) || is_older_mark(mark);
}

bool is_driver_number(std::string_view text) {
  const auto code = compact_identifier(text);
  const std::string_view view = code;
  if (code.size() != 16 || !is_capital(code[0]) || !all_digits(view.substr(5, 6)) || !is_capital(code[11]) ||
      !(is_capital(code[12]) || code[12] == '9') || !is_digit(code[13]) || !is_capital(code[14]) ||
      !is_capital(code[15])) {
    return false;
  }
  const auto surname = view.substr(0, 5);
  const auto padding = std::min(surname.find('9'), surname.size());
  const auto month = number(view.substr(6, 2)).value_or(0) % 50;
  const auto day = number(view.substr(8, 2)).value_or(0);
  return surname.substr(padding).find_first_not_of('9') == std::string_view::npos &&
         std::all_of(surname.begin(), surname.begin() + static_cast<std::ptrdiff_t>(padding), is_capital) &&
         make_date(2000, month, day) && number(view.substr(6, 2)).value_or(0) < 63;
}

namespace {

using Check = bool (*)(std::string_view);

const std::map<std::string_view, Check>& checks() {
  static const std::map<std::string_view, Check> kChecks{{"chi", is_chi_number},
                                                         {"date", is_date},
                                                         {"driver", is_driver_number},
                                                         {"iban", is_iban},
                                                         {"luhn", is_luhn},
                                                         {"nhs", is_nhs_number},
                                                         {"nino", is_nino},
                                                         {"outward", is_outward_postcode},
                                                         {"trn", is_temporary_reference},
                                                         {"phone", is_uk_phone},
                                                         {"postcode", is_postcode},
                                                         {"uln", is_uln},
                                                         {"upn", is_upn},
                                                         {"vehicle", is_vehicle_registration}};
  return kChecks;
}

}  // namespace

std::function<bool(std::string_view)> find_validator(std::string_view name) {
  const auto found = checks().find(name);
  return found == checks().end() ? nullptr : std::function<bool(std::string_view)>(found->second);
}

std::vector<std::string> validator_names() {
  std::vector<std::string> names;
  for (const auto& entry : checks()) {
    names.emplace_back(entry.first);
  }
  return names;
}

}  // namespace dsrkit::rules
