#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/error.hpp"
#include "dsrkit/pdf/attachments.hpp"

#include <filesystem>
#include <optional>
// qpdf's own smart pointers are std::shared_ptr from version 11 on.
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
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::pdf {

/// Runs `work`, turning what qpdf throws into Error: input_unreadable for a wrong password, else
/// data_invalid. qpdf's own messages may quote the document and are dropped.
template <typename Work>
auto with_qpdf(std::string_view what, Work&& work) {
  try {
    return work();
  } catch (const Error&) {
    throw;
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      throw Error(ErrorCode::input_unreadable, std::string(what) + ": the password is wrong or missing",
                  "give the password that came apart from the file");
    }
    throw Error(ErrorCode::data_invalid, std::string(what) + ": not a sound PDF");
  } catch (const std::exception&) {
    throw Error(ErrorCode::data_invalid, std::string(what) + ": not a sound PDF");
  }
}

/// Opens strictly: a file that would first have to be repaired is refused.
void open_strictly(QPDF& pdf, const std::filesystem::path& path, std::string_view password = {});
/// As above from memory; `bytes` must outlive `pdf`.
void open_bytes_strictly(QPDF& pdf, std::string_view bytes, std::string_view password = {});

/// Every dictionary that claims a range of signed bytes.
[[nodiscard]] std::vector<QPDFObjectHandle> find_signatures(QPDF& pdf);

/// The files attached to an open document, by name.
[[nodiscard]] std::vector<Attachment> read_attachments(QPDF& pdf);

/// "D:20261122101112Z" (ISO 32000-2, 7.9.4).
[[nodiscard]] std::string format_pdf_date(Instant instant);
[[nodiscard]] std::optional<Instant> parse_pdf_date(const std::string& text);

}  // namespace dsrkit::pdf
