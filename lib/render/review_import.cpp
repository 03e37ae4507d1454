#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/review_files.hpp"

namespace dsrkit::render {

Value import_json(const workflow::ImportReport& report) {
  Value conflicts = Value::array();
  for (const auto& conflict : report.conflicts) {
    conflicts.push_back(Value::object({{"mention", conflict.mention},
                                       {"conflict", workflow::conflict_name(conflict.kind)},
                                       {"explanation", conflict.explanation},
                                       {"overruled", conflict.overruled}}));
  }
  return Value::object({{"format", "dsrkit.review-import/1"},
                        {"case", report.reference},
                        {"file_format", report.format},
                        {"dry_run", report.dry_run},
                        {"taken", report.taken},
                        {"unchanged", report.unchanged},
                        {"conflicts", std::move(conflicts)}});
}

std::string import_text(const workflow::ImportReport& report) {
  std::string text;
  if (!report.conflicts.empty()) {
    constexpr std::size_t kKeyShown = 12;
    std::vector<std::vector<std::string>> rows{{"PLACE", "CONFLICT", "WHY", ""}};
    for (const auto& conflict : report.conflicts) {
      rows.push_back({conflict.mention.substr(0, kKeyShown),
                      std::string(workflow::conflict_name(conflict.kind)), conflict.explanation,
                      conflict.overruled ? "overruled" : "left out"});
    }
    text = columns(rows);
  }
  text += counted(report.taken, "place", "places") + (report.dry_run ? " would be decided" : " decided");
  if (report.unchanged > 0) {
    text += ", " + std::to_string(report.unchanged) + " as before";
  }
  if (!report.conflicts.empty()) {
    text += ", " + counted(static_cast<long long>(report.conflicts.size()), "conflict", "conflicts");
    if (report.taken == 0 && !report.dry_run) {
      text += "; to take the others, choose with --conflicts ours or theirs";
    }
  }
  return text + "\n";
}

}  // namespace dsrkit::render
