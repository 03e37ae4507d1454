#pragma once

#include "dsrkit/match/assess.hpp"
#include "dsrkit/sources/source.hpp"

#include <vector>

namespace dsrkit::workflow {

/// Tells sources whom to look for, by the rules of matching.
class Recognisers : public sources::Recogniser {
public:
  /// `nicknames` must outlive this.
  Recognisers(const std::vector<DataSubject>& subjects, const match::NicknameTable& nicknames);

  void add_possible(const PersonDetails& part, std::vector<std::size_t>& subjects) const override;
  [[nodiscard]] sources::Interest interest_in(std::size_t subject, const SourcePerson& person) const override;

private:
  std::vector<match::Matcher> m_matchers;
};

}  // namespace dsrkit::workflow
