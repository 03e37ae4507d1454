#include "dsrkit/render/disclosure.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/workflow/review_import.hpp"

#include <cstdio>

namespace dsrkit::render {
namespace {

Value count(std::size_t number) {
  return number;
}

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

std::string one_line(const std::string& text) {
  return replace_all(replace_all(text, "\r", " "), "\n", " ");
}

std::string proposal_words(const store::DecidedMention& decided) {
  if (!decided.decision) {
    return "undecided";
  }
  const Decision& decision = *decided.decision;
  std::string words(action_name(decision.action));
  if (!decision.code.empty()) {
    words += " " + decision.code;
  }
  return words + " (" + decision.decided_by + "): " + decision.reason;
}

}  // namespace

Value redaction_json(const workflow::RedactionReport& report) {
  return Value::object({{"format", "dsrkit.redaction/1"},
                        {"case", report.reference},
                        {"items", report.items},
                        {"passages", report.passages},
                        {"mentions", report.counts.mentions},
                        {"decided", report.counts.mentions - report.counts.open},
                        {"undecided", report.counts.open},
                        {"redacted", report.counts.redacted},
                        {"disclosed", report.counts.disclosed},
                        {"stale", report.stale}});
}

std::string redaction_text(const workflow::RedactionReport& report) {
  return counted(report.passages, "passage", "passages") + " in " +
         counted(report.items, "record", "records") + " looked at\n" +
         counted(report.counts.mentions, "place", "places") +
         " name or identify somebody: " + std::to_string(report.counts.disclosed) + " stay, " +
         std::to_string(report.counts.redacted) + " are withheld, " + std::to_string(report.counts.open) +
         " wait for an officer\n" +
         (report.stale == 0 ? ""
                            : counted(report.stale, "earlier decision fits", "earlier decisions fit") +
                                  " no place any more: 'dsrkit review stale " + report.reference + "'\n");
}

Value review_json(const std::string& reference, const std::vector<workflow::ReviewPlace>& places) {
  Value list = Value::array();
  for (const auto& place : places) {
    const Mention& mention = place.decided.mention;
    const auto& decision = place.decided.decision;
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", mention.finding.confidence);
    list.push_back(
        Value::object({{"mention", mention.key},
                       {"item", mention.passage.item},
                       {"pointer", mention.passage.pointer},
                       {"kind", mention.finding.kind},
                       {"party", mention.finding.party ? Value(*mention.finding.party) : Value()},
                       {"rule", mention.finding.rule},
                       {"confidence", Number{confidence}},
                       {"explanation", mention.finding.explanation},
                       {"before", place.before},
                       {"text", place.text},
                       {"after", place.after},
                       {"action", decision ? Value(action_name(decision->action)) : Value("refer")},
                       {"code", decision ? or_null(decision->code) : Value()},
                       {"reason", decision ? Value(decision->reason) : Value("")},
                       {"decided_by", decision ? Value(decision->decided_by) : Value()},
                       {"basis", workflow::basis_of(decision)}}));
  }
  return Value::object({{"format", "dsrkit.review/1"}, {"case", reference}, {"places", std::move(list)}});
}

Value stale_json(const std::string& reference, const std::vector<Decision>& decisions) {
  Value list = Value::array();
  for (const auto& decision : decisions) {
    list.push_back(Value::object({{"mention", decision.mention},
                                  {"action", action_name(decision.action)},
                                  {"code", or_null(decision.code)},
                                  {"reason", decision.reason},
                                  {"decided_by", decision.decided_by},
                                  {"decided_at", format_instant(decision.decided_at)}}));
  }
  return Value::object({{"format", "dsrkit.stale/1"}, {"case", reference}, {"decisions", std::move(list)}});
}

std::string stale_text(const std::vector<Decision>& decisions) {
  std::vector<std::vector<std::string>> rows{{"PLACE", "DECIDED", "BY", "ON", "BECAUSE"}};
  for (const auto& decision : decisions) {
    rows.push_back(
        {decision.mention.substr(0, 12),
         std::string(action_name(decision.action)) + (decision.code.empty() ? "" : " " + decision.code),
         decision.decided_by, format_date(date_of(decision.decided_at)), decision.reason});
  }
  return decisions.empty() ? "every decision has its place\n" : columns(rows);
}

std::string review_text(const std::vector<workflow::ReviewPlace>& places) {
  if (places.empty()) {
    return "no such places\n";
  }
  std::string text;
  for (const auto& place : places) {
    text += place_text(place, false) + "\n";
  }
  return text + counted(static_cast<long long>(places.size()), "place", "places") + "\n";
}

std::string place_text(const workflow::ReviewPlace& place, bool color) {
  const Mention& mention = place.decided.mention;
  const std::string mark = color ? "\033[7m" : "[[";
  const std::string unmark = color ? "\033[0m" : "]]";
  return mention.key.substr(0, 12) + "  " + mention.finding.kind + "  party " +
         mention.finding.party.value_or("unknown") + "  record " + mention.passage.item + "\n    ..." +
         one_line(place.before) + mark + one_line(place.text) + unmark + one_line(place.after) +
         "...\n    found: " + mention.finding.explanation + " (" + mention.finding.rule +
         ")\n    now: " + proposal_words(place.decided) + "\n";
}

Value bundle_json(const workflow::BundleReport& report) {
  Value withheld = Value::object();
  for (const auto& [code, places] : report.result.withheld) {
    withheld.set(code, count(places));
  }
  Value gaps = Value::array();
  for (const auto& gap : report.gaps) {
    gaps.push_back(gap);
  }
  return Value::object({{"format", "dsrkit.bundle/1"},
                        {"case", report.reference},
                        {"files", Value(Value::Array{Value::object({{"file", report.file.string()},
                                                                    {"pages", count(report.result.pages)},
                                                                    {"sha256", report.sha256}})})},
                        {"items", count(report.result.items)},
                        {"withheld", count(report.result.withheld_places())},
                        {"withheld_by_code", std::move(withheld)},
                        {"missing_glyphs", count(0)},
                        {"article_15_gaps", std::move(gaps)}});
}

std::string bundle_text(const workflow::BundleReport& report) {
  std::string text =
      report.file.string() + "\n" + counted(static_cast<long long>(report.result.pages), "page", "pages") +
      ", " + counted(static_cast<long long>(report.result.items), "record", "records") + ", " +
      counted(static_cast<long long>(report.result.withheld_places()), "place", "places") + " withheld\n";
  for (const auto& gap : report.gaps) {
    text += "gap, Article " + gap + "\n";
  }
  return text;
}

Value seal_json(const workflow::SealReport& report) {
  return Value::object({{"format", "dsrkit.seal/1"},
                        {"case", report.reference},
                        {"file", report.file.string()},
                        {"mode", report.mode},
                        {"password_file", report.password_file.string()},
                        {"certificate", report.certificate.string()},
                        {"protected_terms", count(report.protected_terms)}});
}

std::string seal_text(const workflow::SealReport& report) {
  return labelled({{"sealed", report.file.string()},
                   {"password in", report.password_file.string() + " (send it another way than the file)"},
                   {"certificate", report.certificate.string()},
                   {"leak check", counted(static_cast<long long>(report.protected_terms), "protected text",
                                          "protected texts") +
                                      " searched for, none found"}});
}

Value verification_json(const pdf::Verification& verification, bool trust_asked) {
  const auto* trusted = verification.find("trust");
  Value checks = Value::array();
  for (const auto& check : verification.checks) {
    checks.push_back(Value::object({{"name", check.name}, {"ok", check.ok}, {"detail", check.detail}}));
  }
  return Value::object(
      {{"format", "dsrkit.verification/1"},
       {"valid", verification.valid()},
       {"signer", or_null(verification.signer)},
       {"signed_at", verification.signed_at ? Value(format_instant(*verification.signed_at)) : Value()},
       {"mode", or_null(verification.mode)},
       {"certificate_fingerprint", or_null(verification.certificate_fingerprint)},
       {"self_issued", verification.self_issued},
       {"trusted", trust_asked && trusted != nullptr ? Value(trusted->ok) : Value()},
       {"checks", std::move(checks)}});
}

std::string verification_text(const pdf::Verification& verification, bool trust_asked) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& check : verification.checks) {
    rows.push_back({check.ok ? "ok" : "FAILED", check.name, check.detail});
  }
  std::string text = columns(rows);
  if (!verification.signer.empty()) {
    text += "signed by " + verification.signer +
            (verification.signed_at ? " at " + format_instant(*verification.signed_at) + " by its own clock"
                                    : "") +
            "\n";
  }
  if (!verification.valid()) {
    return text + "NOT VALID: do not rely on this document\n";
  }
  return text + "VALID: the document is exactly what was sealed\n" +
         (trust_asked ? "" : "who sealed it is not proved: give the sender's certificate with --trust\n");
}

}  // namespace dsrkit::render
