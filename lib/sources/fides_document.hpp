#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// Which of two fields leads to the other.
enum class FidesDirection {
  from,  ///< the field named leads to the one that names it
  to,    ///< the one that names it leads to the field named
  both,
};

struct FidesReference {
  std::string dataset;
  std::string collection;
  std::string field;  ///< names of nested fields with dots between them
  FidesDirection direction = FidesDirection::both;
  std::string where;
};

struct FidesField {
  std::string name;
  std::vector<std::string> categories;
  std::string identity;
  bool primary_key = false;
  bool is_array = false;
  std::vector<FidesReference> references;
  std::vector<FidesField> inner;
  std::string where;

  /// Whether its column holds one value that another one can be compared with.
  [[nodiscard]] bool is_comparable() const { return !is_array && inner.empty(); }
};

struct FidesCollection {
  std::string name;
  std::vector<FidesField> fields;
  bool left_out = false;  ///< Fides does not look at it either, or there is nothing in it
  std::string where;
};

struct FidesDataset {
  std::string key;
  std::string name;
  std::string schema;  ///< of the database; empty when its default one is meant
  std::vector<FidesCollection> collections;
  std::string where;
};

/// The datasets of one YAML document, strictly: what breaks the rules of the format is an error, unknown keys
/// are warnings, and what is left out is a note; each with its JSON pointer behind `where`.
[[nodiscard]] std::vector<FidesDataset> read_fides(const Value& document, const std::string& where,
                                                   Diagnostics& diagnostics);

}  // namespace dsrkit::sources
