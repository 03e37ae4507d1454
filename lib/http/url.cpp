#include "dsrkit/http/url.hpp"

#include "address.hpp"
#include "curl_url.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <vector>

namespace dsrkit::http {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

bool names(std::string_view parameter, std::string_view encoded_name) {
  return parameter.substr(0, parameter.find('=')) == encoded_name;
}

}  // namespace

std::string percent_encode(std::string_view value) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : value) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
  return encoded;
}

std::optional<std::string> resolve(const std::string& base, const std::string& reference) {
  const UrlHandle url = make_url();
  if (!url || curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK ||
      curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), 0) != CURLUE_OK) {
    return std::nullopt;
  }
  return part_of(url, CURLUPART_URL);
}

bool same_origin(const std::string& a, const std::string& b) {
  const auto first = allowed_address(a);
  const auto second = allowed_address(b);
  return first && second && first->same_origin(*second);
}

std::string with_parameter(const std::string& url, std::string_view name, std::string_view value) {
  const UrlHandle parsed = make_url();
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    throw Error(ErrorCode::usage, "the address is not one that may be asked");
  }
  const std::string encoded_name = percent_encode(name);
  std::vector<std::string> parameters;
  for (std::string& parameter : split(part_of(parsed, CURLUPART_QUERY), '&')) {
    if (!parameter.empty() && !names(parameter, name) && !names(parameter, encoded_name)) {
      parameters.push_back(std::move(parameter));
    }
  }
  parameters.push_back(encoded_name + "=" + percent_encode(value));
  curl_url_set(parsed.get(), CURLUPART_QUERY, join(parameters, "&").c_str(), 0);
  return part_of(parsed, CURLUPART_URL);
}

}  // namespace dsrkit::http
