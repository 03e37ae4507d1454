#pragma once

#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/match.hpp"
#include "dsrkit/model/person.hpp"
#include "dsrkit/model/source.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace dsrkit::match {

/// Compares entries of sources with one subject by fixed rules, each printed as evidence; no summed score
/// decides. `strong` needs a valid equal identifier with the given name and birth date, or both names, the
/// birth date and the address; what speaks against it (twins, father and son, different valid identifiers,
/// another birth date, a death, too little in common) makes it a conflict; everything else is for an officer.
/// A shared household proves nothing.
class Matcher {
public:
  /// Makes the subject ready once. `nicknames` must outlive this.
  Matcher(const DataSubject& subject, const NicknameTable& nicknames);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  [[nodiscard]] PersonMatch assess(const SourcePerson& person) const;

  /// Whether an entry that says this much, and perhaps more, could be the subject's. For the rows of a source
  /// one by one: false only when nothing in the row speaks for the subject.
  [[nodiscard]] bool may_be(const PersonDetails& part) const;

  /// assess() of an entry that is strong or that an officer has to look at (needs_officer()); nothing for
  /// anybody else, and then so quickly that a whole population can be streamed through it.
  [[nodiscard]] std::optional<PersonMatch> find(const SourcePerson& person) const;

private:
  struct Prepared;
  std::unique_ptr<const Prepared> m_subject;
};

/// Whether an officer has to decide: every review, and a conflict that may be a mistake in the record because
/// it has the subject's given name and birth date, or a checked number of the subject's.
[[nodiscard]] bool needs_officer(const PersonMatch& match);

/// Whether a conflict is worth telling: somebody of the subject's name, or of the subject's birth date at the
/// subject's address, perhaps the father or the twin, of whom it is said why it is not the subject.
[[nodiscard]] bool is_worth_telling(const PersonMatch& match);

/// Makes a strong match one that an officer decides, and prints why.
void send_to_review(PersonMatch& match, MatchEvidence why);

/// One comparison; use a Matcher for many.
[[nodiscard]] PersonMatch assess(const DataSubject& subject, const SourcePerson& person,
                                 const NicknameTable& nicknames);

/// Entries are looked at together: when several of one source are strong, or when somebody with a similar
/// given name, the same surname and birth date lives at the same place (perhaps a twin, whose name needs but
/// one slip to be the subject's), an officer decides about those that no number proves. What is decided
/// already stays, and rejected entries do not count.
void review_doubtful(std::vector<PersonMatch>& matches);

/// Matcher::assess() for each, with review_doubtful(). Ordered by tier (strong, review, conflict), then
/// score, source and key.
[[nodiscard]] std::vector<PersonMatch> assess_all(const DataSubject& subject,
                                                  const std::vector<SourcePerson>& people,
                                                  const NicknameTable& nicknames);

/// The subject with what a confirmed entry adds (names, identifiers, addresses, phones, e-mails), so that a
/// further search finds more. The subject's own name and birth date stay.
[[nodiscard]] DataSubject with_confirmed(DataSubject subject, const PersonDetails& confirmed);

}  // namespace dsrkit::match
