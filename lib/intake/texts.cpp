#include "texts.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::intake {
namespace {

constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kLongestId = 200;
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kDigits = "0123456789";
/// The shortest local and the longest international number (ITU-T E.164).
constexpr std::ptrdiff_t kFewestDigits = 5;
constexpr std::ptrdiff_t kMostDigits = 15;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == 0x7F;
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" ,;<>\"") == std::string_view::npos;
}

bool is_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= kFewestDigits && digits <= kMostDigits &&
         text.find_first_not_of("0123456789 +()-./") == std::string_view::npos;
}

bool is_plain_id(std::string_view text) {
  return text.size() <= kLongestId && text.find_first_not_of(std::string(kLetters) + std::string(kDigits) +
                                                             "-_.:/") == std::string_view::npos;
}

/// The line if `fits` says so of it.
std::string line_that(bool (*fits)(std::string_view), std::string_view text, const Complain& complain,
                      const char* code, const char* otherwise) {
  std::string line = one_line(text, complain);
  if (!line.empty() && !fits(line)) {
    complain(code, otherwise);
    return {};
  }
  return line;
}

}  // namespace

std::string one_line(std::string_view text, const Complain& complain) {
  const std::string_view bare = trim(text);
  if (bare.size() > kLongestText) {
    complain("too-long", "longer than " + std::to_string(kLongestText) + " bytes");
    return {};
  }
  if (std::any_of(bare.begin(), bare.end(), is_control)) {
    complain("control-character", "has a line break or another control character in it");
    return {};
  }
  return std::string(bare);
}

std::string joined_lines(std::string_view text, const Complain& complain) {
  std::vector<std::string> lines;
  for (const std::string& line : split(text, '\n')) {
    std::string_view bare = trim(line);
    while (bare.ends_with(',')) {
      bare = trim(bare.substr(0, bare.size() - 1));
    }
    if (!bare.empty()) {
      lines.emplace_back(bare);
    }
  }
  return one_line(join(lines, ", "), complain);
}

std::string email_address(std::string_view text, const Complain& complain) {
  return line_that(is_email, text, complain, "wrong-email", "expected an e-mail address");
}

std::string phone_number(std::string_view text, const Complain& complain) {
  return line_that(is_phone, text, complain, "wrong-phone", "expected a telephone number");
}

std::string plain_id(std::string_view text, const Complain& complain) {
  return line_that(is_plain_id, text, complain, "wrong-id",
                   "expected at most 200 letters, digits and - _ . : / without spaces");
}

std::string kebab_case(std::string_view name) {
  std::string kebab;
  for (const char c : to_lower_ascii(trim(name))) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      kebab += c;
    } else if (!kebab.empty() && kebab.back() != '-') {
      kebab += '-';
    }
  }
  return kebab.ends_with('-') ? kebab.substr(0, kebab.size() - 1) : kebab;
}

std::string printable(std::string text) {
  std::replace_if(text.begin(), text.end(), is_control, '?');
  return text;
}

}  // namespace dsrkit::intake
