#pragma once

#include "rows.hpp"

#include "dsrkit/model/party.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// The people whom the rows of one case name. Who is named in the same way in many rows is one party.
class PeopleAround {
public:
  /// Keeps the people that a row names itself and the workers that it refers to.
  void note(const DatasetRow& row, std::string_view source);
  void add(Party party);

  /// Keys of workers.
  [[nodiscard]] const std::set<std::string>& professionals() const { return m_professionals; }

  [[nodiscard]] std::vector<Party> take() { return std::move(m_parties); }

private:
  std::vector<Party> m_parties;
  std::map<std::string, std::size_t> m_index;
  std::set<std::string> m_professionals;
};

}  // namespace dsrkit::sources
