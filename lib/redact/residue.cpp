#include "residue.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace dsrkit::redact {
namespace {

constexpr std::string_view kKind = "residue";
constexpr std::string_view kTextRule = "residue-text";
constexpr std::string_view kAgeRule = "residue-age";
constexpr double kConfidence = 0.8;
constexpr std::size_t kMost = 400;  ///< bytes on either side: lists and tables have no sentences

/// The rule's id and what the words are.
using What = std::pair<std::string_view, std::string_view>;
constexpr What kStreet{"residue.street", "a street"};
constexpr What kHouse{"residue.house", "a house number"};
constexpr What kJob{"residue.job", "a job"};
constexpr What kEmployer{"residue.employer", "a place of work or a school"};

using Words = std::vector<std::string>;
/// What is said of people, and of whom.
using Said = std::map<std::pair<Words, What>, std::set<std::string>>;

bool starts_with_digit(const std::string& word) {
  return word.front() >= '0' && word.front() <= '9';
}

/// "Flat 3, 22 Willow Street, Bury": the street without its number, and the number by itself.
void add_address(Said& said, const std::string& address, const std::string& party) {
  for (std::size_t begin = 0; begin < address.size();) {
    const auto end = std::min(address.find(',', begin), address.size());
    auto words = text::folded_words(std::string_view(address).substr(begin, end - begin));
    if (words.size() > 2 && starts_with_digit(words.front())) {
      for (const char* sign : {"number", "no", "nr"}) {
        said[{{sign, words.front()}, kHouse}].insert(party);
      }
      words.erase(words.begin());
      said[{std::move(words), kStreet}].insert(party);
      return;
    }
    begin = end + 1;
  }
}

/// Without the articles that come and go.
Words words_of(std::string_view text) {
  auto words = text::folded_words(text);
  while (!words.empty() && (words.front() == "the" || words.front() == "a" || words.front() == "an")) {
    words.erase(words.begin());
  }
  return words;
}

void add_words(Said& said, const std::string& text, What what, const std::string& party) {
  if (auto words = words_of(text); !words.empty()) {
    said[{std::move(words), what}].insert(party);
  }
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
  const bool space = at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
  return (stop && space) || (text[at] == '\n' && space);
}

std::size_t sentence_begin(std::string_view text, std::size_t at) {
  const std::size_t first = at > kMost ? at - kMost : 0;
  while (at > first && !ends_sentence(text, at - 1)) {
    --at;
  }
  return at;
}

/// The sentence around the place and the next one.
std::pair<std::size_t, std::size_t> window_of(std::string_view text, const Finding& place) {
  const std::size_t last = std::min(text.size(), place.end + kMost);
  std::size_t end = place.end;
  for (int stops = 0; end < last && stops < 2; ++end) {
    stops += static_cast<int>(ends_sentence(text, end));
  }
  return {sentence_begin(text, place.begin), end};
}

bool overlaps_any(const std::vector<Finding>& findings, std::size_t begin, std::size_t end) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.begin < end && begin < finding.end; });
}

/// `party` is empty where several withheld people share what is said.
Finding residue_at(std::size_t begin, std::size_t end, std::string_view rule, std::string_view what,
                   const std::string& party, std::string_view where) {
  return {begin,
          end,
          std::string(kKind),
          std::string(rule),
          kConfidence,
          party.empty() ? std::nullopt : std::optional(party),
          std::string(where) + std::string(what) +
              (party.empty() ? " of several people of the case, and not of the person who asks."
                             : " that fits one person of the case only (k = 1).")};
}

rules::RuleSet residue_rules(const rules::RuleSet& all) {
  rules::RuleSet some = all;
  for (auto& pack : some.packs) {
    std::erase_if(pack.rules,
                  [](const rules::Rule& rule) { return rule.kind != kTextRule && rule.kind != kAgeRule; });
  }
  return some;
}

/// Two people who are never of one age share no birthday within a year.
bool of_one_age(const Party& a, const Party& b) {
  const auto apart = std::chrono::sys_days(*a.born) - std::chrono::sys_days(*b.born);
  return std::chrono::abs(apart) < std::chrono::days(366);
}

}  // namespace

bool is_residue_rule(const rules::Rule& rule) {
  return rule.kind.starts_with("residue-");
}

ResidueFinder::ResidueFinder(const rules::RuleSet& rules, const std::vector<Party>& parties)
    : m_facts(residue_rules(rules)) {
  Said said;
  for (const Party& party : parties) {
    if (party.role == PartyRole::third_party) {
      m_third_parties.insert(party.id);
      const bool alone = party.born && std::none_of(parties.begin(), parties.end(), [&](const Party& other) {
                           return &other != &party && other.born && of_one_age(party, other);
                         });
      if (alone) {
        m_of_one_age.insert(party.id);
      }
    }
    m_subject = party.role == PartyRole::subject ? party.id : m_subject;
    for (const std::string& address : party.addresses) {
      add_address(said, address, party.id);
    }
    add_words(said, party.job, kJob, party.id);
    add_words(said, party.employer, kEmployer, party.id);
  }
  for (const auto& [clue, bearers] : said) {
    const auto& [words, what] = clue;
    if (bearers.contains(m_subject)) {
      m_of_subject.insert(words);
    }
    const bool withheld = std::all_of(bearers.begin(), bearers.end(), [&](const std::string& bearer) {
      return m_third_parties.contains(bearer);
    });
    // A name of two words or more is of that place and no other.
    const bool anywhere = what == kEmployer && words.size() > 1;
    if (withheld && (bearers.size() == 1 || anywhere)) {
      m_any_anywhere = m_any_anywhere || anywhere;
      m_clues[words.front()].push_back(
          {words, bearers.size() == 1 ? *bearers.begin() : "", what.first, what.second, anywhere});
    }
  }
}

std::vector<ResidueFinder::Place> ResidueFinder::places_of(std::string_view text,
                                                           const std::vector<Finding>& withheld) const {
  std::vector<Place> places;
  for (const Finding& finding : withheld) {
    if (finding.party && m_third_parties.contains(*finding.party)) {
      places.push_back({finding.begin, finding.end, *finding.party, window_of(text, finding)});
    }
  }
  return places;
}

/// What the case knows of people, word by word.
void ResidueFinder::add_clues(std::string_view text, const std::vector<Place>& places,
                              std::vector<Finding>& residue) const {
  const auto tokens = text::tokenise(text);
  std::size_t first = 0;  // of the places whose windows may still hold what follows
  std::size_t covered = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto clues = m_clues.find(tokens[at].folded);
    if (clues == m_clues.end() || tokens[at].begin < covered) {
      continue;
    }
    while (first < places.size() && places[first].end + 2 * kMost < tokens[at].begin) {
      ++first;
    }
    const Clue* best = nullptr;
    bool beside = false;
    for (const Clue& clue : clues->second) {
      if ((best != nullptr && clue.words.size() <= best->words.size()) ||
          at + clue.words.size() > tokens.size() ||
          !std::equal(
              clue.words.begin(), clue.words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
              [](const std::string& word, const text::Token& token) { return word == token.folded; })) {
        continue;
      }
      bool near = false;
      for (std::size_t i = first; i < places.size() && places[i].window.first <= tokens[at].begin && !near;
           ++i) {
        near = places[i].party == clue.party && tokens[at].begin < places[i].window.second;
      }
      if (near || clue.anywhere) {
        best = &clue;
        beside = near;
      }
    }
    if (best != nullptr) {
      covered = tokens[at + best->words.size() - 1].end;
      residue.push_back(residue_at(tokens[at].begin, covered, best->rule, best->what, best->party,
                                   beside ? "Beside something withheld: " : "Known of somebody withheld: "));
    }
  }
}

/// Whose the words are: of whoever withheld stands before them in the sentence; the subject's, when only the
/// subject stands there; else of the nearest whose sentence or next one it is.
std::optional<std::string> ResidueFinder::bearer_of(std::string_view text, const std::vector<Finding>& found,
                                                    const std::vector<Place>& places, std::size_t begin,
                                                    std::size_t end) const {
  const std::size_t sentence = sentence_begin(text, begin);
  std::optional<std::string> bearer;
  for (auto place =
           std::lower_bound(places.begin(), places.end(), sentence,
                            [](const Place&candidate, std::size_t at) { return candidate.begin < at; });
       place != places.end() && place->begin < begin; ++place) {
    bearer = place->party;
  }
  if (bearer) {
    return bearer;
  }
  for (auto finding =
           std::lower_bound(found.begin(), found.end(), sentence,
                            [](const Finding&candidate, std::size_t at) { return candidate.begin < at; });
       finding != found.end() && finding->begin < begin; ++finding) {
    if (finding->party == m_subject) {
      return std::nullopt;
    }
  }
  const auto after =
      std::lower_bound(places.begin(), places.end(), begin,
                       [](const Place& candidate, std::size_t at) { return candidate.begin < at; });
  const auto holds = [&](const Place& place) {
    return place.window.first <= begin && end <= place.window.second;
  };
  if (after != places.begin() && holds(*(after - 1))) {
    return (after - 1)->party;
  }
  return after != places.end() && holds(*after) ? std::optional(after->party) : std::nullopt;
}

bool ResidueFinder::fits(const rules::RuleMatch& match, std::string_view words,
                         const std::string& party) const {
  return match.rule->kind == kAgeRule ? m_of_one_age.contains(party)
                                      : !m_of_subject.contains(words_of(words));
}

/// What the words themselves say of somebody: "who attends Millgate High School".
void ResidueFinder::add_facts(std::string_view text, const std::vector<Finding>& found,
                              const std::vector<Place>& places, std::vector<Finding>& residue) const {
  const std::vector<Finding> clues = residue;
  for (std::size_t i = 0; i < places.size();) {
    auto [begin, end] = places[i].window;
    for (++i; i < places.size() && places[i].window.first <= end; ++i) {
      end = std::max(end, places[i].window.second);
    }
    const auto window = text.substr(begin, end - begin);
    std::size_t covered = begin;
    for (const auto& match : m_facts.find(window, text::tokenise(window))) {
      const auto from = begin + match.begin;
      const auto to = begin + match.end;
      if (from < covered || overlaps_any(clues, from, to)) {
        continue;
      }
      const auto bearer = bearer_of(text, found, places, from, to);
      if (bearer && fits(match, text.substr(from, to - from), *bearer)) {
        residue.push_back(
            residue_at(from, to, match.rule->id, match.rule->value, *bearer, "Beside something withheld: "));
        covered = to;
      }
    }
  }
}

std::vector<Finding> ResidueFinder::find(std::string_view text, const std::vector<Finding>& found,
                                         const std::vector<Finding>& withheld) const {
  std::vector<Finding> residue;
  const auto places = places_of(text, withheld);
  if (!m_clues.empty() && (!places.empty() || m_any_anywhere)) {
    add_clues(text, places, residue);
  }
  add_facts(text, found, places, residue);
  std::sort(residue.begin(), residue.end(),
            [](const Finding& a, const Finding& b) { return a.begin < b.begin; });
  return residue;
}

}  // namespace dsrkit::redact
