#pragma once

#include "rows.hpp"

#include "dsrkit/model/party.hpp"
#include "dsrkit/model/person.hpp"

#include <string>
#include <vector>

namespace dsrkit::sources {

/// What the rows of a source say of one person; the safe addresses are needed when it becomes a party.
struct KnownPerson {
  PersonDetails details;
  std::vector<std::string> safe_addresses;
  bool found = false;  ///< the person dataset has it

  /// Adds a row of a dataset that describes a person.
  void add(const DatasetRow& row);
  /// Without id, relation and origin.
  [[nodiscard]] Party to_party() &&;
};

}  // namespace dsrkit::sources
