#include "dsrkit/render/gates.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>

namespace dsrkit::render {
namespace {

constexpr std::size_t kShownKey = 12;
constexpr std::size_t kShownText = 100;
constexpr std::size_t kShownPassages = 20;

Value date_or_null(const std::optional<Date>& date) {
  return date ? Value(format_date(*date)) : Value();
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value needs_json(const workflow::GateTask& task) {
  Value needs = Value::array();
  if (task.needs != nullptr) {
    for (const law::EvidenceField& field : task.needs->evidence) {
      needs.push_back(Value::object({{"field", field.field}, {"what", field.what}}));
    }
  }
  return needs;
}

Value passages_json(const workflow::GateTask& task) {
  Value passages = Value::array();
  for (const auto& passage : task.passages) {
    passages.push_back(Value::object({{"party", text_or_null(passage.party)},
                                      {"item", text_or_null(passage.item)},
                                      {"passage", text_or_null(passage.passage)},
                                      {"pointer", text_or_null(passage.pointer)},
                                      {"because", passage.because},
                                      {"state", workflow::passage_state_name(passage.state)}}));
  }
  return passages;
}

/// A sentence in place of the fields that the gate asks for.
bool answered_in_words(const workflow::GateTask& task) {
  return task.needs != nullptr && !task.needs->evidence.empty() && task.answered->evidence.empty();
}

Value answered_json(const workflow::GateTask& task) {
  if (!task.answered) {
    return {};
  }
  Value evidence = Value::object();
  for (const auto& [field, value] : task.answered->evidence) {
    evidence.set(field, value);
  }
  return Value::object({{"on", format_date(task.answered->on)},
                        {"by", task.answered->by},
                        {"because", task.answered->because},
                        {"in_words", answered_in_words(task)},
                        {"evidence", std::move(evidence)}});
}

Value exemptions_json(const std::vector<ExemptionEvidence>& exemptions) {
  Value list = Value::array();
  for (const ExemptionEvidence& each : exemptions) {
    Value fields = Value::object();
    for (const auto& [field, value] : each.fields) {
      fields.set(field, value);
    }
    list.push_back(Value::object({{"place", each.mention},
                                  {"code", each.code},
                                  {"evidence", std::move(fields)},
                                  {"because", each.reason},
                                  {"by", each.recorded_by},
                                  {"at", format_instant(each.recorded_at)}}));
  }
  return list;
}

std::string exemptions_text(const std::vector<ExemptionEvidence>& exemptions) {
  std::string text;
  for (const ExemptionEvidence& each : exemptions) {
    std::vector<std::string> fields;
    for (const auto& [field, value] : each.fields) {
      fields.push_back(field + ": " + value);
    }
    text += each.code + " at " + each.mention.substr(0, kShownKey) + "  on record by " + each.recorded_by +
            ", " + format_instant(each.recorded_at) + "\n    because: " + each.reason + "\n" +
            (fields.empty() ? "" : "    " + join(fields, "; ") + "\n");
  }
  return text;
}

std::string place_of(const workflow::GatePassage& passage) {
  if (!passage.party.empty()) {
    return "party " + passage.party;
  }
  return passage.passage.empty() ? "record " + passage.item
                                 : passage.passage.substr(0, kShownKey) + "  in record " + passage.item;
}

const char* state_of(const workflow::GateTask& task) {
  return task.open ? "open" : task.advised ? "advised" : "answered";
}

std::string passages_text(const workflow::GateTask& task) {
  std::string text;
  std::size_t shown = 0;
  for (const auto& passage : task.passages) {
    if (shown++ == kShownPassages) {
      return text + "    and " + std::to_string(task.passages.size() - kShownPassages) +
             " more; --json lists all\n";
    }
    text += "    " + place_of(passage) + "  " + std::string(workflow::passage_state_name(passage.state)) +
            "  because: " + passage.because + "\n";
  }
  return text;
}

/// Cut between characters.
std::string beginning(std::string text) {
  text = replace_all(replace_all(text, "\r", " "), "\n", " ");
  if (text.size() <= kShownText) {
    return text;
  }
  std::size_t end = kShownText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return text.substr(0, end) + "...";
}

}  // namespace

Value gates_json(const std::string& reference, const std::vector<workflow::GateTask>& tasks,
                 const std::vector<ExemptionEvidence>& exemptions) {
  Value gates = Value::array();
  for (const auto& task : tasks) {
    Value codes = Value::array();
    for (const std::string& code : task.needs == nullptr ? std::vector<std::string>{} : task.needs->codes) {
      codes.push_back(code);
    }
    gates.push_back(Value::object({{"gate", task.gate->id},
                                   {"citation", task.gate->citation},
                                   {"state", state_of(task)},
                                   {"message", task.gate->message},
                                   {"needs", needs_json(task)},
                                   {"withhold_under", std::move(codes)},
                                   {"passages", passages_json(task)},
                                   {"answered", answered_json(task)},
                                   {"usable_until", date_or_null(task.usable_until)},
                                   {"tell_by", date_or_null(task.tell_by)}}));
  }
  const auto open =
      std::count_if(tasks.begin(), tasks.end(), [](const workflow::GateTask& task) { return task.open; });
  return Value::object({{"format", "dsrkit.gates/1"},
                        {"case", reference},
                        {"open", static_cast<std::int64_t>(open)},
                        {"gates", std::move(gates)},
                        {"exemptions", exemptions_json(exemptions)}});
}

std::string gates_text(const std::string& reference, const std::vector<workflow::GateTask>& tasks,
                       const std::vector<ExemptionEvidence>& exemptions) {
  std::string text = tasks.empty() ? "no statutory gate stands before this case\n" : "";
  for (const auto& task : tasks) {
    text +=
        task.gate->id + "  " + (task.open ? "OPEN" : state_of(task)) + "  (" + task.gate->citation + ")\n";
    const bool wanted = task.open || task.advised;
    if (wanted) {
      text += "    " + task.gate->message + "\n";
    }
    if (task.advised) {
      text += "    nothing is held up by it: " + law::hint_for(task.gate->hint, reference) + "\n";
    }
    if (wanted && task.needs != nullptr && !task.needs->evidence.empty()) {
      text += "    needs: " + law::fields_text(task.needs->evidence) + "\n";
    }
    if (task.tell_by) {
      text += "    tell the Principal Reporter by " + format_date(*task.tell_by) + "\n";
    }
    if (task.answered) {
      text += "    answered by " + task.answered->by + ", of " + format_date(task.answered->on) +
              (task.usable_until ? ", usable until " + format_date(*task.usable_until) : "") + ": " +
              task.answered->because + (answered_in_words(task) ? " (in words)" : "") + "\n";
    }
    text += passages_text(task);
  }
  return text + exemptions_text(exemptions);
}

Value classes_json(const std::string& reference, const std::vector<workflow::ClassedPassage>& passages) {
  Value list = Value::array();
  for (const auto& passage : passages) {
    Value gates = Value::array();
    for (const std::string& gate : passage.gates) {
      gates.push_back(gate);
    }
    list.push_back(Value::object({{"passage", passage.key},
                                  {"item", passage.ref.item},
                                  {"pointer", passage.ref.pointer},
                                  {"class", data_class_name(passage.data_class)},
                                  {"record_class", data_class_name(passage.of_record)},
                                  {"by", passage.by},
                                  {"confirmed", passage.confirmed},
                                  {"because", passage.because},
                                  {"gates", std::move(gates)},
                                  {"text", passage.text}}));
  }
  return Value::object({{"format", "dsrkit.classes/1"}, {"case", reference}, {"passages", std::move(list)}});
}

std::string classes_text(const std::vector<workflow::ClassedPassage>& passages) {
  if (passages.empty()) {
    return "every passage has the class of its record, and nothing in the words calls for more\n";
  }
  std::string text;
  for (const auto& passage : passages) {
    text += passage.key.substr(0, kShownKey) + "  " + std::string(data_class_name(passage.data_class)) +
            (passage.confirmed ? "" : "?") + "  (record: " + std::string(data_class_name(passage.of_record)) +
            ")  record " + passage.ref.item + "\n    " + beginning(passage.text) + "\n    by " + passage.by +
            ", because: " + passage.because + "\n";
    if (!passage.gates.empty()) {
      text += "    gates: " + join(passage.gates, ", ") + "\n";
    }
  }
  return text + counted(static_cast<long long>(passages.size()), "passage", "passages") + "\n";
}

Value exempted_json(const std::string& reference, const std::string& code,
                    const workflow::ExemptionReport& report) {
  Value warnings = Value::array();
  for (const std::string& warning : report.warnings) {
    warnings.push_back(warning);
  }
  return Value::object({{"format", "dsrkit.exempted/1"},
                        {"case", reference},
                        {"code", code},
                        {"places", report.places},
                        {"passages", report.passages},
                        {"warnings", std::move(warnings)}});
}

}  // namespace dsrkit::render
