#include "connection.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::http {
namespace {

using std::chrono::milliseconds;

/// A head longer than this is no head.
constexpr std::size_t kMostHeaders = 500;

/// The failures that a person can do something about, in words; others in those of libcurl.
std::string failure_text(CURLcode code) {
  static constexpr std::array<std::pair<CURLcode, const char*>, 10> kTexts{
      {{CURLE_COULDNT_RESOLVE_HOST, "no such host is known"},
       {CURLE_COULDNT_RESOLVE_PROXY, "the proxy is not known"},
       {CURLE_COULDNT_CONNECT, "does not answer"},
       {CURLE_OPERATION_TIMEDOUT, "did not answer in time"},
       {CURLE_PARTIAL_FILE, "broke off its answer"},
       {CURLE_GOT_NOTHING, "broke off without an answer"},
       {CURLE_FILESIZE_EXCEEDED, "sends more than is allowed"},
       {CURLE_PEER_FAILED_VERIFICATION, "its certificate is not trusted"},
       {CURLE_SSL_CACERT_BADFILE, "the file of trusted authorities cannot be read"},
       {CURLE_SSL_CONNECT_ERROR, "no secure connection can be made"}}};
  for (const auto& [known, text] : kTexts) {
    if (known == code) {
      return text;
    }
  }
  return std::string("the transfer failed (") + curl_easy_strerror(code) + ")";
}

bool is_broken_off(CURLcode code) {
  return code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING || code == CURLE_RECV_ERROR ||
         code == CURLE_SEND_ERROR;
}

void start_library() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) {
    throw Error(ErrorCode::internal, "libcurl cannot be started");
  }
}

CURL* new_handle() {
  start_library();
  return curl_easy_init();
}

}  // namespace

Error unavailable(const std::string& host, const std::string& what) {
  return {ErrorCode::source_unavailable, host + ": " + what,
          "check the address and the network, then try again"};
}

NoAnswer::NoAnswer(const Address& address, const std::string& what, bool broke_off)
    : Error(unavailable(address.host, what)), m_broke_off(broke_off) {
}

Client::Connection::Connection() : m_curl(new_handle(), &curl_easy_cleanup) {
  if (!m_curl) {
    throw Error(ErrorCode::internal, "libcurl cannot be started");
  }
}

template <typename T>
void Client::Connection::set(CURLoption option, T value) {
  if (curl_easy_setopt(m_curl.get(), option, value) != CURLE_OK) {
    throw Error(ErrorCode::internal, "libcurl does not know an option");
  }
}

template <typename T>
T Client::Connection::info(CURLINFO which) const {
  T value{};
  curl_easy_getinfo(m_curl.get(), which, &value);
  return value;
}

std::string Client::Connection::text(CURLINFO which) const {
  const auto* value = info<const char*>(which);
  return value == nullptr ? std::string() : std::string(value);
}

void Client::Connection::set_transfer(const Address& address, const ClientOptions& options,
                                      milliseconds time_left) {
  set(CURLOPT_URL, address.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, address.scheme.c_str());
  set(CURLOPT_USERAGENT, "dsrkit");
  set(CURLOPT_NOSIGNAL, 1L);
  set<long>(CURLOPT_CONNECTTIMEOUT_MS, std::min(options.limits.connect, time_left).count());
  set<long>(CURLOPT_TIMEOUT_MS, time_left.count());
  set(CURLOPT_WRITEFUNCTION, &Connection::on_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, &Connection::on_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_XFERINFOFUNCTION, &Connection::on_progress);
  set(CURLOPT_XFERINFODATA, this);
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(options.limits.body_bytes));
  if (address.is_loopback()) {
    set(CURLOPT_PROXY, "");
  }
}

void Client::Connection::set_trust(const ClientOptions& options) {
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set<long>(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
  if (!options.ca_file.empty()) {
    set(CURLOPT_CAINFO, options.ca_file.c_str());
    set<const char*>(CURLOPT_CAPATH, nullptr);
  }
}

void Client::Connection::set_request(const Request& request) {
  m_headers.reset();
  for (const Header& header : request.headers) {
    curl_slist* longer = curl_slist_append(m_headers.get(), (header.name + ": " + header.value).c_str());
    if (longer == nullptr) {
      throw Error(ErrorCode::internal, "there is no memory for a request");
    }
    (void)m_headers.release();
    m_headers.reset(longer);
  }
  set(CURLOPT_HTTPHEADER, m_headers.get());
  if (request.form) {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form->size()));
    set(CURLOPT_COPYPOSTFIELDS, request.form->c_str());
  }
  if (request.login) {
    set<long>(CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    set(CURLOPT_USERNAME, request.login->name.c_str());
    set(CURLOPT_PASSWORD, request.login->password.c_str());
  }
}

Response Client::Connection::perform(const Address& address, const Request& request,
                                     const ClientOptions& options, milliseconds time_left) {
  m_options = &options;
  m_response = {};
  m_received = 0;
  m_too_large = false;
  m_thrown = nullptr;
  // Forgets the options of the last request, keeps its connections.
  curl_easy_reset(m_curl.get());
  set_transfer(address, options, time_left);
  set_trust(options);
  set_request(request);
  const CURLcode code = curl_easy_perform(m_curl.get());
  if (m_thrown) {
    std::rethrow_exception(m_thrown);
  }
  if (code != CURLE_OK) {
    throw NoAnswer(address, failure_text(m_too_large ? CURLE_FILESIZE_EXCEEDED : code), is_broken_off(code));
  }
  m_response.status = static_cast<int>(info<long>(CURLINFO_RESPONSE_CODE));
  m_response.host = address.host;
  m_response.url = address.url;
  m_response.content_type = text(CURLINFO_CONTENT_TYPE);
  return std::move(m_response);
}

std::size_t Client::Connection::on_header(const char* bytes, std::size_t size, std::size_t count,
                                          void* connection) {
  return static_cast<Connection*>(connection)->take_header({bytes, size * count}) ? size * count : 0;
}

std::size_t Client::Connection::on_body(const char* bytes, std::size_t size, std::size_t count,
                                        void* connection) {
  return static_cast<Connection*>(connection)->take_body({bytes, size * count}) ? size * count
                                                                                : CURL_WRITEFUNC_ERROR;
}

int Client::Connection::on_progress(void* connection, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Connection*>(connection)->keep_going() ? 0 : 1;
}

bool Client::Connection::take_header(std::string_view line) noexcept {
  const std::size_t colon = line.find(':');
  return catching([&] {
    if (line.starts_with("HTTP/")) {
      m_response.headers.clear();  // of an interim answer
    } else if (colon != std::string_view::npos && m_response.headers.size() < kMostHeaders) {
      m_response.headers.push_back(
          {to_lower_ascii(line.substr(0, colon)), std::string(trim(line.substr(colon + 1)))});
    }
  });
}

/// What a failing service writes is for nobody.
bool Client::Connection::take_body(std::string_view bytes) noexcept {
  m_too_large = bytes.size() > m_options->limits.body_bytes - m_received;
  m_received += bytes.size();
  const auto status = info<long>(CURLINFO_RESPONSE_CODE);
  const bool wanted = status >= 200 && status < 300;
  return !m_too_large && catching([&] { m_response.body.append(wanted ? bytes : std::string_view()); });
}

bool Client::Connection::keep_going() noexcept {
  return !m_options->check_interrupt || catching(m_options->check_interrupt);
}

template <typename Act>
bool Client::Connection::catching(const Act& act) noexcept {
  try {
    act();
    return true;
  } catch (...) {
    m_thrown = std::current_exception();
    return false;
  }
}

}  // namespace dsrkit::http
