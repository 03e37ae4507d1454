#pragma once

#include "dsrkit/sources/source.hpp"

#include <vector>

namespace dsrkit::sources {

/// The possible people of one search, within the limits of a source.
class CandidateList {
public:
  CandidateList(const SourceLimits& limits, SearchLog& log) : m_limits(limits), m_log(log) {}

  /// Keeps the entry, if it is of interest. Who had to be decided and is left out is a gap.
  void add(Interest interest, SourcePerson person);

  [[nodiscard]] std::vector<SourcePerson> take() { return std::move(m_people); }

private:
  const SourceLimits& m_limits;
  SearchLog& m_log;
  std::vector<SourcePerson> m_people;
  std::size_t m_decided = 0;
  std::size_t m_told = 0;
};

}  // namespace dsrkit::sources
