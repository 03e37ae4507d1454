#include "dsrkit/workflow/parties.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kConsentEvent = "consent";
constexpr const char* kDisclose = "disclose";
constexpr const char* kWithhold = "withhold";

/// The values that are new against what is known.
template <typename T>
std::vector<T> added(const std::vector<T>& now, const std::vector<T>& before) {
  std::vector<T> more;
  std::copy_if(now.begin(), now.end(), std::back_inserter(more), [&](const T& value) {
    return std::find(before.begin(), before.end(), value) == before.end();
  });
  return more;
}

Value factors_json(const BalanceFactors& factors) {
  return Value::object({{"information", factors.information},
                        {"confidentiality", factors.confidentiality},
                        {"steps", factors.steps},
                        {"capability", factors.capability},
                        {"refusal", factors.refusal}});
}

BalanceFactors factors_of(const Value& json) {
  return {json.text_or("information"), json.text_or("confidentiality"), json.text_or("steps"),
          json.text_or("capability"), json.text_or("refusal")};
}

void require_sound(Desk& desk, const PartyConsent& given) {
  const ConsentRecord& record = given.record;
  if (trim(record.because).empty()) {
    throw Error(ErrorCode::usage, "an answer needs how they were asked, or why so weighed",
                "add --because TEXT");
  }
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

void require_somebody_else(const Party& party) {
  if (party.role == PartyRole::subject) {
    throw Error(ErrorCode::usage, "nobody consents to see their own data",
                "consent is of other people (DPA 2018 Sch 2 para 16)");
  }
}

/// What was weighed before another answer came did not weigh that answer.
void follow(Party& party, const ConsentRecord& record, const std::string& officer) {
  if (party.consent != record.answer) {
    party.balance.reset();
  }
  party.consent = record.answer;
  party.consent_on = record.on;
  if (record.disclose) {
    party.balance = Balance{*record.disclose, record.because, record.factors, record.on, officer};
  }
}

/// Without words of the officer.
Value audited(const PartyConsent& given) {
  Value entry = Value::object({{"party", given.party}, {"consent", consent_name(given.record.answer)}});
  if (given.record.disclose) {
    entry.set("balance", *given.record.disclose ? kDisclose : kWithhold);
  }
  return entry;
}

Value audited(const std::vector<PartyConsent>& consents) {
  if (consents.size() == 1) {
    return audited(consents.front());
  }
  Value entries = Value::array();
  for (const PartyConsent& given : consents) {
    entries.push_back(audited(given));
  }
  return Value::object({{"consents", std::move(entries)}});
}

Value detail_of(const PartyConsent& given) {
  Value detail = audited(given);
  detail.set("because", given.record.because);
  if (given.record.disclose) {
    detail.set("factors", factors_json(given.record.factors));
  }
  return detail;
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

std::vector<Party> record_consents(Desk& desk, std::string_view reference,
                                   const std::vector<PartyConsent>& consents) {
  HeldCase held(desk, reference);
  std::vector<Party> known;
  for (const PartyConsent& given : consents) {
    require_sound(desk, given);
    const auto earlier =
        std::find_if(known.begin(), known.end(), [&](const Party& party) { return party.id == given.party; });
    Party& party =
        earlier == known.end() ? known.emplace_back(party_of(desk, reference, given.party)) : *earlier;
    require_somebody_else(party);
    follow(party, given.record, desk.context().actor);
  }
  held.write("consent-recorded", audited(consents), [&](store::Writer& writer) {
    for (const Party& party : known) {
      writer.put_party(party);
    }
    for (const PartyConsent& given : consents) {
      writer.append_event(kConsentEvent, given.record.on, detail_of(given));
    }
  });
  return known;
}

std::vector<ConsentEntry> consent_history(Desk& desk, std::string_view reference, std::string_view party) {
  std::vector<ConsentEntry> entries;
  for (const CaseEvent& told : desk.reg().events(reference, kConsentEvent)) {
    if (told.detail.text_or("party") != party) {
      continue;
    }
    ConsentEntry entry{told.on, told.actor, {}};
    entry.record.answer = parse_consent(told.detail.text_or("consent")).value_or(Consent::not_sought);
    entry.record.because = told.detail.text_or("because");
    entry.record.on = told.on;
    if (const std::string balance = told.detail.text_or("balance"); !balance.empty()) {
      entry.record.disclose = balance == kDisclose;
    }
    if (const Value* factors = told.detail.find("factors")) {
      entry.record.factors = factors_of(*factors);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::size_t watch(Desk& desk, std::string_view reference, const std::string& party,
                  const std::vector<std::string>& terms) {
  HeldCase held(desk, reference);
  auto all = desk.reg().parties(reference);
  // What belongs to nobody in particular stands with the subject.
  const std::string id = party.empty() ? all.front().id : party;
  Party known = party_of(desk, reference, id);
  const auto more = added(terms, known.watch_terms);
  known.watch_terms.insert(known.watch_terms.end(), more.begin(), more.end());
  held.write("watch-list-set", Value::object({{"party", id}, {"terms", known.watch_terms.size()}}),
             [&](store::Writer& writer) { writer.put_party(known); });
  std::size_t count = 0;
  for (const Party& each : all) {
    count += each.id == id ? known.watch_terms.size() : each.watch_terms.size();
  }
  return count;
}

}  // namespace dsrkit::workflow
