#include "address.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/http/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <utility>

namespace dsrkit::http {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kMostRedirects = 5;

Error unavailable(const Address& address, const std::string& what) {
  return {ErrorCode::source_unavailable, address.host + ": " + what,
          "check the address and the network, then try again"};
}

Address require_allowed(const std::string& url) {
  if (auto address = allowed_address(url)) {
    return *std::move(address);
  }
  throw Error(ErrorCode::usage, "the address is not one that may be asked",
              "write https://HOST/PATH without a name or password; http is for this machine only");
}

/// The failures that a person can do something about, in words; others in those of libcurl.
std::string failure_text(CURLcode code) {
  static constexpr std::array<std::pair<CURLcode, const char*>, 9> kTexts{
      {{CURLE_COULDNT_RESOLVE_HOST, "no such host is known"},
       {CURLE_COULDNT_RESOLVE_PROXY, "the proxy is not known"},
       {CURLE_COULDNT_CONNECT, "does not answer"},
       {CURLE_OPERATION_TIMEDOUT, "did not answer in time"},
       {CURLE_PARTIAL_FILE, "broke off its answer"},
       {CURLE_GOT_NOTHING, "broke off without an answer"},
       {CURLE_FILESIZE_EXCEEDED, "sends more than is allowed"},
       {CURLE_PEER_FAILED_VERIFICATION, "its certificate is not trusted"},
       {CURLE_SSL_CONNECT_ERROR, "no secure connection can be made"}}};
  for (const auto& [known, text] : kTexts) {
    if (known == code) {
      return text;
    }
  }
  return std::string("the transfer failed (") + curl_easy_strerror(code) + ")";
}

/// One request and its answer. libcurl calls back through C, where no exception may pass: they wait here.
class Exchange {
public:
  Exchange(const Address& address, const RequestLimits& limits, const std::function<void()>& check_interrupt)
      : m_address(address),
        m_limits(limits),
        m_check_interrupt(check_interrupt),
        m_curl(curl_easy_init(), &curl_easy_cleanup) {
    if (!m_curl) {
      throw Error(ErrorCode::internal, "libcurl cannot be started");
    }
  }

  /// Any status; throws only when there is none.
  Response perform(milliseconds time_left) {
    set(CURLOPT_URL, m_address.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, m_address.scheme.c_str());
    set(CURLOPT_USERAGENT, "dsrkit");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_FAILONERROR, 1L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set<long>(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    set<long>(CURLOPT_CONNECTTIMEOUT_MS, std::min(m_limits.connect, time_left).count());
    set<long>(CURLOPT_TIMEOUT_MS, time_left.count());
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(m_limits.body_bytes));
    set(CURLOPT_WRITEFUNCTION, &Exchange::on_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Exchange::on_progress);
    set(CURLOPT_XFERINFODATA, this);
    if (m_address.is_loopback()) {
      set(CURLOPT_PROXY, "");
    }
    const CURLcode code = curl_easy_perform(m_curl.get());
    if (m_thrown) {
      std::rethrow_exception(m_thrown);
    }
    if (code != CURLE_OK && code != CURLE_HTTP_RETURNED_ERROR) {
      throw unavailable(m_address, failure_text(m_too_large ? CURLE_FILESIZE_EXCEEDED : code));
    }
    m_response.status = static_cast<int>(info<long>(CURLINFO_RESPONSE_CODE));
    m_response.content_type = text(CURLINFO_CONTENT_TYPE);
    return std::move(m_response);
  }

  /// Where the answer sends us, made whole; empty when it does not.
  [[nodiscard]] std::string redirect() const { return text(CURLINFO_REDIRECT_URL); }

private:
  template <typename T>
  void set(CURLoption option, T value) {
    if (curl_easy_setopt(m_curl.get(), option, value) != CURLE_OK) {
      throw Error(ErrorCode::internal, "libcurl does not know an option");
    }
  }

  template <typename T>
  [[nodiscard]] T info(CURLINFO which) const {
    T value{};
    curl_easy_getinfo(m_curl.get(), which, &value);
    return value;
  }

  [[nodiscard]] std::string text(CURLINFO which) const {
    const auto* value = info<const char*>(which);
    return value == nullptr ? std::string() : std::string(value);
  }

  static std::size_t on_body(const char* bytes, std::size_t size, std::size_t count, void* exchange) {
    return static_cast<Exchange*>(exchange)->append({bytes, size * count});
  }

  static int on_progress(void* exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(exchange)->keep_going() ? 0 : 1;
  }

  std::size_t append(std::string_view bytes) noexcept {
    m_too_large = bytes.size() > m_limits.body_bytes - m_response.body.size();
    const bool kept = !m_too_large && catching([&] { m_response.body.append(bytes); });
    return kept ? bytes.size() : CURL_WRITEFUNC_ERROR;
  }

  bool keep_going() noexcept { return !m_check_interrupt || catching(m_check_interrupt); }

  template <typename Act>
  bool catching(const Act& act) noexcept {
    try {
      act();
      return true;
    } catch (...) {
      m_thrown = std::current_exception();
      return false;
    }
  }

  const Address& m_address;
  const RequestLimits& m_limits;
  const std::function<void()>& m_check_interrupt;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_curl;
  Response m_response;
  bool m_too_large = false;
  std::exception_ptr m_thrown;
};

void start_library() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) {
    throw Error(ErrorCode::internal, "libcurl cannot be started");
  }
}

Address follow(const Address& from, const std::string& url) {
  auto to = allowed_address(url);
  if (!to || to->scheme != from.scheme) {
    throw unavailable(from, "redirects to an address that may not be asked");
  }
  return *std::move(to);
}

}  // namespace

std::string host_of(const std::string& url) {
  return require_allowed(url).host;
}

Response get(const std::string& url, const RequestLimits& limits,
             const std::function<void()>& check_interrupt) {
  start_library();
  const auto deadline = Clock::now() + limits.total;
  Address address = require_allowed(url);
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    Exchange exchange(address, limits, check_interrupt);
    Response response = exchange.perform(std::max(left, milliseconds(1)));
    if (response.status >= 200 && response.status < 300) {
      return response;
    }
    const std::string next = exchange.redirect();
    if (next.empty()) {
      throw unavailable(address, "answered with status " + std::to_string(response.status));
    }
    address = follow(address, next);
  }
  throw unavailable(address, "redirects more than " + std::to_string(kMostRedirects) + " times");
}

}  // namespace dsrkit::http
