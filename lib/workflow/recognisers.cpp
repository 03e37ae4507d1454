#include "recognisers.hpp"

namespace dsrkit::workflow {

Recognisers::Recognisers(const std::vector<DataSubject>& subjects, const match::NicknameTable& nicknames) {
  m_matchers.reserve(subjects.size());
  for (const DataSubject& subject : subjects) {
    m_matchers.emplace_back(subject, nicknames);
  }
}

void Recognisers::add_possible(const PersonDetails& part, std::vector<std::size_t>& subjects) const {
  for (std::size_t i = 0; i < m_matchers.size(); ++i) {
    if (m_matchers[i].may_be(part)) {
      subjects.push_back(i);
    }
  }
}

sources::Interest Recognisers::interest_in(std::size_t subject, const SourcePerson& person) const {
  const PersonMatch match = m_matchers[subject].assess(person);
  if (match.tier == MatchTier::strong || match::needs_officer(match)) {
    return sources::Interest::decided;
  }
  return match::is_worth_telling(match) ? sources::Interest::told : sources::Interest::none;
}

}  // namespace dsrkit::workflow
