#include "dsrkit/crypto/aes.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;

TEST_CASE("a message of the published example opens and nothing else does", "[crypto][aes]") {
  // NIST SP 800-38A, F.2.5: the first block, and a block of padding enciphered after it.
  const std::string key = from_hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
  const std::string vector = from_hex("000102030405060708090a0b0c0d0e0f");
  const std::string first = from_hex("f58c4c04d6e5f1ba779eabfb5f7bfbd6");
  const std::string padding = from_hex("485a5c81519cf378fa36d42b8547edc0");
  const auto opened = crypto::open_aes_256_cbc(key, vector + first + padding);
  REQUIRE(opened);
  CHECK(to_hex(*opened) == "6bc1bee22e409f96e93d7e117393172a");
  CHECK_FALSE(crypto::open_aes_256_cbc(key, vector + first));
  CHECK_FALSE(crypto::open_aes_256_cbc(key, vector + first + padding.substr(1)));
  CHECK_FALSE(crypto::open_aes_256_cbc(key.substr(1), vector + first + padding));
  CHECK_FALSE(crypto::open_aes_256_cbc(key, ""));
}
