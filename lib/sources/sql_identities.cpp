#include "sql_identities.hpp"

#include "candidate_list.hpp"
#include "read_value.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::string_view kIdentifier = "identifier.";

/// "email", "phone" or the type of an identifier.
std::string identity_type(const std::string& meaning) {
  if (meaning == "person.email") {
    return "email";
  }
  if (meaning == "person.phone") {
    return "phone";
  }
  return meaning.starts_with(kIdentifier) ? identifier_type(meaning.substr(kIdentifier.size())) : meaning;
}

/// Only e-mail addresses are the same in any letters, whatever the database thinks.
bool is_any_case(const std::string& type) {
  return type == "email";
}

/// The ways in which a number is written: as given, without blanks, with and without the country.
std::vector<std::string> phone_spellings(std::string_view phone) {
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits),
               [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t prefix = digits.starts_with("0044") ? 4U : digits.starts_with("44") ? 2U : 0U;
  const std::string national = prefix > 0 ? "0" + digits.substr(prefix) : digits;
  std::vector<std::string> spellings{std::string(phone), digits, national};
  if (national.starts_with('0')) {
    spellings.push_back("+44" + national.substr(1));
    spellings.push_back("44" + national.substr(1));
    spellings.push_back("0044" + national.substr(1));
  }
  constexpr std::size_t kAreaCode = 5;
  if (national.size() > kAreaCode) {
    spellings.push_back(national.substr(0, kAreaCode) + " " + national.substr(kAreaCode));
  }
  return spellings;
}

/// The spellings of a value that a database may have.
void add_spellings(std::vector<std::string>& values, const std::string& type, std::string_view value) {
  std::vector<std::string> spellings{std::string(trim(value))};
  if (is_any_case(type)) {
    spellings = {to_lower_ascii(trim(value))};
  } else if (type == "phone") {
    spellings = phone_spellings(trim(value));
  } else {
    spellings.push_back(replace_all(std::string(trim(value)), " ", ""));
  }
  for (std::string& spelling : spellings) {
    if (!spelling.empty() && std::find(values.begin(), values.end(), spelling) == values.end()) {
      values.push_back(std::move(spelling));
    }
  }
}

/// Type and value, in the one spelling by which all others are known.
std::string one_spelling(const std::string& type, std::string_view value) {
  constexpr std::size_t kNational = 2;
  return type + "=" +
         (type == "phone" ? phone_spellings(trim(value))[kNational] : bare_identifier(trim(value)));
}

/// Between the identity of a person and the row that is meant.
constexpr std::string_view kIn = " in ";

std::string type_in(const std::string& person) {
  return person.substr(0, person.find('='));
}

std::string value_in(const std::string& person) {
  const std::size_t begin = std::min(person.size(), type_in(person).size() + 1);
  return person.substr(
      begin, person.rfind(kIn) == std::string::npos ? std::string::npos : person.rfind(kIn) - begin);
}

/// "dataset/key", or nothing.
std::string place_in(const std::string& person) {
  const std::size_t at = person.rfind(kIn);
  return at == std::string::npos ? std::string() : person.substr(at + kIn.size());
}

void add_identity(PersonDetails& details, const std::string& type, const std::string& value) {
  if (type == "email") {
    details.emails.push_back(value);
  } else if (type == "phone") {
    details.phones.push_back(value);
  } else {
    details.identifiers.push_back({type, value});
  }
}

bool differ(const PersonDetails& a, const PersonDetails& b) {
  const auto name_of = [](const PersonDetails& person) {
    const std::string own = text::fold(person.name.full());
    return own.empty() && !person.also_known_as.empty() ? text::fold(person.also_known_as.front().full())
                                                        : own;
  };
  const std::string first = name_of(a);
  const std::string second = name_of(b);
  return (!first.empty() && !second.empty() && first != second) || (a.born && b.born && a.born != b.born);
}

/// Whether any two of them are different people.
template <typename Bearer>
bool names_several(const std::vector<Bearer>& bearers, PersonDetails Bearer::*details) {
  for (std::size_t i = 0; i < bearers.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (differ(bearers[i].*details, bearers[j].*details)) {
        return true;
      }
    }
  }
  return false;
}

bool has_name(const DatasetConfig& dataset) {
  return has_meaning(dataset, "person.full-name") || has_meaning(dataset, "person.given-name") ||
         has_meaning(dataset, "person.family-name");
}

/// How a type is called in a sentence.
std::string in_words(const std::string& type) {
  return type == "email" ? "e-mail address" : type == "phone" ? "telephone number" : type;
}

}  // namespace

SqlIdentities::SqlIdentities(const SourceConfig& config, SqlReader& reader, const SourceLimits& limits)
    : m_config(config), m_reader(reader), m_limits(limits) {
  for (std::size_t i = 0; i < config.datasets.size(); ++i) {
    const auto& fields = config.datasets[i].fields;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (fields[field].identity) {
        m_columns.push_back({i, field, identity_type(fields[field].meaning)});
      }
    }
  }
}

std::vector<std::string> SqlIdentities::values_of(const DataSubject& subject, const std::string& type) {
  std::vector<std::string> values;
  for (const std::string& value : type == "email"   ? subject.emails
                                  : type == "phone" ? subject.phones
                                                    : std::vector<std::string>()) {
    add_spellings(values, type, value);
  }
  for (const Identifier& identifier : subject.identifiers) {
    if (identifier_type(identifier.type) == type) {
      add_spellings(values, type, identifier.value);
    }
  }
  return values;
}

void SqlIdentities::add_people(const DatasetRow& row, People& people) const {
  for (const Column& column : m_columns) {
    const auto value = &row.dataset == &m_config.datasets[column.dataset]
                           ? sql::to_text(row.cells[column.field])
                           : std::nullopt;
    if (value && !trim(*value).empty()) {
      KnownPerson& person = people[column.type + "=" + std::string(trim(*value))];
      person.add(row);
      person.found = true;
    }
  }
}

/// A row can hold two addresses of one person: it belongs to the one that the request gives first, and so
/// makes no second entry.
std::string SqlIdentities::key_in(const DatasetRow& row, const DataSubject& subject) const {
  std::string key;
  std::size_t best = std::numeric_limits<std::size_t>::max();
  for (const Column& column : m_columns) {
    const auto value = &row.dataset == &m_config.datasets[column.dataset]
                           ? sql::to_text(row.cells[column.field])
                           : std::nullopt;
    const auto own = values_of(subject, column.type);
    for (std::size_t i = 0; value && i < std::min(own.size(), best); ++i) {
      if (one_spelling(column.type, own[i]) == one_spelling(column.type, *value)) {
        best = i;
        key = column.type + "=" + std::string(trim(*value));
      }
    }
  }
  return key;
}

void SqlIdentities::find_by_value(std::span<const Sought> sought, const SqlReader::Logs& logs,
                                  std::vector<People>& found) {
  for (const Column& column : m_columns) {
    const DatasetConfig& dataset = m_config.datasets[column.dataset];
    const std::string& name = dataset.fields[column.field].column;
    std::vector<std::string> values;
    std::vector<std::vector<std::string>> own(sought.size());
    for (std::size_t i = 0; i < sought.size(); ++i) {
      own[i] = values_of(*sought[i].subject, column.type);
      values.insert(values.end(), own[i].begin(), own[i].end());
    }
    for (const Selection& selection : selections_of(name, values, is_any_case(column.type))) {
      m_reader.for_each(dataset, selection, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
        const std::string value = sql::to_text(row.cells[column.field]).value_or("");
        for (std::size_t i = 0; i < sought.size(); ++i) {
          if (std::any_of(own[i].begin(), own[i].end(), [&](const std::string& mine) {
                return one_spelling(column.type, mine) == one_spelling(column.type, value);
              })) {
            KnownPerson& person = found[i][key_in(row, *sought[i].subject)];
            person.add(row);
            person.found = true;
          }
        }
      });
    }
  }
}

void SqlIdentities::find_by_name(const Recogniser& recogniser, const SqlReader::Logs& logs,
                                 std::vector<People>& found) {
  std::vector<std::size_t> subjects;
  std::set<std::size_t> read;
  for (const Column& column : m_columns) {
    const DatasetConfig& dataset = m_config.datasets[column.dataset];
    if (!has_name(dataset) || !read.insert(column.dataset).second) {
      continue;
    }
    m_reader.for_each(dataset, {}, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
      KnownPerson person;
      person.add(row);
      subjects.clear();
      recogniser.add_possible(person.details, subjects);
      for (const std::size_t subject : subjects) {
        if (recogniser.interest_in(subject, {m_config.id, "", person.details}) == Interest::decided) {
          add_people(row, found[subject]);
        }
      }
    });
  }
}

bool SqlIdentities::has_names() const {
  return std::any_of(m_columns.begin(), m_columns.end(),
                     [&](const Column& column) { return has_name(m_config.datasets[column.dataset]); });
}

/// A source that could not be asked must not look as if it held nothing.
void SqlIdentities::note_what_is_missing(const Sought& sought) const {
  std::vector<std::string> types;
  for (const Column& column : m_columns) {
    if (!values_of(*sought.subject, column.type).empty()) {
      return;
    }
    if (const std::string words = in_words(column.type);
        std::find(types.begin(), types.end(), words) == types.end()) {
      types.push_back(words);
    }
  }
  if (sought.subject->name.full().empty() || !has_names()) {
    sought.log->gap("it can only be searched by " + join(types, " or ") +
                    ", which the request does not give");
  }
}

std::vector<std::vector<SourcePerson>> SqlIdentities::find(std::span<const Sought> sought,
                                                           const Recogniser& recogniser) {
  SqlReader::Logs logs;
  for (const Sought& one : sought) {
    logs.push_back(one.log);
    note_what_is_missing(one);
  }
  std::vector<People> found(sought.size());
  find_by_value(sought, logs, found);
  find_by_name(recogniser, logs, found);
  split_shared(found, logs);
  std::vector<std::vector<SourcePerson>> candidates(sought.size());
  for (std::size_t i = 0; i < sought.size(); ++i) {
    CandidateList list(m_limits, *sought[i].log);
    for (auto& [key, person] : found[i]) {
      list.add(Interest::decided, {m_config.id, key, std::move(person.details)});
    }
    candidates[i] = list.take();
  }
  return candidates;
}

bool SqlIdentities::names_people(const Column& column) const {
  const DatasetConfig& dataset = m_config.datasets[column.dataset];
  return has_name(dataset) || has_meaning(dataset, "person.born");
}

SqlIdentities::Bearers SqlIdentities::bearers_of(const std::set<std::string>& people,
                                                 const SqlReader::Logs& logs) {
  Bearers bearers;
  std::set<std::string> seen;
  for (const Column& column : m_columns) {
    const DatasetConfig& dataset = m_config.datasets[column.dataset];
    std::vector<std::string> values;
    for (const std::string& person : names_people(column) ? people : std::set<std::string>()) {
      if (type_in(person) == column.type) {
        add_spellings(values, column.type, value_in(person));
      }
    }
    for (const Selection& selection :
         selections_of(dataset.fields[column.field].column, values, is_any_case(column.type))) {
      m_reader.for_each(dataset, selection, logs, [&](const DatasetRow& row, const sql::Row& /*columns*/) {
        const std::string identity =
            one_spelling(column.type, sql::to_text(row.cells[column.field]).value_or(""));
        std::string place = dataset.id + "/" + row.key_text();
        if (seen.insert(identity + "\n" + place).second) {
          KnownPerson known;
          known.add(row);
          bearers[identity].push_back({std::move(place), std::move(known.details)});
        }
      });
    }
  }
  return bearers;
}

/// Whoever takes one of a household for the subject must not get the records of the others with it.
void SqlIdentities::split_shared(std::vector<People>& found, const SqlReader::Logs& logs) {
  std::set<std::string> people;
  for (const People& some : found) {
    for (const auto& entry : some) {
      people.insert(entry.first);
    }
  }
  const Bearers bearers = bearers_of(people, logs);
  for (People& some : found) {
    const People as_found = some;
    std::set<std::string> split;
    for (const auto& [person, known] : as_found) {
      const std::string value = one_spelling(type_in(person), value_in(person));
      const auto shared = bearers.find(value);
      if (shared == bearers.end() || !names_several(shared->second, &Bearer::details)) {
        continue;
      }
      if (!split.insert(value).second) {
        some.erase(person);  // the same value, spelled otherwise
        continue;
      }
      KnownPerson alone;
      alone.found = true;
      add_identity(alone.details, type_in(person), value_in(person));
      some[person] = std::move(alone);
      for (const Bearer& bearer : shared->second) {
        KnownPerson& own = some[person + std::string(kIn) + bearer.person];
        own.found = true;
        own.details = bearer.details;
      }
    }
  }
}

std::vector<Start> SqlIdentities::starts_of(std::span<const Wanted> wanted, const SqlReader::Logs& logs) {
  std::set<std::string> values;
  for (const Wanted& one : wanted) {
    std::copy_if(one.people.begin(), one.people.end(), std::inserter(values, values.end()),
                 [](const std::string& person) { return place_in(person).empty(); });
  }
  const Bearers bearers = bearers_of(values, logs);
  std::vector<Start> starts;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    for (std::size_t person = 0; person < wanted[i].people.size(); ++person) {
      add_starts(wanted[i].people[person], {i, person, false}, bearers, starts);
    }
  }
  return starts;
}

void SqlIdentities::add_starts(const std::string& person, const Owner& owner, const Bearers& bearers,
                               std::vector<Start>& starts) const {
  const std::string place = place_in(person);
  if (!place.empty()) {
    for (std::size_t i = 0; i < m_config.datasets.size(); ++i) {
      const DatasetConfig& dataset = m_config.datasets[i];
      if (place.starts_with(dataset.id + "/") && !dataset.key.empty()) {
        starts.push_back({i, dataset.key, {place.substr(dataset.id.size() + 1)}, owner});
      }
    }
    return;
  }
  const std::string type = type_in(person);
  const auto named = bearers.find(one_spelling(type, value_in(person)));
  const bool shared = named != bearers.end() && names_several(named->second, &Bearer::details);
  std::vector<std::string> values;
  add_spellings(values, type, value_in(person));
  for (const Column& column : m_columns) {
    if (column.type == type && !(shared && names_people(column))) {
      starts.push_back({column.dataset, m_config.datasets[column.dataset].fields[column.field].column, values,
                        owner, is_any_case(type)});
    }
  }
}

}  // namespace dsrkit::sources
