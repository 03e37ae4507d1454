#pragma once

#include <filesystem>
#include <functional>
#include <string>

#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif
// clang 14 cannot compile qpdf's class JSON as C++20; it is not used here.
#if defined(__clang__) && __clang_major__ < 15
#define JSON_HH

class JSON {
public:
  class Reactor;
};
#endif
#include "dsrkit/crypto/certificate.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace dsrkit::test {

/// Adds a page whose program is `content`, with Helvetica as /F1.
inline void add_page(QPDF& pdf, const std::string& content) {
  const auto page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      "<< /Type /Page /MediaBox [ 0 0 595 842 ] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 "
      "/BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"));
  QPDFObjectHandle(page).replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, content));
  pdf.addPage(page, false);
}

/// The program of one line of text.
inline std::string line(const std::string& text, int y = 700) {
  return "BT /F1 12 Tf 72 " + std::to_string(y) + " Td (" + text + ") Tj ET\n";
}

/// Writes a PDF with one page saying "Released record" after `change` had its way with it.
inline std::filesystem::path write_sample(
    const std::filesystem::path& path, const std::function<void(QPDF&)>& change = [](QPDF&) {}) {
  QPDF pdf;
  pdf.emptyPDF();
  add_page(pdf, line("Released record"));
  change(pdf);
  QPDFWriter writer(pdf, path.c_str());
  writer.setDeterministicID(true);
  writer.write();
  return path;
}

/// A council that signs; made once because keys take time.
inline const crypto::SigningIdentity& example_council() {
  static const crypto::SigningIdentity identity = crypto::make_self_issued_identity(
      "Example Borough Council", *try_parse_instant("2026-01-01T00:00:00Z"), 5);
  return identity;
}

}  // namespace dsrkit::test
