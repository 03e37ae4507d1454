#pragma once

#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/match.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/register/records.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dsrkit::workflow {

/// The shipped table of given names and their short forms.
[[nodiscard]] match::NicknameTable shipped_nicknames();

/// Who in the sources is the subject, worked out anew from the request and what officers confirmed: nothing
/// that a rule took over earlier counts as proof, and no entry is proof of itself. An entry that a rule took
/// and others then spoke against is left to an officer: so every entry is taken by rule at most once, and
/// assessing again comes to an end. The register changes only in apply().
class Identification {
public:
  /// `nicknames` must outlive this.
  Identification(Desk& desk, HeldCase& held, const match::NicknameTable& nicknames);

  /// Adds what a source found and assesses every entry of the case again. True when who is taken for the
  /// subject has changed: then sources may know more.
  bool take(const std::vector<SourcePerson>& found);
  /// What an officer decided of an entry.
  void decide(const PersonMatch& match);
  /// As take(), with nothing new, until nothing changes.
  void settle();

  /// The subject as the request and the confirmed entries describe them.
  [[nodiscard]] DataSubject subject() const;
  [[nodiscard]] std::set<std::string> confirmed_in(const std::string& source) const;
  /// Entries that may be the subject and that nobody has decided.
  [[nodiscard]] std::size_t undecided_in(const std::string& source) const;

  /// Writes it down and brings the case in line: the subject's names and numbers are those of the confirmed
  /// entries, and records of anybody else are taken out of the case and of the vault.
  void apply();
  /// Removes from the vault what apply() took out of the case: only when that is written for good.
  void remove_dropped();

private:
  [[nodiscard]] DataSubject subject_without(const std::string& source, const std::string& person) const;
  [[nodiscard]] std::vector<PersonMatch> assess_all() const;
  bool assess_again();
  void keep_subject();
  /// Source and person.
  [[nodiscard]] std::set<std::pair<std::string, std::string>> confirmed() const;
  void drop_records_of_others();

  Desk& m_desk;
  HeldCase& m_held;
  const match::NicknameTable& m_nicknames;
  std::vector<store::Candidate> m_entries;  ///< of all sources, as assessed in this run
  std::set<std::pair<std::string, std::string>> m_confirmed_before;  ///< source and person, in the register
  std::set<std::pair<std::string, std::string>>
      m_withdrawn;                     ///< source and person: once strong, in doubt now
  std::vector<std::string> m_dropped;  ///< ids of items
};

}  // namespace dsrkit::workflow
