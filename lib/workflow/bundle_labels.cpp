#include "bundle_labels.hpp"

#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <set>

namespace dsrkit::workflow {
namespace {

/// With its length in front, so that fields cannot run into one another.
std::string field(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text);
}

/// All that is known of somebody but the id, which depends on the order in which people were met.
std::string person(const Party& party) {
  std::string text(party_role_name(party.role));
  text += field(party.relation) + field(party.employer) + field(party.job) +
          field(party.born ? format_date(*party.born) : "");
  for (const auto* values :
       {&party.names, &party.addresses, &party.safe_addresses, &party.phones, &party.emails}) {
    text += std::to_string(values->size()) + ";";
    for (const std::string& value : *values) {
      text += field(value);
    }
  }
  for (const Identifier& identifier : party.identifiers) {
    text += field(identifier.type) + field(identifier.value);
  }
  return text;
}

std::string place(const store::DecidedMention& decided) {
  const auto& [key, passage, finding] = decided.mention;
  std::string text = field(passage.item) + field(passage.pointer) + (passage.in_key ? "key" : "value");
  text += field(std::to_string(finding.begin)) + field(std::to_string(finding.end)) + field(finding.kind);
  if (decided.decision) {
    text += field(action_name(decided.decision->action)) + field(decided.decision->code);
  }
  return text;
}

redact::Labels labels_of(const store::Register& reg, const RequestCase& request,
                         const std::vector<Party>& parties) {
  std::set<std::string> withheld;
  crypto::Sha256 digest;
  digest.update(field(request.reference) + field(format_date(request.received)));
  reg.for_each_mention(request.reference, [&](const store::DecidedMention& decided) {
    digest.update(place(decided));
    const Finding& finding = decided.mention.finding;
    if (finding.party && redact::names_owner(finding.kind) && decided.decision &&
        decided.decision->action == Action::redact) {
      withheld.insert(*finding.party);
    }
  });
  std::multiset<std::string> people;
  std::transform(parties.begin(), parties.end(), std::inserter(people, people.end()), person);
  for (const std::string& one : people) {
    digest.update(field(one));
  }
  const std::string basis = digest.finish();
  return {parties, withheld, [&](const Party& party) { return crypto::hmac_sha256(basis, person(party)); }};
}

}  // namespace

BundleLabels::BundleLabels(const store::Register& reg, const RequestCase& request)
    : m_parties(reg.parties(request.reference)), m_labels(labels_of(reg, request, m_parties)) {
}

std::string BundleLabels::label_of(const store::DecidedMention& decided) const {
  const Finding& finding = decided.mention.finding;
  const auto party = std::find_if(m_parties.begin(), m_parties.end(),
                                  [&](const Party& candidate) { return finding.party == candidate.id; });
  return m_labels.label_for(party == m_parties.end() ? nullptr : &*party, decided.decision->code,
                            finding.kind);
}

}  // namespace dsrkit::workflow
