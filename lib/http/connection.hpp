#pragma once

#include "address.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/http/client.hpp"

#include <curl/curl.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace dsrkit::http {

/// There was no answer, or not all of it.
class NoAnswer : public Error {
public:
  NoAnswer(const Address& address, const std::string& what, bool broke_off);

  /// The connection was lost on the way: another attempt may help.
  [[nodiscard]] bool broke_off() const { return m_broke_off; }

private:
  bool m_broke_off;
};

/// Error(source_unavailable) that names the host.
[[nodiscard]] Error unavailable(const std::string& host, const std::string& what);

/// Asks one address after the other over connections that libcurl keeps. It calls back through C, where no
/// exception may pass: they wait in m_thrown.
class Client::Connection {
public:
  Connection();

  /// Any status is an answer; throws NoAnswer when there is none.
  Response perform(const Address& address, const Request& request, const ClientOptions& options,
                   std::chrono::milliseconds time_left);

  /// Where the last answer sends us, made whole; empty when it does not.
  [[nodiscard]] std::string redirect() const { return text(CURLINFO_REDIRECT_URL); }

private:
  using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

  template <typename T>
  void set(CURLoption option, T value);
  void set_transfer(const Address& address, const ClientOptions& options,
                    std::chrono::milliseconds time_left);
  void set_request(const Request& request);
  void set_trust(const ClientOptions& options);
  template <typename T>
  [[nodiscard]] T info(CURLINFO which) const;
  [[nodiscard]] std::string text(CURLINFO which) const;

  static std::size_t on_header(const char* bytes, std::size_t size, std::size_t count, void* connection);
  static std::size_t on_body(const char* bytes, std::size_t size, std::size_t count, void* connection);
  static int on_progress(void* connection, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
  bool take_header(std::string_view line) noexcept;
  bool take_body(std::string_view bytes) noexcept;
  bool keep_going() noexcept;
  template <typename Act>
  bool catching(const Act& act) noexcept;

  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_curl;
  HeaderList m_headers{nullptr, &curl_slist_free_all};
  const ClientOptions* m_options = nullptr;
  Response m_response;
  std::size_t m_received = 0;
  bool m_too_large = false;
  std::exception_ptr m_thrown;
};

}  // namespace dsrkit::http
