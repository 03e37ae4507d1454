#include "dsrkit/pdf/verify.hpp"

#include "sample_pdf.hpp"
#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/seal.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dsrkit;
using namespace dsrkit::pdf;
using test::TempFolder;

namespace {

const std::string kPassword = "bakuro-time-lezo-hami-yoku-wari";
const Instant kSignedAt = *try_parse_instant("2026-11-22T10:11:12Z");

/// A sealed document and what becomes of it.
class Sealed {
public:
  explicit Sealed(std::string password, Instant signed_at = kSignedAt) : m_password(std::move(password)) {
    crypto::SeededRandom random("verify");
    SealSettings settings;
    settings.user_password = m_password;
    settings.signer_name = "Example Borough Council";
    settings.signed_at = signed_at;
    const auto input = test::write_sample(m_folder.path() / "in.pdf");
    seal_document(input, m_folder.path() / "out.pdf", settings, test::example_council(), random);
    m_bytes = files::read_file(m_folder.path() / "out.pdf");
  }

  [[nodiscard]] const std::string& bytes() const { return m_bytes; }

  [[nodiscard]] Verification verify(const std::string& bytes, const std::string& trusted = {}) const {
    // Not written atomically: thousands of them.
    std::ofstream(m_folder.path() / "changed.pdf", std::ios::binary) << bytes;
    return verify_document(m_folder.path() / "changed.pdf", {m_password, trusted});
  }

private:
  TempFolder m_folder;
  std::string m_password;
  std::string m_bytes;
};

bool fails(const Verification& verification, const std::string& check) {
  const VerificationCheck* const found = verification.find(check);
  return !verification.valid() && found != nullptr && !found->ok;
}

/// The document with an object added by a later revision, as a careful forger would write it.
std::string with_increment(const std::string& bytes) {
  const std::string object = "900 0 obj\n<< /Producer (changed) >>\nendobj\n";
  std::string offset = std::to_string(bytes.size());
  offset.insert(0, 10 - offset.size(), '0');
  const std::string root = bytes.substr(bytes.rfind("/Root "), std::string("/Root 1 0 R").size());
  const std::string before = bytes.substr(bytes.rfind("startxref") + 10);
  return bytes + object + "xref\n900 1\n" + offset + " 00000 n \ntrailer\n<< /Size 901 " + root + " /Prev " +
         before.substr(0, before.find('\n')) + " >>\nstartxref\n" +
         std::to_string(bytes.size() + object.size()) + "\n%%EOF\n";
}

}  // namespace

TEST_CASE("an untouched document is valid and says who sealed it and when", "[pdf][verify]") {
  const Sealed sealed(kPassword);
  const Verification verification = sealed.verify(sealed.bytes());
  REQUIRE(verification.valid());
  std::vector<std::string> names;
  for (const auto& check : verification.checks) {
    names.push_back(check.name);
    CHECK_FALSE(check.detail.empty());
  }
  CHECK(names == std::vector<std::string>{"opens", "encryption", "one-signature", "byte-range-covers-file",
                                          "no-later-changes", "digest", "signature", "certificate", "trust"});
  CHECK(verification.signer == "Example Borough Council");
  CHECK(verification.signed_at == kSignedAt);
  CHECK(verification.self_issued);
  CHECK(verification.certificate_fingerprint == test::example_council().certificate().fingerprint);
}

TEST_CASE("a wrong password is its own failure", "[pdf][verify]") {
  const TempFolder folder;
  const Sealed sealed(kPassword);
  files::write_file(folder.path() / "a.pdf", sealed.bytes());
  const Verification verification = verify_document(folder.path() / "a.pdf", {"wrong", {}});
  REQUIRE(verification.checks.size() == 1);
  CHECK(verification.checks.front().name == "opens");
  CHECK(verification.checks.front().detail == "the password is wrong or missing");
}

TEST_CASE("no flipped byte goes unnoticed", "[pdf][verify][tamper]") {
  for (const std::string& password : {std::string(), kPassword}) {
    const Sealed sealed(password);
    const std::size_t contents = sealed.bytes().find("/Contents <");
    REQUIRE(contents != std::string::npos);
    std::vector<std::size_t> accepted;
    for (std::size_t at = 0; at < sealed.bytes().size();) {
      for (const unsigned mask : {0x01U, 0x20U}) {
        std::string changed = sealed.bytes();
        changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ mask);
        if (sealed.verify(changed).valid()) {
          accepted.push_back(at);
        }
      }
      const bool in_padding = at > contents + 4000 && at < contents + 32000;
      at += in_padding ? 997 : 11;
    }
    CHECK(accepted.empty());
  }
}

TEST_CASE("anything appended, inserted or cut off makes a document invalid", "[pdf][verify][tamper]") {
  const Sealed sealed("");
  const std::string& bytes = sealed.bytes();
  CHECK(fails(sealed.verify(bytes + "\n"), "byte-range-covers-file"));
  CHECK(fails(sealed.verify(bytes + "%comment"), "byte-range-covers-file"));
  CHECK(fails(sealed.verify(with_increment(bytes)), "no-later-changes"));
  CHECK(fails(sealed.verify(with_increment(bytes)), "byte-range-covers-file"));
  CHECK_FALSE(sealed.verify("%" + bytes).valid());
  std::size_t accepted = 0;
  for (std::size_t length = 0; length < bytes.size(); length += bytes.size() / 97) {
    accepted += static_cast<std::size_t>(sealed.verify(bytes.substr(0, length)).valid());
  }
  CHECK(accepted == 0);
}

TEST_CASE("nothing can hide behind the signature in its reserved space", "[pdf][verify][tamper]") {
  const Sealed sealed("");
  std::string changed = sealed.bytes();
  const std::size_t end = changed.find("/Contents <") + 11 + 2 * 16384;
  REQUIRE(changed[end] == '>');
  changed[end - 1] = '1';
  CHECK(fails(sealed.verify(changed), "byte-range-covers-file"));
}

TEST_CASE("a certificate must be valid at the claimed time of signing", "[pdf][verify]") {
  const Sealed late("", *try_parse_instant("2040-01-01T00:00:00Z"));
  CHECK(fails(late.verify(late.bytes()), "certificate"));
}

TEST_CASE("trust is checked only against certificates that were given", "[pdf][verify]") {
  const Sealed sealed("");
  CHECK(sealed.verify(sealed.bytes()).find("trust")->detail == "not checked against a trust list");
  CHECK(sealed.verify(sealed.bytes(), test::example_council().certificate_pem()).valid());
  const auto other = crypto::make_self_issued_identity("Other Borough Council", kSignedAt, 1);
  CHECK(fails(sealed.verify(sealed.bytes(), other.certificate_pem()), "trust"));
  CHECK_THROWS_AS(sealed.verify(sealed.bytes(), "no certificate"), Error);
}

TEST_CASE("a PDF that nobody sealed and files that are no PDF are invalid", "[pdf][verify]") {
  const TempFolder folder;
  CHECK(fails(verify_document(test::write_sample(folder.path() / "a.pdf")), "one-signature"));
  files::write_file(folder.path() / "b.pdf", "");
  CHECK(fails(verify_document(folder.path() / "b.pdf"), "opens"));
  files::write_file(folder.path() / "c.pdf", "%PDF-1.7\n" + std::string(100000, '['));
  CHECK(fails(verify_document(folder.path() / "c.pdf"), "opens"));
  CHECK_THROWS_AS(verify_document(folder.path() / "absent.pdf"), Error);
}

TEST_CASE("a check added by the caller counts", "[pdf][verify]") {
  const Sealed sealed("");
  Verification verification = sealed.verify(sealed.bytes());
  verification.add_check("manifest", false, "the manifest is missing");
  CHECK_FALSE(verification.valid());
  CHECK_FALSE(Verification{}.valid());
}
