#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/http/http.hpp"
#include "dsrkit/http/retry.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::http {

/// Where a service may send us on to. Redirects never change the scheme.
enum class Redirects { none, same_origin, any };

/// Name and password of HTTP Basic authentication (RFC 7617).
struct Login {
  std::string name;
  std::string password;
};

/// A GET, or a POST when there is a form.
struct Request {
  std::string url;
  std::vector<Header> headers;
  std::optional<std::string> form;  ///< application/x-www-form-urlencoded
  std::optional<Login> login;
  Redirects redirects = Redirects::same_origin;
};

struct ClientOptions {
  RequestLimits limits;
  RetryPolicy retries;
  std::string ca_file;  ///< the only authorities believed, in PEM; those of the system when empty
  std::function<void()> check_interrupt;
  std::function<Instant()> now;                          ///< for dates in Retry-After
  RandomSource* random = nullptr;                        ///< for the jitter between attempts
  std::function<void(std::chrono::milliseconds)> sleep;  ///< waits really when empty
};

/// Asks web services, each over a connection that is kept, and asks again when one is busy or breaks off.
/// Addresses, certificates and errors are as in get().
class Client {
public:
  explicit Client(ClientOptions options);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// The answer, whatever its status. A passing failure is one only after the last attempt. Throws
  /// Error(source_unavailable) when there is no answer or the service asks to wait too long.
  [[nodiscard]] Response ask(const Request& request);

  /// How often something was asked again.
  [[nodiscard]] std::size_t retries() const { return m_retries; }

private:
  class Connection;

  Response ask_once(const Request& request);
  void wait(std::chrono::milliseconds time) const;

  ClientOptions m_options;
  std::unique_ptr<Connection> m_connection;
  std::size_t m_retries = 0;
};

}  // namespace dsrkit::http
