#include "sqlite_reader.hpp"

#include "select.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <algorithm>

namespace dsrkit::sql {
namespace {

class SqliteReader final : public Reader {
public:
  SqliteReader(const std::filesystem::path& path, const ReaderLimits& limits)
      : m_database(open_source(path, limits)) {}

  std::string text_of(const Select& select) const override {
    return select_text(select, {}, Lists::shortened);
  }

  void read(const Select& select, const Cells& parameters, const RowVisitor& visit) override {
    m_database->query(select_text(select, {}, Lists::full), parameters, visit);
  }

  std::optional<std::vector<ColumnInfo>> columns(const std::string& table) override {
    if (m_tables.empty()) {
      m_tables = m_database->tables();
    }
    const auto found = std::find_if(m_tables.begin(), m_tables.end(), [&](const TableInfo& info) {
      return to_lower_ascii(info.name) == to_lower_ascii(table);
    });
    if (found == m_tables.end()) {
      return std::nullopt;
    }
    // Any column of SQLite holds values of any type.
    std::vector<ColumnInfo> columns;
    for (const std::string& column : found->columns) {
      columns.push_back({column, ColumnType::unknown});
    }
    return columns;
  }

  bool names_have_case() const override { return false; }

  std::optional<std::string> why_writable(const std::string& /*table*/) override { return std::nullopt; }

  std::string server() override { return {}; }

private:
  std::unique_ptr<Database> m_database;
  std::vector<TableInfo> m_tables;
};

}  // namespace

std::unique_ptr<Reader> open_sqlite_reader(const std::filesystem::path& path, const ReaderLimits& limits) {
  return std::make_unique<SqliteReader>(path, limits);
}

}  // namespace dsrkit::sql
