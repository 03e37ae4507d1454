#include "sql_traversal.hpp"

#include "key_index.hpp"
#include "read_value.hpp"
#include "rows.hpp"

#include "dsrkit/base/strings.hpp"

#include <algorithm>

namespace dsrkit::sources {
namespace {

std::string exact(const sql::Cell& value) {
  return sql::to_text(value).value_or("");
}

std::string bare(const sql::Cell& value) {
  return bare_key(exact(value));
}

std::string loose(const sql::Cell& value) {
  return loose_key(exact(value));
}

/// One case gets a row once: restricted, if any way to it was.
void add_owner(std::vector<Owner>& owners, const Owner& owner) {
  const auto known = std::find_if(owners.begin(), owners.end(),
                                  [&](const Owner& other) { return other.wanted == owner.wanted; });
  if (known == owners.end()) {
    owners.push_back(owner);
  } else {
    known->restricted = known->restricted || owner.restricted;
  }
}

}  // namespace

void SqlTraversal::Values::add(const sql::Cell& value, const Owner& owner) {
  const std::string text = exact(value);
  if (trim(text).empty()) {
    return;
  }
  const bool is_new = !m_written.contains(text);
  add_owner(m_written[text], owner);
  add_owner(m_bare[bare(value)], owner);
  add_owner(m_loose[loose(value)], owner);
  if (!is_new) {
    return;
  }
  m_values.push_back(any_case ? sql::Cell(loose(value)) : value);
  if (!any_case && bare(value) != text) {
    // Where the other column has no fixed width, its values have no blanks around.
    m_values.emplace_back(bare(value));
  }
}

const std::vector<Owner>* SqlTraversal::Values::owners_of(const sql::Cell& value) const {
  if (const auto known = m_written.find(exact(value)); known != m_written.end()) {
    return &known->second;
  }
  if (const auto known = m_bare.find(bare(value)); known != m_bare.end()) {
    return &known->second;
  }
  const auto near = m_loose.find(loose(value));
  return near == m_loose.end() ? nullptr : &near->second;
}

SqlTraversal::SqlTraversal(const SourceConfig& config, const DatasetGraph& graph, SqlReader& reader,
                           const Surroundings& surroundings, std::span<const Wanted> wanted)
    : m_config(config),
      m_graph(graph),
      m_reader(reader),
      m_surroundings(surroundings),
      m_wanted(wanted),
      m_found(config.datasets.size()) {
  for (const Wanted& one : wanted) {
    m_logs.push_back(one.log);
  }
}

SqlTraversal::ByColumn SqlTraversal::looked_for(std::size_t dataset, const std::vector<Start>& starts) const {
  ByColumn columns;
  for (const Start& start : starts) {
    if (start.dataset == dataset) {
      Values& values = columns[start.column];
      values.any_case = start.any_case;
      for (const std::string& value : start.values) {
        values.add(sql::Cell(value), start.owner);
      }
    }
  }
  for (const DatasetGraph::Link& link : m_graph.links_to(dataset)) {
    Values& values = columns[link.column];
    if (link.from) {
      const auto found = m_found[*link.from].find(link.from_column);
      for (const sql::Cell& value :
           found == m_found[*link.from].end() ? std::vector<sql::Cell>() : found->second.all()) {
        for (const Owner& owner : *found->second.owners_of(value)) {
          values.add(value, owner);
        }
      }
      continue;
    }
    for (std::size_t i = 0; i < m_wanted.size(); ++i) {
      const auto found = m_wanted[i].links->find({link.outside, link.from_column});
      if (found != m_wanted[i].links->end()) {
        for (const auto& [value, restricted] : found->second) {
          values.add(sql::Cell(value), {i, std::nullopt, restricted});
        }
      }
    }
  }
  return columns;
}

std::vector<Selection> SqlTraversal::selections(const ByColumn& looked_for) {
  std::vector<Selection> all;
  std::size_t room = 0;
  for (const auto& [column, values] : looked_for) {
    for (std::size_t begin = 0; begin < values.all().size();) {
      if (room == 0) {
        all.emplace_back();
        room = kMostValues;
      }
      const std::size_t count = std::min(room, values.all().size() - begin);
      const auto first = values.all().begin() + static_cast<std::ptrdiff_t>(begin);
      all.back().push_back({column, {first, first + static_cast<std::ptrdiff_t>(count)}, values.any_case});
      begin += count;
      room -= count;
    }
  }
  return all;
}

std::vector<Owner> SqlTraversal::owners_of(std::size_t dataset, const sql::Row& row,
                                           const ByColumn& looked_for) const {
  std::vector<Owner> owners;
  for (const auto& [column, values] : looked_for) {
    const sql::Cell& cell = row.cell(m_reader.position(m_config.datasets[dataset], column));
    if (const auto* found = values.owners_of(cell)) {
      for (const Owner& owner : *found) {
        add_owner(owners, owner);
      }
    }
  }
  return owners;
}

void SqlTraversal::keep_values(std::size_t dataset, const sql::Row& row, const std::vector<Owner>& owners) {
  const DatasetConfig& config = m_config.datasets[dataset];
  for (const std::string& column : m_graph.sources_of_links(dataset)) {
    for (const Owner& owner : owners) {
      m_found[dataset][column].add(row.cell(m_reader.position(config, column)), owner);
    }
  }
  for (const auto& [linked, column] : m_surroundings.linked_from_outside) {
    const auto text = linked == config.id ? sql::to_text(row.cell(m_reader.position(config, column)))
                                          : std::optional<std::string>();
    for (const Owner& owner : text ? owners : std::vector<Owner>()) {
      bool& restricted = (*m_wanted[owner.wanted].links)[{m_config.id + "/" + config.id, column}][*text];
      restricted = restricted || owner.restricted;
    }
  }
}

void SqlTraversal::read(std::size_t dataset, const ByColumn& looked_for, const Visit& visit) {
  const DatasetConfig& config = m_config.datasets[dataset];
  const std::vector<Selection> all = selections(looked_for);
  // Only a row that several columns lead to can come twice.
  const bool may_repeat = all.size() > 1 && looked_for.size() > 1;
  std::set<std::string> seen;
  std::size_t strangers = 0;
  for (const Selection& selection : all) {
    const std::string query = m_reader.query_text(config, selection, m_logs);
    std::int64_t claimed = is_disclosed(config) ? m_reader.count(config, selection, m_logs) : 0;
    std::vector<std::int64_t> given(m_wanted.size(), 0);
    m_reader.for_each(config, selection, m_logs, [&](const DatasetRow& row, const sql::Row& columns) {
      --claimed;
      if (may_repeat && !seen.insert(row.key_text()).second) {
        return;
      }
      std::vector<Owner> owners = owners_of(dataset, columns, looked_for);
      strangers += owners.empty() ? 1U : 0U;
      const bool restricted = read_flag(row.text("restricted"));
      for (Owner& owner : owners) {
        owner.restricted = owner.restricted || restricted;
        ++given[owner.wanted];
      }
      keep_values(dataset, columns, owners);
      visit(row, owners, query);
    });
    if (is_disclosed(config)) {
      for (std::size_t i = 0; i < m_wanted.size(); ++i) {
        // What is missing may be anybody's of those who were asked for together.
        m_wanted[i].log->claim(given[i] + claimed);
      }
    }
  }
  if (strangers > 0) {
    for (SearchLog* log : m_logs) {
      log->gap("dataset '" + config.id + "' gave rows that could not be told apart by person");
    }
  }
}

void SqlTraversal::run(const std::vector<Start>& starts, const Visit& visit) {
  for (const std::size_t dataset : m_graph.order()) {
    read(dataset, looked_for(dataset, starts), visit);
  }
}

}  // namespace dsrkit::sources
