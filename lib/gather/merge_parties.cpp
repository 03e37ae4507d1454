#include "dsrkit/gather/merge_parties.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace dsrkit::gather {
namespace {

/// What a source says of everybody in a household whose relation it does not know.
constexpr std::string_view kHouseholdMember = "household member";

/// Numbers that one person has everywhere; a system's own numbers mean nothing in another system.
bool is_national(const Identifier& identifier) {
  static constexpr std::array<std::string_view, 5> kTypes{"nhs-number", "upn", "uln", "nino", "chi-number"};
  return std::find(kTypes.begin(), kTypes.end(), identifier.type) != kTypes.end();
}

std::string bare(std::string_view text) {
  std::string folded = text::fold(text);
  folded.erase(std::remove_if(folded.begin(), folded.end(), [](char c) { return c == ' ' || c == '-'; }),
               folded.end());
  return folded;
}

template <typename T, typename Equal>
bool share(const std::vector<T>& a, const std::vector<T>& b, Equal equal) {
  return std::any_of(a.begin(), a.end(), [&](const T& first) {
    return std::any_of(b.begin(), b.end(), [&](const T& second) { return equal(first, second); });
  });
}

bool same_text(const std::string& a, const std::string& b) {
  return bare(a) == bare(b);
}

bool share_text(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return share(a, b, same_text);
}

bool share_origin(const Party& a, const Party& b) {
  return share(a.origins, b.origins, std::equal_to<>());
}

bool share_national_identifier(const Party& a, const Party& b) {
  return share(a.identifiers, b.identifiers, [](const Identifier& first, const Identifier& second) {
    return first.type == second.type && is_national(first) && bare(first.value) == bare(second.value);
  });
}

bool both_and_equal(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != kHouseholdMember && same_text(a, b);
}

bool born_differently(const Party& a, const Party& b) {
  return a.born && b.born && *a.born != *b.born;
}

/// Something besides the name that two sources say alike.
bool supported(const Party& a, const Party& b) {
  return (a.born && a.born == b.born) || share_text(a.phones, b.phones) || share_text(a.emails, b.emails) ||
         share_text(a.addresses, b.addresses) || share_text(a.safe_addresses, b.safe_addresses) ||
         both_and_equal(a.relation, b.relation) || both_and_equal(a.employer, b.employer) ||
         both_and_equal(a.job, b.job);
}

/// A party that is known by nothing but a name and a role can be anybody of that name and role in the case.
bool is_bare(const Party& party) {
  return !party.born && party.phones.empty() && party.emails.empty() && party.addresses.empty() &&
         party.safe_addresses.empty() && (party.relation.empty() || party.relation == kHouseholdMember) &&
         party.employer.empty() && party.job.empty();
}

/// A household lists people without their relation, another source names the relation: one person, as long as
/// only one of that name is known.
bool household_and_relation(const Party& a, const Party& b) {
  return (a.relation == kHouseholdMember) != (b.relation == kHouseholdMember) && !a.relation.empty() &&
         !b.relation.empty();
}

/// Names that several people of the case have, by their birth dates or relations: a father and his son.
std::set<std::string> shared_names(const std::vector<Party>& known, const std::vector<Party>& found) {
  std::map<std::string, std::set<std::string>> births;
  std::map<std::string, std::set<std::string>> relations;
  for (const auto* parties : {&known, &found}) {
    for (const Party& party : *parties) {
      for (const std::string& name : party.names) {
        if (party.born) {
          births[bare(name)].insert(format_date(*party.born));
        }
        if (!party.relation.empty() && party.relation != kHouseholdMember) {
          relations[bare(name)].insert(bare(party.relation));
        }
      }
    }
  }
  std::set<std::string> shared;
  for (const auto* details : {&births, &relations}) {
    for (const auto& [name, values] : *details) {
      if (values.size() > 1) {
        shared.insert(name);
      }
    }
  }
  return shared;
}

bool same_party(const Party& a, const Party& b, const std::set<std::string>& shared) {
  const bool same_name = share_text(a.names, b.names);
  if (a.role != b.role || a.role == PartyRole::subject || born_differently(a, b)) {
    return false;
  }
  if (share_national_identifier(a, b)) {
    return same_name || (a.born && a.born == b.born);
  }
  const bool unique = std::none_of(a.names.begin(), a.names.end(),
                                   [&](const std::string& name) { return shared.contains(bare(name)); });
  return same_name &&
         (supported(a, b) || is_bare(a) || is_bare(b) || (unique && household_and_relation(a, b)));
}

template <typename T, typename Equal>
void unite(std::vector<T>& into, const std::vector<T>& from, Equal equal) {
  for (const T& value : from) {
    if (std::none_of(into.begin(), into.end(), [&](const T& known) { return equal(known, value); })) {
      into.push_back(value);
    }
  }
}

void fill(std::string& into, const std::string& from) {
  if (into.empty()) {
    into = from;
  }
}

/// A safe address stays one, also when another source lists it openly.
void keep_safe(Party& party) {
  auto& open = party.addresses;
  open.erase(
      std::remove_if(open.begin(), open.end(),
                     [&](const std::string& address) { return share_text(party.safe_addresses, {address}); }),
      open.end());
}

void unite(Party& into, const Party& from) {
  unite(into.names, from.names, std::equal_to<>());
  unite(into.identifiers, from.identifiers, std::equal_to<>());
  unite(into.addresses, from.addresses, same_text);
  unite(into.safe_addresses, from.safe_addresses, same_text);
  unite(into.watch_terms, from.watch_terms, same_text);
  unite(into.phones, from.phones, same_text);
  unite(into.emails, from.emails, same_text);
  unite(into.origins, from.origins, std::equal_to<>());
  keep_safe(into);
  if (into.relation == kHouseholdMember && !from.relation.empty()) {
    into.relation = from.relation;
  }
  fill(into.relation, from.relation);
  fill(into.employer, from.employer);
  fill(into.job, from.job);
  into.born = into.born ? into.born : from.born;
  into.deceased = into.deceased || from.deceased;
  into.informant = into.informant || from.informant;
}

/// The most telling first: what is only a name must not be joined before all namesakes are known.
auto order_of(const Party& party) {
  const std::string born = party.born ? format_date(*party.born) : "9999";
  const std::string name = party.names.empty() ? std::string() : text::fold(party.names.front());
  return std::make_tuple(is_bare(party), name, born, party.role, party.origins, party.relation, party.job,
                         party.phones, party.addresses);
}

bool same_entry(const Party& a, const Party& b) {
  return share_origin(a, b) && share_text(a.names, b.names);
}

/// The party that `found` is: the one from the same place, else the only one that it can be. Null when there
/// is none or it could be several.
Party* counterpart(std::vector<Party>& parties, const Party& found, const std::set<std::string>& shared) {
  const auto only = [&](const auto& is_same) -> Party* {
    const auto first = std::find_if(parties.begin(), parties.end(), is_same);
    const bool several =
        first != parties.end() && std::find_if(first + 1, parties.end(), is_same) != parties.end();
    return first == parties.end() || several ? nullptr : &*first;
  };
  Party* const entry = only([&](const Party& party) { return same_entry(party, found); });
  return entry != nullptr ? entry
                          : only([&](const Party& party) { return same_party(party, found, shared); });
}

unsigned number_of(const std::string& id) {
  unsigned number = 0;
  if (id.starts_with('P')) {
    std::from_chars(id.data() + 1, id.data() + id.size(), number);
  }
  return number;
}

}  // namespace

std::vector<Party> merge_parties(std::vector<Party> existing, std::vector<Party> found) {
  std::vector<Party> parties = std::move(existing);
  unsigned last = 0;
  for (const Party& party : parties) {
    last = std::max(last, number_of(party.id));
  }
  const std::set<std::string> shared = shared_names(parties, found);
  std::sort(found.begin(), found.end(),
            [](const Party& a, const Party& b) { return order_of(a) < order_of(b); });
  for (Party& party : found) {
    if (Party* known = counterpart(parties, party, shared)) {
      unite(*known, party);
      continue;
    }
    party.id = "P" + std::to_string(++last);
    parties.push_back(std::move(party));
  }
  return parties;
}

}  // namespace dsrkit::gather
