#include "issued_identity.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/certificate.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/crypto/passphrase.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/crypto/signature.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace dsrkit;
using namespace dsrkit::crypto;

namespace {

const Instant kNow = *try_parse_instant("2026-11-22T10:00:00Z");

const SigningIdentity& council() {
  static const SigningIdentity identity = make_self_issued_identity("Cyngor Tŷ Newydd", kNow, 5);
  return identity;
}

const SigningIdentity& other_council() {
  static const SigningIdentity identity = make_self_issued_identity("Other Borough Council", kNow, 5);
  return identity;
}

}  // namespace

TEST_CASE("a self-issued certificate says so and is valid for its years", "[crypto][certificate]") {
  const Certificate& certificate = council().certificate();
  CHECK(certificate.common_name == "Cyngor Tŷ Newydd");
  CHECK(certificate.self_issued);
  CHECK(certificate.subject.find("not from a certification authority") != std::string::npos);
  CHECK(certificate.fingerprint.size() == 64);
  CHECK(certificate.valid_at(kNow));
  CHECK(certificate.valid_at(kNow + std::chrono::years(5) - std::chrono::days(1)));
  CHECK_FALSE(certificate.valid_at(kNow - std::chrono::seconds(1)));
  CHECK_FALSE(certificate.valid_at(kNow + std::chrono::years(5) + std::chrono::days(1)));
}

TEST_CASE("an identity survives being written as PEM", "[crypto][certificate]") {
  const SigningIdentity again(council().certificate_pem(), council().private_key_pem());
  CHECK(again.certificate().fingerprint == council().certificate().fingerprint);
  CHECK(again.private_key_pem().starts_with("-----BEGIN PRIVATE KEY-----"));
  CHECK(read_certificate(council().certificate_pem()).subject == council().certificate().subject);
}

TEST_CASE("a key of another certificate or no key is a configuration mistake", "[crypto][certificate]") {
  const auto code_of = [](const std::string& certificate, const std::string& key) {
    try {
      const SigningIdentity identity(certificate, key);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  CHECK(code_of(council().certificate_pem(), other_council().private_key_pem()) == ErrorCode::config_invalid);
  CHECK(code_of("no certificate", council().private_key_pem()) == ErrorCode::config_invalid);
  CHECK(code_of(council().certificate_pem(), "no key") == ErrorCode::config_invalid);
  CHECK_THROWS_AS(make_self_issued_identity(std::string(65, 'x'), kNow, 1), Error);
}

TEST_CASE("a signature holds for its digest and names its signer", "[crypto][signature]") {
  const std::string digest = sha256("the document");
  const std::string cms = sign_digest(digest, council());
  const SignatureCheck check = check_signature(cms, digest);
  CHECK(check.good());
  REQUIRE(check.signer.has_value());
  CHECK(check.signer->fingerprint == council().certificate().fingerprint);
  CHECK(cms == sign_digest(digest, council()));
}

TEST_CASE("a signature does not hold for another digest", "[crypto][signature]") {
  const SignatureCheck check = check_signature(sign_digest(sha256("one"), council()), sha256("two"));
  CHECK(check.signature_valid);
  CHECK_FALSE(check.digest_matches);
  CHECK_FALSE(check.good());
}

TEST_CASE("no bit of a signature can change unnoticed", "[crypto][signature]") {
  const std::string digest = sha256("the document");
  const std::string cms = sign_digest(digest, council());
  std::size_t accepted = 0;
  for (std::size_t bit = 0; bit < cms.size() * 8; ++bit) {
    std::string changed = cms;
    changed[bit / 8] = static_cast<char>(static_cast<unsigned char>(changed[bit / 8]) ^ (1U << (bit % 8)));
    accepted += static_cast<std::size_t>(check_signature(changed, digest).good());
  }
  CHECK(accepted == 0);
}

TEST_CASE("bytes that are no signature are refused without a crash", "[crypto][signature]") {
  const std::string digest = sha256("the document");
  const std::string cms = sign_digest(digest, council());
  CHECK_FALSE(check_signature("", digest).good());
  CHECK_FALSE(check_signature(std::string(1000, '\x30'), digest).good());
  CHECK_FALSE(check_signature(cms + '\0', digest).good());
  std::size_t accepted = 0;
  for (std::size_t length = 0; length < cms.size(); ++length) {
    accepted += static_cast<std::size_t>(check_signature(cms.substr(0, length), digest).good());
  }
  CHECK(accepted == 0);
}

TEST_CASE("trust leads to the given certificate and to no other", "[crypto][signature]") {
  const std::string cms = sign_digest(sha256("the document"), council());
  CHECK_FALSE(trust_problem(cms, council().certificate_pem(), kNow).has_value());
  CHECK(trust_problem(cms, other_council().certificate_pem(), kNow).has_value());
  CHECK(trust_problem(cms, council().certificate_pem(), kNow + std::chrono::years(6)).has_value());
  CHECK(trust_problem("", council().certificate_pem(), kNow).has_value());
  CHECK_THROWS_AS(trust_problem(cms, "no certificate", kNow), Error);
}

TEST_CASE("a certificate may come with its chain, and only with its chain", "[crypto][signature]") {
  const std::string digest = sha256("the document");
  const std::string chain = std::string(test::kSignerPem) + test::kIssuingPem;
  const Instant later = *try_parse_instant("2030-01-01T00:00:00Z");
  const SigningIdentity issued(chain, test::kSignerKeyPem);
  CHECK_FALSE(issued.certificate().self_issued);
  const std::string cms = sign_digest(digest, issued);
  CHECK(check_signature(cms, digest).good());
  CHECK_FALSE(trust_problem(cms, test::kRootPem, later).has_value());
  CHECK(trust_problem(cms, council().certificate_pem(), later).has_value());

  const SigningIdentity alone(test::kSignerPem, test::kSignerKeyPem);
  CHECK(check_signature(sign_digest(digest, alone), digest).good());
  CHECK(trust_problem(sign_digest(digest, alone), test::kRootPem, later).has_value());

  const SigningIdentity stray(test::kSignerPem + council().certificate_pem(), test::kSignerKeyPem);
  CHECK(check_signature(sign_digest(digest, stray), digest).problem ==
        "the certificates are not the signer's chain");
}

TEST_CASE("a passphrase has the promised form and never comes twice", "[crypto][passphrase]") {
  SeededRandom random("passphrase");
  std::set<std::string> seen;
  std::set<char> letters;
  for (int i = 0; i < 500; ++i) {
    const std::string passphrase = make_passphrase(random);
    CHECK(seen.insert(passphrase).second);
    CHECK(passphrase.size() <= 32);
    const auto words = split(passphrase, '-');
    REQUIRE(words.size() == 6);
    for (const auto& word : words) {
      CHECK(word.size() == (&word == words.data() ? 6 : 4));
      for (std::size_t at = 0; at < word.size(); ++at) {
        CHECK(std::string(at % 2 == 0 ? "bhjklmrtwyz" : "aeiou").find(word[at]) != std::string::npos);
        letters.insert(word[at]);
      }
    }
  }
  CHECK(letters.size() == 16);
}
