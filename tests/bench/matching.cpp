// matching NAMES SEED PEOPLE SUBJECTS: who is who in a generated population (population.hpp). Prints one line
// of numbers for matching.sh. NAMES is the folder share/names.
#include "population.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/match/assess.hpp"
#include "dsrkit/match/identifier_check.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <string_view>

using namespace dsrkit;
using bench::Entry;
using bench::Population;

namespace {

/// What is to be printed, summed over the subjects.
struct Totals {
  std::size_t subjects = 0;
  std::size_t entries = 0;  ///< of the subjects, in truth
  std::size_t wrong = 0;    ///< strong, and somebody else's
  std::size_t strong = 0;
  std::size_t review = 0;      ///< the subject's, in review
  std::size_t conflict = 0;    ///< the subject's, in conflict and shown to an officer
  std::size_t first_look = 0;  ///< strong or review before anything was confirmed
  std::size_t shown = 0;       ///< to an officer, whosever
  std::size_t rounds = 0;
  std::size_t most_rounds = 0;
  std::size_t by_key = 0;  ///< found by equal number, or equal names and birth date
};

/// Searches for one subject until nothing new turns up. The officer is always right.
class Search {
public:
  Search(const Population& population, std::size_t person, const match::NicknameTable& nicknames)
      : m_population(population),
        m_person(person),
        m_nicknames(nicknames),
        m_subject(population.requests[person]) {}

  void run(const std::vector<std::size_t>& among, Totals& totals) {
    ++totals.subjects;
    totals.entries += m_population.entries_of[m_person];
    std::size_t rounds = 0;
    bool more = true;
    while (more) {
      more = look(among, totals, ++rounds == 1);
    }
    totals.rounds += rounds;
    totals.most_rounds = std::max(totals.most_rounds, rounds);
    for (std::size_t i = 0; i < m_found.size(); ++i) {
      const MatchTier tier = m_found[i].tier;
      const bool own = m_population.entries[m_indices[i]].person == m_person;
      totals.wrong += !own && tier == MatchTier::strong ? 1U : 0U;
      totals.strong += own && tier == MatchTier::strong ? 1U : 0U;
      totals.review += own && tier == MatchTier::review ? 1U : 0U;
      totals.conflict += own && tier == MatchTier::conflict ? 1U : 0U;
      totals.shown += tier != MatchTier::strong ? 1U : 0U;
    }
  }

private:
  /// An entry stays in the tier in which it was first seen: then it was decided.
  bool look(const std::vector<std::size_t>& among, Totals& totals, bool first) {
    const match::Matcher matcher(m_subject, m_nicknames);
    const std::size_t known = m_found.size();
    for (const std::size_t index : among) {
      if (std::find(m_indices.begin(), m_indices.end(), index) == m_indices.end()) {
        if (auto found = matcher.find(m_population.entries[index].entry)) {
          m_found.push_back(std::move(*found));
          m_indices.push_back(index);
        }
      }
    }
    std::vector<PersonMatch> together = m_found;
    match::review_doubtful(together);
    const DataSubject before = m_subject;
    for (std::size_t i = known; i < m_found.size(); ++i) {
      m_found[i].tier = together[i].tier;
      const Entry& entry = m_population.entries[m_indices[i]];
      const bool own = entry.person == m_person;
      totals.first_look += first && own && m_found[i].tier != MatchTier::conflict ? 1U : 0U;
      if (own || m_found[i].tier == MatchTier::strong) {
        m_subject = match::with_confirmed(std::move(m_subject), entry.entry.details);
      }
    }
    return m_subject != before;
  }

  const Population& m_population;
  std::size_t m_person;
  const match::NicknameTable& m_nicknames;
  DataSubject m_subject;
  std::vector<PersonMatch> m_found;
  std::vector<std::size_t> m_indices;  ///< of m_found
};

std::string key_of(const PersonDetails& person) {
  return to_lower_ascii(person.name.full()) + (person.born ? format_date(*person.born) : "");
}

std::size_t count_by_key(const Population& population, std::size_t person) {
  const DataSubject& subject = population.requests[person];
  return static_cast<std::size_t>(
      std::count_if(population.entries.begin(), population.entries.end(), [&](const Entry& entry) {
        const auto& details = entry.entry.details;
        const bool number = !subject.identifiers.empty() && !details.identifiers.empty() &&
                            match::is_bare_value(details.identifiers[0], subject.identifiers[0].value);
        return entry.person == person && (number || (details.born && key_of(details) == key_of(subject)));
      }));
}

/// Every subject against those who could be taken for them: the family, and all who have their birth date or
/// number. Finds how many wrong entries are strong.
std::size_t wrong_among_near(const Population& population, const match::NicknameTable& nicknames) {
  std::map<std::string, std::vector<std::size_t>> near;
  const auto keys = [&](const PersonDetails& details, std::size_t person) {
    std::vector<std::string> all{"family " + std::to_string(population.family[person])};
    if (details.born) {
      all.push_back("born " + format_date(*details.born));
    }
    for (const Identifier& identifier : details.identifiers) {
      all.push_back("number " + match::bare_value(identifier));
    }
    return all;
  };
  for (std::size_t i = 0; i < population.entries.size(); ++i) {
    for (const std::string& key : keys(population.entries[i].entry.details, population.entries[i].person)) {
      near[key].push_back(i);
    }
  }
  Totals totals;
  for (std::size_t person = 0; person < population.requests.size(); ++person) {
    if (population.requests[person].deceased) {
      continue;
    }
    std::set<std::size_t> among;
    for (const std::string& key : keys(population.requests[person], person)) {
      const auto found = near.find(key);
      if (found != near.end()) {
        among.insert(found->second.begin(), found->second.end());
      }
    }
    Search(population, person, nicknames).run({among.begin(), among.end()}, totals);
  }
  return totals.wrong;
}

/// Seconds of processor time for one subject against a million entries, the better of two passes.
double seconds_a_million(const Population& population, const DataSubject& subject,
                         const match::NicknameTable& nicknames) {
  constexpr std::size_t kMillion = 1'000'000;
  double best = 1e9;
  for (int pass = 0; pass < 2; ++pass) {
    const std::clock_t start = std::clock();
    const match::Matcher matcher(subject, nicknames);
    std::size_t found = 0;
    for (std::size_t i = 0; i < kMillion; ++i) {
      found += matcher.find(population.entries[i % population.entries.size()].entry) ? 1U : 0U;
    }
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (found > kMillion / 2) {
      std::cerr << "matching: half the population was found\n";
      std::exit(1);
    }
    best = std::min(best, took);
  }
  return best;
}

std::size_t number(std::string_view text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: bench_matching NAMES SEED PEOPLE SUBJECTS\n";
    return 2;
  }
  const std::filesystem::path names = argv[1];
  const Population population = bench::make_population(number(argv[2]), number(argv[3]), names);
  const auto nicknames = match::NicknameTable::parse(files::read_file(names / "nicknames.csv") +
                                                     files::read_file(names / "more-nicknames.csv"));
  std::vector<std::size_t> all(population.entries.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = i;
  }
  Totals totals;
  const std::size_t step = std::max<std::size_t>(population.requests.size() / number(argv[4]), 1);
  for (std::size_t person = 0; person < population.requests.size(); person += step) {
    if (population.requests[person].deceased) {
      continue;
    }
    Search(population, person, nicknames).run(all, totals);
    totals.by_key += count_by_key(population, person);
  }
  const DataSubject& subject = population.requests[population.requests.size() / 2];
  DataSubject undated = subject;
  undated.born.reset();
  std::cout << std::fixed << std::setprecision(4) << population.requests.size() << ' ' << all.size() << ' '
            << totals.subjects << ' ' << totals.wrong << ' ' << wrong_among_near(population, nicknames) << ' '
            << share(totals.strong, totals.entries) << ' '
            << share(totals.strong + totals.review, totals.entries) << ' '
            << share(totals.first_look, totals.entries) << ' ' << share(totals.conflict, totals.entries)
            << ' ' << share(totals.shown, totals.subjects) << ' ' << share(totals.rounds, totals.subjects)
            << ' ' << totals.most_rounds << ' ' << share(totals.by_key, totals.entries) << ' '
            << seconds_a_million(population, subject, nicknames) << ' '
            << seconds_a_million(population, undated, nicknames) << '\n';
}
