#include "seal_qpdf.hpp"

#include <cstdio>
#include <fstream>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QUtil.hh>

namespace dsrkit::pdf {
namespace {

void be_strict_and_silent(QPDF& pdf) {
  const auto silent = QPDFLogger::create();
  silent->setWarn(silent->discard());
  silent->setError(silent->discard());
  pdf.setLogger(silent);
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
}

}  // namespace

void open_strictly(QPDF& pdf, const std::filesystem::path& path, std::string_view password) {
  if (!std::ifstream(path, std::ios::binary)) {
    throw Error(ErrorCode::input_unreadable, "cannot open " + path.string());
  }
  be_strict_and_silent(pdf);
  with_qpdf(path.string(), [&] { pdf.processFile(path.c_str(), std::string(password).c_str()); });
}

void open_bytes_strictly(QPDF& pdf, std::string_view bytes, std::string_view password) {
  be_strict_and_silent(pdf);
  with_qpdf("PDF",
            [&] { pdf.processMemoryFile("PDF", bytes.data(), bytes.size(), std::string(password).c_str()); });
}

std::vector<QPDFObjectHandle> find_signatures(QPDF& pdf) {
  std::vector<QPDFObjectHandle> signatures;
  for (auto& object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.hasKey("/ByteRange")) {
      signatures.push_back(object);
    }
  }
  return signatures;
}

std::string format_pdf_date(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const Date date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(instant) - day);
  return QUtil::qpdf_time_to_pdf_time(QUtil::QPDFTime(
      static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
      static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()), 0));
}

std::optional<Instant> parse_pdf_date(const std::string& text) {
  QUtil::QPDFTime time(0, 0, 0, 0, 0, 0, 0);
  if (!QUtil::pdf_time_to_qpdf_time(text, &time)) {
    return std::nullopt;
  }
  const Date date{std::chrono::year(time.year), std::chrono::month(static_cast<unsigned>(time.month)),
                  std::chrono::day(static_cast<unsigned>(time.day))};
  if (!date.ok()) {
    return std::nullopt;
  }
  // qpdf counts the zone in minutes west of Greenwich.
  return Instant(std::chrono::sys_days(date)) + std::chrono::hours(time.hour) +
         std::chrono::minutes(time.minute + time.tz_delta) + std::chrono::seconds(time.second);
}

}  // namespace dsrkit::pdf
