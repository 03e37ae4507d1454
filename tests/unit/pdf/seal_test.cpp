#include "dsrkit/pdf/seal.hpp"

#include "sample_pdf.hpp"
#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/verify.hpp"

#include <catch2/catch.hpp>

using namespace dsrkit;
using namespace dsrkit::pdf;
using test::TempFolder;

namespace {

const std::string kPassword = "bakuro-time-lezo-hami-yoku-wari";

SealSettings settings(const std::string& password) {
  return {.user_password = password,
          .owner_password = {},
          .signer_name = "Example Borough Council",
          .reason = "Disclosure to the person",
          .location = "Example",
          .signed_at = *try_parse_instant("2026-11-22T10:11:12Z")};
}

std::filesystem::path sealed(const TempFolder& folder, const std::string& password) {
  crypto::SeededRandom random("seal");
  const auto input = test::write_sample(folder.path() / "in.pdf");
  const auto output = folder.path() / "out.pdf";
  seal_document(input, output, settings(password), test::example_council(), random);
  return output;
}

bool installed(const std::string& program) {
  try {
    static_cast<void>(files::run_program({program, "--version"}, ""));
    return true;
  } catch (const Error& error) {
    return error.code() != ErrorCode::source_unavailable;
  }
}

Attachment manifest() {
  return {.name = "manifest.json",
          .mime_type = "application/json",
          .bytes = R"({"schema":"dsrkit.manifest/1"})",
          .description = "What this bundle holds",
          .relationship = Relationship::data,
          .modified = *try_parse_instant("2026-11-22T10:00:00Z")};
}

}  // namespace

TEST_CASE("attached files come back as they were, also from a sealed document", "[pdf][attachments]") {
  const TempFolder folder;
  crypto::SeededRandom random("attach");
  const auto input = test::write_sample(folder.path() / "in.pdf");
  Attachment other = manifest();
  other.name = "Ymddiriedolaeth ŵ.csv";
  other.bytes = std::string("a\0b", 3) + std::string(100000, 'x');
  other.relationship = Relationship::source;
  attach_files(input, folder.path() / "with.pdf", {other, manifest()});
  const std::vector<Attachment> expected{other, manifest()};
  const auto again = read_attachments(folder.path() / "with.pdf");
  REQUIRE(again.size() == 2);
  CHECK(std::is_permutation(again.begin(), again.end(), expected.begin()));
  seal_document(folder.path() / "with.pdf", folder.path() / "sealed.pdf", settings(kPassword),
                test::example_council(), random);
  CHECK(read_attachments(folder.path() / "sealed.pdf", kPassword) == again);
  CHECK(verify_document(folder.path() / "sealed.pdf", {kPassword, {}}).attachments == again);
  CHECK_THROWS_AS(read_attachments(folder.path() / "sealed.pdf", "wrong"), Error);
}

TEST_CASE("attaching gives the same bytes every time and replaces by name", "[pdf][attachments]") {
  const TempFolder folder;
  const auto input = test::write_sample(folder.path() / "in.pdf");
  attach_files(input, folder.path() / "a.pdf", {manifest()});
  attach_files(input, folder.path() / "b.pdf", {manifest()});
  CHECK(files::read_file(folder.path() / "a.pdf") == files::read_file(folder.path() / "b.pdf"));
  Attachment newer = manifest();
  newer.bytes = "{}";
  attach_files(folder.path() / "a.pdf", folder.path() / "c.pdf", {newer});
  CHECK(read_attachments(folder.path() / "c.pdf") == std::vector<Attachment>{newer});
}

TEST_CASE("a document sealed without a password is signed only, the same bytes every time", "[pdf][seal]") {
  const TempFolder folder;
  const auto output = sealed(folder, "");
  const std::string first = files::read_file(output);
  CHECK(first == files::read_file(sealed(folder, "")));
  const Verification verification = verify_document(output);
  CHECK(verification.valid());
  CHECK(verification.mode == "signed");
}

TEST_CASE("a document sealed with a password opens only with it", "[pdf][seal]") {
  const TempFolder folder;
  const auto output = sealed(folder, kPassword);
  CHECK(verify_document(output, {kPassword, {}}).valid());
  CHECK(verify_document(output, {kPassword, {}}).mode == "signed-encrypted");
  CHECK_FALSE(verify_document(output, {"wrong", {}}).valid());
  CHECK_FALSE(verify_document(output).valid());
  CHECK(files::read_file(output).find("Released") == std::string::npos);
}

TEST_CASE("only a sound PDF without signature or encryption is sealed, and nothing is left behind",
          "[pdf][seal]") {
  const TempFolder folder;
  crypto::SeededRandom random("refuse");
  const auto plain = sealed(folder, "");
  const auto output = folder.path() / "again.pdf";
  CHECK_THROWS_AS(seal_document(plain, output, settings(""), test::example_council(), random), Error);
  const auto encrypted = sealed(folder, kPassword);
  CHECK_THROWS_AS(seal_document(encrypted, output, settings(""), test::example_council(), random), Error);
  files::write_file(folder.path() / "text.pdf", "no PDF");
  CHECK_THROWS_AS(
      seal_document(folder.path() / "text.pdf", output, settings(""), test::example_council(), random),
      Error);
  CHECK(files::list_files(folder.path()).size() == 3);
}

TEST_CASE("other people's programs accept a sealed document", "[pdf][seal][tools]") {
  const TempFolder folder;
  for (const std::string& password : {std::string(), kPassword}) {
    const auto output = sealed(folder, password);
    if (installed("qpdf")) {
      CHECK_NOTHROW(
          files::run_program({"qpdf", "--check", "--password-file=-", output.string()}, password + "\n"));
    }
    if (installed("pdfsig")) {
      std::vector<std::string> command{"pdfsig", "-nocert", output.string()};
      if (!password.empty()) {
        command.insert(command.begin() + 1, {"-upw", password});
      }
      const std::string report = files::run_program(command, "");
      CHECK(report.find("Signature is Valid") != std::string::npos);
      CHECK(report.find("Total document signed") != std::string::npos);
      CHECK(report.find("ETSI.CAdES.detached") != std::string::npos);
    }
  }
}

TEST_CASE("sealing a thousand pages takes seconds", "[pdf][seal][.timing]") {
  const TempFolder folder;
  crypto::SeededRandom random("timing");
  const auto input = test::write_sample(folder.path() / "in.pdf", [](QPDF& pdf) {
    for (int page = 0; page < 999; ++page) {
      std::string content;
      for (int row = 0; row < 55; ++row) {
        content +=
            test::line("Line " + std::to_string(page * 55 + row) + " of an invented record, ninety letters.",
                       800 - row * 14);
      }
      test::add_page(pdf, content);
    }
  });
  const auto begin = std::chrono::steady_clock::now();
  seal_document(input, folder.path() / "out.pdf", settings(kPassword), test::example_council(), random);
  const auto middle = std::chrono::steady_clock::now();
  CHECK(verify_document(folder.path() / "out.pdf", {kPassword, {}}).valid());
  const auto end = std::chrono::steady_clock::now();
  using Seconds = std::chrono::duration<double>;
  WARN("seal " << Seconds(middle - begin).count() << " s, verify " << Seconds(end - middle).count() << " s, "
               << std::filesystem::file_size(folder.path() / "out.pdf") << " bytes");
  CHECK(middle - begin < std::chrono::seconds(20));
}
