#include "dsrkit/workflow/notifying.hpp"

#include "recording.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/notification.hpp"
#include "dsrkit/profile/profile.hpp"
#include "dsrkit/workflow/restriction.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kAdded = "recipient-added";
constexpr std::string_view kTold = "recipient-told";
constexpr std::string_view kWaived = "recipient-waived";
constexpr std::string_view kNamed = "recipients-named";

/// "Greater Manchester Police" as greater-manchester-police.
std::string id_of(const std::string& name) {
  std::string id;
  for (const char letter : to_lower_ascii(name)) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain) {
      id += letter;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') {
    id.pop_back();
  }
  return id;
}

Recipient* find(std::vector<Recipient>& recipients, std::string_view id) {
  const auto found = std::find_if(recipients.begin(), recipients.end(),
                                  [id](const Recipient& recipient) { return recipient.id == id; });
  return found == recipients.end() ? nullptr : &*found;
}

void add(std::vector<Recipient>& recipients, std::string id, std::string name, RecipientOrigin origin) {
  if (!id.empty() && find(recipients, id) == nullptr) {
    recipients.push_back({std::move(id), std::move(name), origin, std::nullopt, "", "", ""});
  }
}

void add_of_notice(Desk& desk, const RequestCase& request, std::vector<Recipient>& recipients) {
  if (request.service_profile.empty()) {
    return;
  }
  const auto profile = profile::load_profile(request.service_profile, desk.workspace().profile_folders());
  for (const Organisation& organisation :
       profile.recipients ? profile.recipients->items : std::vector<Organisation>{}) {
    if (organisation.sector != Sector::subject && organisation.sector != Sector::internal) {
      add(recipients, id_of(organisation.name), organisation.name, RecipientOrigin::notice);
    }
  }
}

/// What other cases of the person handed to somebody who asked for them; what they had themselves is no
/// disclosure to another.
void add_of_disclosures(Desk& desk, const RequestCase& request, std::vector<Recipient>& recipients) {
  store::CaseFilter ended;
  ended.states = {CaseState::released, CaseState::closed};
  for (const RequestCase& other : desk.reg().list_cases(ended)) {
    const bool to_another = other.requester.capacity != Capacity::self;
    if (!to_another || !may_be_same_person(other.subject, request.subject)) {
      continue;
    }
    for (const CaseEvent& event : effective_events(desk.reg().events(other.reference))) {
      if (event.kind == event::kReleased) {
        add(recipients, to_lower_ascii(other.reference), "who had the documents of " + other.reference,
            RecipientOrigin::disclosure);
      }
    }
  }
}

void take(std::vector<Recipient>& recipients, const CaseEvent& event) {
  if (event.kind == kAdded) {
    const std::string name = event.detail.text_or("name");
    add(recipients, id_of(name), name, RecipientOrigin::officer);
    return;
  }
  if (event.kind != kTold && event.kind != kWaived) {
    return;
  }
  // Somebody the notice no longer names stays on the record.
  const std::string id = event.detail.text_or("recipient");
  add(recipients, id, event.detail.text_or("name"), RecipientOrigin::notice);
  Recipient& recipient = *find(recipients, id);
  if (event.kind == kTold) {
    recipient.told = event.on;
    recipient.method = event.detail.text_or("by");
  } else {
    recipient.waived = event.detail.text_or("ground");
    recipient.because = event.detail.text_or("because");
  }
}

[[noreturn]] void forbid(const RequestCase& request, const std::string& why, std::string hint) {
  throw Error(ErrorCode::not_lawful, request.reference + ": " + why, std::move(hint));
}

void require_right(const RequestCase& request) {
  if (!law::recipients_are_told(request.right)) {
    forbid(request,
           "recipients are told of rectification, erasure and restriction, and not of " +
               std::string(right_name(request.right)) + " (UK GDPR Article 19)",
           "name a request for one of these");
  }
}

/// The first day on which there was something to tell.
std::optional<Date> first_change(const RightsHistory& rights) {
  std::optional<Date> first;
  const auto note = [&first](Date on) { first = std::min(first.value_or(on), on); };
  for (const ContestedStatement& statement : rights.statements) {
    if (statement.settled && statement.outcome != "kept") {
      note(statement.done.value_or(*statement.settled));
    }
  }
  for (const Restriction& restriction : rights.restrictions) {
    note(restriction.on);
  }
  return first;
}

void require_change(const RequestCase& request, const RightsHistory& rights, Date on) {
  const auto first = first_change(rights);
  if (!first || on < *first) {
    forbid(request, "nothing was rectified or restricted by then that could be told (UK GDPR Article 19)",
           "settle a statement or place a restriction first");
  }
}

Recipient open_recipient(Desk& desk, const RequestCase& request, const std::string& id) {
  auto recipients = recipients_of(desk, request.reference);
  const Recipient* recipient = find(recipients, id);
  const std::string hint = "'dsrkit notify list " + request.reference + "' shows them";
  if (recipient == nullptr) {
    throw Error(ErrorCode::not_found, request.reference + ": no recipient '" + id + "'", hint);
  }
  if (!recipient->open()) {
    forbid(request, "recipient '" + id + "' is told or waived already (UK GDPR Article 19)", hint);
  }
  return *recipient;
}

void record(Desk& desk, std::string_view reference, std::string_view kind, Date on, const std::string& id,
            const std::vector<Value::Member>& facts) {
  const RequestCase request = desk.reg().case_of(reference);
  require_right(request);
  const Recipient recipient = open_recipient(desk, request, id);
  Recording recording(desk, reference);
  require_change(recording.request(), recording.rights(), on);
  Value detail = Value::object({{"recipient", recipient.id}, {"name", recipient.name}});
  for (const auto& [key, value] : facts) {
    detail.set(key, value);
  }
  recording.append(kind, on, std::move(detail));
}

}  // namespace

std::string_view recipient_origin_name(RecipientOrigin origin) {
  switch (origin) {
    case RecipientOrigin::notice: return "notice";
    case RecipientOrigin::disclosure: return "disclosure";
    case RecipientOrigin::officer: return "officer";
  }
  return "";
}

std::vector<Recipient> recipients_of(Desk& desk, std::string_view reference) {
  const RequestCase request = desk.reg().case_of(reference);
  require_right(request);
  std::vector<Recipient> recipients;
  add_of_notice(desk, request, recipients);
  add_of_disclosures(desk, request, recipients);
  for (const CaseEvent& event : effective_events(desk.reg().events(reference))) {
    take(recipients, event);
  }
  return recipients;
}

void add_recipient(Desk& desk, std::string_view reference, Date on, const std::string& name) {
  const RequestCase request = desk.reg().case_of(reference);
  require_right(request);
  if (id_of(name).empty()) {
    throw Error(ErrorCode::usage, "the recipient has no name", "add --name NAME");
  }
  auto recipients = recipients_of(desk, reference);
  if (find(recipients, id_of(name)) != nullptr) {
    forbid(request, "recipient '" + id_of(name) + "' is there already",
           "'dsrkit notify list " + request.reference + "' shows them");
  }
  Recording(desk, reference).append(kAdded, on, Value::object({{"name", name}}));
}

void tell_recipient(Desk& desk, std::string_view reference, Date on, const std::string& recipient,
                    const std::string& method) {
  require_text(method, "how they were told", "--by");
  record(desk, reference, kTold, on, recipient, {{"by", method}});
}

void waive_recipient(Desk& desk, std::string_view reference, Date on, const std::string& recipient,
                     const std::string& ground, const std::string& because) {
  require_text(because, "why they cannot be told", "--because");
  record(desk, reference, kWaived, on, recipient, {{"ground", ground}, {"because", because}});
}

void name_recipients(Desk& desk, std::string_view reference, Date on, const std::string& method) {
  require_text(method, "how the person was told", "--by");
  const auto count = recipients_of(desk, reference).size();
  Recording(desk, reference).append(kNamed, on, Value::object({{"by", method}, {"recipients", count}}));
}

}  // namespace dsrkit::workflow
