#include "comparison.hpp"

#include <algorithm>

namespace dsrkit::match {
namespace {

template <typename Result, typename Prepare>
std::vector<Result> prepared(const std::vector<std::string>& values, Prepare prepare) {
  std::vector<Result> results;
  results.reserve(values.size());
  for (const std::string& value : values) {
    results.push_back(prepare(value));
  }
  return results;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& value) {
    return !value.empty() && std::find(b.begin(), b.end(), value) != b.end();
  });
}

bool knows_only_number(const PreparedPerson& person) {
  const PreparedName& name = person.names.all.front();
  return person.names.all.size() == 1 && name.given.words.empty() && name.family.words.empty() &&
         !person.born && person.addresses.empty() && person.phones.empty() && person.emails.empty();
}

}  // namespace

PreparedPerson::PreparedPerson(const PersonDetails& person)
    : names(prepare_names(person)),
      born(person.born),
      deceased(person.deceased),
      identifiers(prepare_identifiers(person.identifiers)),
      addresses(prepared<Address>(person.addresses, parse_address)),
      phones(prepared<std::string>(person.phones, bare_phone)),
      emails(prepared<std::string>(person.emails, bare_email)) {
}

bool Comparison::has(IdentifierAgreement agreement) const {
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [&](const TypeAgreement& entry) { return entry.agreement == agreement; });
}

Comparison compare(const PreparedPerson& a, const PreparedPerson& b, const NicknameTable& nicknames) {
  Comparison result;
  result.names = compare_names(a.names, b.names, nicknames);
  result.born = compare_born(a.born, b.born);
  result.generation_apart = generation_apart(a.born, b.born);
  result.one_deceased = a.deceased != b.deceased;
  result.only_number = knows_only_number(a) || knows_only_number(b);
  result.address = compare_addresses(a.addresses, b.addresses);
  result.phone = share(a.phones, b.phones);
  result.email = share(a.emails, b.emails);
  result.identifiers = compare_identifiers(a.identifiers, b.identifiers);
  return result;
}

}  // namespace dsrkit::match
