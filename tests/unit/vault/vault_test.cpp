#include "dsrkit/vault/vault.hpp"

#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/stat.h>

using namespace dsrkit;
using test::TempFolder;

namespace {

constexpr std::size_t kChunk = 64 * 1024;
constexpr const char* kCase = "AR-2026-0001";

/// A vault with one case, as every test needs it.
struct Fixture {
  TempFolder folder;
  crypto::SystemRandom random;
  crypto::SecretKey wrapping = crypto::SecretKey::generate(random);
  vault::Vault vault{folder.path() / "vault", wrapping};
  std::string case_key = vault.new_case_key(kCase, random);
  vault::CaseVault evidence = vault.open_case(kCase, case_key);

  [[nodiscard]] std::filesystem::path file(const std::string& name) const {
    return folder.path() / "vault" / kCase / (name + ".sealed");
  }
};

template <typename Action>
ErrorCode error_of(const Action& action, const std::string& part = {}) {
  try {
    action();
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains(part));
    return error.code();
  }
  FAIL("no error");
  return ErrorCode::internal;
}

std::string content_of(std::size_t size) {
  crypto::SeededRandom random("content");
  return crypto::random_bytes(random, size);
}

unsigned mode_of(const std::filesystem::path& path) {
  struct stat status {};

  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("evidence of every size comes back as it was put", "[vault][round-trip]") {
  const Fixture f;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kChunk - 1, kChunk, kChunk + 1, 2 * kChunk, 3 * kChunk + 7}) {
    const std::string content = content_of(size);
    f.evidence.put("item-1", content);
    CHECK((f.evidence.get("item-1") == content));
  }
}

TEST_CASE("evidence written and read in pieces is the same as whole", "[vault][round-trip]") {
  const Fixture f;
  const std::string content = content_of(2 * kChunk + 100);
  auto writer = f.evidence.writer("item-1");
  for (std::size_t at = 0; at < content.size(); at += 9999) {
    writer.write(std::string_view(content).substr(at, 9999));
  }
  CHECK_FALSE(f.evidence.has("item-1"));
  writer.commit();
  std::string read;
  std::size_t pieces = 0;
  f.evidence.read("item-1", [&](std::string_view piece) {
    read += piece;
    ++pieces;
  });
  CHECK((read == content));
  CHECK(pieces == 3);
}

TEST_CASE("evidence that is not committed leaves no file", "[vault]") {
  const Fixture f;
  {
    auto writer = f.evidence.writer("item-1");
    writer.write(content_of(2 * kChunk));
  }
  CHECK(files::list_files(f.file("item-1").parent_path()).empty());
  CHECK_FALSE(f.evidence.has("item-1"));
  CHECK(error_of([&] { (void)f.evidence.get("item-1"); }, "item-1") == ErrorCode::not_found);
}

TEST_CASE("pieces that are kept together appear together, for several cases", "[vault][batch]") {
  Fixture f;
  const auto other_key = f.vault.new_case_key("AR-2026-0002", f.random);
  const auto other = f.vault.open_case("AR-2026-0002", other_key);
  {
    vault::EvidenceBatch lost;
    lost.put(f.evidence, "never", "x");
  }
  vault::EvidenceBatch batch;
  batch.put(f.evidence, "first", "one");
  batch.put(other, "second", std::string(3 * kChunk, 'b'));
  CHECK_FALSE(f.evidence.has("first"));
  batch.commit();
  CHECK(f.evidence.get("first") == "one");
  CHECK(other.get("second") == std::string(3 * kChunk, 'b'));
  CHECK_FALSE(f.evidence.has("never"));
  batch.put(f.evidence, "third", "");
  batch.commit();
  CHECK(f.evidence.get("third").empty());
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(f.folder.path() / "vault" / kCase)) {
    files += entry.path().filename().string().ends_with(".sealed") ? 1U : 100U;
  }
  CHECK(files == 2);
}

TEST_CASE("what a killed process left is removed and nothing else", "[vault]") {
  const Fixture f;
  f.evidence.put("item-1", "kept");
  std::ofstream(f.file("item-1").parent_path() / ".dsrkit-tmp-1-item-2.sealed") << "half";
  f.evidence.remove_leftovers();
  CHECK(files::list_files(f.file("item-1").parent_path()).size() == 1);
  CHECK(f.evidence.get("item-1") == "kept");
}

TEST_CASE("files are the owner's only and show nothing of their content", "[vault]") {
  const Fixture f;
  const std::string content = "a sentence that must not be readable in the file";
  f.evidence.put("item-1", content);
  CHECK(mode_of(f.file("item-1")) == 0600U);
  CHECK(mode_of(f.file("item-1").parent_path()) == 0700U);
  const std::string stored = files::read_file(f.file("item-1"));
  CHECK(stored.find("sentence") == std::string::npos);
  f.evidence.put("item-2", content);
  CHECK((files::read_file(f.file("item-2")) != stored));
}

TEST_CASE("a change in any region of the file is found and named", "[vault][tamper]") {
  const Fixture f;
  f.evidence.put("item-1", content_of(2 * kChunk + 100));
  const std::string good = files::read_file(f.file("item-1"));
  const std::size_t first = 15 + 24;
  const std::size_t sealed = kChunk + 17;
  REQUIRE(good.size() == first + 2 * sealed + 117);
  const std::size_t places[] = {0,
                                14,
                                15,
                                first - 1,  // magic, header
                                first,
                                first + 1,
                                first + sealed / 2,
                                first + sealed - 1,  // first chunk
                                first + sealed,
                                first + 2 * sealed - 1,  // second
                                first + 2 * sealed,
                                good.size() - 17,
                                good.size() - 1};  // last
  for (const std::size_t place : places) {
    std::string bad = good;
    bad[place] = static_cast<char>(bad[place] ^ 1);
    files::write_file(f.file("item-1"), bad);
    INFO(place);
    CHECK(error_of([&] { (void)f.evidence.get("item-1"); }, "item-1") == ErrorCode::integrity);
  }
}

TEST_CASE("cut, lengthened, reordered and doubled chunks are found", "[vault][tamper]") {
  const Fixture f;
  f.evidence.put("item-1", content_of(3 * kChunk));
  const std::string good = files::read_file(f.file("item-1"));
  const std::size_t first = 15 + 24;
  const std::size_t sealed = kChunk + 17;
  const std::string head = good.substr(0, first);
  const std::string a = good.substr(first, sealed);
  const std::string b = good.substr(first + sealed, sealed);
  const std::string c = good.substr(first + 2 * sealed);
  files::write_file(f.file("item-1"), head + a + b + c);
  REQUIRE(f.evidence.get("item-1").size() == 3 * kChunk);
  const std::string bad[] = {"",
                             good.substr(0, 5),
                             head.substr(0, 30),
                             head,
                             head + a,
                             head + a + b,
                             head + b + a + c,
                             head + a + a + b + c,
                             head + a + c,
                             good + "x",
                             good.substr(0, good.size() - 1),
                             good + c};
  for (const std::string& bytes : bad) {
    files::write_file(f.file("item-1"), bytes);
    INFO(bytes.size());
    CHECK(error_of([&] { (void)f.evidence.get("item-1"); }, "item-1") == ErrorCode::integrity);
  }
}

TEST_CASE("a file under another name or another case does not open", "[vault][tamper]") {
  const Fixture f;
  f.evidence.put("item-1", "one");
  f.evidence.put("item-2", "two");
  std::filesystem::copy_file(f.file("item-2"), f.file("item-1"),
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(error_of([&] { (void)f.evidence.get("item-1"); }, "item-1") == ErrorCode::integrity);
  CHECK(f.evidence.get("item-2") == "two");

  crypto::SystemRandom random;
  const auto other = f.vault.open_case("AR-2026-0002", f.vault.new_case_key("AR-2026-0002", random));
  other.put("item-2", "theirs");
  std::filesystem::copy_file(f.file("item-2"), f.folder.path() / "vault/AR-2026-0002/item-2.sealed",
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(error_of([&] { (void)other.get("item-2"); }, "AR-2026-0002") == ErrorCode::integrity);
}

TEST_CASE("a case opens only with its own key under the right wrapping key", "[vault][key]") {
  Fixture f;
  const vault::Vault other(f.folder.path() / "vault", crypto::SecretKey::generate(f.random));
  CHECK(error_of([&] { (void)other.open_case(kCase, f.case_key); }, kCase) == ErrorCode::config_invalid);
  CHECK(error_of([&] { (void)f.vault.open_case("AR-2026-0002", f.case_key); }) == ErrorCode::integrity);
  std::string changed = f.case_key;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  CHECK(error_of([&] { (void)f.vault.open_case(kCase, changed); }) == ErrorCode::integrity);

  f.evidence.put("item-1", "one");
  const auto renewed = f.vault.open_case(kCase, f.vault.new_case_key(kCase, f.random));
  CHECK(error_of([&] { (void)renewed.get("item-1"); }) == ErrorCode::integrity);
}

TEST_CASE("names that could leave the folder are refused", "[vault]") {
  const Fixture f;
  for (const std::string name : {"", "..", ".hidden", "a/b", "a b", "a\nb"}) {
    CHECK(error_of([&] { f.evidence.put(name, "x"); }) == ErrorCode::internal);
  }
  CHECK(error_of([&] { f.evidence.put(std::string(201, 'a'), "x"); }) == ErrorCode::internal);
  CHECK(error_of([&] { (void)f.vault.open_case("../x", f.case_key); }) == ErrorCode::internal);
}

TEST_CASE("the key file is made once, for its owner only, and read back", "[vault][key]") {
  const TempFolder folder;
  const auto path = folder.path() / "vault.key";
  crypto::SystemRandom random;
  vault::create_key_file(path, random);
  CHECK(mode_of(path) == 0600U);
  CHECK(files::read_file(path).size() == 65);
  CHECK(vault::read_key_file(path).bytes().size() == 32);
  CHECK(vault::read_key_file(path).bytes() == vault::read_key_file(path).bytes());
  CHECK(error_of([&] { vault::create_key_file(path, random); }) == ErrorCode::output_exists);
}

TEST_CASE("a missing or malformed key file is a mistake of the configuration", "[vault][key]") {
  const TempFolder folder;
  const auto path = folder.path() / "vault.key";
  CHECK(error_of([&] { (void)vault::read_key_file(path); }) == ErrorCode::config_invalid);
  for (const std::string text : {"", "zz", "abcd", "not hexadecimal at all"}) {
    files::write_file(path, text);
    CHECK(error_of([&] { (void)vault::read_key_file(path); }) == ErrorCode::config_invalid);
  }
}

TEST_CASE("all versions of a record go, and no other record", "[vault]") {
  const Fixture f;
  for (const char* name : {"i-1-aaa", "i-1-bbb", "i-1-0-ccc", "i-10-aaa"}) {
    f.evidence.put(name, "text");
  }
  f.evidence.remove_all("i-1-");
  CHECK_FALSE(f.evidence.has("i-1-aaa"));
  CHECK_FALSE(f.evidence.has("i-1-bbb"));
  CHECK_FALSE(f.evidence.has("i-1-0-ccc"));
  CHECK(f.evidence.has("i-10-aaa"));
}
