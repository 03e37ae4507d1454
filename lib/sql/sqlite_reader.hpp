#pragma once

#include "dsrkit/sql/reader.hpp"

#include <filesystem>
#include <memory>

namespace dsrkit::sql {

/// An SQLite file, opened read-only by the engine itself.
[[nodiscard]] std::unique_ptr<Reader> open_sqlite_reader(const std::filesystem::path& path,
                                                         const ReaderLimits& limits);

}  // namespace dsrkit::sql
