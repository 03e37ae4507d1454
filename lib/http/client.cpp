#include "dsrkit/http/client.hpp"

#include "connection.hpp"

#include <algorithm>
#include <thread>
#include <utility>

namespace dsrkit::http {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kMostRedirects = 5;
/// How soon an interruption is noticed while nothing happens.
constexpr milliseconds kNap{100};

Address follow(const Address& from, const std::string& url, Redirects allowed) {
  auto to = allowed == Redirects::none ? std::nullopt : allowed_address(url);
  if (!to || to->scheme != from.scheme || (allowed == Redirects::same_origin && !to->same_origin(from))) {
    throw unavailable(from.host, "redirects to an address that may not be asked");
  }
  return *std::move(to);
}

}  // namespace

Client::Client(ClientOptions options)
    : m_options(std::move(options)), m_connection(std::make_unique<Connection>()) {
}

Client::~Client() = default;

Response Client::ask_once(const Request& request) {
  const auto deadline = Clock::now() + m_options.limits.total;
  Address address = require_allowed(request.url);
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    Response response = m_connection->perform(address, request, m_options, std::max(left, milliseconds(1)));
    const std::string next = m_connection->redirect();
    if (response.is_success() || next.empty()) {
      return response;
    }
    address = follow(address, next, request.redirects);
  }
  throw unavailable(address.host, "redirects more than " + std::to_string(kMostRedirects) + " times");
}

void Client::wait(milliseconds time) const {
  if (m_options.sleep) {
    m_options.sleep(time);
    return;
  }
  const auto end = Clock::now() + time;
  while (Clock::now() < end) {
    if (m_options.check_interrupt) {
      m_options.check_interrupt();
    }
    std::this_thread::sleep_for(std::min<Clock::duration>(kNap, end - Clock::now()));
  }
}

Response Client::ask(const Request& request) {
  for (int attempt = 1;; ++attempt) {
    const bool last = attempt >= m_options.retries.attempts;
    milliseconds pause = backoff(m_options.retries, attempt, m_options.random);
    try {
      Response response = ask_once(request);
      if (last || !is_passing(response.status)) {
        return response;
      }
      const auto asked_for = response.header_values("retry-after");
      if (!asked_for.empty() && m_options.now) {
        pause = parse_retry_after(asked_for.front(), m_options.now()).value_or(pause);
      }
      if (pause > m_options.retries.longest_wait) {
        throw unavailable(response.host, "asks to come back later than we can wait (status " +
                                             std::to_string(response.status) + ")");
      }
    } catch (const NoAnswer& failure) {
      if (last || !failure.broke_off()) {
        throw;
      }
    }
    ++m_retries;
    wait(pause);
  }
}

}  // namespace dsrkit::http
