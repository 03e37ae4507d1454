#include "dsrkit/http/authorization.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/http/url.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace dsrkit::http {
namespace {

using std::chrono::seconds;

/// A token is fetched again so long before it expires: the request must still arrive in time.
constexpr seconds kMargin{60};
/// An answer with a token is short.
constexpr std::size_t kTokenAnswer = std::size_t{64} << 10U;

/// Anything else would end the field it is written into.
std::string checked_token(std::string token) {
  const bool visible = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  if (token.empty() || !visible) {
    throw Error(ErrorCode::config_invalid, "a token has characters that no token has",
                "check where the secret comes from");
  }
  return token;
}

class Bearer : public Authorization {
public:
  explicit Bearer(Secret token) : m_secret(std::move(token)) {}

  std::string header() override {
    if (m_token.empty()) {
      m_token = checked_token(m_secret());
    }
    return "Bearer " + m_token;
  }

  bool renew() override {
    const std::string refused = std::exchange(m_token, checked_token(m_secret()));
    return m_token != refused;
  }

private:
  Secret m_secret;
  std::string m_token;
};

class ClientToken : public Authorization {
public:
  ClientToken(ClientCredentials credentials, Client& client, std::function<Instant()> now)
      : m_credentials(std::move(credentials)), m_client(client), m_now(std::move(now)) {}

  std::string header() override {
    if (m_token.empty() || (m_renew_at && m_now() >= *m_renew_at)) {
      fetch();
    }
    return "Bearer " + m_token;
  }

  bool renew() override {
    m_token.clear();
    return true;
  }

private:
  [[nodiscard]] Request token_request() const {
    Request request;
    request.url = m_credentials.token_url;
    request.headers.push_back({"Accept", "application/json"});
    request.redirects = Redirects::none;
    std::string form = "grant_type=client_credentials";
    if (!m_credentials.scope.empty()) {
      form += "&scope=" + percent_encode(m_credentials.scope);
    }
    const std::string id = percent_encode(m_credentials.client_id);
    const std::string secret = percent_encode(m_credentials.secret());
    if (m_credentials.secret_in_body) {
      form += "&client_id=" + id + "&client_secret=" + secret;
    } else {
      request.login = Login{id, secret};
    }
    request.form = std::move(form);
    return request;
  }

  void fetch() {
    const Response response = m_client.ask(token_request());
    if (!response.is_success()) {
      throw Error(ErrorCode::source_unavailable,
                  response.host + ": gave no token (status " + std::to_string(response.status) + ")",
                  "check the client's id, secret and scope");
    }
    const Value answer = codec::parse_json(response.body, "the token of " + response.host, {kTokenAnswer});
    m_token = checked_token(answer.text_or("access_token"));
    m_renew_at = expiry(answer);
  }

  /// Nothing when the service does not say: then the token is good until it is refused.
  [[nodiscard]] std::optional<Instant> expiry(const Value& answer) const {
    const Value* member = answer.find("expires_in");
    if (member == nullptr || (!member->is_number() && !member->is_string())) {
      return std::nullopt;
    }
    const std::string& text = member->is_number() ? member->number_text() : member->as_string();
    std::int32_t lifetime = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), lifetime).ec != std::errc()) {
      return std::nullopt;
    }
    const seconds whole{std::max(lifetime, 0)};
    return m_now() + std::max(whole - kMargin, whole / 2);
  }

  ClientCredentials m_credentials;
  Client& m_client;
  std::function<Instant()> m_now;
  std::string m_token;
  std::optional<Instant> m_renew_at;
};

Response ask_as(Client& client, Authorization& authorization, Request request) {
  request.headers.push_back({"Authorization", authorization.header()});
  return client.ask(request);
}

}  // namespace

std::unique_ptr<Authorization> make_bearer(Secret token) {
  return std::make_unique<Bearer>(std::move(token));
}

std::unique_ptr<Authorization> make_client_credentials(ClientCredentials credentials, Client& client,
                                                       std::function<Instant()> now) {
  return std::make_unique<ClientToken>(std::move(credentials), client, std::move(now));
}

Response ask(Client& client, Authorization* authorization, Request request) {
  if (authorization == nullptr) {
    return client.ask(request);
  }
  request.redirects = std::min(request.redirects, Redirects::same_origin);
  Response response = ask_as(client, *authorization, request);
  if (response.status != 401 || !authorization->renew()) {
    return response;
  }
  return ask_as(client, *authorization, std::move(request));
}

}  // namespace dsrkit::http
