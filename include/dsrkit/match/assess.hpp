#pragma once

#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/match.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/source.hpp"

#include <vector>

namespace dsrkit::match {

/// Compares a source's person with the subject by fixed rules, each printed as evidence; no summed score
/// decides. `strong` needs a valid equal identifier or both names, the birth date and one more agreement;
/// what speaks against it (twins, father and son, different valid identifiers, another birth date) makes it a
/// conflict; everything else is for an officer. A shared household proves nothing.
[[nodiscard]] PersonMatch assess(const DataSubject& subject, const SourcePerson& person,
                                 const NicknameTable& nicknames);

/// assess() for each; when several entries of one source are strong, an officer decides about all of them.
/// Ordered by tier (strong, review, conflict), then score, source and key.
[[nodiscard]] std::vector<PersonMatch> assess_all(const DataSubject& subject,
                                                  const std::vector<SourcePerson>& people,
                                                  const NicknameTable& nicknames);

/// The subject with what a confirmed entry adds (names, identifiers, addresses, phones, e-mails), so that a
/// further search finds more. The subject's own name and birth date stay.
[[nodiscard]] DataSubject with_confirmed(DataSubject subject, const PersonDetails& confirmed);

}  // namespace dsrkit::match
