#include "dsrkit/render/checks.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/render/columns.hpp"

#include <algorithm>
#include <cstdio>

namespace dsrkit::render {
namespace {

Value or_null(const std::optional<std::string>& text) {
  return text ? Value(*text) : Value();
}

Value texts_json(const std::vector<profile::PointText>& texts) {
  Value list = Value::array();
  for (const auto& [bullet, text] : texts) {
    list.push_back(Value::object({{"bullet", bullet}, {"text", text}}));
  }
  return list;
}

std::string texts_text(const std::vector<profile::PointText>& texts) {
  std::string result;
  for (const auto& [bullet, text] : texts) {
    result += (bullet ? "    - " : "  ") + text + "\n";
  }
  return result;
}

}  // namespace

Value diagnostics_json(std::string_view format, const Diagnostics& diagnostics) {
  Value list = Value::array();
  for (const Diagnostic& found : diagnostics) {
    list.push_back(Value::object({{"severity", severity_name(found.severity)},
                                  {"code", found.code},
                                  {"where", found.where},
                                  {"text", found.text}}));
  }
  return Value::object(
      {{"format", format}, {"ok", !has_errors(diagnostics)}, {"diagnostics", std::move(list)}});
}

std::string diagnostics_text(const Diagnostics& diagnostics, std::string_view when_none) {
  if (diagnostics.empty()) {
    return std::string(when_none) + "\n";
  }
  std::string text;
  for (const Diagnostic& found : diagnostics) {
    text += std::string(severity_name(found.severity)) + ": " + found.where + ": " + found.text + "\n";
  }
  return text;
}

Value sources_json(const std::vector<SourceConfig>& sources) {
  Value list = Value::array();
  for (const SourceConfig& source : sources) {
    list.push_back(Value::object({{"source", source.id},
                                  {"kind", source_kind_name(source.kind)},
                                  {"label", source.label},
                                  {"holder", source.holder},
                                  {"datasets", source.datasets.size()}}));
  }
  return Value::object({{"format", "dsrkit.sources/1"}, {"sources", std::move(list)}});
}

std::string sources_text(const std::vector<SourceConfig>& sources) {
  std::vector<std::vector<std::string>> rows{{"SOURCE", "KIND", "LABEL", "HOLDER"}};
  for (const SourceConfig& source : sources) {
    rows.push_back({source.id, std::string(source_kind_name(source.kind)), source.label, source.holder});
  }
  return columns(rows);
}

std::string audit_entry_line(const AuditEntry& entry, bool json) {
  if (json) {
    return codec::write_json(
               Value::object({{"format", "dsrkit.audit-entry/1"},
                              {"sequence", entry.sequence},
                              {"at", format_instant(entry.at)},
                              {"actor", entry.actor},
                              {"case", entry.case_reference.empty() ? Value() : Value(entry.case_reference)},
                              {"action", entry.action},
                              {"detail", entry.detail},
                              {"previous", entry.previous},
                              {"hash", entry.hash}})) +
           "\n";
  }
  return std::to_string(entry.sequence) + "  " + format_instant(entry.at) + "  " + entry.actor + "  " +
         (entry.case_reference.empty() ? "-" : entry.case_reference) + "  " + entry.action + "  " +
         codec::write_json(entry.detail) + "  " + entry.hash.substr(0, 12) + "\n";
}

Value audit_json(const audit::ChainResult& result) {
  return Value::object({{"format", "dsrkit.audit-verify/1"},
                        {"ok", result.ok()},
                        {"entries", result.entries},
                        {"head", result.head.hash},
                        {"damage", result.ok() ? Value() : Value(audit::damage_name(result.damage))},
                        {"first_bad", result.ok() ? Value() : Value(result.first_bad)}});
}

std::string audit_text(const audit::ChainResult& result) {
  if (result.ok()) {
    return "the chain of " + counted(result.entries, "entry", "entries") + " is whole\nhead " +
           result.head.hash + "\n";
  }
  return "the chain is damaged: entry " + std::to_string(result.first_bad) + " " +
         std::string(audit::damage_name(result.damage)) + "\n";
}

Value rules_json(const rules::RuleSet& rules) {
  Value list = Value::array();
  for (const rules::RulePack& pack : rules.packs) {
    for (const rules::Rule& rule : pack.rules) {
      list.push_back(Value::object({{"rule", rule.id},
                                    {"pack", pack.id},
                                    {"version", pack.version},
                                    {"kind", rule.kind},
                                    {"title", rule.title},
                                    {"enabled", rule.enabled}}));
    }
  }
  return Value::object({{"format", "dsrkit.rules-list/1"}, {"rules", std::move(list)}});
}

std::string rules_text(const rules::RuleSet& rules) {
  std::vector<std::vector<std::string>> rows{{"RULE", "PACK", "KIND", "FINDS"}};
  for (const rules::RulePack& pack : rules.packs) {
    for (const rules::Rule& rule : pack.rules) {
      rows.push_back({rule.id, pack.id + " " + pack.version, rule.kind, rule.title});
    }
  }
  return columns(rows);
}

Value rule_tests_json(const std::vector<rules::ExampleResult>& results) {
  Value failed = Value::array();
  for (const auto& result : results) {
    if (!result.passed) {
      failed.push_back(Value::object(
          {{"rule", result.rule}, {"example", result.index}, {"must_match", result.must_match}}));
    }
  }
  return Value::object(
      {{"format", "dsrkit.rules-test/1"}, {"examples", results.size()}, {"failed", std::move(failed)}});
}

std::string rule_tests_text(const std::vector<rules::ExampleResult>& results) {
  std::string text;
  std::size_t failed = 0;
  for (const auto& result : results) {
    if (!result.passed) {
      ++failed;
      text += result.rule + ": example " + std::to_string(result.index + 1) +
              (result.must_match ? " must match and does not\n" : " must not match and does\n");
    }
  }
  return text + counted(static_cast<long long>(results.size()), "example", "examples") + ", " +
         std::to_string(failed) + " failed\n";
}

Value profiles_json(const std::vector<profile::ProfileSummary>& profiles) {
  Value list = Value::array();
  for (const auto& summary : profiles) {
    list.push_back(Value::object(
        {{"profile", summary.id}, {"controller", summary.controller}, {"service", summary.service}}));
  }
  return Value::object({{"format", "dsrkit.profiles/1"}, {"profiles", std::move(list)}});
}

std::string profiles_text(const std::vector<profile::ProfileSummary>& profiles) {
  std::vector<std::vector<std::string>> rows{{"PROFILE", "CONTROLLER", "SERVICE"}};
  for (const auto& summary : profiles) {
    rows.push_back({summary.id, summary.controller, summary.service});
  }
  return columns(rows);
}

Value article_15_json(const std::string& id, const std::vector<profile::ArticlePoint>& points) {
  Value list = Value::array();
  for (const auto& point : points) {
    list.push_back(Value::object({{"point", point.point},
                                  {"title", point.title},
                                  {"stated", point.stated},
                                  {"paragraphs", texts_json(point.paragraphs)},
                                  {"by_law", texts_json(point.by_law)},
                                  {"gap", point.gap.empty() ? Value() : Value(point.gap)}}));
  }
  return Value::object({{"format", "dsrkit.article-15/1"}, {"profile", id}, {"points", std::move(list)}});
}

std::string article_15_text(const std::vector<profile::ArticlePoint>& points) {
  std::string text;
  for (const auto& point : points) {
    text += "Article " + point.point + "  " + point.title + "\n" + texts_text(point.paragraphs) +
            texts_text(point.by_law);
    if (!point.gap.empty()) {
      text += "  GAP: " + point.gap + "\n";
    }
    text += "\n";
  }
  return text;
}

Value profile_findings_json(const std::string& id, const std::vector<profile::ProfileFinding>& findings) {
  Value list = Value::array();
  for (const auto& finding : findings) {
    list.push_back(Value::object({{"article", finding.article},
                                  {"severity", profile::finding_severity_name(finding.severity)},
                                  {"code", finding.code},
                                  {"text", finding.text},
                                  {"as_printed", or_null(finding.as_printed)}}));
  }
  return Value::object(
      {{"format", "dsrkit.profile-check/1"}, {"profile", id}, {"findings", std::move(list)}});
}

std::string profile_findings_text(const std::vector<profile::ProfileFinding>& findings) {
  if (findings.empty()) {
    return "the notice states everything that Article 15(1) asks for\n";
  }
  std::string text;
  for (const auto& finding : findings) {
    text += std::string(profile::finding_severity_name(finding.severity)) + "  Article " + finding.article +
            "  " + finding.text + "\n";
    if (finding.as_printed) {
      text += "      printed: \"" + *finding.as_printed + "\"\n";
    }
  }
  return text + counted(static_cast<long long>(findings.size()), "finding", "findings") + "\n";
}

std::string finding_line(const std::string& file, const Finding& finding) {
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", finding.confidence);
  return codec::write_json(Value::object({{"format", "dsrkit.finding/1"},
                                          {"file", file},
                                          {"begin", finding.begin},
                                          {"end", finding.end},
                                          {"kind", finding.kind},
                                          {"rule", finding.rule},
                                          {"confidence", Number{confidence}},
                                          {"party", finding.party ? Value(*finding.party) : Value()}})) +
         "\n";
}

}  // namespace dsrkit::render
