#include "candidate_list.hpp"

#include <string>
#include <utility>

namespace dsrkit::sources {
namespace {

/// Of people who are certainly not the subject so many are told of.
constexpr std::size_t kMostTold = 20;

}  // namespace

void CandidateList::add(Interest interest, SourcePerson person) {
  std::size_t& count = interest == Interest::decided ? m_decided : m_told;
  const std::size_t most = interest == Interest::decided ? m_limits.candidates : kMostTold;
  if (interest == Interest::none) {
    return;
  }
  if (count++ < most) {
    m_people.push_back(std::move(person));
  } else if (interest == Interest::decided && count == most + 1) {
    m_log.gap("more than " + std::to_string(most) +
              " people could be the person; ask for more details to narrow the search");
  }
}

}  // namespace dsrkit::sources
