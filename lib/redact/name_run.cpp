#include "name_run.hpp"

#include <algorithm>

namespace dsrkit::redact {
namespace {

/// How well a run fits one party; rank 0 is not at all.
struct Fit {
  int rank = 0;
  double confidence = 0;
  const char* rule = "";
  const char* explanation = "";
};

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
  bool ordinary = false;
  std::size_t first_given = kNone;
  std::size_t last_family = kNone;
  std::vector<std::size_t> unexplained;  ///< positions
};

void see_known(const NameWord& word, std::size_t position, std::size_t party, Evidence& evidence) {
  bool explained = false;
  for (const auto& part : word.parts) {
    if (part.party != party) {
      continue;
    }
    explained = true;
    switch (part.role) {
      case PartRole::given: evidence.given = true; break;
      case PartRole::nickname: evidence.nickname = true; break;
      case PartRole::middle: evidence.middle = true; break;
      case PartRole::family: evidence.family = true; break;
    }
    if (part.role == PartRole::family) {
      evidence.last_family = position;
    } else if (evidence.first_given == kNone) {
      evidence.first_given = position;
    }
  }
  if (!explained) {
    evidence.unexplained.push_back(position);
    return;
  }
  evidence.slip = evidence.slip || word.slip;
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
    evidence.unexplained.push_back(position);
  }
}

Evidence evidence_for(const NameRun& run, std::size_t party, const PartyNames& names) {
  Evidence evidence;
  for (std::size_t i = 0; i < run.size(); ++i) {
    switch (run[i].kind) {
      case NameWord::Kind::known: see_known(run[i], i, party, evidence); break;
      case NameWord::Kind::unknown: evidence.unexplained.push_back(i); break;
      case NameWord::Kind::initial: see_initial(run[i], i, party, names, evidence); break;
      case NameWord::Kind::particle:
      case NameWord::Kind::generation: break;
    }
  }
  return evidence;
}

/// Middle names that the case does not know stand between first name and surname.
bool only_middle_names(const Evidence& evidence) {
  return evidence.first_given != kNone && evidence.last_family != kNone && evidence.unexplained.size() <= 2 &&
         std::all_of(evidence.unexplained.begin(), evidence.unexplained.end(), [&](std::size_t position) {
           return position > evidence.first_given && position < evidence.last_family;
         });
}

Fit best_fit(const Evidence& evidence, bool titled) {
  const bool first_name = evidence.given || evidence.nickname;
  if (!evidence.unexplained.empty() && !only_middle_names(evidence)) {
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
  if (evidence.slip) {
    result.confidence = single ? std::min(result.confidence, 0.72) : result.confidence - 0.08;
    result.rule = "names.slip";
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

bool knows_anybody(const NameRun& run) {
  return std::any_of(run.begin(), run.end(), [](const NameWord& word) { return !word.parts.empty(); });
}

}  // namespace

Resolution resolve(const NameRun& run, const PartyNames& names, std::size_t parties, bool titled) {
  Fit best;
  std::vector<std::size_t> winners;
  for (std::size_t party = 0; party < parties; ++party) {
    const auto result = fit(run, party, names, titled);
    if (result.rank > best.rank) {
      best = result;
      winners.clear();
    }
    if (result.rank > 0 && result.rank == best.rank) {
      winners.push_back(party);
      best.confidence = std::min(best.confidence, result.confidence);
    }
  }
  keep_generation(run, names, winners);
  if (winners.size() == 1) {
    return {winners.front(), true, best.confidence, best.rule, best.explanation};
  }
  if (winners.size() > 1) {
    return {std::nullopt, true, 0.6, "names.ambiguous", "Several people of the case are called this."};
  }
  if (knows_anybody(run)) {
    return {std::nullopt, true, 0.6, "names.shared-word",
            "Shares a word with a name of the case, but is not the name of anybody known."};
  }
  return {};
}

}  // namespace dsrkit::redact
