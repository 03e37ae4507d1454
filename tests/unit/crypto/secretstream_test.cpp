#include "dsrkit/crypto/secretstream.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace dsrkit;

namespace {

crypto::SecretKey key_of(std::string_view seed) {
  crypto::SeededRandom random(seed);
  return crypto::SecretKey::generate(random);
}

struct Sealed {
  std::string header;
  std::vector<std::string> chunks;
};

Sealed seal_three(const crypto::SecretKey& key) {
  crypto::SealingStream stream(key, "context");
  Sealed sealed{stream.header(), {}};
  sealed.chunks.push_back(stream.seal("one", false));
  sealed.chunks.push_back(stream.seal("two", false));
  sealed.chunks.push_back(stream.seal("", true));
  return sealed;
}

}  // namespace

TEST_CASE("a sealed sequence opens to the same chunks and tells its end", "[crypto][secretstream]") {
  const auto key = key_of("a");
  const Sealed sealed = seal_three(key);
  crypto::OpeningStream stream(key, "context", sealed.header);
  const auto one = stream.open(sealed.chunks[0]);
  const auto two = stream.open(sealed.chunks[1]);
  const auto end = stream.open(sealed.chunks[2]);
  REQUIRE((one && two && end));
  CHECK(one->text == "one");
  CHECK_FALSE(one->last);
  CHECK(two->text == "two");
  CHECK(end->text.empty());
  CHECK(end->last);
}

TEST_CASE("a chunk out of its place, changed, cut or under another key or context does not open",
          "[crypto][secretstream]") {
  const auto key = key_of("a");
  const Sealed sealed = seal_three(key);
  const auto opens = [&](const crypto::SecretKey& with, const std::string& context, const std::string& header,
                         const std::string& chunk) {
    return crypto::OpeningStream(with, context, header).open(chunk).has_value();
  };
  REQUIRE(opens(key, "context", sealed.header, sealed.chunks[0]));
  CHECK_FALSE(opens(key, "context", sealed.header, sealed.chunks[1]));
  CHECK_FALSE(opens(key_of("b"), "context", sealed.header, sealed.chunks[0]));
  CHECK_FALSE(opens(key, "another", sealed.header, sealed.chunks[0]));
  CHECK_FALSE(opens(key, "context", seal_three(key).header, sealed.chunks[0]));
  CHECK_FALSE(opens(key, "context", sealed.header, sealed.chunks[0].substr(1)));
  CHECK_FALSE(opens(key, "context", sealed.header, "short"));
  for (std::size_t i = 0; i < sealed.chunks[0].size(); ++i) {
    std::string changed = sealed.chunks[0];
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(opens(key, "context", sealed.header, changed));
  }
}

TEST_CASE("a wrapped key opens only with the same key and context", "[crypto][wrap]") {
  crypto::SeededRandom random("wrap");
  const auto wrapping = key_of("w");
  const auto key = key_of("k");
  const std::string wrapped = crypto::wrap_key(wrapping, key, "AR-2026-0001", random);
  CHECK(wrapped.find(key.bytes()) == std::string::npos);
  const auto opened = crypto::unwrap_key(wrapping, wrapped, "AR-2026-0001");
  REQUIRE(opened);
  CHECK(opened->bytes() == key.bytes());
  CHECK_FALSE(crypto::unwrap_key(wrapping, wrapped, "AR-2026-0002"));
  CHECK_FALSE(crypto::unwrap_key(key, wrapped, "AR-2026-0001"));
  CHECK_FALSE(crypto::unwrap_key(wrapping, wrapped.substr(1), "AR-2026-0001"));
  std::string changed = wrapped;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  CHECK_FALSE(crypto::unwrap_key(wrapping, changed, "AR-2026-0001"));
  CHECK(crypto::wrap_key(wrapping, key, "AR-2026-0001", random) != wrapped);
}

TEST_CASE("a key has exactly 32 bytes and a wiped secret is gone", "[crypto][wrap]") {
  CHECK_THROWS_AS(crypto::SecretKey("short"), Error);
  std::string secret = "a secret that is long enough to be on the heap";
  crypto::wipe(secret);
  CHECK(secret.empty());
}
