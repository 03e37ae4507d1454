#include "dsrkit/crypto/signed_message.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <sodium.h>

namespace dsrkit::crypto {
namespace {

constexpr const char* kWhiteSpace = " \t\r\n";

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

void require_library() {
  if (sodium_init() < 0) {
    throw Error(ErrorCode::internal, "the encryption library cannot be used");
  }
}

std::optional<std::string> decode(std::string_view text, int variant) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), kWhiteSpace, &length, &end, variant) != 0 ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  bytes.resize(length);
  return bytes;
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text) {
  auto bytes = decode(text, sodium_base64_VARIANT_ORIGINAL);
  return bytes ? bytes : decode(text, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

std::optional<std::string> read_verify_key(std::string_view text) {
  const std::string_view bare = trim(text);
  if (bare.size() == std::size_t{2} * crypto_sign_PUBLICKEYBYTES &&
      bare.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
    return from_hex(bare);
  }
  auto key = decode_base64(bare);
  return key && key->size() == crypto_sign_PUBLICKEYBYTES ? key : std::nullopt;
}

std::optional<std::string> open_signed(std::string_view signed_message, std::string_view verify_key) {
  require_library();
  if (signed_message.size() < crypto_sign_BYTES || verify_key.size() != crypto_sign_PUBLICKEYBYTES) {
    return std::nullopt;
  }
  const std::string_view message = signed_message.substr(crypto_sign_BYTES);
  if (crypto_sign_verify_detached(bytes_of(signed_message), bytes_of(message), message.size(),
                                  bytes_of(verify_key)) != 0) {
    return std::nullopt;
  }
  return std::string(message);
}

}  // namespace dsrkit::crypto
