#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"
#include "dsrkit/workflow/review_import.hpp"

#include <algorithm>
#include <map>

namespace dsrkit::workflow {
namespace {

constexpr const char* kReview = "dsrkit.review/1";
constexpr const char* kDecisions = "dsrkit.review-decisions/1";

std::string basis_text(std::string_view action, std::string_view code, std::string_view reason,
                       std::string_view by) {
  constexpr std::size_t kDigits = 20;
  std::string text;
  for (const std::string_view part : {action, code, reason, by}) {
    text += std::to_string(part.size()) + ":" + std::string(part);
  }
  return crypto::sha256_hex(text).substr(0, kDigits);
}

[[noreturn]] void fail_not_a_review(std::string_view reference) {
  throw Error(ErrorCode::data_invalid, "this is not a review of " + std::string(reference),
              "export one with 'dsrkit review export " + std::string(reference) + "'");
}

Action action_of(const std::string& name) {
  const auto action = parse_action(name);
  if (!action) {
    throw Error(ErrorCode::data_invalid, "an action must be disclose, redact or refer");
  }
  return *action;
}

bool flag_of(const Value& place, std::string_view key) {
  const Value* flag = place.find(key);
  return flag != nullptr && flag->is_bool() && flag->as_bool();
}

OfflineDecision read_place(const Value& place) {
  OfflineDecision decision;
  decision.mention = place.text_or("mention");
  decision.action = action_of(place.text_or("action", "refer"));
  decision.code = place.text_or("code", decision.action == Action::redact ? "TP" : "");
  decision.reason = place.text_or("reason");
  decision.basis = place.text_or("basis");
  decision.note = place.text_or("note");
  decision.with_others = flag_of(place, "with_others");
  return decision;
}

/// Nobody touched what was exported: it is no decision of the file.
bool is_as_exported(const OfflineDecision& decision, std::string_view exported_by) {
  return !decision.basis.empty() && decision.basis == basis_text(action_name(decision.action), decision.code,
                                                                 decision.reason, exported_by);
}

std::vector<OfflineDecision> read_json_places(const Value& review, bool exported) {
  std::vector<OfflineDecision> decisions;
  const Value* places = review.find(exported ? "places" : "decisions");
  if (places == nullptr) {
    return decisions;
  }
  const std::string by = review.text_or("decided_by");
  for (const Value& place : places->as_array()) {
    OfflineDecision decision = read_place(place);
    decision.decided_by = exported ? "" : place.text_or("decided_by", by);
    if (!exported || !is_as_exported(decision, place.text_or("decided_by"))) {
      decisions.push_back(std::move(decision));
    }
  }
  return decisions;
}

/// What codec::csv_record() puts before a text that a spreadsheet would calculate.
std::string unguarded(const std::string& field) {
  const bool guarded = field.size() > 1 && field.front() == '\'' &&
                       std::string_view("=+-@\t\r").find(field[1]) != std::string_view::npos;
  return guarded ? field.substr(1) : field;
}

class Columns {
public:
  explicit Columns(const codec::CsvTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      m_index.emplace(to_lower_ascii(trim(table.columns[i])), i);
    }
  }

  [[nodiscard]] bool has(std::string_view name) const { return m_index.contains(std::string(name)); }

  [[nodiscard]] std::string in(const codec::CsvRecord& record, std::string_view name) const {
    const auto found = m_index.find(std::string(name));
    return found == m_index.end() || found->second >= record.fields.size()
               ? std::string()
               : unguarded(record.fields[found->second]);
  }

private:
  std::map<std::string, std::size_t> m_index;
};

std::vector<OfflineDecision> read_table(std::string_view bytes, std::string_view reference) {
  const codec::CsvTable table = codec::parse_csv(bytes);
  const Columns columns(table);
  if (!columns.has("mention") || !columns.has("action") || !columns.has("reason")) {
    fail_not_a_review(reference);
  }
  std::vector<OfflineDecision> decisions;
  for (const codec::CsvRecord& record : table.records) {
    if (columns.has("case") && columns.in(record, "case") != reference) {
      fail_not_a_review(reference);
    }
    OfflineDecision decision;
    decision.mention = columns.in(record, "mention");
    decision.action = action_of(to_lower_ascii(trim(columns.in(record, "action"))));
    decision.code = columns.in(record, "code");
    decision.reason = columns.in(record, "reason");
    decision.basis = columns.in(record, "basis");
    decision.note = columns.in(record, "note");
    if (!is_as_exported(decision, columns.in(record, "decided_by"))) {
      decisions.push_back(std::move(decision));
    }
  }
  return decisions;
}

}  // namespace

std::string basis_of(const std::optional<Decision>& decision) {
  return decision ? basis_text(action_name(decision->action), decision->code, decision->reason,
                               decision->decided_by)
                  : basis_text(action_name(Action::refer), "", "", "");
}

ReviewFile read_review_file(std::string_view bytes, std::string_view reference) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  ReviewFile file;
  file.sha256 = crypto::sha256_hex(bytes);
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  if (!trim(bytes).starts_with('{')) {
    file.format = "csv";
    file.decisions = read_table(bytes, reference);
    return file;
  }
  codec::JsonLimits limits;
  limits.bytes *= 4;
  const Value review = codec::parse_json(bytes, "the review", limits);
  file.format = review.text_or("format");
  if ((file.format != kReview && file.format != kDecisions) || review.text_or("case") != reference) {
    fail_not_a_review(reference);
  }
  file.decisions = read_json_places(review, file.format == kReview);
  return file;
}

}  // namespace dsrkit::workflow
