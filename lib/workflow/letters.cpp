#include "dsrkit/workflow/letters.hpp"

#include "letter_draft.hpp"
#include "letter_facts.hpp"
#include "protected_texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/seal/leak_check.hpp"

#include <algorithm>

namespace dsrkit::workflow {
namespace {

letters::LetterInput input_of(Desk& desk, const RequestCase& request, Date on, law::FilledLetter letter) {
  const auto& controller = desk.workspace().config().controller;
  letters::LetterInput input;
  input.sender = controller.name;
  if (!controller.team.empty()) {
    input.sender_lines.push_back(controller.team);
  }
  input.sender_lines.insert(input.sender_lines.end(), controller.address.begin(), controller.address.end());
  input.recipient = recipient_of(request);
  input.recipient_address = request.requester.reply_to;
  input.date = on;
  input.reference = request.reference;
  input.letter = std::move(letter);
  return input;
}

/// "AR-2026-0001-letter-fee-2026-11-22", with "-2" and so on for a later one of the same day.
std::filesystem::path free_stem(const std::filesystem::path& folder, const RequestCase& request,
                                const LetterOrder& order) {
  const std::string name = request.reference + "-letter-" + order.kind + "-" + format_date(order.on);
  auto stem = folder / name;
  for (int number = 2;
       std::filesystem::exists(stem.string() + ".pdf") || std::filesystem::exists(stem.string() + ".txt");
       ++number) {
    stem = folder / (name + "-" + std::to_string(number));
  }
  return stem;
}

store::Document document_of(const std::filesystem::path& file, const std::string& sha256, std::size_t pages,
                            const letters::LetterFiles& files, Instant now) {
  store::Document document;
  document.kind = "letter";
  document.file = file.filename().string();
  document.sha256 = sha256;
  document.pages = static_cast<std::int64_t>(pages);
  document.inputs_digest = files.text_sha256;
  document.made_at = now;
  return document;
}

/// A reason that an officer typed may name somebody who is withheld in the document.
void require_no_leaks(Desk& desk, const HeldCase& held, const letters::LetterInput& input,
                      const letters::LetterFiles& files) {
  if (desk.reg().count_items(held.reference()) == 0) {
    return;
  }
  const ProtectedTexts texts = protected_texts(desk, held);
  seal::LeakCheckOptions options;
  options.allowed_phrases = texts.shown;
  for (const auto* lines : {&input.sender_lines, &input.recipient_address}) {
    options.allowed_phrases.insert(options.allowed_phrases.end(), lines->begin(), lines->end());
  }
  options.allowed_phrases.push_back(input.sender);
  options.allowed_phrases.push_back(input.recipient);
  const auto leaks = seal::find_leaks(files.pdf, texts.terms, options);
  if (!leaks.empty()) {
    throw Error(ErrorCode::integrity,
                held.reference() + ": the letter would show something of '" + leaks.front().term_id +
                    "' that is withheld; it was not written",
                "give the reason in other words with --because");
  }
}

void record_letter(Desk& desk, HeldCase& held, const LetterReport& report) {
  const letters::LetterFiles& files = report.files;
  const Instant now = desk.context().now();
  auto documents = desk.reg().documents(held.reference(), "letter");
  documents.push_back(document_of(files.pdf, files.pdf_sha256, files.pages, files, now));
  documents.push_back(document_of(files.text, files.text_sha256, 0, files, now));
  const Value detail = Value::object(
      {{"kind", report.kind}, {"file", files.pdf.filename().string()}, {"sha256", files.pdf_sha256}});
  held.write(event::kLetterMade, detail, [&](store::Writer& writer) {
    writer.replace_documents("letter", documents);
    writer.append_event(event::kLetterMade, report.on, detail);
  });
}

/// The day of the latest question that waits for its answer.
std::optional<Date> last_open(const std::vector<Question>& questions) {
  std::optional<Date> asked;
  for (const Question& question : questions) {
    asked = question.open() ? std::max(asked, std::optional(question.asked)) : asked;
  }
  return asked;
}

/// The day of what calls for a letter of the kind, or nothing.
std::optional<Date> wanted_since(std::string_view kind, const RequestCase& request,
                                 const CaseHistory& history) {
  const bool complaint = request.right == Right::complaint;
  if (kind == "refusal" && history.refusal) {
    return history.refusal->on;
  }
  if (kind == "complaint-outcome" && complaint && history.outcome) {
    return history.outcome->on;
  }
  if (!is_open(request)) {
    return std::nullopt;
  }
  if (kind == "identity") {
    return last_open(history.identity);
  }
  if (kind == "authority") {
    return last_open(history.authority);
  }
  if (kind == "fee" && history.fee && history.fee->question.open()) {
    return history.fee->question.asked;
  }
  if (kind == "clarification") {
    return last_open(history.clarifications);
  }
  if (kind == "extension" && history.extension) {
    return history.extension->given;
  }
  const bool acknowledges = kind == (complaint ? "complaint-acknowledgement" : "acknowledgement");
  return acknowledges ? std::optional(request.received) : std::nullopt;
}

}  // namespace

LetterReport make_letter(Desk& desk, std::string_view reference, const LetterOrder& order) {
  const law::LetterText text = law::load_letter_text(order.kind, own_letters(desk));
  const RequestCase request = desk.reg().case_of(reference);
  law::FilledLetter letter = law::fill_letter(text, draft_letter(desk, request, order));
  HeldCase held(desk, reference);
  const letters::LetterInput input = input_of(desk, request, order.on, std::move(letter));
  LetterReport report{request.reference, order.kind, order.on, {}};
  report.files =
      letters::write_letter(input, free_stem(desk.workspace().out_folder(reference), request, order));
  try {
    require_no_leaks(desk, held, input, report.files);
    record_letter(desk, held, report);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(report.files.pdf, ignored);
    std::filesystem::remove(report.files.text, ignored);
    throw;
  }
  return report;
}

std::vector<std::string> letters_wanted(const RequestCase& request, const CaseHistory& history) {
  std::vector<std::string> wanted;
  for (const law::LetterKind& kind : law::letter_kinds()) {
    const auto since = wanted_since(kind.id, request, history);
    const bool written = std::any_of(
        history.letters.begin(), history.letters.end(),
        [&](const LetterMade& letter) { return letter.kind == kind.id && since && letter.on >= *since; });
    if (since && !written) {
      wanted.push_back(kind.id);
    }
  }
  return wanted;
}

}  // namespace dsrkit::workflow
