#include "address.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/http/http.hpp"

#include <curl/curl.h>

#include <memory>

namespace dsrkit::http {
namespace {

using UrlHandle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part_of(const UrlHandle& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) {
    return {};
  }
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
  return to_lower_ascii(text);
}

}  // namespace

bool Address::is_loopback() const {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

std::optional<Address> allowed_address(const std::string& url) {
  const UrlHandle parsed(curl_url(), &curl_url_cleanup);
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) {
    return std::nullopt;
  }
  Address address{url, part_of(parsed, CURLUPART_SCHEME), part_of(parsed, CURLUPART_HOST)};
  const bool allowed = address.scheme == "https" || (address.scheme == "http" && address.is_loopback());
  return allowed ? std::optional(std::move(address)) : std::nullopt;
}

bool is_url(std::string_view text) {
  const std::string start = to_lower_ascii(text.substr(0, 8));
  return start.starts_with("https://") || start.starts_with("http://");
}

}  // namespace dsrkit::http
