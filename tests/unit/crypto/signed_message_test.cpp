#include "dsrkit/crypto/signed_message.hpp"

#include "dsrkit/base/strings.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using crypto::decode_base64;
using crypto::open_signed;
using crypto::read_verify_key;

TEST_CASE("messages of RFC 8032 section 7.1 open with their keys", "[crypto][signed]") {
  const std::string first_key = from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  const std::string first = from_hex(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
      "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  const std::string second_key = from_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const std::string second = from_hex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c0072");
  CHECK(open_signed(first, first_key) == "");
  CHECK(open_signed(second, second_key) == "\x72");
  CHECK_FALSE(open_signed(second, first_key));
  CHECK_FALSE(open_signed(first + "x", first_key));
  CHECK_FALSE(open_signed(first.substr(1), first_key));
  CHECK_FALSE(open_signed("", first_key));
  CHECK_FALSE(open_signed(first, ""));
}

TEST_CASE("base64 is read as it is written, and nothing else", "[crypto][base64]") {
  CHECK(decode_base64("") == "");
  CHECK(decode_base64("Zm9v") == "foo");
  CHECK(decode_base64("Zm9vYg==") == "foob");
  CHECK(decode_base64("Zm9vYg") == "foob");
  CHECK(decode_base64("Zm9v\r\n Yg==\n") == "foob");
  CHECK(decode_base64("++//") == "\xFB\xEF\xFF");
  for (const char* wrong : {"Z", "Zm9vYg=", "Zm9v*", "Zm9vYh", "__--", "Zm9v=Yg="}) {
    CHECK_FALSE(decode_base64(wrong));
  }
}

TEST_CASE("a public key is 32 bytes in base64 or hexadecimal digits", "[crypto][signed]") {
  const std::string bytes(32, '\x01');
  CHECK(read_verify_key("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n") == bytes);
  CHECK(read_verify_key(std::string("0101010101010101010101010101010101010101010101010101010101010101")) ==
        bytes);
  for (const char* wrong : {"", "AQEB", "01", "not a key"}) {
    CHECK_FALSE(read_verify_key(wrong));
  }
}
