#include "dsrkit/render/notifying.hpp"

#include "dsrkit/render/casework.hpp"
#include "dsrkit/render/columns.hpp"

namespace dsrkit::render {
namespace {

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

}  // namespace

Value recipients_json(const std::string& reference, const std::vector<workflow::Recipient>& recipients) {
  Value list = Value::array();
  for (const workflow::Recipient& recipient : recipients) {
    list.push_back(Value::object({{"recipient", recipient.id},
                                  {"name", recipient.name},
                                  {"origin", workflow::recipient_origin_name(recipient.origin)},
                                  {"told", date_json(recipient.told)},
                                  {"by", text_or_null(recipient.method)},
                                  {"waived", text_or_null(recipient.waived)},
                                  {"because", text_or_null(recipient.because)}}));
  }
  return Value::object(
      {{"format", "dsrkit.recipients/1"}, {"case", reference}, {"recipients", std::move(list)}});
}

std::string recipients_text(const std::vector<workflow::Recipient>& recipients) {
  if (recipients.empty()) {
    return "no recipient is known\n";
  }
  std::vector<std::vector<std::string>> rows{{"RECIPIENT", "KNOWN FROM", "TOLD", "", "NAME"}};
  for (const workflow::Recipient& recipient : recipients) {
    rows.push_back({recipient.id, std::string(workflow::recipient_origin_name(recipient.origin)),
                    recipient.told             ? format_date(*recipient.told)
                    : recipient.waived.empty() ? "open"
                                               : "-",
                    recipient.told ? recipient.method : recipient.waived, recipient.name});
  }
  return columns(rows);
}

}  // namespace dsrkit::render
