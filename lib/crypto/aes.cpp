#include "dsrkit/crypto/aes.hpp"

#include "openssl.hpp"

namespace dsrkit::crypto {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kKey = 32;

using CipherContextPtr = std::unique_ptr<EVP_CIPHER_CTX, OpensslFree<EVP_CIPHER_CTX_free>>;

}  // namespace

std::optional<std::string> open_aes_256_cbc(std::string_view key, std::string_view bytes) {
  if (key.size() != kKey || bytes.size() < 2 * kBlock || bytes.size() % kBlock != 0) {
    return std::nullopt;
  }
  const CipherContextPtr context(EVP_CIPHER_CTX_new());
  require(context != nullptr && EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr,
                                                   as_unsigned(key), as_unsigned(bytes)) == 1);
  std::string plain(bytes.size(), '\0');
  auto* out = reinterpret_cast<unsigned char*>(plain.data());
  const std::string_view body = bytes.substr(kBlock);
  int length = 0;
  int rest = 0;
  if (EVP_DecryptUpdate(context.get(), out, &length, as_unsigned(body), static_cast<int>(body.size())) != 1 ||
      EVP_DecryptFinal_ex(context.get(), out + length, &rest) != 1) {
    return std::nullopt;
  }
  plain.resize(static_cast<std::size_t>(length) + static_cast<std::size_t>(rest));
  return plain;
}

}  // namespace dsrkit::crypto
