#include "connection.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/http/client.hpp"

namespace dsrkit::http {

std::vector<std::string> Response::header_values(std::string_view name) const {
  const std::string wanted = to_lower_ascii(name);
  std::vector<std::string> values;
  for (const Header& header : headers) {
    if (to_lower_ascii(header.name) == wanted) {
      values.push_back(header.value);
    }
  }
  return values;
}

void Response::require_success() const {
  if (!is_success()) {
    throw unavailable(host, "answered with status " + std::to_string(status));
  }
}

Response get(const std::string& url, const RequestLimits& limits,
             const std::function<void()>& check_interrupt) {
  ClientOptions options;
  options.limits = limits;
  options.retries.attempts = 1;
  options.check_interrupt = check_interrupt;
  Client client(std::move(options));
  Request request;
  request.url = url;
  request.redirects = Redirects::any;
  Response response = client.ask(request);
  response.require_success();
  return response;
}

}  // namespace dsrkit::http
