#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/sql/database.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::demo {

/// Column names with their values.
using Columns = std::vector<std::pair<std::string_view, sql::Cell>>;

/// A database of the council while it is filled, in one transaction.
class SystemStore {
public:
  /// `schema` names a script of share/demo.
  SystemStore(const std::filesystem::path& path, std::string_view schema);

  /// Runs a script of share/demo.
  void run(std::string_view script);

  void insert(std::string_view table, const Columns& row);
  /// A row as JSON; objects and arrays become JSON text, as such systems keep them.
  void insert(std::string_view table, const Value& row);
  /// Makes the rows last; the database is whole in one file then.
  void finish();

private:
  std::unique_ptr<sql::Database> m_database;
  std::unique_ptr<sql::Transaction> m_transaction;
};

}  // namespace dsrkit::demo
