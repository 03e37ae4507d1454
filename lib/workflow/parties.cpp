#include "dsrkit/workflow/parties.hpp"

#include "subject_party.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dsrkit::workflow {
namespace {

std::string next_party_id(const std::vector<Party>& parties) {
  std::size_t highest = 0;
  for (const Party& party : parties) {
    std::size_t number = 0;
    if (party.id.starts_with("P")) {
      std::from_chars(party.id.data() + 1, party.id.data() + party.id.size(), number);
    }
    highest = std::max(highest, number);
  }
  return "P" + std::to_string(highest + 1);
}

/// The values that are new against what is known.
template <typename T>
std::vector<T> added(const std::vector<T>& now, const std::vector<T>& before) {
  std::vector<T> more;
  std::copy_if(now.begin(), now.end(), std::back_inserter(more), [&](const T& value) {
    return std::find(before.begin(), before.end(), value) == before.end();
  });
  return more;
}

template <typename T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// What an officer adds to the subject belongs to the request: the next gather keeps it and searches for it.
DataSubject with_additions(DataSubject subject, const Party& now, const Party& before) {
  for (const auto& name : added(now.names, before.names)) {
    subject.also_known_as.push_back(parse_person_name(name));
  }
  append(subject.identifiers, added(now.identifiers, before.identifiers));
  append(subject.addresses, added(now.addresses, before.addresses));
  append(subject.phones, added(now.phones, before.phones));
  append(subject.emails, added(now.emails, before.emails));
  return subject;
}

Value factors_json(const BalanceFactors& factors) {
  return Value::object({{"information", factors.information},
                        {"confidentiality", factors.confidentiality},
                        {"steps", factors.steps},
                        {"capability", factors.capability},
                        {"refusal", factors.refusal}});
}

void require_sound(Desk& desk, const ConsentRecord& record) {
  if (record.on > desk.context().today) {
    throw Error(ErrorCode::usage, "that day lies in the future", "give the day of the answer with --on");
  }
  const bool weighed = record.factors != BalanceFactors{};
  if (record.disclose.has_value() != weighed) {
    throw Error(ErrorCode::usage,
                "a balance needs its factors, and factors their balance (DPA 2018 Sch 2 para 16(3))",
                "give --balance disclose or withhold with at least one of --information, --confidentiality, "
                "--steps, --capability, --refusal");
  }
}

}  // namespace

std::vector<Party> parties(Desk& desk, std::string_view reference) {
  (void)desk.reg().case_of(reference);
  return desk.reg().parties(reference);
}

Party party_of(Desk& desk, std::string_view reference, const std::string& party) {
  for (Party& known : parties(desk, reference)) {
    if (known.id == party) {
      return std::move(known);
    }
  }
  throw Error(ErrorCode::not_found, std::string(reference) + " has no party '" + party + "'",
              "list them with 'dsrkit party list " + std::string(reference) + "'");
}

Party set_party(Desk& desk, std::string_view reference, Party party) {
  HeldCase held(desk, reference);
  if (party.id.empty()) {
    party.id = next_party_id(desk.reg().parties(reference));
    party.origins = {"officer"};
  }
  RequestCase request = held.request();
  const bool subject = party.role == PartyRole::subject;
  if (subject) {
    request.subject = with_additions(request.subject, party, party_of(desk, reference, party.id));
  }
  held.write("party-set", Value::object({{"party", party.id}, {"role", party_role_name(party.role)}}),
             [&](store::Writer& writer) {
               if (subject) {
                 writer.update_case(request);
               }
               writer.put_party(party);
             });
  return party;
}

Party record_consent(Desk& desk, std::string_view reference, const std::string& party,
                     const ConsentRecord& record) {
  require_sound(desk, record);
  Party known = party_of(desk, reference, party);
  known.consent = record.answer;
  known.consent_on = record.on;
  if (record.disclose) {
    known.balance =
        Balance{*record.disclose, record.because, record.factors, record.on, desk.context().actor};
  }
  HeldCase held(desk, reference);
  Value audited = Value::object({{"party", party}, {"consent", consent_name(record.answer)}});
  if (record.disclose) {
    audited.set("balance", *record.disclose ? "disclose" : "withhold");
  }
  Value detail = audited;
  detail.set("because", record.because);
  if (record.disclose) {
    detail.set("factors", factors_json(record.factors));
  }
  held.write("consent-recorded", audited, [&](store::Writer& writer) {
    writer.put_party(known);
    writer.append_event("consent", record.on, detail);
  });
  return known;
}

std::size_t watch(Desk& desk, std::string_view reference, const std::string& party,
                  const std::vector<std::string>& terms) {
  HeldCase held(desk, reference);
  auto all = desk.reg().parties(reference);
  // What belongs to nobody in particular stands with the subject.
  const std::string id = party.empty() ? all.front().id : party;
  Party known = party_of(desk, reference, id);
  append(known.watch_terms, added(terms, known.watch_terms));
  held.write("watch-list-set", Value::object({{"party", id}, {"terms", known.watch_terms.size()}}),
             [&](store::Writer& writer) { writer.put_party(known); });
  std::size_t count = 0;
  for (const Party& each : all) {
    count += each.id == id ? known.watch_terms.size() : each.watch_terms.size();
  }
  return count;
}

}  // namespace dsrkit::workflow
