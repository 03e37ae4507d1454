#include "dsrkit/http/http.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

namespace {

/// The error that an address leads to.
Error refusal_of(const std::string& url, const http::RequestLimits& limits = {}) {
  try {
    (void)http::get(url, limits);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorCode::internal, "nothing was refused"};
}

}  // namespace

TEST_CASE("an address is told from a file", "[http]") {
  CHECK(http::is_url("https://www.gov.uk/bank-holidays.json"));
  CHECK(http::is_url("HTTP://localhost:8080/"));
  CHECK_FALSE(http::is_url("bank-holidays.json"));
  CHECK_FALSE(http::is_url("https.json"));
  CHECK_FALSE(http::is_url("ftp://example.org/bank-holidays.json"));
}

TEST_CASE("only https, and http on this machine, may be asked", "[http]") {
  for (const char* url :
       {"http://example.org/", "http://127.0.0.1.example.org/", "http://127.0.0.2/", "http://[::2]/",
        "http://localhost.example.org/", "http://example.org@127.0.0.1/", "https://name:word@example.org/",
        "ftp://localhost/", "file:///etc/hostname", "https://", "https://exa mple.org/", "", "127.0.0.1"}) {
    INFO(url);
    const Error refused = refusal_of(url);
    CHECK(refused.code() == ErrorCode::usage);
    CHECK(std::string(refused.what()).find("example") == std::string::npos);
  }
}

TEST_CASE("a service that does not answer is named by its host and nothing else", "[http]") {
  // Nothing listens on port 1.
  const Error refused = refusal_of("http://127.0.0.1:1/path?token=secret");
  CHECK(refused.code() == ErrorCode::source_unavailable);
  CHECK(std::string(refused.what()) == "127.0.0.1: does not answer");
  CHECK(refusal_of("http://LOCALHOST:1/").code() == ErrorCode::source_unavailable);
  CHECK(refusal_of("http://[::1]:1/").code() == ErrorCode::source_unavailable);
}

TEST_CASE("the host of an address is what may be told of it", "[http]") {
  CHECK(http::host_of("https://WWW.gov.uk:443/bank-holidays.json?key=1#x") == "www.gov.uk");
  CHECK(http::host_of("http://[::1]:8080/") == "[::1]");
  CHECK_THROWS_AS(http::host_of("http://example.org/"), Error);
}
