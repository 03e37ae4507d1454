#include "relations.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using text::Token;

constexpr std::string_view kKind = "relation";
constexpr const char* kOf = "'s ";                  ///< between the parts of "mother's partner"
constexpr std::string_view kResident = "resident";  ///< "the boy at number 12": somebody only with the number

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_possessor(const Token& token) {
  static constexpr std::array<std::string_view, 8> kWords{"his", "her",  "their", "my",
                                                          "our", "your", "the",   "this"};
  return token.possessive || is_one_of(kWords, token.folded);
}

/// "a mother", "any neighbour", "no father": nobody in particular.
bool is_general(const Token& token) {
  static constexpr std::array<std::string_view, 9> kWords{"a",  "an",   "any",     "every", "each",
                                                          "no", "some", "another", "single"};
  return is_one_of(kWords, token.folded);
}

bool is_house_word(const std::string& word) {
  static constexpr std::array<std::string_view, 7> kWords{"number",    "no",    "nr", "flat",
                                                          "apartment", "house", "num"};
  return is_one_of(kWords, word);
}

bool in_code(const std::vector<Token>& tokens, std::size_t first, std::size_t last) {
  return tokens[first].gap == Gap::joiner ||
         (last + 1 < tokens.size() && tokens[last + 1].gap == Gap::joiner);
}

/// "at number 14", "at no. 14", "at 14": the last token of it, or `last`.
std::size_t extend_to_house(const std::vector<Token>& tokens, std::size_t last) {
  std::size_t at = last + 1;
  if (at < tokens.size() &&
      (tokens[at].folded == "at" || tokens[at].folded == "from" || tokens[at].folded == "in")) {
    ++at;
    if (at < tokens.size() && is_house_word(tokens[at].folded)) {
      ++at;
    }
    if (at < tokens.size() && tokens[at].digits && tokens[at].end - tokens[at].begin <= 5) {
      return at;
    }
  }
  return last;
}

/// The possessor up to two words before ("his much older brother"), or `first`.
std::size_t extend_to_possessor(const std::vector<Token>& tokens, std::size_t first) {
  for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
    const auto& token = tokens[first - back];
    if (tokens[first - back + 1].gap != Gap::space && tokens[first - back + 1].gap != Gap::line) {
      return first;
    }
    if (is_possessor(token)) {
      return token.possessive ? first : first - back;
    }
    if (token.casing != Casing::lower) {
      return first;
    }
  }
  return first;
}

bool is_person_word(const rules::RuleMatch& match) {
  return match.rule->kind == kKind || match.rule->kind == kResident;
}

bool same_relation(const std::string& said, const std::string& of_party) {
  return !said.empty() && (of_party == said ||
                           (of_party.ends_with(said) && of_party[of_party.size() - said.size() - 1] == ' '));
}

}  // namespace

RelationFinder::Phrase RelationFinder::read_phrase(const std::vector<Token>& tokens,
                                                   const std::vector<rules::RuleMatch>& matches,
                                                   std::size_t match, std::size_t first) {
  Phrase phrase{first, first, matches[match].rule->value};
  const auto go_to_end = [&](const rules::RuleMatch& part) {
    while (phrase.last + 1 < tokens.size() && tokens[phrase.last + 1].begin < part.end) {
      ++phrase.last;
    }
  };
  go_to_end(matches[match]);
  for (++match; tokens[phrase.last].possessive && phrase.last + 1 < tokens.size() && match < matches.size() &&
                matches[match].begin <= tokens[phrase.last + 1].begin;
       ++match) {
    if (matches[match].rule->kind == kKind && matches[match].begin == tokens[phrase.last + 1].begin) {
      phrase.relation += kOf + matches[match].rule->value;
      ++phrase.last;
      go_to_end(matches[match]);
    }
  }
  return phrase;
}

RelationFinder::RelationFinder(const rules::Matcher& matcher, const std::vector<Party>& parties) {
  for (const auto& party : parties) {
    if (party.role == PartyRole::third_party) {
      for (const auto& name : party.names) {
        const auto words = text::folded_words(parse_person_name(name).given);
        if (!words.empty() && words.front().size() > 1) {
          m_given_names[words.front()].insert(party.id);
        }
      }
    }
    const auto tokens = text::tokenise(party.relation);
    const auto matches = matcher.find(party.relation, tokens);
    std::string value;
    std::size_t covered = 0;
    for (const auto& match : matches) {
      if (match.rule->kind == kKind && match.begin >= covered) {
        value += (value.empty() ? "" : kOf) + match.rule->value;  // "mother's partner"
        covered = match.end;
      }
    }
    if (!value.empty()) {
      m_related.push_back({party.id, std::move(value)});
    }
  }
}

std::vector<const RelationFinder::Related*> RelationFinder::people_of(const std::string& relation) const {
  std::vector<const Related*> people;
  for (const auto& related : m_related) {
    if (same_relation(relation, related.relation)) {
      people.push_back(&related);
    }
  }
  return people;
}

std::optional<Finding> RelationFinder::with_name(const std::vector<Token>& tokens, std::size_t begin,
                                                 std::size_t last, const std::string& rule) const {
  if (last + 1 >= tokens.size() || tokens[last + 1].gap != Gap::space) {
    return std::nullopt;
  }
  const auto named = m_given_names.find(tokens[last + 1].folded);
  if (named == m_given_names.end()) {
    return std::nullopt;
  }
  const bool certain = named->second.size() == 1;
  return Finding{tokens[begin].begin,
                 tokens[last + 1].end,
                 "person",
                 rule,
                 certain ? 0.9 : 0.5,
                 certain ? std::optional(*named->second.begin()) : std::nullopt,
                 "A given name of the case right after a relation."};
}

std::vector<Finding> RelationFinder::find(const std::vector<Token>& tokens,
                                          const std::vector<rules::RuleMatch>& matches) const {
  std::vector<Finding> findings;
  std::size_t first = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto& match = matches[i];
    if (!is_person_word(match) || match.begin < covered) {
      continue;
    }
    while (first < tokens.size() && tokens[first].begin < match.begin) {
      ++first;
    }
    const auto phrase = read_phrase(tokens, matches, i, first);
    covered = tokens[phrase.last].end;
    if (auto finding = settle(tokens, match, phrase)) {
      findings.push_back(std::move(*finding));
    }
  }
  return findings;
}

std::optional<Finding> RelationFinder::settle(const std::vector<Token>& tokens, const rules::RuleMatch& match,
                                              const Phrase& phrase) const {
  const auto first = phrase.first;
  const bool short_form = match.end - match.begin <= 3 && tokens[first].casing == Casing::lower;
  const auto begin = extend_to_possessor(tokens, first);
  const bool of_somebody = first > 0 && tokens[first - 1].possessive;
  const auto house = extend_to_house(tokens, phrase.last);
  if ((match.rule->kind == kResident && house == phrase.last) || in_code(tokens, first, phrase.last) ||
      (begin == first && first > 0 && is_general(tokens[first - 1])) ||
      (short_form && begin == first && match.rule->value.size() > 6 && !of_somebody)) {
    return std::nullopt;
  }
  if (auto named = with_name(tokens, begin, phrase.last, match.rule->id)) {
    return named;
  }
  const auto people = people_of(phrase.relation);
  const bool certain = people.size() == 1 && !of_somebody;
  return Finding{
      tokens[begin].begin,
      tokens[house].end,
      "relation-phrase",
      match.rule->id,
      certain ? 0.75 : 0.5,
      certain ? std::optional(people.front()->id) : std::nullopt,
      certain ? "Names a relation that exactly one person of the case has." : "Names a person by relation."};
}

}  // namespace dsrkit::redact
