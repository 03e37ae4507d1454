#include "dsrkit/http/url.hpp"

#include "dsrkit/base/error.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a value stays one value in an address", "[http][url]") {
  CHECK(http::percent_encode("aZ9-._~") == "aZ9-._~");
  CHECK(http::percent_encode("a/b?c=d&e#f g%+\n") == "a%2Fb%3Fc%3Dd%26e%23f%20g%25%2B%0A");
  CHECK(http::percent_encode("Siân") == "Si%C3%A2n");
}

TEST_CASE("a link is read beside the address that it stands at", "[http][url]") {
  const std::string base = "https://example.org/api/v1/notes?page=1";
  CHECK(http::resolve(base, "notes?page=2") == "https://example.org/api/v1/notes?page=2");
  CHECK(http::resolve(base, "/x") == "https://example.org/x");
  CHECK(http::resolve(base, "?page=3") == "https://example.org/api/v1/notes?page=3");
  CHECK(http::resolve(base, "//other.example.org/x") == "https://other.example.org/x");
  CHECK(http::resolve(base, "http://other.example.org/") == "http://other.example.org/");
}

TEST_CASE("an origin is scheme, host and port", "[http][url]") {
  CHECK(http::same_origin("https://example.org/a", "https://EXAMPLE.org:443/b?c"));
  CHECK(http::same_origin("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/"));
  CHECK_FALSE(http::same_origin("https://example.org/", "https://example.org:444/"));
  CHECK_FALSE(http::same_origin("https://example.org/", "https://example.org.example.com/"));
  CHECK_FALSE(http::same_origin("https://localhost/", "http://localhost/"));
  CHECK_FALSE(http::same_origin("https://example.org/", "https://name:word@example.org/"));
  CHECK_FALSE(http::same_origin("https://example.org/", "file:///etc/hostname"));
}

TEST_CASE("a query parameter is set once", "[http][url]") {
  CHECK(http::with_parameter("https://example.org/a", "skip", "10") == "https://example.org/a?skip=10");
  CHECK(http::with_parameter("https://example.org/a?b=1&skip=5&c=%20", "skip", "10") ==
        "https://example.org/a?b=1&c=%20&skip=10");
  CHECK(http::with_parameter("https://example.org/a?skipped=5", "skip", "a&b") ==
        "https://example.org/a?skipped=5&skip=a%26b");
  CHECK(http::with_parameter("https://example.org/a?%24skip=5", "$skip", "6") ==
        "https://example.org/a?%24skip=6");
  CHECK_THROWS_AS(http::with_parameter("", "skip", "1"), Error);
}
