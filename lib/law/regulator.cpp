#include "dsrkit/law/regulator.hpp"

namespace dsrkit::law {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// DPA 2018 s.3(8A), s.114A; SI 2026/1015.
constexpr Date kCommissionFrom{year{2026}, month{9}, day{30}};

constexpr const char* kWebsite = "ico.org.uk";

std::string by_letter_phone_or_web(const Regulator& regulator) {
  std::string address;
  for (const std::string& line : regulator.address) {
    address += (address.empty() ? "" : ", ") + line;
  }
  return "You can find out how at " + regulator.web + ", call " + regulator.telephone + ", or write to " +
         address + ".";
}

}  // namespace

Regulator regulator_on(Date letter_date) {
  const bool commission = letter_date >= kCommissionFrom;
  return {.name = commission ? "Information Commission" : "Information Commissioner’s Office",
          .address = {"Wycliffe House", "Water Lane", "Wilmslow", "Cheshire", "SK9 5AF"},
          .telephone = "0303 123 1113",
          .web = kWebsite,
          .other_names = commission ? std::vector<std::string>{"ICO", "information commissioner"}
                                    : std::vector<std::string>{"information commission"},
          .citation = commission ? "DPA 2018 ss.3(8A), 114A" : "DPA 2018 s.3(8)"};
}

bool has_complaint_to_controller(Date letter_date) {
  return letter_date >= kComplaintToControllerFrom;
}

LegalText complaint_to_controller(Date letter_date, std::string_view controller, std::string_view about) {
  const std::string council(controller);
  const std::string data =
      about == "you" ? "your information" : "the information about " + std::string(about);
  if (!has_complaint_to_controller(letter_date)) {
    return {"If you are unhappy with how " + council + " has handled " + data +
                ", please tell us first, so that we can try to put it right.",
            "UK GDPR Article 12(4)"};
  }
  return {"You have the right to complain to " + council + " about how we have handled " + data +
              ". We will tell you within 30 days that we have your "
              "complaint, look into it, and tell you what we found.",
          "DPA 2018 s.164A"};
}

LegalText complaint_to_regulator(Date letter_date) {
  const Regulator regulator = regulator_on(letter_date);
  return {"You have the right to complain to the " + regulator.name +
              ", which makes sure that organisations look after people’s information properly. It is "
              "independent of us. " +
              by_letter_phone_or_web(regulator),
          "DPA 2018 s.165; UK GDPR Articles 12(4) and 15(1)(f)"};
}

std::vector<std::string> courts_elsewhere(Jurisdiction jurisdiction) {
  return jurisdiction == Jurisdiction::scotland ? std::vector<std::string>{"county court", "high court"}
                                                : std::vector<std::string>{"sheriff", "court of session"};
}

LegalText court_remedy(Jurisdiction jurisdiction) {
  const std::string court = jurisdiction == Jurisdiction::scotland
                                ? "the sheriff court or the Court of Session"
                                : "the county court or the High Court";
  return {"You can also ask a court to decide whether we have followed the law. You would go to " + court +
              ". Going to court can cost money, so you may want to get advice first.",
          "DPA 2018 ss.167, 180; UK GDPR Article 79"};
}

}  // namespace dsrkit::law
