#include "formats.hpp"
#include "texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::intake {
namespace {

constexpr char kBetweenValues = ';';

/// One row while it is read.
class Row {
public:
  Row(std::size_t line, Diagnostics& findings)
      : m_line("line " + std::to_string(line)), m_findings(findings), m_errors(findings.size()) {
    draft.where = m_line;
  }

  /// What goes wrong from now on, goes wrong here.
  void enter(std::string_view column) { m_column = column; }

  void complain(std::string code, std::string text) {
    const std::string where = m_column.empty() ? m_line : m_line + ", " + std::string(m_column);
    m_findings.push_back({Severity::error, std::move(code), where, std::move(text)});
  }

  [[nodiscard]] Complain complainer() {
    return [this](std::string code, std::string text) { complain(std::move(code), std::move(text)); };
  }

  [[nodiscard]] bool right() const { return m_findings.size() == m_errors; }

  Draft draft;

private:
  std::string m_line;
  std::string_view m_column;
  Diagnostics& m_findings;
  std::size_t m_errors;
};

/// The values of a cell that may hold several.
std::vector<std::string> values_in(Row& row, const std::string& cell,
                                   std::string (*read)(std::string_view, const Complain&)) {
  std::vector<std::string> values;
  for (const std::string& part : split(cell, kBetweenValues)) {
    if (std::string value = read(part, row.complainer()); !value.empty()) {
      values.push_back(std::move(value));
    }
  }
  return values;
}

void read_subject(Row& row, const std::string& cell) {
  row.draft.request.subject.name = parse_person_name(one_line(cell, row.complainer()));
}

std::optional<Date> date_in(Row& row, const std::string& cell) {
  const auto date = try_parse_date(trim(cell));
  if (!date) {
    row.complain("wrong-date", "expected a date as YYYY-MM-DD");
  }
  return date;
}

void read_born(Row& row, const std::string& cell) {
  row.draft.request.subject.born = date_in(row, cell);
}

void read_received(Row& row, const std::string& cell) {
  row.draft.received = date_in(row, cell);
}

void read_ids(Row& row, const std::string& cell) {
  for (const std::string& written : values_in(row, cell, one_line)) {
    try {
      Identifier identifier = parse_identifier(written);
      if (identifier.type != kebab_case(identifier.type)) {
        row.complain("wrong-id-type", "the type of an identifier is small letters, digits and hyphens");
      }
      row.draft.request.subject.identifiers.push_back(std::move(identifier));
    } catch (const Error& error) {
      row.complain("wrong-id", std::string(error.what()) + ": TYPE=VALUE");
    }
  }
}

void read_aliases(Row& row, const std::string& cell) {
  for (const std::string& name : values_in(row, cell, one_line)) {
    row.draft.request.subject.also_known_as.push_back(parse_person_name(name));
  }
}

/// The word's meaning; complains unless it is one of `words`.
template <typename Meaning>
Meaning word_in(Row& row, const std::string& cell, std::optional<Meaning> (*parse)(std::string_view),
                const std::vector<std::string>& words) {
  const auto meaning = parse(trim(cell));
  if (!meaning) {
    row.complain("wrong-word", "must be one of: " + join(words, ", "));
  }
  return meaning.value_or(Meaning{});
}

void read_right(Row& row, const std::string& cell) {
  row.draft.request.right = word_in(row, cell, parse_right, right_names());
}

void read_capacity(Row& row, const std::string& cell) {
  row.draft.request.requester.capacity = word_in(row, cell, parse_capacity, capacity_names());
}

struct Column {
  std::string_view name;
  void (*read)(Row&, const std::string&);
};

constexpr std::array kColumns{
    Column{"request_id",
           [](Row& row, const std::string& cell) { row.draft.origin.id = plain_id(cell, row.complainer()); }},
    Column{"right", read_right},
    Column{"subject", read_subject},
    Column{"born", read_born},
    Column{"ids", read_ids},
    Column{"aliases", read_aliases},
    Column{"addresses",
           [](Row& row, const std::string& cell) {
             row.draft.request.subject.addresses = values_in(row, cell, joined_lines);
           }},
    Column{"phones",
           [](Row& row, const std::string& cell) {
             row.draft.request.subject.phones = values_in(row, cell, phone_number);
           }},
    Column{"emails",
           [](Row& row, const std::string& cell) {
             row.draft.request.subject.emails = values_in(row, cell, email_address);
           }},
    Column{"received", read_received},
    Column{"channel",
           [](Row& row, const std::string& cell) {
             row.draft.request.channel = one_line(cell, row.complainer());
           }},
    Column{"service",
           [](Row& row, const std::string& cell) {
             row.draft.request.service_profile = plain_id(cell, row.complainer());
           }},
    Column{"requester",
           [](Row& row, const std::string& cell) {
             row.draft.request.requester.name = one_line(cell, row.complainer());
           }},
    Column{"capacity", read_capacity},
    Column{"reply_to",
           [](Row& row, const std::string& cell) {
             const std::string lines = replace_all(cell, "\n", std::string(1, kBetweenValues));
             row.draft.request.requester.reply_to = values_in(row, lines, one_line);
           }},
    Column{"about", [](Row& row, const std::string& cell) {
             row.draft.request.about = plain_id(cell, row.complainer());
           }}};

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Column& column : kColumns) {
    names.emplace_back(column.name);
  }
  return names;
}

/// What stands in the columns of the file, in their order.
std::vector<Column> columns_of(const codec::CsvTable& table, Diagnostics& findings) {
  const auto names = column_names();
  std::vector<Column> columns;
  for (const std::string& written : table.columns) {
    const auto found = std::find(names.begin(), names.end(), written);
    if (found != names.end()) {
      columns.push_back(kColumns.at(static_cast<std::size_t>(found - names.begin())));
      continue;
    }
    const std::string near = closest_match(written, names);
    findings.push_back({Severity::error, "unknown-column",
                        "line 1, column " + std::to_string(columns.size() + 1),
                        near.empty() ? "unknown column; known are: " + join(names, ", ")
                                     : "unknown column; did you mean '" + near + "'?"});
    columns.push_back({});
  }
  if (std::find(table.columns.begin(), table.columns.end(), "subject") == table.columns.end()) {
    findings.push_back({Severity::error, "missing-column", "line 1", "the column 'subject' is missing"});
  }
  return columns;
}

void check_whole(Row& row) {
  const RequestCase& request = row.draft.request;
  row.enter("subject");
  if (row.right() && request.subject.name.full().empty()) {
    row.complain("missing", "must be given");
  }
  row.enter("requester");
  if (request.requester.capacity != Capacity::self && request.requester.name.empty()) {
    row.complain("missing", "somebody who asks for another person needs a name");
  }
  row.enter("about");
  if (!request.about.empty() && request.right != Right::complaint) {
    row.complain("not-a-complaint", "only a complaint is about another case");
  }
}

bool is_empty(const codec::CsvRecord& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

void read_row(const codec::CsvRecord& record, const std::vector<Column>& columns, Reading& reading) {
  Row row(record.line, reading.findings);
  if (record.fields.size() != columns.size()) {
    row.complain("wrong-count", std::to_string(record.fields.size()) + " fields under " +
                                    std::to_string(columns.size()) + " column names");
  }
  for (std::size_t i = 0; i < std::min(columns.size(), record.fields.size()); ++i) {
    if (!trim(record.fields[i]).empty()) {
      row.enter(columns[i].name);
      columns[i].read(row, record.fields[i]);
    }
  }
  check_whole(row);
  if (row.right()) {
    reading.drafts.push_back(std::move(row.draft));
  } else {
    ++reading.wrong;
  }
}

/// A quotation mark in the wrong place moves everything behind it: no row can be trusted then.
void require_well_formed(const codec::CsvTable& table, std::string_view what) {
  for (const std::string& doubt : table.doubts) {
    if (doubt.find("quotation mark") != std::string::npos) {
      throw Error(ErrorCode::data_invalid, std::string(what) + ": " + doubt,
                  "double each quotation mark inside a quoted field (RFC 4180)");
    }
  }
}

}  // namespace

Reading read_table(std::string_view text, std::string_view what) {
  const codec::CsvTable table = codec::parse_csv(text, ',');
  require_well_formed(table, what);
  Reading reading;
  const auto columns = columns_of(table, reading.findings);
  if (has_errors(reading.findings)) {
    reading.wrong = std::max<std::size_t>(table.records.size(), 1);
    return reading;
  }
  for (const codec::CsvRecord& record : table.records) {
    if (!is_empty(record)) {
      read_row(record, columns, reading);
    }
  }
  return reading;
}

}  // namespace dsrkit::intake
