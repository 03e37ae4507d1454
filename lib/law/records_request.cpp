#include "dsrkit/law/records_request.hpp"

#include "sections.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"

#include <utility>

namespace dsrkit::law {
namespace {

constexpr std::string_view kFormat = "dsrkit.records-request/1";
constexpr const char* kFile = "records-request.json";

struct Wording {
  std::string subject;
  std::vector<std::string> before;  ///< paragraphs before what to search for
  std::vector<std::string> after;
};

Wording load_wording() {
  const auto path = files::shipped_data(std::string("texts/") + kFile);
  const Value json = codec::parse_json(files::read_file(path, kLargestWording), kFile);
  Diagnostics diagnostics;
  codec::ObjectReader reader(json, kFile, diagnostics);
  if (reader.required_text("format") != kFormat) {
    reader.report("format", "wrong-format", "must be " + std::string(kFormat));
  }
  Wording wording{reader.required_text("subject"), reader.texts("before"), reader.texts("after")};
  reader.finish();
  codec::throw_if_errors(diagnostics, true);
  return wording;
}

std::string filled(std::string text, const RecordsRequestFacts& facts) {
  const std::vector<std::pair<std::string, std::string>> values{
      {"{case}", facts.case_reference},
      {"{council}", facts.controller},
      {"{officer}", facts.officer},
      {"{contact}", facts.contact},
      {"{source}", facts.source},
      {"{answer_by}", std::string(weekday_name(facts.answer_by)) + " " + format_date_long(facts.answer_by)}};
  for (const auto& [placeholder, value] : values) {
    text = replace_all(std::move(text), placeholder, value);
  }
  return text;
}

}  // namespace

RecordsRequest records_request(const RecordsRequestFacts& facts) {
  const Wording wording = load_wording();
  RecordsRequest request{facts.holder, filled(wording.subject, facts), {}};
  for (const std::string& paragraph : wording.before) {
    request.text += filled(paragraph, facts) + "\n\n";
  }
  for (const std::string& line : facts.search_for) {
    request.text += "  " + line + "\n";
  }
  for (const std::string& paragraph : wording.after) {
    request.text += "\n" + filled(paragraph, facts) + "\n";
  }
  return request;
}

}  // namespace dsrkit::law
