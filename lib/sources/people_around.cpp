#include "people_around.hpp"

#include "dsrkit/base/date.hpp"
#include "dsrkit/base/strings.hpp"

#include <utility>

namespace dsrkit::sources {
namespace {

/// So many places are named where somebody was found; a worker can be in every row of a long case.
constexpr std::size_t kMostOrigins = 20;

std::string key_of(const Party& party) {
  std::vector<std::string> parts{join(party.names, "\n"),
                                 party.relation,
                                 party.job,
                                 party.employer,
                                 join(party.addresses, "\n"),
                                 join(party.safe_addresses, "\n"),
                                 join(party.phones, "\n"),
                                 join(party.emails, "\n"),
                                 std::string(party_role_name(party.role))};
  parts.push_back(party.born ? format_date(*party.born) : "");
  parts.push_back(party.deceased ? "deceased" : "");
  for (const Identifier& identifier : party.identifiers) {
    parts.push_back(identifier.type + "=" + identifier.value);
  }
  return join(parts, "\t");
}

}  // namespace

void PeopleAround::add(Party party) {
  const auto [known, is_new] = m_index.emplace(key_of(party), m_parties.size());
  if (is_new) {
    m_parties.push_back(std::move(party));
    return;
  }
  auto& origins = m_parties[known->second].origins;
  for (std::string& origin : party.origins) {
    if (origins.size() < kMostOrigins) {
      origins.push_back(std::move(origin));
    }
  }
}

void PeopleAround::note(const DatasetRow& row, std::string_view source) {
  for (Party& party : parties_in(row, source)) {
    add(std::move(party));
  }
  for (std::string& reference : row.texts("professional.ref")) {
    m_professionals.insert(std::move(reference));
  }
}

}  // namespace dsrkit::sources
