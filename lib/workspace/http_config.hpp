#pragma once

#include "dsrkit/codec/object_reader.hpp"
#include "dsrkit/model/http_source.hpp"

#include <functional>
#include <string>

namespace dsrkit::workspace {

/// Reads a secret's location, as every other of the configuration.
using LocationReader = std::function<SecretLocation(const Value& json, const std::string& where)>;

/// The keys of a source of the kind http-json beside those that all sources have.
[[nodiscard]] HttpAccess read_http_access(codec::ObjectReader& source, Diagnostics& diagnostics,
                                          const LocationReader& read_location);

/// The keys of a dataset of such a source.
[[nodiscard]] HttpQuery read_http_query(codec::ObjectReader& dataset, Diagnostics& diagnostics);

}  // namespace dsrkit::workspace
