#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/vault/vault.hpp"

namespace dsrkit::vault {
namespace {

constexpr std::size_t kLargestKeyFile = 4096;

std::string read_secret(const std::filesystem::path& path) {
  try {
    return files::read_file(path, kLargestKeyFile);
  } catch (const Error& error) {
    throw Error(ErrorCode::config_invalid, std::string("vault key: ") + error.what(),
                "let the configuration name the key file this workspace was made with");
  }
}

}  // namespace

void create_key_file(const std::filesystem::path& path, RandomSource& random) {
  const crypto::SecretKey key = crypto::SecretKey::generate(random);
  std::string text = to_hex(key.bytes()) + "\n";
  files::write_new_file(path, text, 0600);
  crypto::wipe(text);
}

crypto::SecretKey read_key_file(const std::filesystem::path& path) {
  std::string text = read_secret(path);
  std::string bytes;
  try {
    bytes = from_hex(trim(text));
  } catch (const Error&) {
    bytes.clear();
  }
  crypto::wipe(text);
  if (bytes.size() != crypto::SecretKey::kBytes) {
    throw Error(ErrorCode::config_invalid,
                path.string() + " is no vault key: it must be 64 hexadecimal digits",
                "restore the key file from a backup");
  }
  crypto::SecretKey key(bytes);
  crypto::wipe(bytes);
  return key;
}

}  // namespace dsrkit::vault
