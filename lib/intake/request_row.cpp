#include "request_row.hpp"

#include "texts.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <array>

namespace dsrkit::intake {
namespace {

constexpr char kBetweenValues = ';';

/// One row while it is read.
class Row {
public:
  Row(std::size_t line, Diagnostics& findings)
      : m_line(line_place(line)), m_findings(findings), m_errors(findings.size()) {
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

}  // namespace

const std::vector<std::string>& request_columns() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Column& column : kColumns) {
      all.emplace_back(column.name);
    }
    return all;
  }();
  return names;
}

std::string line_place(std::size_t line) {
  return "line " + std::to_string(line);
}

std::string unknown_column(std::string_view written, const std::vector<std::string>& known) {
  const std::string near = closest_match(written, known);
  return near.empty() ? "unknown column; known are: " + join(known, ", ")
                      : "unknown column; did you mean '" + near + "'?";
}

std::optional<Draft> read_request_row(std::size_t line, const std::vector<Cell>& cells,
                                      Diagnostics& findings) {
  Row row(line, findings);
  for (const auto& [name, text] : cells) {
    const auto column = std::find_if(kColumns.begin(), kColumns.end(),
                                     [&written = name](const Column& one) { return one.name == written; });
    if (column == kColumns.end()) {
      throw Error(ErrorCode::internal, "a cell of a request under a column that does not exist");
    }
    if (!trim(text).empty()) {
      row.enter(column->name);
      column->read(row, text);
    }
  }
  check_whole(row);
  return row.right() ? std::optional(std::move(row.draft)) : std::nullopt;
}

}  // namespace dsrkit::intake
