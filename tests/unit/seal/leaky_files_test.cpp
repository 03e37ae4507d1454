// Deliberately leaky files: every kind of place a PDF has, by every way to write a name there. Each must be
// caught, and the same files with innocent words must pass, or the check would be worth nothing.

#include "sample_pdf.hpp"
#include "temp_folder.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/pdf/attachments.hpp"
#include "dsrkit/pdf/document.hpp"
#include "dsrkit/seal/leak_check.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace dsrkit;
using dsrkit::seal::find_leaks;
using dsrkit::seal::Leak;
using dsrkit::seal::ProtectedTerm;
using test::TempFolder;

namespace {

const std::string kName = "Annika Example";
const std::vector<ProtectedTerm> kTerms{{"party-1", kName}};

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8U | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) {
      out += kDigits[bits >> static_cast<unsigned>(count - 6) & 0x3FU];
    }
  }
  return out;
}

std::string spread_out(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    out += ' ';
  }
  return out;
}

std::string backwards(std::string text) {
  std::reverse(text.begin(), text.end());
  return text;
}

struct Writing {
  const char* name;
  std::string (*write)(std::string);
};

const std::vector<Writing> kWritings{
    {"as it is", [](std::string text) { return "saw " + text + " today"; }},
    {"capitals",
     [](std::string text) {
       for (char& c : text) {
         c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
       }
       return text;
     }},
    {"small letters", [](std::string text) { return to_lower_ascii(text); }},
    {"two spaces", [](std::string text) { return replace_all(std::move(text), " ", "  "); }},
    {"other signs between", [](std::string text) { return replace_all(std::move(text), " ", "_"); }},
    {"nothing between", [](std::string text) { return replace_all(std::move(text), " ", ""); }},
    {"letters spread out", [](std::string text) { return spread_out(text); }},
    {"a hyphen of a line end",
     [](std::string text) { return replace_all(std::move(text), "Exam", "Exam- "); }},
    {"backwards", [](std::string text) { return backwards(std::move(text)); }},
    {"hexadecimal", [](std::string text) { return to_hex(text); }},
    {"base64", [](std::string text) { return base64(text); }},
    {"base64, one byte on", [](std::string text) { return base64("x" + text + "yz"); }},
    {"base64, two bytes on", [](std::string text) { return base64("xy" + text + "z"); }},
    {"escapes of a web address", [](std::string text) { return replace_all(std::move(text), " ", "%20"); }},
    {"escapes of JSON", [](std::string text) { return replace_all(std::move(text), "A", "\\u0041"); }},
    {"escapes of XML", [](std::string text) { return replace_all(std::move(text), "E", "&#69;"); }},
    {"a digest without a key", [](std::string text) { return crypto::sha256_hex(text); }},
};

using Plant = std::function<void(QPDF&, const std::string&)>;

struct Place {
  const char* name;
  Plant plant;
};

QPDFObjectHandle string_of(const std::string& text) {
  return QPDFObjectHandle::newUnicodeString(text);
}

/// An indirect dictionary.
QPDFObjectHandle dictionary(QPDF& pdf, const std::string& syntax) {
  return pdf.makeIndirectObject(QPDFObjectHandle::parse(syntax));
}

QPDFObjectHandle first_page(QPDF& pdf) {
  return pdf.getAllPages().at(0);
}

/// A literal string of a page program.
std::string literal(const std::string& text) {
  return "(" + replace_all(text, "\\", "\\\\") + ")";
}

/// "#" begins an escape in a name.
std::string escaped_name(const std::string& text) {
  return replace_all(text, "#", "#23");
}

/// A page program that shows the text after `before`.
Plant shown(std::string before, std::string after = {}) {
  return [before = std::move(before), after = std::move(after)](QPDF& pdf, const std::string& text) {
    test::add_page(pdf, before + " BT /F1 12 Tf 72 700 Td " + literal(text) + " Tj ET " + after);
  };
}

/// A string under `key` of an indirect object under `owner` of the catalog.
Plant in_catalog(std::string owner, std::string syntax, std::string key) {
  return [=](QPDF& pdf, const std::string& text) {
    QPDFObjectHandle object = dictionary(pdf, syntax);
    object.replaceKey(key, string_of(text));
    pdf.getRoot().replaceKey(owner, object);
  };
}

Plant annotation(std::string syntax, std::string key) {
  return [=](QPDF& pdf, const std::string& text) {
    QPDFObjectHandle object = dictionary(pdf, syntax);
    object.replaceKey(key, string_of(text));
    first_page(pdf).replaceKey("/Annots", QPDFObjectHandle::newArray({object}));
  };
}

/// A stream of any kind that the catalog refers to.
Plant stream(std::string entries, std::string before = {}, std::string after = {}) {
  return [=](QPDF& pdf, const std::string& text) {
    QPDFObjectHandle object = QPDFObjectHandle::newStream(&pdf, before + text + after);
    const QPDFObjectHandle wanted = QPDFObjectHandle::parse(entries);
    for (const auto& [key, value] : QPDFObjectHandle(wanted).getDictAsMap()) {
      object.getDict().replaceKey(key, value);
    }
    pdf.getRoot().replaceKey("/PieceInfo", object);
  };
}

const std::vector<Place> kPlaces{
    {"a page", shown("")},
    {"a page, drawn invisibly", shown("3 Tr")},
    {"a page, in white", shown("1 g")},
    {"a page, under a box", shown("", "0 g 60 690 400 20 re f")},
    {"a page, clipped away", shown("q 0 0 1 1 re W n", "Q")},
    {"a page, off its edge", shown("1 0 0 1 0 5000 cm")},
    {"a page, as artifact", shown("/Artifact BMC", "EMC")},
    {"a page, in an optional layer", shown("/OC /Hidden BDC", "EMC")},
    {"a mark's other text",
     [](QPDF& pdf, const std::string& text) {
       test::add_page(pdf, "/Span << /ActualText " + literal(text) + " >> BDC " + test::line("x") + " EMC");
     }},
    {"a mark's description",
     [](QPDF& pdf, const std::string& text) {
       test::add_page(pdf, "/Span << /Alt " + literal(text) + " >> BDC " + test::line("x") + " EMC");
     }},
    {"a comment of a page program",
     [](QPDF& pdf, const std::string& text) { test::add_page(pdf, "% " + text + "\n" + test::line("x")); }},
    {"the title",
     [](QPDF& pdf, const std::string& text) {
       QPDFObjectHandle info = dictionary(pdf, "<< >>");
       info.replaceKey("/Title", string_of(text));
       pdf.getTrailer().replaceKey("/Info", info);
     }},
    {"information under an own key",
     [](QPDF& pdf, const std::string& text) {
       QPDFObjectHandle info = dictionary(pdf, "<< >>");
       info.replaceKey("/OriginalFile", string_of(text));
       pdf.getTrailer().replaceKey("/Info", info);
     }},
    {"metadata", stream("<< /Type /Metadata /Subtype /XML >>", "<x:xmpmeta><t>", "</t></x:xmpmeta>")},
    {"a bookmark",
     [](QPDF& pdf, const std::string& text) {
       QPDFObjectHandle item = dictionary(pdf, "<< >>");
       item.replaceKey("/Title", string_of(text));
       QPDFObjectHandle root = dictionary(pdf, "<< /Type /Outlines /Count 1 >>");
       root.replaceKey("/First", item);
       pdf.getRoot().replaceKey("/Outlines", root);
     }},
    {"a page label", in_catalog("/PageLabels", "<< /Nums [ 0 << /S /D >> ] >>", "/P")},
    {"the language",
     [](QPDF& pdf, const std::string& text) { pdf.getRoot().replaceKey("/Lang", string_of(text)); }},
    {"a structure title", in_catalog("/StructTreeRoot", "<< /Type /StructTreeRoot >>", "/T")},
    {"a structure description", in_catalog("/StructTreeRoot", "<< /Type /StructElem >>", "/Alt")},
    {"a structure element's other text",
     in_catalog("/StructTreeRoot", "<< /Type /StructElem >>", "/ActualText")},
    {"an expanded abbreviation", in_catalog("/StructTreeRoot", "<< /Type /StructElem >>", "/E")},
    {"a named destination", in_catalog("/Dests", "<< >>", "/Names")},
    {"a form field", in_catalog("/AcroForm", "<< /FT /Tx >>", "/V")},
    {"a script", in_catalog("/OpenAction", "<< /S /JavaScript >>", "/JS")},
    {"an optional layer's name", in_catalog("/OCProperties", "<< /Type /OCG >>", "/Name")},
    {"an address behind a link", annotation("<< /Type /Annot /Subtype /Link /Rect [ 0 0 9 9 ] >>", "/URI")},
    {"a note", annotation("<< /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] >>", "/Contents")},
    {"a note's author", annotation("<< /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] >>", "/T")},
    {"the reason of a signature", in_catalog("/Perms", "<< /Type /Sig /ByteRange [ 0 1 2 3 ] >>", "/Reason")},
    {"what an attached file is said to be", in_catalog("/AF", "<< /Type /Filespec /F (a.txt) >>", "/Desc")},
    {"the name of an attached file", in_catalog("/AF", "<< /Type /Filespec /F (a.txt) >>", "/UF")},
    {"an attached file", stream("<< /Type /EmbeddedFile >>", "{\"seen_by\":\"", "\"}")},
    {"a form that pages may show",
     [](QPDF& pdf, const std::string& text) {
       QPDFObjectHandle form = QPDFObjectHandle::newStream(&pdf, test::line(replace_all(text, "\\", "\\\\")));
       form.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
       form.getDict().replaceKey("/Resources", first_page(pdf).getKey("/Resources"));
       first_page(pdf).getKey("/Resources").replaceKey("/XObject", dictionary(pdf, "<< >>"));
       first_page(pdf).getKey("/Resources").getKey("/XObject").replaceKey("/Form", form);
     }},
    {"a stream of no known kind", stream("<< /Type /Own >>", "<own>", "</own>")},
    {"a name that is not PDF's own",
     [](QPDF& pdf, const std::string& text) {
       pdf.getRoot().replaceKey("/PieceInfo", QPDFObjectHandle::newName("/" + escaped_name(text)));
     }},
    {"a key that is not PDF's own",
     [](QPDF& pdf, const std::string& text) {
       QPDFObjectHandle object = dictionary(pdf, "<< >>");
       object.replaceKey("/" + escaped_name(text), QPDFObjectHandle::newInteger(1));
       pdf.getRoot().replaceKey("/PieceInfo", object);
     }},
    {"a page of an attached PDF",
     [](QPDF& pdf, const std::string& text) {
       const TempFolder folder;
       test::write_sample(folder.path() / "inner.pdf", [&](QPDF& inner) { shown("")(inner, text); });
       pdf.getRoot().replaceKey(
           "/PieceInfo", QPDFObjectHandle::newStream(&pdf, files::read_file(folder.path() / "inner.pdf")));
     }},
};

std::set<std::string> leaking(const std::filesystem::path& path) {
  std::set<std::string> ids;
  for (const Leak& leak : find_leaks(path, kTerms)) {
    ids.insert(leak.term_id);
    CHECK(leak.place.find("nnika") == std::string::npos);
  }
  return ids;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("a name in any place and any writing is caught", "[seal][leak]") {
  const TempFolder folder;
  std::size_t files = 0;
  for (const Place& place : kPlaces) {
    for (const Writing& writing : kWritings) {
      const std::string text = writing.write(kName);
      const auto path =
          test::write_sample(folder.path() / "a.pdf", [&](QPDF& pdf) { place.plant(pdf, text); });
      INFO(place.name << ", " << writing.name);
      CHECK(leaking(path) == Ids{"party-1"});
      ++files;
    }
  }
  CHECK(files > 600);
}

TEST_CASE("innocent words in the same places and writings pass", "[seal][leak]") {
  const TempFolder folder;
  for (const Place& place : kPlaces) {
    for (const Writing& writing : kWritings) {
      const std::string text = writing.write("Annual Examples");
      const auto path =
          test::write_sample(folder.path() / "a.pdf", [&](QPDF& pdf) { place.plant(pdf, text); });
      INFO(place.name << ", " << writing.name);
      CHECK(leaking(path).empty());
    }
  }
}

namespace {

/// What stands on pages we set ourselves, in fonts of which pages show only glyph numbers.
std::filesystem::path composed(const std::filesystem::path& path, const std::string& text, int where) {
  pdf::DocumentInfo info;
  info.title = where == 0 ? text : "A document";
  info.subject = where == 1 ? text : "";
  pdf::PageFurniture furniture;
  furniture.footer_left = where == 2 ? text : "";
  pdf::Document document(info, furniture);
  document.heading(1, where == 3 ? text : "A heading");
  document.paragraph(
      {{"Seen today with "}, {where == 4 ? text : "nobody", pdf::SpanStyle::strong, {}}, {"."}});
  document.paragraph({{where == 5 ? text : "somebody", pdf::SpanStyle::withheld, {}}});
  document.paragraph({{"a page", pdf::SpanStyle::link, "https://example.org/" + (where == 6 ? text : "")}});
  document.list({{{where == 7 ? text : "an entry"}}});
  document.table({{1, 1}, {"Who", "What"}, {{{{where == 8 ? text : "the school"}}, {{"wrote"}}}}});
  document.fields({{0, where == 9 ? text : "Who", {{"rang"}}}, {0, "Text", {{where == 10 ? text : "none"}}}});
  pdf::Attachment attachment;
  attachment.name = "records.json";
  attachment.bytes = "{\"who\":\"" + (where == 11 ? text : "") + "\"}";
  static_cast<void>(document.save(path, [&](const auto&) { return std::vector{attachment}; }));
  return path;
}

}  // namespace

TEST_CASE("a name in any script is caught on pages we set ourselves", "[seal][leak]") {
  const TempFolder folder;
  const std::vector<ProtectedTerm> terms{
      {"plain", "Ann Example"},         {"polish", "Łukasz Żółkiewski"}, {"vietnamese", "Nguyễn Thị Hồng"},
      {"urdu", "محمد قریشی"},           {"arabic", "خالد السلام"},       {"chinese", "王小明"},
      {"hindi", "प्रिया शर्मा"},          {"greek", "Ελένη Παππά"},        {"phone", "07700 900123"},
      {"mail", "ann@mail.example.org"},
  };
  for (const ProtectedTerm& term : terms) {
    for (int where = 0; where < 12; ++where) {
      INFO(term.id << ", place " << where);
      std::set<std::string> ids;
      for (const Leak& leak : find_leaks(composed(folder.path() / "a.pdf", term.text, where), terms)) {
        ids.insert(leak.term_id);
      }
      CHECK(ids == Ids{term.id});
    }
  }
  CHECK(find_leaks(composed(folder.path() / "b.pdf", "", -1), terms).empty());
}

TEST_CASE("what could hide something is a leak without a name", "[seal][leak]") {
  const TempFolder folder;
  const auto with_stream = [&](const std::string& entries, const std::string& bytes) {
    return find_leaks(
        test::write_sample(folder.path() / "a.pdf", [&](QPDF& pdf) { stream(entries)(pdf, bytes); }), kTerms);
  };
  CHECK(with_stream("<< /Type /Own >>", "nothing").empty());
  CHECK(with_stream("<< /Filter /OwnDecode >>", "nothing").size() == 1);
  CHECK(with_stream("<< /Type /EmbeddedFile >>", "PK\x03\x04 an archive").size() == 1);
  // What does not unpack.
  std::string bytes = files::read_file(test::write_sample(folder.path() / "c.pdf"));
  const std::size_t data = bytes.find("stream\n") + 7;
  bytes[data] = '?';
  files::write_file(folder.path() / "c.pdf", bytes);
  CHECK(find_leaks(folder.path() / "c.pdf", kTerms).size() == 1);
  // A page in a font of which nothing tells what its letters are.
  const auto leaks = find_leaks(
      test::write_sample(
          folder.path() / "b.pdf",
          [](QPDF& pdf) {
            test::add_page(pdf, "BT /F2 12 Tf (abc) Tj ET");
            QPDFObjectHandle(pdf.getAllPages().at(1))
                .getKey("/Resources")
                .getKey("/Font")
                .replaceKey(
                    "/F2", QPDFObjectHandle::parse("<< /Type /Font /Subtype /Type1 /Encoding << /Differences "
                                                   "[ 97 /g1 /g2 /g3 ] >> >>"));
          }),
      kTerms);
  CHECK(leaks == std::vector<Leak>{{"", "page 2, letters of which nothing tells what they are"}});
}

TEST_CASE("a letter in a font that no page shows is a leak", "[seal][leak]") {
  const TempFolder folder;
  const auto path = composed(folder.path() / "a.pdf", "", -1);
  REQUIRE(find_leaks(path, kTerms).empty());
  const auto changed = [&](const std::function<void(QPDF&)>& change) {
    QPDF pdf;
    pdf.processFile(path.c_str());
    change(pdf);
    const std::string other = folder.path() / "b.pdf";  // the writer keeps the pointer to its name only
    QPDFWriter writer(pdf, other.c_str());
    writer.write();
    std::set<std::string> places;
    for (const Leak& leak : find_leaks(other, kTerms)) {
      CHECK(leak.term_id.empty());
      places.insert(leak.place.substr(leak.place.find(',')));
    }
    return places;
  };
  CHECK(changed([](QPDF&) {}).empty());
  // A text that was drawn is taken away, its letters stay in the fonts: what measuring leaves behind.
  CHECK(changed([](QPDF& pdf) {
          QPDFObjectHandle contents = first_page(pdf).getKey("/Contents");
          QPDFObjectHandle stream = contents.isArray() ? contents.getArrayItem(0) : contents;
          stream.replaceStreamData("q Q", QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
        }) == std::set<std::string>{", the code of a letter no page shows",
                                    ", the shape of a letter no page shows",
                                    ", the width of a letter no page shows"});
}
