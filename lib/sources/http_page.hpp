#pragma once

#include "dsrkit/http/http.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/model/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::sources {

/// Where in a long answer a request stands.
struct PageRequest {
  std::string url;
  std::int64_t number = 1;
  std::int64_t before = 0;  ///< records of earlier pages that count for the total
};

/// What one answer of a web service holds.
struct HttpPage {
  Value::Array records;
  std::int64_t included = 0;          ///< so many of the records do not count for the total
  std::optional<std::int64_t> total;  ///< of all pages, where the service says it
  std::optional<std::string> next;    ///< the address of the next page, whole; not checked
  std::vector<std::string> problems;  ///< what the service reports of itself, without personal data

  /// The records that count for the total.
  [[nodiscard]] std::int64_t counted() const { return static_cast<std::int64_t>(records.size()) - included; }
};

/// The first request for a dataset at `url`.
[[nodiscard]] PageRequest first_page(const HttpPaging& paging, const std::string& url);

/// Reads the answer to a request. An answer without `items` that has the key of a record is that record.
/// Throws Error(data_invalid) when there are no records where they were declared.
[[nodiscard]] HttpPage read_page(const DatasetConfig& dataset, const PageRequest& asked,
                                 const http::Response& response, Value answer);

}  // namespace dsrkit::sources
