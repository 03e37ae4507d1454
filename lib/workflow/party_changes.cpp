#include "dsrkit/workflow/party_changes.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/workflow/parties.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::string_view kIdentifierField = "identifier";
constexpr std::string_view kBornField = "born";

constexpr std::array<std::pair<std::string_view, KnownToSubject>, 3> kKnownWords{
    {{"yes", KnownToSubject::yes}, {"no", KnownToSubject::no}, {"unset", KnownToSubject::unset}}};

struct ListField {
  std::string_view name;
  std::vector<std::string> Party::*values;
};

struct TextField {
  std::string_view name;
  std::string Party::*value;
};

constexpr std::array kListFields{ListField{"name", &Party::names},
                                 ListField{"phone", &Party::phones},
                                 ListField{"email", &Party::emails},
                                 ListField{"address", &Party::addresses},
                                 ListField{"safe-address", &Party::safe_addresses},
                                 ListField{"watch-term", &Party::watch_terms}};

constexpr std::array kTextFields{TextField{"relation", &Party::relation}, TextField{"job", &Party::job},
                                 TextField{"employer", &Party::employer}};

template <typename Table>
const typename Table::value_type* field_in(const Table& table, std::string_view name) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [name](const auto& field) { return field.name == name; });
  return found == table.end() ? nullptr : &*found;
}

Error no_such_value(const std::string& reference, const std::string& party, const std::string& field) {
  return {ErrorCode::usage, "party " + party + " has no such " + field + " to take back",
          "see what is known with 'dsrkit party show " + reference + " " + party +
              " --show-names --show-protected'"};
}

Identifier identifier_of(const std::string& written) {
  const auto equals = written.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == written.size()) {
    throw Error(ErrorCode::usage, "an identifier needs a type and a value",
                "write it as TYPE=VALUE, for example nhs-number=9990000018");
  }
  return {written.substr(0, equals), written.substr(equals + 1)};
}

template <typename T>
bool contains(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

template <typename T>
void add_once(std::vector<T>& values, const T& value) {
  if (!contains(values, value)) {
    values.push_back(value);
  }
}

void add_value(Party& party, const FieldValue& more) {
  if (more.field == kIdentifierField) {
    add_once(party.identifiers, identifier_of(more.value));
  } else if (const auto* list = field_in(kListFields, more.field)) {
    add_once(party.*(list->values), more.value);
  } else {
    throw Error(ErrorCode::usage, "a party has no list '" + more.field + "'");
  }
}

template <typename T>
bool erase_value(std::vector<T>& values, const T& value) {
  const auto first = std::remove(values.begin(), values.end(), value);
  const bool found = first != values.end();
  values.erase(first, values.end());
  return found;
}

bool clear_text(std::string& text, const std::string& value) {
  const bool same = !text.empty() && text == value;
  text = same ? "" : text;
  return same;
}

/// Whether the party had it.
bool remove_value(Party& party, const FieldValue& wrong) {
  if (wrong.field == kIdentifierField) {
    return erase_value(party.identifiers, identifier_of(wrong.value));
  }
  if (wrong.field == kBornField) {
    const bool same = party.born && format_date(*party.born) == wrong.value;
    party.born = same ? std::nullopt : party.born;
    return same;
  }
  if (const auto* list = field_in(kListFields, wrong.field)) {
    return erase_value(party.*(list->values), wrong.value);
  }
  if (const auto* text = field_in(kTextFields, wrong.field)) {
    return clear_text(party.*(text->value), wrong.value);
  }
  throw Error(ErrorCode::usage, "a party has no such field",
              "it must be one of: " + join(party_fields(), ", "));
}

std::optional<bool> known_value(KnownToSubject known) {
  return known == KnownToSubject::unset ? std::nullopt : std::optional(known == KnownToSubject::yes);
}

void set_facts(Party& party, const PartyChange& change) {
  const auto replace = [](auto& to, const auto& by) {
    if (by) {
      to = *by;
    }
  };
  replace(party.role, change.role);
  replace(party.relation, change.relation);
  replace(party.job, change.job);
  replace(party.employer, change.employer);
  replace(party.informant, change.informant);
  replace(party.deceased, change.deceased);
  party.born = change.born ? change.born : party.born;
  if (change.known_to_subject) {
    party.known_to_subject = known_value(*change.known_to_subject);
  }
}

/// The values that are new against what was known.
template <typename T>
std::vector<T> added(const std::vector<T>& now, const std::vector<T>& before) {
  std::vector<T> more;
  std::copy_if(now.begin(), now.end(), std::back_inserter(more),
               [&](const T& value) { return !contains(before, value); });
  return more;
}

template <typename T>
void follow(std::vector<T>& values, const std::vector<T>& now, const std::vector<T>& before) {
  for (const T& gone : added(before, now)) {
    erase_value(values, gone);
  }
  for (const T& more : added(now, before)) {
    add_once(values, more);
  }
}

/// The request as the subject is known now: the next gather keeps it and searches for it.
DataSubject followed(DataSubject subject, const Party& now, const Party& before) {
  if (!contains(now.names, subject.name.full()) && contains(before.names, subject.name.full())) {
    throw Error(ErrorCode::usage, "the name under which the request came cannot be taken back here",
                "correct it with 'dsrkit case correct CASE --subject NAME --because TEXT'");
  }
  auto& aliases = subject.also_known_as;
  for (const std::string& gone : added(before.names, now.names)) {
    aliases.erase(std::remove_if(aliases.begin(), aliases.end(),
                                 [&](const PersonName& alias) { return alias.full() == gone; }),
                  aliases.end());
  }
  for (const std::string& more : added(now.names, before.names)) {
    aliases.push_back(parse_person_name(more));
  }
  follow(subject.identifiers, now.identifiers, before.identifiers);
  follow(subject.addresses, now.addresses, before.addresses);
  follow(subject.phones, now.phones, before.phones);
  follow(subject.emails, now.emails, before.emails);
  return subject;
}

/// The parties of a case while they are changed, before anything is written.
class Changing {
public:
  Changing(Desk& desk, std::string_view reference)
      : m_desk(desk), m_reference(reference), m_all(parties(desk, reference)) {}

  Party apply(const PartyChange& change) {
    Party& party = change.party.empty() ? newcomer(change) : known(change.party);
    const bool was_subject = party.role == PartyRole::subject;
    for (const FieldValue& wrong : change.remove) {
      if (!remove_value(party, wrong)) {
        throw no_such_value(m_reference, party.id, wrong.field);
      }
    }
    for (const FieldValue& more : change.add) {
      add_value(party, more);
    }
    set_facts(party, change);
    if ((party.role == PartyRole::subject) != was_subject) {
      throw Error(ErrorCode::usage, "a case has one subject, who stays it",
                  "choose third-party, professional or organisation");
    }
    if (party.names.empty()) {
      throw Error(ErrorCode::usage, "a party needs a name", "add one");
    }
    return party;
  }

private:
  Party& known(const std::string& id) {
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const Party& party) { return party.id == id; });
    if (found == m_all.end()) {
      (void)party_of(m_desk, m_reference, id);
    }
    return *found;
  }

  Party& newcomer(const PartyChange& change) {
    const bool named = std::any_of(change.add.begin(), change.add.end(),
                                   [](const FieldValue& more) { return more.field == "name"; });
    if (!named) {
      throw Error(ErrorCode::usage, "a new party needs a name", "add --name NAME");
    }
    Party party;
    party.id = next_id();
    party.origins = {"officer"};
    return m_all.emplace_back(std::move(party));
  }

  [[nodiscard]] std::string next_id() const {
    std::size_t highest = 0;
    for (const Party& party : m_all) {
      std::size_t number = 0;
      if (party.id.starts_with("P")) {
        std::from_chars(party.id.data() + 1, party.id.data() + party.id.size(), number);
      }
      highest = std::max(highest, number);
    }
    return "P" + std::to_string(highest + 1);
  }

  Desk& m_desk;
  std::string m_reference;
  std::vector<Party> m_all;
};

/// Without the values: the audit holds no personal data.
Value audited(const Party& party, const PartyChange& change) {
  Value entry = Value::object({{"party", party.id}, {"role", party_role_name(party.role)}});
  Value removed = Value::array();
  for (const FieldValue& wrong : change.remove) {
    removed.push_back(wrong.field);
  }
  if (!change.remove.empty()) {
    entry.set("taken_back", std::move(removed));
  }
  return entry;
}

Value audited(const std::vector<Party>& changed, const std::vector<PartyChange>& changes) {
  if (changed.size() == 1) {
    return audited(changed.front(), changes.front());
  }
  Value entries = Value::array();
  for (std::size_t i = 0; i < changed.size(); ++i) {
    entries.push_back(audited(changed[i], changes[i]));
  }
  return Value::object({{"parties", std::move(entries)}});
}

}  // namespace

std::vector<std::string> known_to_subject_words() {
  std::vector<std::string> words;
  for (const auto& [word, known] : kKnownWords) {
    words.emplace_back(word);
  }
  return words;
}

std::optional<KnownToSubject> parse_known_to_subject(std::string_view word) {
  const auto* const found = std::find_if(kKnownWords.begin(), kKnownWords.end(),
                                         [word](const auto& each) { return each.first == word; });
  return found == kKnownWords.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> party_list_fields() {
  std::vector<std::string> names;
  for (const ListField& field : kListFields) {
    names.emplace_back(field.name);
  }
  names.emplace_back(kIdentifierField);
  return names;
}

std::vector<std::string> party_fields() {
  std::vector<std::string> names = party_list_fields();
  for (const TextField& field : kTextFields) {
    names.emplace_back(field.name);
  }
  names.emplace_back(kBornField);
  return names;
}

PartyChange as_newcomer(const Party& party) {
  PartyChange change;
  for (const ListField& field : kListFields) {
    for (const std::string& value : party.*(field.values)) {
      change.add.push_back({std::string(field.name), value});
    }
  }
  for (const Identifier& identifier : party.identifiers) {
    change.add.push_back({std::string(kIdentifierField), identifier.type + "=" + identifier.value});
  }
  change.role = party.role;
  change.relation = party.relation;
  change.job = party.job;
  change.employer = party.employer;
  change.born = party.born;
  change.informant = party.informant;
  change.deceased = party.deceased;
  if (party.known_to_subject) {
    change.known_to_subject = *party.known_to_subject ? KnownToSubject::yes : KnownToSubject::no;
  }
  return change;
}

std::vector<Party> change_parties(Desk& desk, std::string_view reference,
                                  const std::vector<PartyChange>& changes) {
  HeldCase held(desk, reference);
  const Party subject = parties(desk, reference).front();
  RequestCase request = held.request();
  Changing changing(desk, reference);
  std::vector<Party> changed;
  bool of_subject = false;
  for (const PartyChange& change : changes) {
    changed.push_back(changing.apply(change));
    of_subject = of_subject || changed.back().id == subject.id;
  }
  for (const Party& party : changed) {
    if (party.id == subject.id) {
      request.subject = followed(desk.reg().case_of(reference).subject, party, subject);
    }
  }
  held.write("party-set", audited(changed, changes), [&](store::Writer& writer) {
    if (of_subject) {
      writer.update_case(request);
    }
    for (const Party& party : changed) {
      writer.put_party(party);
    }
  });
  return changed;
}

}  // namespace dsrkit::workflow
