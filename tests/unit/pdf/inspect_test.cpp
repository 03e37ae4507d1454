#include "dsrkit/pdf/inspect.hpp"

#include "sample_pdf.hpp"
#include "temp_folder.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/seal.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace dsrkit;
using namespace dsrkit::pdf;
using test::TempFolder;

namespace {

/// The places where a text lies word for word.
std::set<std::string> places_of(const std::filesystem::path& path, const std::string& text,
                                const std::string& password = {}) {
  std::set<std::string> places;
  for_each_text(path, password, [&](const FoundText& found) {
    if (found.text.find(text) != std::string_view::npos) {
      places.insert(found.place.text());
    }
  });
  return places;
}

bool has_place(const std::set<std::string>& places, const std::string& part) {
  return std::any_of(places.begin(), places.end(),
                     [&](const std::string& place) { return place.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("page text is found on its page and in the page's program", "[pdf][inspect]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf", [](QPDF& pdf) {
    test::add_page(pdf, test::line("second page"));
    test::add_page(pdf, "BT /F1 12 Tf 72 700 Td [ (Ker) 30 (ned) ] TJ ET");
  });
  CHECK(places_of(path, "second page").contains("page 2"));
  CHECK(has_place(places_of(path, "second page"), "stream"));
  CHECK(places_of(path, "Kerned").contains("page 3"));
  CHECK(places_of(path, "not there").empty());
}

TEST_CASE("strings in any encoding, names and metadata are found", "[pdf][inspect]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf", [](QPDF& pdf) {
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("Nguyễn ŵ"));
    root.replaceKey("/PieceInfo", QPDFObjectHandle::parse("<< /Odd#20key /Odd#20value >>"));
    QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, "<x:xmpmeta>in metadata</x:xmpmeta>");
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    root.replaceKey("/Metadata", metadata);
  });
  CHECK(has_place(places_of(path, "Nguyễn ŵ"), "/Lang"));
  CHECK_FALSE(places_of(path, "Odd key").empty());
  CHECK_FALSE(places_of(path, "Odd value").empty());
  CHECK(has_place(places_of(path, "in metadata"), "stream"));
}

TEST_CASE("an encrypted document is read with its password only", "[pdf][inspect]") {
  const TempFolder folder;
  crypto::SeededRandom random("inspect");
  const auto path = test::write_sample(folder.path() / "a.pdf");
  SealSettings settings;
  settings.user_password = "bakuro-time-lezo-hami-yoku-wari";
  seal_document(path, folder.path() / "b.pdf", settings, test::example_council(), random);
  CHECK(places_of(folder.path() / "b.pdf", "Released record", settings.user_password).contains("page 1"));
  CHECK_THROWS_AS(places_of(folder.path() / "b.pdf", "Released record", "wrong"), Error);
}

TEST_CASE("a PDF attached to a PDF is read too", "[pdf][inspect]") {
  const TempFolder folder;
  const auto inner = test::write_sample(folder.path() / "inner.pdf",
                                        [](QPDF& pdf) { test::add_page(pdf, test::line("innermost")); });
  const auto outer = test::write_sample(folder.path() / "outer.pdf");
  Attachment attachment;
  attachment.name = "inner.pdf";
  attachment.mime_type = "application/pdf";
  attachment.bytes = files::read_file(inner);
  attach_files(outer, folder.path() / "both.pdf", {attachment});
  CHECK(has_place(places_of(folder.path() / "both.pdf", "innermost"), "stream, page 2"));
}

TEST_CASE("the structure of a clean document has one revision and no orphans", "[pdf][inspect]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf");
  attach_files(path, folder.path() / "b.pdf", {});
  for (const char* name : {"a.pdf", "b.pdf"}) {
    const FileStructure structure = inspect_structure(folder.path() / name, {});
    CHECK(structure.pages == 1);
    CHECK(structure.revisions == 1);
    CHECK(structure.unreachable_objects.empty());
  }
  files::write_file(folder.path() / "c.pdf", "no PDF");
  CHECK_THROWS_AS(inspect_structure(folder.path() / "c.pdf", {}), Error);
}
