#include "dsrkit/crypto/secretstream.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"

#include <sodium.h>
#include <utility>

namespace dsrkit::crypto {
namespace {

static_assert(SecretKey::kBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES);
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(SealingStream::kHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(SealingStream::kOverhead == crypto_secretstream_xchacha20poly1305_ABYTES);

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

void require_library() {
  if (sodium_init() < 0) {
    throw Error(ErrorCode::internal, "the encryption library cannot be used");
  }
}

}  // namespace

SecretKey::SecretKey(std::string_view bytes) : m_bytes(bytes) {
  if (bytes.size() != kBytes) {
    throw Error(ErrorCode::internal, "a key must have 32 bytes");
  }
}

SecretKey::~SecretKey() {
  wipe(m_bytes);
}

SecretKey SecretKey::generate(RandomSource& random) {
  std::string bytes = random_bytes(random, kBytes);
  SecretKey key(bytes);
  wipe(bytes);
  return key;
}

void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.size());
  secret.clear();
}

std::string wrap_key(const SecretKey& wrapping_key, const SecretKey& key, std::string_view context,
                     RandomSource& random) {
  require_library();
  const std::string nonce = random_bytes(random, kNonceBytes);
  std::string sealed(SecretKey::kBytes + kTagBytes, '\0');
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed), nullptr, bytes_of(key.bytes()),
                                             SecretKey::kBytes, bytes_of(context), context.size(), nullptr,
                                             bytes_of(nonce), bytes_of(wrapping_key.bytes()));
  return nonce + sealed;
}

std::optional<SecretKey> unwrap_key(const SecretKey& wrapping_key, std::string_view wrapped,
                                    std::string_view context) {
  require_library();
  if (wrapped.size() != kNonceBytes + SecretKey::kBytes + kTagBytes) {
    return std::nullopt;
  }
  const std::string_view nonce = wrapped.substr(0, kNonceBytes);
  const std::string_view sealed = wrapped.substr(kNonceBytes);
  std::string bytes(SecretKey::kBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(bytes), nullptr, nullptr, bytes_of(sealed),
                                                 sealed.size(), bytes_of(context), context.size(),
                                                 bytes_of(nonce), bytes_of(wrapping_key.bytes())) != 0) {
    return std::nullopt;
  }
  SecretKey key(bytes);
  wipe(bytes);
  return key;
}

struct SealingStream::State {
  crypto_secretstream_xchacha20poly1305_state stream{};
  std::string context;
  std::string header;

  ~State() { sodium_memzero(&stream, sizeof stream); }
};

struct OpeningStream::State {
  crypto_secretstream_xchacha20poly1305_state stream{};
  std::string context;

  ~State() { sodium_memzero(&stream, sizeof stream); }
};

SealingStream::SealingStream(const SecretKey& key, std::string context) : m_state(std::make_unique<State>()) {
  require_library();
  m_state->context = std::move(context);
  m_state->header.resize(kHeaderBytes);
  crypto_secretstream_xchacha20poly1305_init_push(&m_state->stream, bytes_of(m_state->header),
                                                  bytes_of(key.bytes()));
}

SealingStream::SealingStream(SealingStream&&) noexcept = default;
SealingStream& SealingStream::operator=(SealingStream&&) noexcept = default;
SealingStream::~SealingStream() = default;

const std::string& SealingStream::header() const {
  return m_state->header;
}

std::string SealingStream::seal(std::string_view chunk, bool last) {
  std::string sealed(chunk.size() + kOverhead, '\0');
  const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_tag_final() : 0;
  crypto_secretstream_xchacha20poly1305_push(&m_state->stream, bytes_of(sealed), nullptr, bytes_of(chunk),
                                             chunk.size(), bytes_of(m_state->context),
                                             m_state->context.size(), tag);
  return sealed;
}

OpeningStream::OpeningStream(const SecretKey& key, std::string context, std::string_view header)
    : m_state(std::make_unique<State>()) {
  require_library();
  if (header.size() != SealingStream::kHeaderBytes) {
    throw Error(ErrorCode::internal, "the header of an encrypted stream must have 24 bytes");
  }
  m_state->context = std::move(context);
  crypto_secretstream_xchacha20poly1305_init_pull(&m_state->stream, bytes_of(header), bytes_of(key.bytes()));
}

OpeningStream::OpeningStream(OpeningStream&&) noexcept = default;
OpeningStream& OpeningStream::operator=(OpeningStream&&) noexcept = default;
OpeningStream::~OpeningStream() = default;

std::optional<OpeningStream::Chunk> OpeningStream::open(std::string_view sealed) {
  if (sealed.size() < SealingStream::kOverhead) {
    return std::nullopt;
  }
  Chunk chunk{std::string(sealed.size() - SealingStream::kOverhead, '\0'), false};
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&m_state->stream, bytes_of(chunk.text), nullptr, &tag,
                                                 bytes_of(sealed), sealed.size(), bytes_of(m_state->context),
                                                 m_state->context.size()) != 0) {
    return std::nullopt;
  }
  chunk.last = tag == crypto_secretstream_xchacha20poly1305_tag_final();
  return chunk;
}

}  // namespace dsrkit::crypto
