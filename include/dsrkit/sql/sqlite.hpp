#pragma once

#include "dsrkit/sql/database.hpp"
#include "dsrkit/sql/reader.hpp"

#include <chrono>
#include <filesystem>
#include <memory>

namespace dsrkit::sql {

/// Makes a new database of ours, readable by its owner only. Throws Error(output_exists).
[[nodiscard]] std::unique_ptr<Database> create_store(const std::filesystem::path& path,
                                                     std::chrono::milliseconds busy_timeout = kBusyTimeout);

/// Opens a database of ours for reading and writing: write-ahead log, every commit on the disk before it
/// returns, foreign keys enforced, deleted content overwritten. Throws Error(input_unreadable) when it cannot
/// be opened and Error(integrity) when it is damaged or no SQLite database. Later failures are Error(busy),
/// Error(io_failed), Error(integrity) or Error(internal).
[[nodiscard]] std::unique_ptr<Database> open_store(const std::filesystem::path& path,
                                                   std::chrono::milliseconds busy_timeout = kBusyTimeout);

/// Opens a database of somebody else for reading only; nothing in it is changed, whatever the statement says.
/// Every failure is Error(source_unavailable): cannot be opened, damaged, a table or column that is not
/// there (named), a statement over its limit.
[[nodiscard]] std::unique_ptr<Database> open_source(const std::filesystem::path& path,
                                                    const ReaderLimits& limits = {});

}  // namespace dsrkit::sql
