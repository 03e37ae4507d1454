#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sql/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// One row of a declared dataset; lives as long as the visit. `cells` are those of `dataset.fields`, in
/// order.
struct DatasetRow {
  const DatasetConfig& dataset;
  const sql::Cell& key;
  const sql::Cell& link;
  std::span<const sql::Cell> cells;

  /// The texts of the fields with this meaning that are not null or blank.
  [[nodiscard]] std::vector<std::string> texts(std::string_view meaning) const;
  /// The first of texts(), or empty.
  [[nodiscard]] std::string text(std::string_view meaning) const;
  [[nodiscard]] std::string key_text() const;
};

[[nodiscard]] bool is_disclosed(const FieldMapping& field);
/// Whether rows of the dataset are records of their own.
[[nodiscard]] bool is_disclosed(const DatasetConfig& dataset);
[[nodiscard]] bool has_meaning(const DatasetConfig& dataset, std::string_view meaning);

/// The name in a row by its person.* fields; both parts empty when it has none.
[[nodiscard]] PersonName name_in(const DatasetRow& row);

/// Adds what a row of a person, alias, identifier or address dataset says about a person.
void add_details(PersonDetails& details, const DatasetRow& row);

/// Addresses in a row that must never be disclosed: written in a column of their own, or the row's address
/// when a flag says so.
[[nodiscard]] std::vector<std::string> safe_addresses_in(const DatasetRow& row);

/// The third parties and professionals that a row names itself.
[[nodiscard]] std::vector<Party> parties_in(const DatasetRow& row, std::string_view source);

/// Content, title, date and attachments of an item. Every declared column is in the content under its label,
/// except "group" and "restricted"; bytes become attachments; what had to be changed is a gap.
void fill_item(FetchedItem& fetched, const DatasetRow& row, std::size_t value_limit, SearchLog& log);

/// Title and date of an item: those of the row, else the label of its dataset.
void fill_heading(Item& item, const DatasetRow& row, SearchLog& log);

/// Whether a column must not be disclosed although it was declared. That somebody else has a safe address
/// would itself tell the person something.
[[nodiscard]] bool is_withheld(const DatasetConfig& dataset, const FieldMapping& field);

}  // namespace dsrkit::sources
