#include "dsrkit/render/letters.hpp"

#include "dsrkit/render/columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace dsrkit::render {
namespace {

Value file_json(const std::filesystem::path& file, const std::string& sha256, std::size_t pages) {
  return Value::object(
      {{"file", file.string()}, {"pages", pages == 0 ? Value() : Value(pages)}, {"sha256", sha256}});
}

const char* whose(bool own) {
  return own ? "own" : "shipped";
}

Number one_digit(double number) {
  std::array<char, 32> text{};
  (void)std::snprintf(text.data(), text.size(), "%.1f", number);
  return {text.data()};
}

std::string whole(double number) {
  return std::to_string(std::lround(number));
}

Value finding_json(const law::LetterFinding& finding) {
  return Value::object({{"id", finding.id},
                        {"citation", finding.citation},
                        {"text", finding.text},
                        {"ok", finding.ok},
                        {"detail", finding.detail.empty() ? Value() : Value(finding.detail)}});
}

std::string finding_text(const law::LetterFinding& finding) {
  return std::string(finding.ok ? "  ok     " : "  wrong  ") + finding.text + " (" + finding.citation + ")" +
         (finding.ok ? "" : ": " + finding.detail) + "\n";
}

Value mistake_json(const Diagnostic& mistake) {
  return Value::object({{"code", mistake.code}, {"where", mistake.where}, {"text", mistake.text}});
}

std::string mistake_text(const Diagnostic& mistake) {
  return "  wrong  " + mistake.where + ": " + mistake.text + "\n";
}

Value check_json(const letters::LetterCheck& check) {
  Value findings = Value::array();
  for (const auto& finding : check.findings) {
    findings.push_back(finding_json(finding));
  }
  Value mistakes = Value::array();
  for (const auto& mistake : check.mistakes) {
    mistakes.push_back(mistake_json(mistake));
  }
  const auto& reading = check.reading;
  return Value::object({{"kind", check.kind},
                        {"own", check.own},
                        {"ok", check.ok()},
                        {"reading_ease", reading ? Value(one_digit(reading->reading_ease())) : Value()},
                        {"reading_age", reading ? Value(one_digit(reading->reading_age())) : Value()},
                        {"mistakes", std::move(mistakes)},
                        {"findings", std::move(findings)}});
}

std::string check_text(const letters::LetterCheck& check) {
  std::string text = check.kind + " (" + whose(check.own) + ")";
  text += check.reading ? ": reading ease " + whole(check.reading->reading_ease()) + ", from age " +
                              whole(check.reading->reading_age()) + "\n"
                        : "\n";
  for (const auto& mistake : check.mistakes) {
    text += mistake_text(mistake);
  }
  for (const auto& finding : check.findings) {
    text += finding_text(finding);
  }
  return text;
}

}  // namespace

Value letter_json(const workflow::LetterReport& report) {
  const letters::LetterFiles& files = report.files;
  return Value::object({{"format", "dsrkit.letter-made/1"},
                        {"case", report.reference},
                        {"kind", report.kind},
                        {"on", format_date(report.on)},
                        {"files", Value(Value::Array{file_json(files.pdf, files.pdf_sha256, files.pages),
                                                     file_json(files.text, files.text_sha256, 0)})}});
}

std::string letter_text(const workflow::LetterReport& report) {
  return report.files.pdf.string() + "\n" + report.files.text.string() + "\n";
}

Value letters_json(const std::vector<LetterLine>& letters) {
  Value list = Value::array();
  for (const LetterLine& letter : letters) {
    list.push_back(
        Value::object({{"kind", letter.kind.id}, {"purpose", letter.kind.purpose}, {"own", letter.own}}));
  }
  return Value::object({{"format", "dsrkit.letters/1"}, {"letters", std::move(list)}});
}

std::string letters_text(const std::vector<LetterLine>& letters) {
  std::vector<std::vector<std::string>> rows{{"KIND", "TEXT", "WHAT IT DOES"}};
  for (const LetterLine& letter : letters) {
    rows.push_back({letter.kind.id, whose(letter.own), letter.kind.purpose});
  }
  return columns(rows);
}

bool LetterChecks::ok() const {
  return stray_files.empty() &&
         std::all_of(letters.begin(), letters.end(), [](const auto& letter) { return letter.ok(); });
}

Value letter_checks_json(const LetterChecks& checks) {
  Value letters = Value::array();
  for (const auto& letter : checks.letters) {
    letters.push_back(check_json(letter));
  }
  Value stray = Value::array();
  for (const auto& file : checks.stray_files) {
    stray.push_back(file);
  }
  return Value::object({{"format", "dsrkit.letter-check/1"},
                        {"date", format_date(checks.date)},
                        {"jurisdiction", jurisdiction_name(checks.jurisdiction)},
                        {"ok", checks.ok()},
                        {"letters", std::move(letters)},
                        {"stray_files", std::move(stray)}});
}

std::string letter_checks_text(const LetterChecks& checks) {
  std::string text;
  for (const auto& letter : checks.letters) {
    text += check_text(letter) + "\n";
  }
  for (const auto& file : checks.stray_files) {
    text += "letters/" + file + " is no text of a letter: 'dsrkit letter list' names them\n";
  }
  const std::string required = "that the law requires of letters of " + format_date_long(checks.date) +
                               " in " + std::string(jurisdiction_name(checks.jurisdiction));
  return text + (checks.ok() ? "everything " : "not everything ") + required + " is there\n";
}

}  // namespace dsrkit::render
