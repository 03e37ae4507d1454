#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/http/client.hpp"

#include <functional>
#include <memory>
#include <string>

namespace dsrkit::http {

/// Reads a secret when it is needed.
using Secret = std::function<std::string()>;

/// Says to a service who asks.
class Authorization {
public:
  virtual ~Authorization() = default;

  /// The value of the Authorization field.
  [[nodiscard]] virtual std::string header() = 0;
  /// The service did not accept it. Whether the next header() can be another one.
  [[nodiscard]] virtual bool renew() = 0;
};

/// What a client shows for a token (OAuth 2.0 client credentials, RFC 6749 section 4.4).
struct ClientCredentials {
  std::string token_url;
  std::string client_id;
  Secret secret;
  std::string scope;
  bool secret_in_body = false;  ///< else in the Authorization field (RFC 6749 section 2.3.1)
};

/// A token that stays (RFC 6750), read again when the service refuses it.
[[nodiscard]] std::unique_ptr<Authorization> make_bearer(Secret token);

/// A token fetched with `client` when there is none or it expires soon, kept in memory only. Throws
/// Error(source_unavailable) that names the host of the token and its status.
[[nodiscard]] std::unique_ptr<Authorization> make_client_credentials(ClientCredentials credentials,
                                                                     Client& client,
                                                                     std::function<Instant()> now);

/// Asks with an authorization; when the answer is 401 and another can be had, once more with that. With a
/// null one, as the client does.
[[nodiscard]] Response ask(Client& client, Authorization* authorization, Request request);

}  // namespace dsrkit::http
