#include "dsrkit/workflow/letters.hpp"

#include "consent_letter.hpp"
#include "letter_draft.hpp"
#include "letter_facts.hpp"
#include "protected_texts.hpp"
#include "questions.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/letter_requirements.hpp"
#include "dsrkit/seal/leak_check.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// Whom a letter goes to, and where.
struct Addressee {
  std::string name;
  std::vector<std::string> address;
  std::optional<Party> party;  ///< somebody else than the requester
};

Addressee addressee_of(Desk& desk, const RequestCase& request, const LetterOrder& order) {
  if (order.kind != kConsentLetter) {
    return {recipient_of(request), request.requester.reply_to, std::nullopt};
  }
  Party party = consent_recipient(desk, request, order);
  return {party.names.front(), address_of(party), std::move(party)};
}

letters::LetterInput input_of(Desk& desk, const RequestCase& request, Date on, const Addressee& addressee,
                              law::FilledLetter letter) {
  const auto& controller = desk.workspace().config().controller;
  letters::LetterInput input;
  input.sender = controller.name;
  if (!controller.team.empty()) {
    input.sender_lines.push_back(controller.team);
  }
  input.sender_lines.insert(input.sender_lines.end(), controller.address.begin(), controller.address.end());
  input.recipient = addressee.name;
  input.recipient_address = addressee.address;
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

/// The leaked term is a party, or the key of a place of which nobody knows who is meant, short as places are
/// listed.
Error leak_of(Desk& desk, const std::string& reference, const seal::Leak& leak, const std::string& why) {
  constexpr std::size_t kShortKey = 12;
  const auto parties = desk.reg().parties(reference);
  const bool is_party = std::any_of(parties.begin(), parties.end(),
                                    [&](const Party& party) { return party.id == leak.term_id; });
  const std::string what = is_party ? "something of party " + leak.term_id
                                    : "the words at place " + leak.term_id.substr(0, kShortKey);
  return {ErrorCode::integrity,
          reference + ": the letter would show " + what + ", " + why + "; it was not written",
          "use other words; 'dsrkit " + std::string(is_party ? "party" : "review") + " list " + reference +
              "' says what is meant"};
}

/// What a letter must not show, and what it may.
struct LetterSecrets {
  std::vector<seal::ProtectedTerm> terms;
  std::vector<std::string> shown;
  std::string why;
};

/// A reason that an officer typed may name somebody who is withheld in the document; a letter to somebody
/// else names nobody at all.
LetterSecrets secrets_of(Desk& desk, const HeldCase& held, const Addressee& addressee,
                         const LetterOrder& order) {
  if (addressee.party) {
    return {terms_of_others(desk, held, *addressee.party, order.name_subject), {}, "whom it does not go to"};
  }
  if (desk.reg().count_items(held.reference()) == 0) {
    return {};
  }
  ProtectedTexts texts = protected_texts(desk, held);
  return {std::move(texts.terms), std::move(texts.shown), "withheld in the records"};
}

void require_no_leaks(Desk& desk, const HeldCase& held, const LetterSecrets& secrets,
                      const letters::LetterInput& input, const letters::LetterFiles& files) {
  seal::LeakCheckOptions options;
  options.allowed_phrases = secrets.shown;
  for (const auto* lines : {&input.sender_lines, &input.recipient_address}) {
    options.allowed_phrases.insert(options.allowed_phrases.end(), lines->begin(), lines->end());
  }
  options.allowed_phrases.push_back(input.sender);
  options.allowed_phrases.push_back(input.recipient);
  const auto leaks = seal::find_leaks(files.pdf, secrets.terms, options);
  if (!leaks.empty()) {
    throw leak_of(desk, held.reference(), leaks.front(), secrets.why);
  }
}

void record_letter(Desk& desk, HeldCase& held, const LetterReport& report, const std::string& party) {
  const letters::LetterFiles& files = report.files;
  const Instant now = desk.context().now();
  auto documents = desk.reg().documents(held.reference(), "letter");
  documents.push_back(document_of(files.pdf, files.pdf_sha256, files.pages, files, now));
  documents.push_back(document_of(files.text, files.text_sha256, 0, files, now));
  Value detail = Value::object(
      {{"kind", report.kind}, {"file", files.pdf.filename().string()}, {"sha256", files.pdf_sha256}});
  if (!party.empty()) {
    detail.set("party", party);
  }
  held.write(event::kLetterMade, detail, [&](store::Writer& writer) {
    writer.replace_documents("letter", documents);
    writer.append_event(event::kLetterMade, report.on, detail);
  });
}

/// The number of an event, or nothing.
using EventNumber = std::optional<std::int64_t>;

EventNumber number_of_open(const std::vector<Question>& questions) {
  const Question* question = last_open(questions);
  return question == nullptr ? std::nullopt : EventNumber(question->number);
}

/// What calls for a letter of some kind.
struct Occasion {
  std::string_view kind;
  bool after_end;  ///< wanted although the case has ended
  /// The event after which it must be written; nothing when none has come about.
  EventNumber (*since)(const RequestCase&, const CaseHistory&);
};

/// One whose case was answered and opened again knows that it arrived.
EventNumber not_yet_answered(const CaseHistory& history) {
  return history.first_answer ? std::nullopt : EventNumber(0);
}

using Request = RequestCase;
using History = CaseHistory;

/// In the order of law::letter_kinds().
constexpr std::array kOccasions{
    Occasion{"acknowledgement", false,
             [](const Request& r, const History& h) {
               return r.right == Right::complaint ? std::nullopt : not_yet_answered(h);
             }},
    Occasion{"identity", false, [](const Request&, const History& h) { return number_of_open(h.identity); }},
    Occasion{"authority", false,
             [](const Request&, const History& h) { return number_of_open(h.authority); }},
    Occasion{"fee", false,
             [](const Request&, const History& h) {
               return h.fee && h.fee->question.open() ? EventNumber(h.fee->question.number) : std::nullopt;
             }},
    Occasion{"clarification", false,
             [](const Request&, const History& h) { return number_of_open(h.clarifications); }},
    Occasion{"extension", false,
             [](const Request&, const History& h) {
               return h.extension ? EventNumber(h.extension->number) : std::nullopt;
             }},
    Occasion{"refusal", true,
             [](const Request&, const History& h) {
               return h.refusal ? EventNumber(h.refusal->number) : std::nullopt;
             }},
    Occasion{"outcome", true,
             [](const Request& r, const History& h) {
               return r.right != Right::complaint && h.outcome ? EventNumber(h.outcome->number)
                                                               : std::nullopt;
             }},
    Occasion{"complaint-acknowledgement", false,
             [](const Request& r, const History& h) {
               return r.right == Right::complaint && !h.acknowledged ? not_yet_answered(h) : std::nullopt;
             }},
    Occasion{"complaint-outcome", true,
             [](const Request& r, const History& h) {
               return r.right == Right::complaint && h.outcome ? EventNumber(h.outcome->number)
                                                               : std::nullopt;
             }},
};

/// What of a letter is left to the officer.
std::vector<std::string> advice_on(Desk& desk, const RequestCase& request, const CaseHistory& history,
                                   std::string_view kind) {
  std::vector<std::string> advice;
  if (request.requester.reply_to.empty()) {
    advice.emplace_back("the letter has no address: it is recorded with 'dsrkit open --reply-to'");
  }
  if (kind == "acknowledgement" && last_open(history.authority) == nullptr &&
      must_show_authority(desk, request)) {
    advice.push_back(
        "it says that another letter asks what shows that they may ask: begin with 'dsrkit "
        "authority ask " +
        request.reference + "'");
  }
  if (kind == "complaint-acknowledgement" && !history.acknowledged) {
    advice.push_back("when it is sent, record the day with 'dsrkit complaint acknowledge " +
                     request.reference + "'");
  }
  if (kind == "restriction-lifting" && request.right == Right::restriction &&
      request.state == CaseState::received) {
    advice.push_back(
        request.reference +
        " does not say that anything was restricted: make sure of it before you send the letter");
  }
  return advice;
}

}  // namespace

LetterReport make_letter(Desk& desk, std::string_view reference, const LetterOrder& order) {
  const law::LetterText text = law::load_letter_text(order.kind, own_letters(desk));
  const RequestCase request = desk.reg().case_of(reference);
  law::FilledLetter letter = law::fill_letter(text, draft_letter(desk, request, order));
  HeldCase held(desk, reference);
  const Addressee addressee = addressee_of(desk, request, order);
  const letters::LetterInput input = input_of(desk, request, order.on, addressee, std::move(letter));
  LetterReport report{request.reference, order.kind, order.on, {}, {}};
  report.advice =
      addressee.party
          ? consent_advice(request, *addressee.party, order, letter_facts(desk, request, order.on))
          : advice_on(desk, request, history_of(desk.reg().events(reference)), order.kind);
  report.files =
      letters::write_letter(input, free_stem(desk.workspace().out_folder(reference), request, order));
  try {
    require_no_leaks(desk, held, secrets_of(desk, held, addressee, order), input, report.files);
    record_letter(desk, held, report, order.party);
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
  for (const Occasion& occasion : kOccasions) {
    const bool matters = occasion.after_end || is_open(request);
    const auto since = matters ? occasion.since(request, history) : std::nullopt;
    if (since && !history.has_letter(occasion.kind, *since)) {
      wanted.emplace_back(occasion.kind);
    }
  }
  return wanted;
}

}  // namespace dsrkit::workflow
