#include "rows.hpp"

#include "address_text.hpp"
#include "read_value.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dsrkit::sources {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;
constexpr std::string_view kIdentifierPrefix = "identifier.";

bool is_typed_identifier(std::string_view meaning) {
  return meaning.starts_with(kIdentifierPrefix) && meaning != "identifier.type" &&
         meaning != "identifier.value";
}

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

void add_text(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && !contains(list, text)) {
    list.push_back(std::move(text));
  }
}

void add_identifier(PersonDetails& details, std::string_view type, std::string_view value) {
  Identifier identifier{identifier_type(type), std::string(trim(value))};
  if (!identifier.type.empty() && !identifier.value.empty() &&
      std::find(details.identifiers.begin(), details.identifiers.end(), identifier) ==
          details.identifiers.end()) {
    details.identifiers.push_back(std::move(identifier));
  }
}

void add_identifiers(PersonDetails& details, const DatasetRow& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& meaning = row.dataset.fields[i].meaning;
    if (const auto value = sql::to_text(row.cells[i]); value && is_typed_identifier(meaning)) {
      add_identifier(details, meaning.substr(kIdentifierPrefix.size()), *value);
    }
  }
  add_identifier(details, row.text("identifier.type"), row.text("identifier.value"));
}

/// The columns of an address, in their order, on one line.
std::string address_in(const DatasetRow& row) {
  std::vector<std::string> parts = row.texts("person.address");
  for (std::string& part : parts) {
    part = address_text(part);
  }
  return one_line(join(parts, "\n"));
}

void add_contacts(std::vector<std::string>& phones, std::vector<std::string>& emails, const DatasetRow& row) {
  for (std::string& phone : row.texts("person.phone")) {
    add_text(phones, std::move(phone));
  }
  for (std::string& email : row.texts("person.email")) {
    add_text(emails, std::move(email));
  }
}

std::string label_of(const FieldMapping& field) {
  return field.label.empty() ? label_from_column(field.column) : field.label;
}

std::string origin_of(const DatasetRow& row, std::string_view source) {
  return std::string(source) + "/" + row.dataset.id + "/" + row.key_text();
}

/// The person a relation row is about: named by person.* fields, with the relation in words beside them.
Party related_person(const DatasetRow& row, const PersonName& name) {
  Party party;
  party.names.push_back(name.full());
  party.relation = has_meaning(row.dataset, "relation.name") ? row.text("relation.name")
                                                             : to_lower_ascii(row.dataset.label);
  party.born = read_date(row.text("person.born"));
  party.deceased = read_flag(row.text("person.deceased"));
  party.safe_addresses = safe_addresses_in(row);
  if (const std::string address = address_in(row); !contains(party.safe_addresses, address)) {
    add_text(party.addresses, address);
  }
  add_contacts(party.phones, party.emails, row);
  PersonDetails details;
  add_identifiers(details, row);
  party.identifiers = std::move(details.identifiers);
  return party;
}

/// Who told the council something is protected as its source (DPA 2018 Sch 2 para 16(4)(a)).
bool is_informant(std::string_view relation) {
  const std::string lower = to_lower_ascii(relation);
  return lower.find("referrer") != std::string::npos || lower.find("informant") != std::string::npos;
}

std::string valid_text(const std::string& text, SearchLog& log) {
  if (is_valid_utf8(text)) {
    return text;
  }
  log.gap("a text had characters that cannot be read; they are marked with the replacement character");
  return to_utf8(to_utf32(text));
}

/// Some systems keep objects and lists as JSON in a text column: they are laid out like any others. A text
/// that only looks like JSON stays as it is.
Value structured(std::string text) {
  if (!text.starts_with('{') && !text.starts_with('[')) {
    return text;
  }
  try {
    return codec::parse_json(text, "a text column");
  } catch (const Error&) {
    return text;
  }
}

Value content_of(const sql::Cell& cell, std::size_t value_limit, SearchLog& log) {
  if (std::holds_alternative<std::monostate>(cell)) {
    return nullptr;
  }
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    return *integer;
  }
  if (const auto* real = std::get_if<double>(&cell); real != nullptr && std::isfinite(*real)) {
    return Number{sql::to_text(cell).value_or("")};
  }
  if (std::holds_alternative<sql::LeftOut>(cell)) {
    log.gap("a value larger than " + std::to_string(value_limit / kMebibyte) + " MiB was left out");
    return "(too large: left out)";
  }
  return structured(valid_text(sql::to_text(cell).value_or(""), log));
}

std::string free_label(const Value::Object& content, const FieldMapping& field) {
  const auto taken = [&](const std::string& label) {
    return std::any_of(content.begin(), content.end(),
                       [&](const auto& member) { return member.first == label; });
  };
  std::string label = label_of(field);
  return taken(label) ? label + " (" + field.column + ")" : label;
}

}  // namespace

std::vector<std::string> DatasetRow::texts(std::string_view meaning) const {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (dataset.fields[i].meaning == meaning) {
      if (const auto text = sql::to_text(cells[i]); text && !trim(*text).empty()) {
        found.emplace_back(trim(*text));
      }
    }
  }
  return found;
}

std::string DatasetRow::text(std::string_view meaning) const {
  auto found = texts(meaning);
  return found.empty() ? std::string() : std::move(found.front());
}

std::string DatasetRow::key_text() const {
  return sql::to_text(key).value_or("");
}

bool is_disclosed(const FieldMapping& field) {
  return field.meaning != "group" && field.meaning != "restricted";
}

bool is_disclosed(const DatasetConfig& dataset) {
  return std::any_of(dataset.fields.begin(), dataset.fields.end(),
                     [](const FieldMapping& field) { return is_disclosed(field); });
}

bool is_withheld(const DatasetConfig& dataset, const FieldMapping& field) {
  return !is_disclosed(field) || (dataset.role == DatasetRole::relation && field.meaning == "safe-address");
}

bool has_meaning(const DatasetConfig& dataset, std::string_view meaning) {
  return std::any_of(dataset.fields.begin(), dataset.fields.end(),
                     [&](const FieldMapping& field) { return field.meaning == meaning; });
}

PersonName name_in(const DatasetRow& row) {
  PersonName name{row.text("person.given-name"), row.text("person.family-name")};
  return name.full().empty() ? parse_person_name(row.text("person.full-name")) : name;
}

void add_details(PersonDetails& details, const DatasetRow& row) {
  if (PersonName name = name_in(row); !name.full().empty()) {
    const bool is_record = row.dataset.role == DatasetRole::record;
    if (row.dataset.role == DatasetRole::person || (is_record && details.name.full().empty())) {
      details.name = std::move(name);
    } else if (std::find(details.also_known_as.begin(), details.also_known_as.end(), name) ==
               details.also_known_as.end()) {
      details.also_known_as.push_back(std::move(name));
    }
  }
  if (const auto born = read_date(row.text("person.born")); born && !details.born) {
    details.born = born;
  }
  details.deceased = details.deceased || read_flag(row.text("person.deceased"));
  add_identifiers(details, row);
  add_text(details.addresses, address_in(row));
  add_contacts(details.phones, details.emails, row);
}

std::vector<std::string> safe_addresses_in(const DatasetRow& row) {
  std::vector<std::string> addresses;
  const std::string safe = row.text("safe-address");
  if (!is_flag(safe)) {
    add_text(addresses, one_line(safe));
  } else if (read_flag(safe)) {
    add_text(addresses, address_in(row));
  }
  return addresses;
}

std::vector<Party> parties_in(const DatasetRow& row, std::string_view source) {
  std::vector<Party> parties;
  const PersonName name = row.dataset.role == DatasetRole::relation ? name_in(row) : PersonName{};
  if (!name.full().empty()) {
    parties.push_back(related_person(row, name));
  }
  for (std::size_t i = 0; name.full().empty() && i < row.cells.size(); ++i) {
    const FieldMapping& field = row.dataset.fields[i];
    const auto text = sql::to_text(row.cells[i]);
    if (field.meaning == "relation.name" && text && !trim(*text).empty()) {
      Party party;
      party.names.emplace_back(trim(*text));
      party.relation = to_lower_ascii(label_of(field));
      parties.push_back(std::move(party));
    }
  }
  for (std::string& professional : row.texts("professional.name")) {
    Party party;
    party.role = PartyRole::professional;
    party.names.push_back(std::move(professional));
    party.job = row.text("professional.role");
    party.employer = row.text("professional.employer");
    parties.push_back(std::move(party));
  }
  for (Party& party : parties) {
    party.informant = is_informant(party.relation);
    party.origins.push_back(origin_of(row, source));
  }
  return parties;
}

void fill_item(FetchedItem& fetched, const DatasetRow& row, std::size_t value_limit, SearchLog& log) {
  Item& item = fetched.item;
  Value::Object content;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const FieldMapping& field = row.dataset.fields[i];
    if (is_withheld(row.dataset, field)) {
      continue;
    }
    std::string label = free_label(content, field);
    if (const auto* blob = std::get_if<sql::Blob>(&row.cells[i])) {
      const auto size = static_cast<std::int64_t>(blob->bytes.size());
      item.attachments.push_back({label, "application/octet-stream", "", size});
      fetched.files.push_back({item.attachments.size() - 1, blob->bytes});
      content.emplace_back(std::move(label), "(a file of " + std::to_string(size) + " bytes)");
    } else {
      content.emplace_back(std::move(label), content_of(row.cells[i], value_limit, log));
    }
  }
  item.content = Value(std::move(content));
  fill_heading(item, row, log);
}

void fill_heading(Item& item, const DatasetRow& row, SearchLog& log) {
  const std::vector<std::string> dates = row.texts("date");
  for (const std::string& date : dates) {
    item.date = item.date ? item.date : read_date(date);
  }
  if (!dates.empty() && !item.date) {
    log.remark("a date in dataset '" + row.dataset.id +
               "' is not written as one; its records stand without a date");
  }
  const std::string title = row.text("title");
  item.title = !title.empty()              ? valid_text(title, log)
               : row.dataset.label.empty() ? row.dataset.id
                                           : row.dataset.label;
}

}  // namespace dsrkit::sources
