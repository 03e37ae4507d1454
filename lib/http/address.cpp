#include "address.hpp"

#include "curl_url.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/http/http.hpp"

namespace dsrkit::http {

bool Address::is_loopback() const {
  return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

bool Address::same_origin(const Address& other) const {
  return scheme == other.scheme && host == other.host && port == other.port;
}

std::optional<Address> allowed_address(const std::string& url) {
  const UrlHandle parsed = make_url();
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK) {
    return std::nullopt;
  }
  Address address{url, to_lower_ascii(part_of(parsed, CURLUPART_SCHEME)),
                  to_lower_ascii(part_of(parsed, CURLUPART_HOST)),
                  part_of(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT)};
  const bool allowed = address.scheme == "https" || (address.scheme == "http" && address.is_loopback());
  return allowed ? std::optional(std::move(address)) : std::nullopt;
}

Address require_allowed(const std::string& url) {
  if (auto address = allowed_address(url)) {
    return *std::move(address);
  }
  throw Error(ErrorCode::usage, "the address is not one that may be asked",
              "write https://HOST/PATH without a name or password; http is for this machine only");
}

bool is_url(std::string_view text) {
  const std::string start = to_lower_ascii(text.substr(0, 8));
  return start.starts_with("https://") || start.starts_with("http://");
}

std::string host_of(const std::string& url) {
  return require_allowed(url).host;
}

}  // namespace dsrkit::http
