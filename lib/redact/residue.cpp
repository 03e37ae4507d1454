#include "residue.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dsrkit::redact {
namespace {

/// The rule's id and what the words are.
using What = std::pair<std::string_view, std::string_view>;
constexpr What kStreet{"residue.street", "a street"};
constexpr What kHouse{"residue.house", "a house number"};
constexpr What kJob{"residue.job", "a job"};
constexpr What kEmployer{"residue.employer", "a place of work"};

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

void add_words(Said& said, const std::string& text, What what, const std::string& party) {
  if (auto words = text::folded_words(text); !words.empty()) {
    said[{std::move(words), what}].insert(party);
  }
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
  const bool space = at + 1 >= text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
  return (stop && space) || (text[at] == '\n' && space);
}

/// The sentence around the place and the next one.
std::pair<std::size_t, std::size_t> window_of(std::string_view text, const Finding& place) {
  constexpr std::size_t kMost = 400;  // bytes on either side: lists and tables have no sentences
  const std::size_t first = place.begin > kMost ? place.begin - kMost : 0;
  const std::size_t last = std::min(text.size(), place.end + kMost);
  std::size_t begin = place.begin;
  while (begin > first && !ends_sentence(text, begin - 1)) {
    --begin;
  }
  std::size_t end = place.end;
  for (int stops = 0; end < last && stops < 2; ++end) {
    stops += static_cast<int>(ends_sentence(text, end));
  }
  return {begin, end};
}

bool overlaps_any(const std::vector<Finding>& findings, std::size_t begin, std::size_t end) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.begin < end && begin < finding.end; });
}

}  // namespace

ResidueFinder::ResidueFinder(const std::vector<Party>& parties) {
  Said said;
  std::set<std::string> third_parties;
  for (const Party& party : parties) {
    if (party.role == PartyRole::third_party) {
      third_parties.insert(party.id);
    }
    for (const std::string& address : party.addresses) {
      add_address(said, address, party.id);
    }
    add_words(said, party.job, kJob, party.id);
    add_words(said, party.employer, kEmployer, party.id);
  }
  for (const auto& [clue, bearers] : said) {
    if (bearers.size() == 1 && third_parties.contains(*bearers.begin())) {
      m_clues[clue.first.front()].push_back(
          {clue.first, *bearers.begin(), clue.second.first, clue.second.second});
    }
  }
}

const ResidueFinder::Clue* ResidueFinder::clue_at(const std::vector<text::Token>& tokens, std::size_t at,
                                                  std::string_view party) const {
  const auto clues = m_clues.find(tokens[at].folded);
  if (clues == m_clues.end()) {
    return nullptr;
  }
  const auto fits = [&](const Clue& clue) {
    return clue.party == party && at + clue.words.size() <= tokens.size() &&
           std::equal(clue.words.begin(), clue.words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& word, const text::Token& token) { return word == token.folded; });
  };
  const auto found = std::find_if(clues->second.begin(), clues->second.end(), fits);
  return found == clues->second.end() ? nullptr : &*found;
}

std::vector<Finding> ResidueFinder::find(std::string_view text, const std::vector<Finding>& withheld) const {
  std::vector<Finding> residue;
  if (m_clues.empty() || withheld.empty()) {
    return residue;
  }
  const auto tokens = text::tokenise(text);
  std::set<std::string> told;
  for (const Finding& place : withheld) {
    if (!place.party || told.contains(*place.party)) {
      continue;
    }
    const auto [begin, end] = window_of(text, place);
    auto at = static_cast<std::size_t>(
        std::lower_bound(tokens.begin(), tokens.end(), begin,
                         [](const text::Token& token, std::size_t offset) { return token.begin < offset; }) -
        tokens.begin());
    for (; at < tokens.size() && tokens[at].begin < end; ++at) {
      const Clue* clue = clue_at(tokens, at, *place.party);
      const std::size_t last = clue == nullptr ? at : tokens[at + clue->words.size() - 1].end;
      if (clue == nullptr || overlaps_any(withheld, tokens[at].begin, last) ||
          overlaps_any(residue, tokens[at].begin, last)) {
        continue;
      }
      residue.push_back({tokens[at].begin, last, "residue", std::string(clue->rule), 0.8, place.party,
                         "Beside something withheld: " + std::string(clue->what) +
                             " that fits one person of the case only (k = 1)."});
      told.insert(*place.party);
      break;
    }
  }
  std::sort(residue.begin(), residue.end(),
            [](const Finding& a, const Finding& b) { return a.begin < b.begin; });
  return residue;
}

}  // namespace dsrkit::redact
