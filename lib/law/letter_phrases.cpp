#include "dsrkit/law/letter_phrases.hpp"

#include "wordings.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::law {
namespace {

constexpr std::array kComplaintOutcomes{
    Wording{"upheld",
            "You were right to complain. We did not do what we should have done, and we are sorry."},
    Wording{"partly-upheld",
            "You were right about part of your complaint. We did not do all that we should have done, and we "
            "are sorry."},
    Wording{"not-upheld",
            "We looked at everything again. We found that we did what the law asks of us. We know that this "
            "is not what you hoped for."},
};

/// Grounds that are worded for a request to see information, as they read for other rights.
constexpr std::array kOtherRights{
    Wording{"exempt", "the law says that we do not have to do what you asked in a case like this"},
    Wording{ground::kIdentityNotProved,
            "we could not make sure who you are, and only the person or somebody who acts for them may ask "
            "for this"},
    Wording{"subject-died",
            "the law that gives people rights over their information covers living people only, and the "
            "person has died"},
};

std::string paper_for(Authority authority, const std::string& who) {
  switch (authority) {
    case Authority::written_authority:
      return "a signed letter which says that you may ask about " + who +
             ", and that we may send the reply to you";
    case Authority::parental_responsibility:
      return "a copy of something that shows who has the rights of a parent for " + who +
             ", such as a birth certificate or a court order";
    case Authority::subject_agrees: return "a note from " + who + " to say yes to this";
    case Authority::court_appointment:
    case Authority::power_of_attorney:
      return "a copy of the court order or power of attorney that lets you act for " + who;
  }
  return "";
}

}  // namespace

std::string request_phrase(Right right, std::string_view about) {
  const std::string who(about);
  switch (right) {
    case Right::access: return "for the information we hold about " + who;
    case Right::rectification: return "to put right information about " + who;
    case Right::erasure: return "to delete information about " + who;
    case Right::restriction: return "to limit how we use information about " + who;
    case Right::portability: return "for information about " + who + " in a form to take elsewhere";
    case Right::objection: return "to stop using information about " + who;
    case Right::automated_decision: return "to look again at what a computer decided about " + who;
    case Right::complaint: return "to look into how we handled information about " + who;
  }
  return "";
}

std::string reply_by_text(const std::optional<Date>& due, Date letter_date) {
  if (due && *due < letter_date) {
    return "You should have had our reply by " + format_date_long(*due) +
           ". We are sorry that it is late. We are working on it now.";
  }
  return due ? "We will reply by " + format_date_long(*due) + " at the latest. We will try to be quicker."
             : "We cannot give you a date for our reply yet, because we need something from you first.";
}

std::string more_time_text(const std::optional<Date>& due, Date letter_date) {
  return due && letter_date <= *due
             ? "If we find that we need more time, we will tell you by that day, and say why."
             : "";
}

std::string awaited_text(const Awaited& awaited) {
  std::string text;
  text += awaited.identity ? "We need to see who you are. " : "";
  text += awaited.authority ? "You asked for somebody else, so we need to see that you may do that. " : "";
  text += awaited.fee ? "There is a fee to pay. " : "";
  text += awaited.answer ? "We need to know a little more to find the right information. " : "";
  return text.empty() ? "" : text + "We write to you about this in another letter.";
}

std::string nothing_to_do_text() {
  return "You do not have to do anything now. If something is not clear to us, we will ask you.";
}

std::string before_reading_text(std::string_view about) {
  const std::string work =
      "Many people wrote these records over the years, and they wrote them for their work. ";
  if (about == "you") {
    return work +
           "Some of it may be hard to read, or may not be how you remember things. You do not have to read "
           "it all at once. You may like to have someone with you whom you trust.";
  }
  const std::string who(about);
  return work + "Some of it may be hard to read. If you share it with " + who +
         ", think first about how and when. It may help " + who + " to have someone there whom they trust.";
}

std::string starts_with_proof_text() {
  return "The law gives us one month to reply. The month has not started yet. It starts on the day we get "
         "what we need from you.";
}

std::string starts_with_payment_text() {
  return "The law gives us one month to reply. The month has not started yet. It starts on the day you pay.";
}

std::string time_stops_text() {
  return "The law gives us one month to reply. Time stops while we wait for your answer: the days from our "
         "question to your answer do not count. The law allows this only when somebody asks to see "
         "information (UK GDPR Article 12A(5)).";
}

std::string nothing_found_text(std::string_view about) {
  return "We looked with care, and we did not find any information about " + std::string(about) + ".";
}

std::string complaint_steps_text() {
  return "We will look into your complaint without delay. We will tell you how it is going, and we will "
         "tell you what we find.";
}

std::string complained_of_text(std::string_view reference, Date received) {
  return std::string(reference) + ", which came on " + format_date_long(received);
}

std::string refusal_text(const RefusalGround& ground, Right right) {
  const auto* const other = std::find_if(kOtherRights.begin(), kOtherRights.end(),
                                         [&](const Wording& wording) { return wording.id == ground.id; });
  return right == Right::access || other == kOtherRights.end() ? ground.meaning : std::string(other->text);
}

std::vector<std::string> consent_answers() {
  return {"yes, you may share what names me or is about me",
          "you may share part of it, and I will tell you which part", "no, please do not share it"};
}

std::string consent_free_text() {
  return "You do not have to agree, and you do not have to tell us why. If you say yes, we can share it. If "
         "you say no, or if we do not hear from you, the council still has to decide. We will think about "
         "what "
         "you tell us and about everything else that matters. We may share it without your yes only if that "
         "is reasonable. If it is not, we will leave it out (Data Protection Act 2018, Schedule 2, paragraph "
         "16(2) and (3)).";
}

std::vector<std::string> complaint_outcomes() {
  return ids_of(kComplaintOutcomes);
}

std::string complaint_outcome_text(std::string_view outcome) {
  return text_of(kComplaintOutcomes, outcome, "outcome of a complaint");
}

std::vector<std::string> usual_proof_of_identity() {
  return {
      "a copy of one thing that shows who you are, such as a passport, a driving licence, a bus pass with "
      "your photo, or a letter to you from a bank, a school or a doctor"};
}

std::vector<std::string> proof_of_authority(const std::vector<StandingGap>& gaps, std::string_view about) {
  const std::string who(about);
  std::vector<std::string> papers;
  for (const StandingGap& gap : gaps) {
    const auto authority = gap.from_requester ? parse_authority(gap.id) : std::nullopt;
    if (authority) {
      papers.push_back(paper_for(*authority, who));
    }
  }
  return papers;
}

}  // namespace dsrkit::law
