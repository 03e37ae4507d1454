#pragma once

#include "temp_folder.hpp"

#include "dsrkit/base/context.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/sources/source.hpp"
#include "dsrkit/sql/sqlite.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::test {

inline Context test_context() {
  Context context;
  context.today = Date{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}};
  context.now = [] { return Instant{}; };
  context.actor = "officer";
  return context;
}

inline void make_database(const std::filesystem::path& path, std::string_view statements) {
  sql::create_store(path)->execute_script(statements);
}

inline DatasetConfig dataset(std::string id, DatasetRole role, std::string table, std::string key,
                             std::string link_column, std::vector<FieldMapping> fields) {
  DatasetConfig config;
  config.label = "Label of " + id;
  config.id = std::move(id);
  config.role = role;
  config.table = std::move(table);
  config.key = std::move(key);
  config.link_column = std::move(link_column);
  config.fields = std::move(fields);
  return config;
}

/// What a source hands over, kept.
struct Received {
  std::vector<sources::FetchedItem> items;

  sources::ItemSink sink() {
    return [this](sources::FetchedItem item) { items.push_back(std::move(item)); };
  }

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& fetched : items) {
      all.push_back(fetched.item.dataset + "/" + fetched.item.key);
    }
    return all;
  }
};

}  // namespace dsrkit::test
