#include "system_store.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/sql/sqlite.hpp"

namespace dsrkit::demo {
namespace {

sql::Cell to_cell(const Value& value) {
  if (value.is_null()) {
    return {};
  }
  if (value.is_string()) {
    return value.as_string();
  }
  if (value.is_bool()) {
    return std::int64_t{value.as_bool() ? 1 : 0};
  }
  if (value.is_number() && value.number_text().find('.') == std::string::npos) {
    return value.as_integer();
  }
  return codec::write_json(value);
}

}  // namespace

SystemStore::SystemStore(const std::filesystem::path& path, std::string_view schema)
    : m_database(sql::create_store(path)) {
  m_transaction = std::make_unique<sql::Transaction>(*m_database);
  run(schema);
}

void SystemStore::run(std::string_view script) {
  m_database->execute_script(files::read_file(files::shipped_data("demo/" + std::string(script))));
}

void SystemStore::insert(std::string_view table, const Columns& row) {
  std::string names;
  std::string places;
  sql::Cells cells;
  cells.reserve(row.size());
  for (const auto& [column, cell] : row) {
    names += (names.empty() ? "" : ", ") + std::string(column);
    places += places.empty() ? "?" : ", ?";
    cells.push_back(cell);
  }
  m_database->execute("INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + places + ")",
                      cells);
}

void SystemStore::insert(std::string_view table, const Value& row) {
  Columns columns;
  for (const auto& [column, value] : row.as_object()) {
    columns.emplace_back(column, to_cell(value));
  }
  insert(table, columns);
}

void SystemStore::finish() {
  m_transaction->commit();
  m_transaction.reset();
  // The council's systems are only read from now on: no log beside the file.
  m_database->query("PRAGMA journal_mode = DELETE", {}, [](const sql::Row&) {});
  m_database.reset();
}

}  // namespace dsrkit::demo
