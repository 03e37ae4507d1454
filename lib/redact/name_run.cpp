#include "name_run.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::redact {
namespace {

/// How well a run fits one party; rank 0 is not at all.
struct Fit {
  int rank = 0;
  double confidence = 0;
  const char* rule = "";
  const char* explanation = "";
  bool by_surname = false;
  bool by_long_form = false;  ///< a form that is not shorter than the name itself
};

/// More people than this have nothing in common that a decision could rest on.
constexpr std::size_t kMostPeople = 32;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// What a run says of one party.
struct Evidence {
  bool given = false;
  bool nickname = false;
  bool middle = false;
  bool family = false;
  bool given_initial = false;
  bool family_initial = false;
  bool slip = false;
  bool misread = false;
  bool ordinary = false;
  std::size_t first_given = kNone;
  std::size_t last_family = kNone;
  std::size_t unexplained = 0;  ///< how many words say nothing of the party
  std::size_t first_unexplained = kNone;
  std::size_t last_unexplained = 0;

  void leave_unexplained(std::size_t position) {
    ++unexplained;
    first_unexplained = std::min(first_unexplained, position);
    last_unexplained = std::max(last_unexplained, position);
  }
};

void see_known(const NameWord& word, std::size_t position, std::size_t party, Evidence& evidence) {
  const auto [first, last] =
      std::equal_range(word.parts.begin(), word.parts.end(), NamePart{party},
                       [](const NamePart& a, const NamePart& b) { return a.party < b.party; });
  for (auto part = first; part != last; ++part) {
    switch (part->role) {
      case PartRole::given: evidence.given = true; break;
      case PartRole::nickname: evidence.nickname = true; break;
      case PartRole::middle: evidence.middle = true; break;
      case PartRole::family: evidence.family = true; break;
    }
    if (part->role == PartRole::family) {
      evidence.last_family = position;
    } else if (evidence.first_given == kNone) {
      evidence.first_given = position;
    }
  }
  if (first == last) {
    evidence.leave_unexplained(position);
    return;
  }
  evidence.slip = evidence.slip || word.slip;
  evidence.misread = evidence.misread || word.misread;
  evidence.ordinary = evidence.ordinary || word.ordinary;
}

void see_initial(const NameWord& word, std::size_t position, std::size_t party, const PartyNames& names,
                 Evidence& evidence) {
  const char letter = word.folded.front();
  const bool after_given = evidence.given || evidence.nickname || evidence.given_initial;
  if (after_given && names.has_initial(party, letter, true)) {
    evidence.family_initial = true;
  } else if (names.has_initial(party, letter, false)) {
    evidence.given_initial = true;
  } else if (!after_given) {
    evidence.leave_unexplained(position);
  }
}

Evidence evidence_for(const NameRun& run, std::size_t party, const PartyNames& names) {
  Evidence evidence;
  for (std::size_t i = 0; i < run.size(); ++i) {
    switch (run[i].kind) {
      case NameWord::Kind::known: see_known(run[i], i, party, evidence); break;
      case NameWord::Kind::unknown: evidence.leave_unexplained(i); break;
      case NameWord::Kind::initial: see_initial(run[i], i, party, names, evidence); break;
      case NameWord::Kind::particle:
      case NameWord::Kind::generation: break;
    }
  }
  // "R Rose" of somebody called Rose Rose: one word is not first name and surname at once.
  if (evidence.first_given != kNone && evidence.first_given == evidence.last_family) {
    (evidence.given_initial ? evidence.given : evidence.family) = false;
    evidence.nickname = evidence.nickname && !evidence.given_initial;
  }
  return evidence;
}

/// Middle names that the case does not know stand between first name and surname.
bool only_middle_names(const Evidence& evidence) {
  return evidence.first_given != kNone && evidence.last_family != kNone && evidence.unexplained <= 2 &&
         evidence.first_unexplained > evidence.first_given &&
         evidence.last_unexplained < evidence.last_family;
}

Fit best_fit(const Evidence& evidence, bool titled) {
  const bool first_name = evidence.given || evidence.nickname;
  if (evidence.unexplained > 0 && !only_middle_names(evidence)) {
    return {};
  }
  if (evidence.family && first_name) {
    return evidence.given
               ? Fit{8, 0.98, "names.full", "First name and surname of this person."}
               : Fit{7, 0.93, "names.full", "A short or long form of the first name, and the surname."};
  }
  if (evidence.family && evidence.given_initial) {
    return {6, 0.9, "names.initial", "Initial and surname of this person."};
  }
  if (evidence.family && evidence.middle) {
    return {6, 0.85, "names.middle", "Middle name and surname of this person."};
  }
  if (first_name && evidence.family_initial) {
    return {5, 0.88, "names.initial", "First name and initial of the surname of this person."};
  }
  if (evidence.given) {
    return {4, 0.85, "names.given", "First name that only this person of the case has."};
  }
  if (evidence.nickname) {
    return {3, 0.8, "names.nickname", "A form of the first name of this person alone."};
  }
  if (evidence.middle) {
    return {2, 0.72, "names.middle", "Middle name of this person alone."};
  }
  if (evidence.family) {
    return {2, titled ? 0.9 : 0.8, "names.family", "Surname that only this person of the case has."};
  }
  if (evidence.given_initial && evidence.family_initial) {
    return {1, 0.6, "names.initials", "Initials of this person."};
  }
  return {};
}

Fit fit(const NameRun& run, std::size_t party, const PartyNames& names, bool titled) {
  const auto evidence = evidence_for(run, party, names);
  auto result = best_fit(evidence, titled);
  const bool single = run.size() == 1;
  result.by_surname = evidence.family;
  result.by_long_form = evidence.nickname && !evidence.given && single && !evidence.family &&
                        !names.has_shorter_form(party, run.front().folded);
  if (evidence.slip) {
    result.confidence = single ? std::min(result.confidence, 0.72) : result.confidence - 0.08;
    result.rule = evidence.misread ? "names.misread" : "names.slip";
  }
  if (evidence.ordinary && single && !titled) {
    result.confidence = std::min(result.confidence, 0.5);
  }
  return result;
}

/// Leaves those whose generation the run names, when it names one that parts them.
void keep_generation(const NameRun& run, const PartyNames& names, std::vector<std::size_t>& parties) {
  for (const auto& word : run) {
    if (word.kind != NameWord::Kind::generation) {
      continue;
    }
    const auto said = generation_of(word.folded);
    const auto same = [&](std::size_t party) { return names.generation(party) == said; };
    const auto other = [&](std::size_t party) {
      return names.generation(party) != said && names.generation(party) != Generation::none;
    };
    if (std::any_of(parties.begin(), parties.end(), same)) {
      std::erase_if(parties, [&](std::size_t party) { return !same(party); });
    } else {
      std::erase_if(parties, other);
    }
  }
}

struct Candidate {
  std::size_t party = 0;
  Fit fit;
};

bool lower_rank(const Candidate& a, const Candidate& b) {
  return a.fit.rank < b.fit.rank;
}

/// Everybody whose initials a run of initials alone may be: the first of a given name, a later one of a
/// surname.
std::vector<std::size_t> people_of_initials(const NameRun& run, const PartyNames& names) {
  std::vector<std::size_t> people;
  std::string letters;
  for (const auto& word : run) {
    letters += word.kind == NameWord::Kind::initial ? word.folded.substr(0, 1) : std::string();
  }
  for (std::size_t i = 1; i < letters.size(); ++i) {
    const auto& more = names.with_initials(letters.front(), letters[i]);
    people.insert(people.end(), more.begin(), more.end());
  }
  return people;
}

bool is_whole_word(const NameWord& word) {
  return word.kind == NameWord::Kind::known || word.kind == NameWord::Kind::unknown;
}

/// Everybody whom the run may fit. The first and the last whole word must be of their names: only what stands
/// between first name and surname may be a middle name that the case does not know.
std::vector<std::size_t> people_of(const NameRun& run, const PartyNames& names) {
  const auto first = std::find_if(run.begin(), run.end(), is_whole_word);
  std::vector<std::size_t> people;
  if (first != run.end()) {
    const auto last = std::find_if(run.rbegin(), run.rend(), is_whole_word);
    for (const auto& part : first->parts) {
      if (has_party(last->parts, part.party)) {
        people.push_back(part.party);
      }
    }
  } else if (std::all_of(run.begin(), run.end(), [](const NameWord& word) {
               return word.kind == NameWord::Kind::initial || word.kind == NameWord::Kind::generation;
             })) {
    people = people_of_initials(run, names);
    std::sort(people.begin(), people.end());
  }
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

std::vector<Candidate> all_fits(const NameRun& run, const PartyNames& names, bool titled) {
  std::vector<Candidate> fits;
  for (const auto party : people_of(run, names)) {
    const Candidate candidate{party, fit(run, party, names, titled)};
    if (candidate.fit.rank > 0) {
      fits.push_back(candidate);
    }
  }
  return fits;
}

/// After a title stands a surname: "Miss Rose" is not a Rose whose surname is another.
void prefer_surnames(std::vector<Candidate>& fits, bool titled) {
  const auto by_surname = [](const Candidate& candidate) { return candidate.fit.by_surname; };
  if (titled && std::any_of(fits.begin(), fits.end(), by_surname)) {
    std::erase_if(fits, [&](const Candidate& candidate) { return !by_surname(candidate); });
  }
}

/// Whether a single word that fits `best` better could mean this one all the same. Between two people who are
/// both protected the better fit will do; where one of them may be named, nothing is settled by it.
bool is_rival(const Candidate& other, const Candidate& best, const NameRun& run,
              const std::vector<Party>& parties) {
  const auto is_protected = [&](const Candidate& candidate) {
    return parties[candidate.party].role == PartyRole::third_party;
  };
  if (run.size() != 1 || is_protected(other) == is_protected(best)) {
    return false;
  }
  const bool subject = parties[other.party].role == PartyRole::subject;
  return (is_protected(other) || subject) && (!other.fit.by_long_form || subject);
}

bool knows_anybody(const NameRun& run) {
  return std::any_of(run.begin(), run.end(), [](const NameWord& word) { return !word.parts.empty(); });
}

}  // namespace

bool shares_party(const NameWord& a, const NameWord& b) {
  return share_party(a.parts, b.parts);
}

bool has_role(const NameWord& word, PartRole role) {
  return std::any_of(word.parts.begin(), word.parts.end(),
                     [&](const NamePart& part) { return part.role == role; });
}

Resolution resolve(const NameRun& run, const PartyNames& names, const std::vector<Party>& parties,
                   bool titled) {
  auto fits = all_fits(run, names, titled);
  if (run.size() == 1) {
    prefer_surnames(fits, titled);
  }
  const auto best = std::max_element(fits.begin(), fits.end(), lower_rank);
  std::vector<std::size_t> winners;
  double confidence = 1;
  for (const auto& candidate : fits) {
    if (candidate.fit.rank == best->fit.rank || is_rival(candidate, *best, run, parties)) {
      winners.push_back(candidate.party);
      confidence = std::min(confidence, candidate.fit.confidence);
    }
  }
  keep_generation(run, names, winners);
  if (winners.size() == 1) {
    return {winners.front(), true, {}, confidence, best->fit.rule, best->fit.explanation};
  }
  if (winners.size() > 1) {
    return {std::nullopt,
            true,
            winners.size() > kMostPeople ? std::vector<std::size_t>{} : winners,
            confidence,
            "names.ambiguous",
            "Several people of the case are called this."};
  }
  if (knows_anybody(run)) {
    return {std::nullopt,
            true,
            {},
            0.6,
            "names.shared-word",
            "Shares a word with a name of the case, but is not the name of anybody known."};
  }
  return {};
}

}  // namespace dsrkit::redact
