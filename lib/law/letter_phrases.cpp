#include "dsrkit/law/letter_phrases.hpp"

#include "dsrkit/base/error.hpp"

namespace dsrkit::law {
namespace {

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
             : "We cannot give you a date for our reply yet, because we need something from you first. We "
               "write to you about that in another letter.";
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

std::string fee_ground_text(std::string_view ground) {
  if (ground == "manifestly-unfounded") {
    return "we think that it is not really about your rights. The law calls such a request “manifestly "
           "unfounded” (UK GDPR Article 12(5))";
  }
  if (ground == "excessive") {
    return "it goes far beyond what is fair to ask, or repeats what you asked before. The law calls such a "
           "request “excessive” (UK GDPR Article 12(5))";
  }
  throw Error(ErrorCode::not_found, "no ground for a fee is called '" + std::string(ground) + "'");
}

std::string complaint_outcome_text(std::string_view outcome) {
  if (outcome == "upheld") {
    return "You were right to complain. We did not do what we should have done, and we are sorry.";
  }
  if (outcome == "partly-upheld") {
    return "You were right about part of your complaint. We did not do all that we should have done, and we "
           "are sorry.";
  }
  if (outcome == "not-upheld") {
    return "We looked at everything again. We found that we did what the law asks of us. We know that this "
           "is not what you hoped for.";
  }
  throw Error(ErrorCode::not_found, "no outcome is called '" + std::string(outcome) + "'");
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
