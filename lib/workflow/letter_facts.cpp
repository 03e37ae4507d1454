#include "letter_facts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/profile/profile.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <algorithm>
#include <map>

namespace dsrkit::workflow {
namespace {

std::string contact_of(const workspace::Controller& controller) {
  std::string contact;
  if (!controller.email.empty()) {
    contact = "by e-mail to " + controller.email;
  }
  if (!controller.phone.empty()) {
    contact += std::string(contact.empty() ? "" : " or ") + "on " + controller.phone;
  }
  if (contact.empty()) {
    std::vector<std::string> address{controller.name};
    address.insert(address.end(), controller.address.begin(), controller.address.end());
    contact = "by letter to " + join(address, ", ");
  }
  return contact;
}

}  // namespace

std::string recipient_of(const RequestCase& request) {
  const std::string name =
      request.requester.name.empty() ? request.subject.name.full() : request.requester.name;
  return name.empty() ? "Sir or Madam" : name;
}

bool must_show_authority(Desk& desk, const RequestCase& request) {
  const auto gaps = standing_of(desk, request.reference);
  return request.requester.capacity != Capacity::self &&
         std::any_of(gaps.begin(), gaps.end(), [](const auto& gap) { return gap.from_requester; });
}

std::string service_name(Desk& desk, const RequestCase& request) {
  return request.service_profile.empty()
             ? "our services"
             : profile::load_profile(request.service_profile, desk.workspace().profile_folders())
                   .service.name;
}

std::filesystem::path own_letters(Desk& desk) {
  return desk.workspace().root() / "letters";
}

law::LetterFacts letter_facts(Desk& desk, const RequestCase& request, Date letter_date) {
  const auto& controller = desk.workspace().config().controller;
  const bool self = request.requester.capacity == Capacity::self;
  law::LetterFacts facts;
  facts.letter_date = letter_date;
  facts.received = request.received;
  facts.right = request.right;
  facts.jurisdiction = request.jurisdiction;
  facts.case_reference = request.reference;
  facts.controller = controller.name;
  facts.service = service_name(desk, request);
  facts.salutation = recipient_of(request);
  const std::string subject = request.subject.name.full();
  facts.about = self ? "you" : subject.empty() ? "the person the request is about" : subject;
  facts.officer = controller.team.empty() ? "Information governance" : controller.team;
  facts.contact = contact_of(controller);
  facts.complaints_contact = facts.contact;
  facts.support_contact = controller.support;
  const auto clock = clock_of(desk, request.reference);
  facts.due = clock.due;
  facts.extended = clock.extended;
  if (facts.due && *facts.due < letter_date) {
    facts.missed_due = facts.due;
  }
  return facts;
}

std::vector<std::string> searched_places(Desk& desk, std::string_view reference) {
  std::map<std::string, std::string> labels;
  for (const SourceConfig& source : desk.workspace().config().sources) {
    labels[source.id] = source.label;
  }
  std::vector<std::string> places;
  for (const SearchRecord& search : desk.reg().searches(reference)) {
    const auto known = labels.find(search.source);
    const std::string label = known == labels.end() ? "Records handed over for this request" : known->second;
    const bool searched = search.outcome == SearchOutcome::complete || search.outcome == SearchOutcome::nil;
    places.push_back(searched ? label : label + ": we could not search all of this");
  }
  return places;
}

std::vector<std::string> rules_in_words(const std::vector<std::string>& codes) {
  const law::ExemptionCatalogue catalogue = law::load_exemptions();
  std::vector<std::string> rules;
  for (const std::string& code : codes) {
    const law::Exemption& exemption = catalogue.get(code);
    rules.push_back(exemption.label + ". " + exemption.meaning + " (" + exemption.citation + ")");
  }
  return rules;
}

}  // namespace dsrkit::workflow
