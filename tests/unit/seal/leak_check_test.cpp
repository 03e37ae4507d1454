#include "dsrkit/seal/leak_check.hpp"

#include "sample_pdf.hpp"
#include "temp_folder.hpp"

#include "dsrkit/crypto/random.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/seal.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace dsrkit;
using dsrkit::seal::find_leaks;
using dsrkit::seal::Leak;
using dsrkit::seal::ProtectedTerm;
using test::TempFolder;

namespace {

const std::vector<ProtectedTerm> kTerms{
    {"party-1", "Ann Example"},
    {"party-2", "Łukasz Przybylski"},
    {"party-3", "Zoë O'Dare-Smith"},
    {"party-4", "محمد خان"},
    {"party-5", "王小明"},
    {"phone-1", "07700 900123"},
    {"nhs-1", "999 000 0018"},
    {"ni-1", "QQ 12 34 56 C"},
    {"mail-1", "enquiries@mail.example.org"},
    {"party-6", "Nightingale"},
    {"party-7", "Page"},
};

using Change = std::function<void(QPDF&)>;

/// The ids of the terms that leak from a sample with this change.
std::set<std::string> leaking(const Change& change, const seal::LeakCheckOptions& options = {}) {
  const TempFolder folder;
  std::set<std::string> ids;
  for (const Leak& leak : find_leaks(test::write_sample(folder.path() / "a.pdf", change), kTerms, options)) {
    ids.insert(leak.term_id);
  }
  return ids;
}

using Ids = std::set<std::string>;

Change page(const std::string& content) {
  return [content](QPDF& pdf) { test::add_page(pdf, content); };
}

Change page_text(const std::string& text) {
  return page(test::line(text));
}

Change catalog_text(const std::string& text) {
  return [text](QPDF& pdf) { pdf.getRoot().replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(text)); };
}

Change stream_bytes(const std::string& bytes) {
  return [bytes](QPDF& pdf) {
    pdf.getRoot().replaceKey("/PieceInfo", QPDFObjectHandle::newStream(&pdf, bytes));
  };
}

/// The ids that leak from a sample with an attachment of that name and content.
Ids leaking_from_attachment(const std::string& name, const std::string& bytes) {
  const TempFolder folder;
  pdf::Attachment attachment;
  attachment.name = name;
  attachment.mime_type = "text/plain";
  attachment.bytes = bytes;
  pdf::attach_files(test::write_sample(folder.path() / "a.pdf"), folder.path() / "b.pdf", {attachment});
  Ids ids;
  for (const Leak& leak : find_leaks(folder.path() / "b.pdf", kTerms)) {
    ids.insert(leak.term_id);
  }
  return ids;
}

std::string number_after(const std::string& bytes, const std::string& key) {
  const std::size_t begin = bytes.rfind(key) + key.size();
  return bytes.substr(begin, bytes.find_first_not_of("0123456789", begin) - begin);
}

/// The file with `body` as a newer state of one of its objects.
std::string with_newer_object(const std::string& bytes, const std::string& number, const std::string& body) {
  const std::string object = number + " 0 obj\n" + body + "\nendobj\n";
  std::string offset = std::to_string(bytes.size());
  offset.insert(0, 10 - offset.size(), '0');
  return bytes + object + "xref\n" + number + " 1\n" + offset + " 00000 n \ntrailer\n<< /Size " +
         number_after(bytes, "/Size ") + " /Root " + number_after(bytes, "/Root ") + " 0 R /Info " +
         number_after(bytes, "/Info ") + " 0 R /Prev " + number_after(bytes, "startxref\n") +
         " >>\nstartxref\n" + std::to_string(bytes.size() + object.size()) + "\n%%EOF\n";
}

Change info_title(const std::string& title) {
  return [title](QPDF& pdf) {
    const auto info = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    QPDFObjectHandle(info).replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
    pdf.getTrailer().replaceKey("/Info", info);
  };
}

}  // namespace

TEST_CASE("a clean document has no leaks, sealed or not", "[seal][leak]") {
  const TempFolder folder;
  crypto::SeededRandom random("leak");
  const auto path = test::write_sample(folder.path() / "a.pdf", page_text("Annual review of the annexe"));
  CHECK(find_leaks(path, kTerms).empty());
  pdf::SealSettings settings;
  settings.signer_name = "Borough Council";
  pdf::seal_document(path, folder.path() / "signed.pdf", settings, test::example_council(), random);
  CHECK(find_leaks(folder.path() / "signed.pdf", kTerms).empty());
  settings.user_password = "bakuro-time-lezo-hami-yoku-wari";
  pdf::seal_document(path, folder.path() / "encrypted.pdf", settings, test::example_council(), random);
  CHECK(find_leaks(folder.path() / "encrypted.pdf", kTerms, {settings.user_password, {}}).empty());
}

TEST_CASE("page text leaks regardless of case, breaks and punctuation", "[seal][leak]") {
  CHECK(leaking(page_text("seen with Ann Example today")) == Ids{"party-1"});
  CHECK(leaking(page_text("ANN  EXAMPLE")) == Ids{"party-1"});
  CHECK(leaking(page_text("Ann-Example's report")) == Ids{"party-1"});
  CHECK(leaking(page(test::line("came with Ann", 700) + test::line("Example later", 686))) == Ids{"party-1"});
  CHECK(leaking(page(test::line("came with Ann Exam-", 700) + test::line("ple later", 686))) ==
        Ids{"party-1"});
  CHECK(leaking(page_text("Nightingale,")) == Ids{"party-6"});
  CHECK(leaking(page("BT /F1 12 Tf 72 700 Td [ (Ann Ex) 20 (am) -10 (ple) ] TJ ET")) == Ids{"party-1"});
  CHECK(leaking(page("BT /F1 12 Tf 72 700 Td <416E6E204578616D706C65> Tj ET")) == Ids{"party-1"});
  CHECK(leaking(page("BT 3 Tr /F1 12 Tf 72 700 Td (Ann Example) Tj ET")) == Ids{"party-1"});
}

TEST_CASE("the place of a leak is named and the text is not", "[seal][leak]") {
  const TempFolder folder;
  const auto leaks =
      find_leaks(test::write_sample(folder.path() / "a.pdf", page_text("Ann Example")), kTerms);
  CHECK(std::count(leaks.begin(), leaks.end(), Leak{"party-1", "page 2"}) == 1);
  for (const Leak& leak : leaks) {
    CHECK(leak.place.find("Ann") == std::string::npos);
  }
  CHECK(std::is_sorted(leaks.begin(), leaks.end(),
                       [](const Leak& a, const Leak& b) { return a.place < b.place; }));
}

TEST_CASE("what no page shows leaks too", "[seal][leak]") {
  CHECK(leaking(info_title("Letter to Ann Example")) == Ids{"party-1"});
  CHECK(leaking([](QPDF& pdf) {
          const auto item = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Title (Ann Example) >>"));
          QPDFObjectHandle outlines =
              pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
          outlines.replaceKey("/First", item);
          pdf.getRoot().replaceKey("/Outlines", outlines);
        }) == Ids{"party-1"});
  CHECK(leaking([](QPDF& pdf) {
          QPDFObjectHandle(pdf.getAllPages().at(0))
              .replaceKey("/Annots", QPDFObjectHandle::parse(
                                         "[ << /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] /Contents (Ann "
                                         "Example) >> ]"));
        }) == Ids{"party-1"});
  CHECK(leaking([](QPDF& pdf) {
          QPDFObjectHandle(pdf.getAllPages().at(0))
              .replaceKey("/Annots",
                          QPDFObjectHandle::parse(
                              "[ << /Type /Annot /Subtype /Link /Rect [ 0 0 9 9 ] /A << /S /URI /URI "
                              "(mailto:enquiries@mail.example.org) >> >> ]"));
        }) == Ids{"mail-1"});
  CHECK(leaking([](QPDF& pdf) {
          pdf.getRoot().replaceKey("/PieceInfo",
                                   QPDFObjectHandle::parse("<< /Ann#20Example null /X /Nightingale >>"));
        }) == Ids{"party-6"});
}

TEST_CASE("attachments leak by content and by name", "[seal][leak]") {
  CHECK(leaking_from_attachment("records.json", R"({"seen_by":"Ann Example"})") == Ids{"party-1"});
  CHECK(leaking_from_attachment("Ann Example.txt", "nothing") == Ids{"party-1"});
  CHECK(leaking_from_attachment("a.json", R"({"name":"\u0141ukasz Przybylski"})") == Ids{"party-2"});
  CHECK(leaking_from_attachment("a.xml", "<n>&#x141;ukasz&#32;Przybylski</n>") == Ids{"party-2"});
  CHECK(leaking_from_attachment("a.txt", "QW5uIEV4YW1wbGU=") == Ids{"party-1"});
  CHECK(leaking_from_attachment("a.txt", "xQW5uIEV4YW1wbGU") == Ids{"party-1"});
  CHECK(leaking_from_attachment("a.txt", "416e6e204578616d706c65") == Ids{"party-1"});
  CHECK(leaking_from_attachment("a.bin", std::string("\xFF\0", 2) + "Ann Example") == Ids{"party-1"});
}

TEST_CASE("names leak in every Unicode form and direction", "[seal][leak]") {
  CHECK(leaking(catalog_text("Lukasz PRZYBYLSKI")) == Ids{"party-2"});
  CHECK(leaking(catalog_text("Zoe\u0308 O\u2019Dare\u2010Smith")) == Ids{"party-3"});
  CHECK(leaking(catalog_text("Zoe ODareSmith")) == Ids{"party-3"});
  CHECK(leaking(catalog_text("جاء محمد خان أمس")) == Ids{"party-4"});
  CHECK(leaking(catalog_text("ناخ دمحم")) == Ids{"party-4"});
  CHECK(leaking(catalog_text("與王小明談話")) == Ids{"party-5"});
}

TEST_CASE("identifiers leak however they are grouped", "[seal][leak]") {
  for (const char* text :
       {"07700900123", "0770 0900 123", "+44 7700 900123", "+447700900123", "+44 (0)7700-900-123"}) {
    CHECK(leaking(page_text(text)) == Ids{"phone-1"});
  }
  CHECK(leaking(page_text("NHS number 9990000018.")) == Ids{"nhs-1"});
  CHECK(leaking(page_text("NI:QQ123456C")) == Ids{"ni-1"});
  CHECK(leaking(page_text("1077009001234")).empty());
}

TEST_CASE("binary data leak as UTF-8, UTF-16 and hexadecimal", "[seal][leak]") {
  const auto wide = [](const std::string& text, bool big_endian) {
    std::string bytes;
    for (const char c : text) {
      bytes += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
  };
  CHECK(leaking(stream_bytes("\x01\x02"
                             "Ann Example\x03")) == Ids{"party-1"});
  CHECK(leaking(stream_bytes("\x01\x02\x03" + wide("Ann Example", true))) == Ids{"party-1"});
  CHECK(leaking(stream_bytes("\x01\x02\x03" + wide("Ann Example", false))) == Ids{"party-1"});
  CHECK(leaking(stream_bytes("<004D 416E6E204578616D706C65>")) == Ids{"party-1"});
  CHECK(leaking(stream_bytes(wide("xNightingales", true) + "Nightingaless")).empty());
}

TEST_CASE("words within other words and PDF's own words do not leak", "[seal][leak]") {
  CHECK(leaking(page_text("Annabel Examples and Joann Example")).empty());
  CHECK(leaking(page_text("Nightingales Pages")).empty());
  CHECK(leaking(page_text("Mr Page")) == Ids{"party-7"});
}

TEST_CASE("a term may stand in an allowed phrase and nowhere else", "[seal][leak]") {
  const seal::LeakCheckOptions options{{}, {"Nightingale Ward"}};
  CHECK(leaking(page_text("moved to Nightingale Ward"), options).empty());
  CHECK(leaking(page_text("Nightingale Ward is not Nightingale"), options) == Ids{"party-6"});
}

TEST_CASE("an older revision leaks and is a leak", "[seal][leak]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf", info_title("Ann Example"));
  const std::string bytes = files::read_file(path);
  const std::string info = number_after(bytes, "/Info ");
  files::write_file(path, with_newer_object(bytes, info, "<< /Title (Released) >>"));
  const auto leaks = find_leaks(path, kTerms);
  CHECK(std::count(leaks.begin(), leaks.end(), Leak{"", "2 revisions"}) == 1);
  CHECK(std::count(leaks.begin(), leaks.end(), Leak{"party-1", "revision 1, object " + info + " /Title"}) ==
        1);
}

TEST_CASE("an object that nothing refers to is a leak", "[seal][leak]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf", info_title("Released"));
  const std::string bytes = files::read_file(path);
  const std::string info = number_after(bytes, "/Info ");
  const std::size_t reference = bytes.rfind("/Info " + info);
  std::string orphaned = bytes;
  orphaned.replace(reference, 5, "/Inf0");
  files::write_file(path, orphaned);
  CHECK(find_leaks(path, kTerms).empty());
  orphaned.replace(reference, 6 + info.size() + 4, std::string(6 + info.size() + 4, ' '));
  files::write_file(path, orphaned);
  CHECK(find_leaks(path, kTerms) == std::vector<Leak>{{"", "object " + info + ", which nothing refers to"}});
}

TEST_CASE("thousands of terms cost little more than one", "[seal][leak][.timing]") {
  const TempFolder folder;
  const auto path = test::write_sample(folder.path() / "a.pdf", [](QPDF& pdf) {
    for (int number = 0; number < 1000; ++number) {
      std::string content;
      for (int row = 0; row < 50; ++row) {
        content += test::line(
            "Line " + std::to_string(number * 50 + row) + " of an invented record of ninety letters",
            800 - row * 14);
      }
      test::add_page(pdf, content);
    }
  });
  for (const std::size_t count : {std::size_t{1}, std::size_t{10000}}) {
    std::vector<ProtectedTerm> terms;
    for (std::size_t i = 0; i < count; ++i) {
      terms.push_back({"party-" + std::to_string(i), "Person Number" + std::to_string(i) + " Surname"});
    }
    const auto begin = std::chrono::steady_clock::now();
    CHECK(find_leaks(path, terms).empty());
    WARN(count << " terms: "
               << std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() << " s");
  }
}
