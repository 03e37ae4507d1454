#include "name_finder.hpp"

#include "broken_names.hpp"
#include "name_context.hpp"
#include "name_run.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using text::Token;
using Kind = NameWord::Kind;

constexpr std::size_t kLongestRun = 6;

bool shares_party(const NameWord& a, const NameWord& b) {
  return std::any_of(a.parts.begin(), a.parts.end(), [&](const NamePart& part) {
    return std::any_of(b.parts.begin(), b.parts.end(),
                       [&](const NamePart& other) { return other.party == part.party; });
  });
}

bool has_role(const NameWord& word, PartRole role) {
  return std::any_of(word.parts.begin(), word.parts.end(),
                     [&](const NamePart& part) { return part.role == role; });
}

/// One pass over the tokens of a text.
class Pass {
public:
  Pass(const PartyNames& names, const rules::NameLists& lists, const std::vector<Party>& parties,
       const std::vector<Token>& tokens, const std::vector<Marks>& marks)
      : m_names(names), m_lists(lists), m_parties(parties), m_tokens(tokens), m_marks(marks) {}

  std::vector<Finding> run() {
    note_names_within_sentences();
    for (std::size_t i = 0; i < m_tokens.size();) {
      i = std::max(i + 1, read_run(i));
      m_read = m_found.empty() ? 0 : std::max(m_read, m_found.back().past);
    }
    settle_by_context(m_found, m_tokens, m_parties);
    std::vector<Finding> findings;
    for (auto& found : m_found) {
      findings.push_back(std::move(found.finding));
    }
    return findings;
  }

private:
  /// Reads and settles the run that begins at the token; returns the token after it.
  std::size_t read_run(std::size_t first) {
    if (const auto past = read_initials(first); past > first) {
      return past;
    }
    NameRun run;
    std::size_t at = first;
    while (at < m_tokens.size() && run.size() < kLongestRun) {
      auto word = read_word(at, run);
      if (!word || (!run.empty() && !continues(run, *word))) {
        break;
      }
      run.push_back(std::move(*word));
      ++at;
      if (m_tokens[at - 1].possessive) {
        break;
      }
    }
    while (!run.empty() &&
           (run.back().kind == Kind::particle ||
            (run.back().kind == Kind::initial && run.size() > 1 && starts_clause(run.back().token)))) {
      run.pop_back();
    }
    if (run.empty()) {
      return first + 1;
    }
    read_slips_beside_names(run);
    settle(run);
    return run.back().token + 1;
  }

  /// "A" and "I" end a name only before a stop: "told Karen I would".
  [[nodiscard]] bool starts_clause(std::size_t token) const {
    const bool word = m_tokens[token].folded == "i" || m_tokens[token].folded == "a";
    const bool stopped = token + 1 < m_tokens.size() && m_tokens[token + 1].gap == Gap::dot;
    return word && !stopped && token + 1 < m_tokens.size() && m_tokens[token].gap != Gap::dot;
  }

  /// "Joy Bel", "Jcak Nwachukwu": a short word, or one that is also an ordinary one, is a slip only beside
  /// another name of the same person.
  void read_slips_beside_names(NameRun& run) const {
    for (auto& word : run) {
      // Mary is nobody's slip for Mark.
      if (word.kind == Kind::unknown && word.folded.size() > 1 && !word.given) {
        read_slip_beside(run, word);
      }
    }
    add_slip_before(run);
    add_slip_after(run);
  }

  void read_slip_beside(const NameRun& run, NameWord& word) const {
    for (const auto& other : run) {
      if (other.kind == Kind::known && !other.slip) {
        for (const auto& part : other.parts) {
          m_names.near_of(part, word.folded, word.parts);
        }
      }
    }
    if (!word.parts.empty()) {
      word.kind = Kind::known;
      word.slip = true;
    }
  }

  /// "Roes Wong": a slip that made another word of the first name.
  void add_slip_before(NameRun& run) const {
    const std::size_t first = run.front().token;
    const bool joins = m_tokens[first].gap == Gap::space || m_tokens[first].gap == Gap::line;
    if (first > m_read && joins && run.front().kind == Kind::known && may_be_slip(first - 1)) {
      NameWord word;
      word.token = first - 1;
      word.folded = m_tokens[first - 1].folded;
      read_slip_beside(run, word);
      if (word.slip) {
        run.insert(run.begin(), std::move(word));
      }
    }
  }

  /// "Jianhong Mash"
  void add_slip_after(NameRun& run) const {
    const std::size_t next = run.back().token + 1;
    if (next < m_tokens.size() && m_tokens[next].gap == Gap::space && run.size() == 1 &&
        run.front().kind == Kind::known && !m_tokens[next - 1].possessive && may_be_slip(next)) {
      NameWord word;
      word.token = next;
      word.folded = m_tokens[next].folded;
      read_slip_beside(run, word);
      if (word.slip) {
        run.push_back(std::move(word));
      }
    }
  }

  [[nodiscard]] bool may_be_slip(std::size_t i) const {
    return m_tokens[i].casing == Casing::capitalised && m_tokens[i].folded.size() > 2 &&
           !m_tokens[i].digits && !m_marks[i].title && !m_marks[i].rank && !m_marks[i].kin_title &&
           m_names.exact(m_tokens[i].folded).empty() && !m_lists.is_given_name(m_tokens[i].folded);
  }

  std::optional<NameWord> read_word(std::size_t i, const NameRun& run) const {
    const auto& token = m_tokens[i];
    NameWord word;
    word.token = i;
    word.folded = token.folded;
    if (token.digits) {
      return token.casing == Casing::none ? std::nullopt : read_with_digits(i, run, std::move(word));
    }
    if (token.folded.size() == 1) {
      return read_initial(i, run, std::move(word));
    }
    word.parts = m_names.exact(token.folded);
    if (!word.parts.empty()) {
      word.kind = Kind::known;
      return read_known(i, run, std::move(word));
    }
    if ((is_particle(token.folded) && (!run.empty() || particle_begins(i))) || is_misread_particle(i, run)) {
      word.kind = Kind::particle;
      return word;
    }
    if (!run.empty() && generation_of(token.folded) != Generation::none) {
      word.kind = Kind::generation;
      return word;
    }
    return read_unknown(i, run, std::move(word));
  }

  /// "lan" for Ian: a capital I read as an l.
  [[nodiscard]] std::optional<NameWord> read_small_l(std::size_t i, NameWord word, bool ordinary) const {
    if (m_tokens[i].casing != Casing::lower || word.folded.size() < 3 || word.folded.front() != 'l' ||
        in_code(i)) {
      return std::nullopt;
    }
    word.parts = m_names.exact("i" + word.folded.substr(1));
    word.kind = Kind::known;
    word.slip = word.misread = true;
    word.ordinary = ordinary;
    return word.parts.empty() ? std::nullopt : std::optional(std::move(word));
  }

  /// "looked at Roes", "told Hoe": a rare word with a capital within a sentence.
  [[nodiscard]] bool may_hide_slip(std::size_t i) const {
    const auto& token = m_tokens[i];
    return token.casing == Casing::capitalised && !token.sentence_start && token.gap == Gap::space && i > 0 &&
           m_tokens[i - 1].casing == Casing::lower && rarely_a_word(i) && may_be_slip(i) &&
           !m_marks[i].not_a_name && !m_marks[i].place_suffix;
  }

  /// A letter read as a digit, in somebody's name of the case or in another: "Fie1ding".
  std::optional<NameWord> read_with_digits(std::size_t i, const NameRun& run, NameWord word) const {
    if (auto known = read_misread(i, word)) {
      return known;
    }
    std::string letters = word.folded;
    const auto digits =
        std::count_if(letters.begin(), letters.end(), [](char c) { return c >= '0' && c <= '9'; });
    for (const auto& [digit, letter] : {std::pair{'0', 'o'}, {'1', 'l'}, {'5', 's'}, {'8', 'b'}}) {
      std::replace(letters.begin(), letters.end(), digit, letter);
    }
    word.given = m_lists.is_given_name(letters);
    const bool in_name = word.given || (!run.empty() && (run.back().given || run.back().kind == Kind::known));
    const bool only_letters =
        std::none_of(letters.begin(), letters.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (m_tokens[i].casing != Casing::capitalised || digits != 1 || letters.size() < 4 || !only_letters ||
        !in_name || in_code(i)) {
      return std::nullopt;
    }
    return word;
  }

  /// "Adebay0", "Begurn": read wrongly by a machine.
  std::optional<NameWord> read_misread(std::size_t i, NameWord word) const {
    if (word.folded.size() < 2 || word.folded.size() > 40 || in_code(i)) {
      return std::nullopt;
    }
    word.parts = m_names.misread(word.folded);
    word.kind = Kind::known;
    word.slip = word.misread = true;
    return word.parts.empty() ? std::nullopt : std::optional(std::move(word));
  }

  /// "cle Freitas"
  [[nodiscard]] bool is_misread_particle(std::size_t i, const NameRun& run) const {
    return !run.empty() && i + 1 < m_tokens.size() && m_tokens[i].folded.size() < 5 &&
           is_known_surname(i + 1) &&
           is_particle(replace_all(replace_all(m_tokens[i].folded, "cl", "d"), "vv", "v"));
  }

  /// "van der Berg": particles and a capitalised word.
  [[nodiscard]] bool particle_begins(std::size_t i) const {
    std::size_t next = i;
    while (next < m_tokens.size() && is_particle(m_tokens[next].folded) &&
           (next == i || m_tokens[next].gap == Gap::space)) {
      ++next;
    }
    if (next < m_tokens.size() && m_tokens[next].gap == Gap::space && !in_code(i) && is_known_surname(next) &&
        m_tokens[i].casing == m_tokens[next].casing) {
      return true;  // "DE FREITAS", "van rensburg"
    }
    const bool in_code_or_rank = in_code(i) || m_marks[i].title || m_tokens[i].casing == Casing::upper;
    return !in_code_or_rank && next < m_tokens.size() &&
           (m_tokens[next].gap == Gap::space || m_tokens[next].gap == Gap::hyphen) && is_surname_like(next);
  }

  [[nodiscard]] bool is_known_surname(std::size_t i) const {
    const auto& parts = m_names.exact(m_tokens[i].folded);
    return std::any_of(parts.begin(), parts.end(),
                       [](const NamePart& part) { return part.role == PartRole::family; });
  }

  /// "A Begum" and "I Jama": an article or a pronoun does not stand before a surname with that initial.
  [[nodiscard]] bool is_initial_of_next(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < m_tokens.size() && m_tokens[next].gap == Gap::space && is_particle(m_tokens[next].folded)) {
      ++next;
    }
    if (next >= m_tokens.size() || m_tokens[next].gap != Gap::space ||
        m_tokens[next].casing == Casing::lower) {
      return false;
    }
    const auto& parts = m_names.exact(m_tokens[next].folded);
    return std::any_of(parts.begin(), parts.end(), [&](const NamePart& part) {
      return part.role == PartRole::family &&
             m_names.has_initial(part.party, m_tokens[i].folded.front(), false);
    });
  }

  std::optional<NameWord> read_initial(std::size_t i, const NameRun& run, NameWord word) const {
    const auto& token = m_tokens[i];
    const bool stop = i + 1 < m_tokens.size() && m_tokens[i + 1].gap == Gap::dot;
    const bool pronoun =
        run.empty() && !stop && (word.folded == "i" || word.folded == "a") && !is_initial_of_next(i);
    if (token.casing != Casing::upper || pronoun) {
      return std::nullopt;
    }
    word.kind = Kind::initial;
    return word;
  }

  std::optional<NameWord> read_known(std::size_t i, const NameRun& run, NameWord word) const {
    const auto& token = m_tokens[i];
    word.given = m_lists.is_given_name(token.folded);
    const bool ordinary = m_lists.is_word(token.folded) || m_marks[i].not_a_name;
    if (!ordinary) {
      return word;
    }
    const bool frequent = m_lists.is_frequent_word(token.folded);
    const bool beside_own =
        beside_same_party(i, word) || titled(i) || (!run.empty() && shares_party(run.back(), word));
    if (token.casing == Casing::lower) {
      if (frequent && !beside_own && !stands_for_person(i)) {
        return std::nullopt;
      }
      word.ordinary = !beside_own && !acts(i) && !(finite_verb(i + 1) && stands_for_person(i));
    } else if (token.sentence_start && token.casing == Casing::capitalised) {
      word.ordinary = frequent && !beside_own && !acts(i) && !begins_like_name(i);
    }
    // April and Preston are people of some cases and a month and a town in all of them.
    word.ordinary = word.ordinary || (m_marks[i].not_a_name && !beside_own && !acts(i) && !after_speech(i) &&
                                      !finite_verb(i + 1) && !after_word_of_person(i));
    return word;
  }

  /// "told joy", "looking at may", "and will argued": a frequent word in small letters where a person stands.
  /// Somebody of the case has the name, so what is in doubt goes to an officer.
  [[nodiscard]] bool stands_for_person(std::size_t i) const {
    static const std::unordered_set<std::string> kBefore{"to",    "with",  "from", "by",   "between", "of",
                                                         "about", "after", "at",   "both", "re",      "than",
                                                         "for",   "and",   "via",  "or"};
    static const std::unordered_set<std::string> kAfter{"at",    "about",     "re",   "regarding", "who",
                                                        "today", "yesterday", "this", "on"};
    static const std::unordered_set<std::string> kNoun{
        "a",   "an", "the", "this", "his",  "her", "their",  "my",    "our",   "your", "no",  "some", "any",
        "i",   "we", "you", "they", "he",   "she", "it",     "would", "could", "can",  "did", "do",   "does",
        "not", "so", "in",  "on",   "will", "may", "should", "must",  "and",   "or",   "to",  "of"};
    if (m_tokens[i].possessive || acts(i) || after_speech(i) || (i > 0 && m_marks[i - 1].kin_title)) {
      return true;
    }
    if (i == 0 || m_tokens[i].gap == Gap::paragraph || m_tokens[i].sentence_start) {
      return ends_clause(i) || finite_verb(i + 1);
    }
    if (m_tokens[i].gap != Gap::space && m_tokens[i].gap != Gap::line) {
      return ends_clause(i) || finite_verb(i + 1);
    }
    const auto& before = m_tokens[i - 1].folded;
    const bool goes_on = i + 1 < m_tokens.size() && kAfter.contains(m_tokens[i + 1].folded);
    if (before == "to" && ((i > 1 && m_marks[i - 2].speech) || goes_on)) {
      return true;
    }
    if (before == "of" && !m_marks[i].grammar_word) {
      return true;
    }
    if (m_marks[i].grammar_word) {
      return (kBefore.contains(before) && (before != "and" && before != "or")) || ends_clause(i) ||
             finite_verb(i + 1);
    }
    return !kNoun.contains(before) || (kBefore.contains(before) && (ends_clause(i) || finite_verb(i + 1)));
  }

  /// "left with May", "looked at April": no month or town stands there.
  [[nodiscard]] bool after_word_of_person(std::size_t i) const {
    static const std::unordered_set<std::string> kBefore{"with", "both", "whether",
                                                         "like", "than", "because"};
    return i > 0 && m_tokens[i].casing == Casing::capitalised && m_tokens[i].gap == Gap::space &&
           kBefore.contains(m_tokens[i - 1].folded);
  }

  [[nodiscard]] bool ends_clause(std::size_t i) const {
    return i + 1 == m_tokens.size() ||
           (m_tokens[i + 1].gap != Gap::space && m_tokens[i + 1].gap != Gap::line) ||
           m_tokens[i + 1].folded == "and";
  }

  /// "argued", "is", "holds" after a space.
  [[nodiscard]] bool finite_verb(std::size_t i) const {
    if (i >= m_tokens.size() || m_tokens[i].gap != Gap::space || m_tokens[i].casing != Casing::lower) {
      return false;
    }
    static const std::unordered_set<std::string> kPast{
        "became", "gave",  "got",   "took",   "kept",  "made",  "knew",  "brought", "ran",
        "sat",    "held",  "found", "began",  "threw", "broke", "slept", "drank",   "drove",
        "stood",  "lost",  "put",   "sent",   "paid",  "met",   "rode",  "woke",    "swore",
        "spent",  "would", "could", "should", "were",  "did",   "does",  "has",     "can"};
    const auto& word = m_tokens[i].folded;
    return kPast.contains(word) || m_marks[i].predicate || m_marks[i].speech ||
           (word.size() > 3 && (word.ends_with("ed") || (word.ends_with("s") && !word.ends_with("ss"))));
  }

  /// "Joy holds the key", "Grace; Anna", or a name that has a capital elsewhere within a sentence.
  [[nodiscard]] bool begins_like_name(std::size_t i) const {
    return finite_verb(i + 1) || before_pause(i) || m_capitals_within.contains(m_tokens[i].folded) ||
           (i + 1 < m_tokens.size() && m_tokens[i + 1].gap != Gap::space &&
            m_tokens[i + 1].gap != Gap::line) ||
           (i > 0 && m_tokens[i].gap == Gap::other && m_tokens[i - 1].casing != Casing::lower);
  }

  /// Whether the next word is a name of the same person.
  [[nodiscard]] bool beside_same_party(std::size_t i, const NameWord& word) const {
    if (i + 1 >= m_tokens.size() || !joins_names(m_tokens[i + 1])) {
      return false;
    }
    NameWord next;
    next.parts = m_names.exact(m_tokens[i + 1].folded);
    return shares_party(word, next);
  }

  static bool joins_names(const Token& token) {
    return token.gap == Gap::space || token.gap == Gap::line || token.gap == Gap::hyphen ||
           token.gap == Gap::comma;
  }

  /// Whether somebody says or does something here.
  [[nodiscard]] bool acts(std::size_t i) const {
    return m_tokens[i].possessive ||
           (i + 1 < m_tokens.size() && m_marks[i + 1].speech &&
            !(m_tokens[i + 1].sentence_start && m_tokens[i + 1].casing == Casing::capitalised));
  }

  [[nodiscard]] bool titled(std::size_t i) const {
    if (i == 0 ||
        (m_tokens[i].gap != Gap::space && m_tokens[i].gap != Gap::dot && m_tokens[i].gap != Gap::line)) {
      return false;
    }
    const auto& before = m_marks[i - 1];
    return before.title || ((before.rank || before.kin_title) && m_tokens[i].casing != Casing::lower);
  }

  /// "mrs wood", "auntie rose", "MR GREEN"; but not "the dr will" or "miss school".
  [[nodiscard]] bool titled_word(std::size_t i, const NameWord& word) const {
    if (!titled(i) && !(i > 0 && m_marks[i - 1].kin_title && word.given && m_tokens[i].gap == Gap::space)) {
      return false;
    }
    const auto& title = m_tokens[i - 1];
    const bool only_a_title =
        title.folded.size() == 2 || !m_lists.is_word(title.folded) || m_marks[i - 1].kin_title;
    return (only_a_title || title.casing != Casing::lower) && word.folded.size() > 2 &&
           !m_marks[i].grammar_word && !m_marks[i].speech && !m_marks[i].not_a_name;
  }

  std::optional<NameWord> read_unknown(std::size_t i, const NameRun& run, NameWord word) const {
    const auto& token = m_tokens[i];
    if (in_code(i) || token.casing == Casing::none) {
      return std::nullopt;
    }
    const bool ordinary = m_lists.is_word(token.folded);
    word.given = m_lists.is_given_name(token.folded);
    if (ordinary && token.casing == Casing::lower && !titled_word(i, word) &&
        !small_name(i, run, word.given)) {
      return std::nullopt;
    }
    if (auto misread = read_small_l(i, word, ordinary)) {
      return misread;
    }
    if (ordinary && may_hide_slip(i)) {
      word.parts = near(i, false);
      if (!word.parts.empty()) {
        word.kind = Kind::known;
        word.slip = word.ordinary = true;
        return word;
      }
    }
    const bool title = titled(i) && m_marks[i - 1].title && token.casing != Casing::lower;
    if (title || (!ordinary && !word.given)) {
      if (token.folded.size() > 2 || !run.empty()) {
        if (auto misread = read_misread(i, word)) {
          return misread;
        }
      }
      word.parts = near(i, title);
      if (!word.parts.empty()) {
        word.kind = Kind::known;
        word.slip = true;
        return word;
      }
    }
    const bool beside_name = title || (word.given && (!run.empty() || titled(i) || begins_and_acts(i)));
    if ((m_marks[i].not_a_name && !beside_name) || m_marks[i].title) {
      return std::nullopt;
    }
    word.ordinary = ordinary;
    return looks_like_name(i, run, word) ? std::optional(std::move(word)) : std::nullopt;
  }

  [[nodiscard]] bool looks_like_name(std::size_t i, const NameRun& run, const NameWord& word) const {
    const auto& token = m_tokens[i];
    const bool after_name = !run.empty() && run.back().kind != Kind::initial;
    switch (token.casing) {
      case Casing::capitalised:
        if (titled(i) || (!run.empty() && !word.ordinary)) {
          return true;
        }
        if (word.ordinary) {
          return extends(i, run) ||
                 (word.given ? counts_as_name(i) : acts_within_sentence(i) || surname_first(i));
        }
        return true;
      case Casing::upper:
        if (word.ordinary) {
          return titled_word(i, word) || (word.given && token.folded.size() > 3 && rarely_a_word(i)) ||
                 (token.folded.size() > 2 && !m_marks[i].grammar_word && before_given_after_comma(i)) ||
                 (in_capitals(i) &&
                  ((word.given && !m_marks[i].grammar_word) || (run.size() == 1 && extends(i, run))));
        }
        return token.folded.size() > 2 &&
               (word.given || titled(i) || before_given_after_comma(i) ||
                (after_name && (run.back().given || run.back().kind == Kind::known)));
      case Casing::lower:
        return word.ordinary ||  // read_unknown() has seen that it may be one
               titled_word(i, word) ||
               (token.folded.size() > 3 &&
                (word.given || (titled(i) && m_marks[i - 1].title) ||
                 (after_name && run.back().given && m_tokens[run.back().token].casing == Casing::lower)));
      case Casing::mixed: return after_name && run.back().given;
      case Casing::none: return false;
    }
    return false;
  }

  /// A text repeats its words; slips are sought once for each.
  [[nodiscard]] const std::vector<NamePart>& near(std::size_t i, bool title) const {
    const bool capital = m_tokens[i].casing == Casing::capitalised;
    const std::size_t shortest = title ? 3 : capital ? 4 : 5;
    const auto [found, is_new] = m_near.try_emplace(m_tokens[i].folded + std::to_string(shortest));
    if (is_new) {
      found->second = m_names.near(m_tokens[i].folded, shortest);
      if (title) {
        std::erase_if(found->second, [](const NamePart& part) { return part.role != PartRole::family; });
      }
    }
    return found->second;
  }

  /// An ordinary word that is the surname after what can only be a name: "Zelda Quartz", "van der Berg".
  [[nodiscard]] bool extends(std::size_t i, const NameRun& run) const {
    if (run.empty() || m_tokens[i].sentence_start || !is_surname_like(i)) {
      return false;
    }
    const auto& last = run.back();
    return last.given || has_role(last, PartRole::given) || has_role(last, PartRole::nickname) ||
           last.kind == Kind::particle || (last.kind == Kind::unknown && !last.ordinary);
  }

  [[nodiscard]] bool rarely_a_word(std::size_t i) const {
    return !m_lists.is_frequent_word(m_tokens[i].folded);
  }

  [[nodiscard]] bool after_speech(std::size_t i) const {
    return i > 0 && m_marks[i - 1].speech && m_tokens[i].gap == Gap::space;
  }

  /// "told Marsh", "then Marsh said": an ordinary word with a capital that nothing but a name explains.
  [[nodiscard]] bool acts_within_sentence(std::size_t i) const {
    return i > 0 && !m_tokens[i].sentence_start && rarely_a_word(i) && is_surname_like(i) &&
           m_tokens[i - 1].casing == Casing::lower && (after_speech(i) || acts(i));
  }

  /// A first name that is also an ordinary word, in small letters where somebody acts, and the surname after
  /// it: "told rose", "jade marsh rang".
  [[nodiscard]] bool small_name(std::size_t i, const NameRun& run, bool given) const {
    const auto& token = m_tokens[i];
    const auto& marks = m_marks[i];
    if (!rarely_a_word(i) || marks.not_a_name || marks.grammar_word || marks.speech || in_code(i)) {
      return false;
    }
    if (!run.empty() && token.gap == Gap::space && !marks.place_suffix) {
      const auto& last = run.back();
      return run.size() == 1 && last.given && last.ordinary && m_tokens[last.token].casing == Casing::lower;
    }
    const bool after_preposition = i > 0 && token.gap == Gap::space &&
                                   (m_tokens[i - 1].folded == "from" || m_tokens[i - 1].folded == "with");
    const bool surname_acts = i + 2 < m_tokens.size() && m_tokens[i + 1].gap == Gap::space &&
                              m_marks[i + 2].speech && !m_marks[i + 1].grammar_word;
    return given && (acts(i) || after_speech(i) || after_preposition || surname_acts);
  }

  /// Whether a first name that is an ordinary word too stands here as a name.
  [[nodiscard]] bool counts_as_name(std::size_t i) const {
    return rarely_a_word(i) || !m_tokens[i].sentence_start || acts(i) || before_another(i) ||
           before_surname(i) || before_pause(i) ||
           (i + 1 < m_tokens.size() && m_marks[i + 1].predicate && m_tokens[i + 1].gap == Gap::space) ||
           m_named_elsewhere.contains(m_tokens[i].folded);
  }

  /// "Will and Hope"
  [[nodiscard]] bool before_another(std::size_t i) const {
    return i + 2 < m_tokens.size() && m_tokens[i + 1].folded == "and" &&
           m_tokens[i + 2].casing == Casing::capitalised && m_lists.is_given_name(m_tokens[i + 2].folded);
  }

  /// "May said" begins a clause; "in May" does not.
  [[nodiscard]] bool begins_and_acts(std::size_t i) const {
    static constexpr std::array<std::string_view, 8> kConjunctions{"and",  "but",  "because", "if",
                                                                   "that", "then", "when",    "while"};
    const bool begins =
        i == 0 || m_tokens[i].sentence_start ||
        std::find(kConjunctions.begin(), kConjunctions.end(), m_tokens[i - 1].folded) != kConjunctions.end();
    const bool named = m_tokens[i].sentence_start && before_pause(i) && !m_tokens[i + 1].digits;
    return named || (begins && (m_tokens[i].possessive || (i + 1 < m_tokens.size() && m_marks[i + 1].speech &&
                                                           m_tokens[i + 1].gap == Gap::space)));
  }

  /// "Jade, the victim" or "Ruby: he hurt me".
  [[nodiscard]] bool before_pause(std::size_t i) const {
    return i + 1 < m_tokens.size() && (m_tokens[i + 1].gap == Gap::comma ||
                                       (m_tokens[i + 1].gap == Gap::other && m_tokens[i + 1].sentence_start));
  }

  /// "Blessing Nwosu", "Jade Marsh"
  [[nodiscard]] bool before_surname(std::size_t i) const {
    return i + 1 < m_tokens.size() && m_tokens[i + 1].gap == Gap::space &&
           m_tokens[i + 1].casing == Casing::capitalised && is_surname_like(i + 1);
  }

  /// Written with a capital and no word of something else.
  [[nodiscard]] bool is_surname_like(std::size_t i) const {
    const bool capital = m_tokens[i].casing == Casing::capitalised || m_tokens[i].casing == Casing::upper;
    const auto& marks = m_marks[i];
    return capital && !m_tokens[i].digits && !marks.not_a_name && !marks.place_suffix && !marks.speech &&
           !marks.title && !marks.grammar_word;
  }

  /// Whether the line is written in capitals throughout, so that they tell nothing.
  [[nodiscard]] bool in_capitals(std::size_t i) const {
    if (m_capitals.empty()) {
      note_lines_in_capitals();
    }
    return m_capitals[i];
  }

  void note_lines_in_capitals() const {
    m_capitals.resize(m_tokens.size());
    for (std::size_t first = 0; first < m_tokens.size();) {
      std::size_t past = first;
      std::size_t capitals = 0;
      bool others = false;
      do {
        const auto casing = m_tokens[past].casing;
        capitals += static_cast<std::size_t>(casing == Casing::upper && m_tokens[past].folded.size() > 1);
        others =
            others || casing == Casing::lower || casing == Casing::capitalised || casing == Casing::mixed;
        ++past;
      } while (past < m_tokens.size() && m_tokens[past].gap != Gap::line &&
               m_tokens[past].gap != Gap::paragraph);
      std::fill(m_capitals.begin() + static_cast<std::ptrdiff_t>(first),
                m_capitals.begin() + static_cast<std::ptrdiff_t>(past), capitals > 1 && !others);
      first = past;
    }
  }

  /// First names that are ordinary words too and stand with a capital inside some sentence.
  void note_names_within_sentences() {
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
      const auto& token = m_tokens[i];
      if (token.casing != Casing::capitalised || token.sentence_start || m_marks[i].not_a_name ||
          in_code(i)) {
        continue;
      }
      if (m_lists.is_word(token.folded)) {
        if (m_lists.is_given_name(token.folded)) {
          m_named_elsewhere.insert(token.folded);
        }
        if (!m_names.exact(token.folded).empty()) {
          m_capitals_within.insert(token.folded);
        }
      }
    }
  }

  /// "KOWALSKI, Jan"
  [[nodiscard]] bool before_given_after_comma(std::size_t i) const {
    return i + 1 < m_tokens.size() && m_tokens[i + 1].gap == Gap::comma &&
           m_tokens[i + 1].casing == Casing::capitalised && m_lists.is_given_name(m_tokens[i + 1].folded);
  }

  /// "Daisy/Poppy"
  [[nodiscard]] bool pairs_names(const Token& a, const Token& b) const {
    return a.casing == Casing::capitalised && b.casing == Casing::capitalised &&
           m_lists.is_given_name(a.folded) && m_lists.is_given_name(b.folded);
  }

  /// "Wood, Rose (neighbour)"; but not "Yesterday, Rose rang".
  [[nodiscard]] bool surname_first(std::size_t i) const {
    return m_tokens[i].sentence_start && rarely_a_word(i) && is_surname_like(i) &&
           before_given_after_comma(i) && (i + 2 == m_tokens.size() || m_tokens[i + 2].gap != Gap::space);
  }

  /// Beside an underscore, a slash or a number it is part of a code.
  [[nodiscard]] bool in_code(std::size_t i) const {
    const auto bound = [&](std::size_t next, std::size_t other) {
      const auto gap = m_tokens[next].gap;
      return (gap == Gap::joiner && !pairs_names(m_tokens[next - 1], m_tokens[next])) ||
             ((gap == Gap::hyphen || gap == Gap::none) && m_tokens[other].digits);
    };
    return (i > 0 && bound(i, i - 1)) || (i + 1 < m_tokens.size() && bound(i + 1, i + 1));
  }

  [[nodiscard]] bool continues(const NameRun& run, const NameWord& word) const {
    const auto& last = run.back();
    const bool shared =
        shares_party(last, word) ||
        std::any_of(run.begin(), run.end(), [&](const NameWord& w) { return shares_party(w, word); });
    if (!gap_continues(run, word, shared)) {
      return false;
    }
    // Two first names of different people stand side by side: "told Karen Aisha was ill".
    const bool new_first_name = word.kind == Kind::known && !word.slip && !shared &&
                                !has_role(word, PartRole::family) && last.kind == Kind::known;
    return !new_first_name;
  }

  [[nodiscard]] bool gap_continues(const NameRun& run, const NameWord& word, bool shared) const {
    const auto& last = run.back();
    const auto& token = m_tokens[word.token];
    const bool touching = token.begin == m_tokens[last.token].whole_end + 1;
    switch (token.gap) {
      case Gap::space:
      case Gap::none: return true;
      case Gap::hyphen: return true;
      case Gap::line: return shared || last.kind == Kind::initial || before_same_party(run, word);
      case Gap::dot: return last.kind == Kind::initial || (shared && touching);
      case Gap::joiner: return shared;
      case Gap::comma:
        // A surname alone comes first: after "Karen Hughes," begins another.
        if (run.size() > 2 || (run.size() == 2 && !only_surnames(run))) {
          return false;
        }
        if (in_list(run, word)) {
          return false;
        }
        if (shared) {
          return has_role(last, PartRole::family) && !has_role(word, PartRole::family);
        }
        // "KOWALSKI, Jan" or "Hughes, K."
        return (m_tokens[last.token].casing == Casing::upper && last.kind != Kind::initial && word.given) ||
               (word.kind == Kind::initial && has_role(last, PartRole::family));
      case Gap::start:
      case Gap::paragraph:
      case Gap::other: return false;
    }
    return false;
  }

  /// "Rose, Mei Rose", "Akhtar, H. Crompton", "Mrs Rose, Mei", "Li, Rose, Mei": each is a person of their
  /// own.
  [[nodiscard]] bool in_list(const NameRun& run, const NameWord& word) const {
    const auto& first = m_tokens[run.front().token];
    const std::size_t next = word.token + 1;
    const bool after = next < m_tokens.size() && m_tokens[next].casing != Casing::lower &&
                       (m_tokens[next].gap == Gap::space || m_tokens[next].gap == Gap::dot) &&
                       is_surname_like(next);
    const bool goes_on = after && (!m_tokens[next].sentence_start || is_known_surname(next) ||
                                   m_tokens[next].folded.size() == 1);
    const bool surname_follows = goes_on && (word.kind == Kind::initial || is_known_surname(next));
    return surname_follows || titled(run.front().token) ||
           ((first.gap == Gap::comma || (first.gap == Gap::other && !first.sentence_start)) &&
            first.casing != Casing::upper);
  }

  /// "van\nRensburg": a particle at the end of a line, or at the beginning of the next.
  [[nodiscard]] bool before_same_party(const NameRun& run, const NameWord& word) const {
    if (word.kind != Kind::particle || word.token + 1 >= m_tokens.size()) {
      return false;
    }
    NameWord next;
    next.parts = m_names.exact(m_tokens[word.token + 1].folded);
    return shares_party(run.back(), next);
  }

  static bool only_surnames(const NameRun& run) {
    return std::all_of(run.begin(), run.end(), [](const NameWord& word) {
      const bool first = has_role(word, PartRole::given) || has_role(word, PartRole::nickname);
      return word.kind == Kind::particle || has_role(word, PartRole::family) ||
             (word.kind == Kind::unknown && !word.given && !first);
    });
  }

  /// "KH": initials of somebody of the case, or of anybody who signs.
  std::size_t read_initials(std::size_t i) {
    const auto& token = m_tokens[i];
    const bool letters = token.casing == Casing::upper && !token.digits &&
                         (token.folded.size() == 2 || token.folded.size() == 3);
    if (!letters) {
      return i;
    }
    NameWord word;
    word.parts = m_names.exact(token.folded);
    const bool other_name =
        !word.parts.empty() && (m_names.by_initials(token.folded).empty() || beside_same_party(i, word));
    if (other_name || (is_particle(token.folded) && particle_begins(i))) {
      return i;
    }
    const bool signed_off = after_sign_off(i);
    const auto owners = m_names.by_initials(token.folded);
    if (owners.empty() ? m_marks[i].not_a_name || !(signed_off || may_be_strangers_initials(i))
                       : !may_be_initials(i, signed_off)) {
      return i;
    }
    add(i, i,
        initials_of(owners, m_marks[i].not_a_name || m_lists.is_frequent_word(token.folded) ||
                                m_marks[i].rank || m_marks[i].title || !m_names.exact(token.folded).empty()));
    return i + 1;
  }

  /// Not in a line of capitals, where any short word looks like initials, nor a rank before a name.
  [[nodiscard]] bool may_be_initials(std::size_t i, bool signed_off) const {
    const bool goes_on = i + 1 < m_tokens.size() && m_tokens[i + 1].casing == Casing::capitalised &&
                         m_tokens[i + 1].gap == Gap::space;
    const bool before_name = (m_marks[i].rank || m_marks[i].title) && goes_on;
    return signed_off || (!before_name && !in_code(i) && (!in_capitals(i) || acts(i)));
  }

  /// "spoke to KW", "KW rang": two capitals that nothing else explains, where a person stands.
  [[nodiscard]] bool may_be_strangers_initials(std::size_t i) const {
    static const std::unordered_set<std::string> kBefore{"to",   "with", "from", "by",
                                                         "that", "and",  "both", "whether"};
    const auto& marks = m_marks[i];
    const bool word = m_lists.is_word(m_tokens[i].folded) || marks.rank || marks.title || marks.place_suffix;
    const bool placed = acts(i) || finite_verb(i + 1) || after_speech(i) ||
                        (i > 0 && m_tokens[i].gap == Gap::space && kBefore.contains(m_tokens[i - 1].folded));
    return m_tokens[i].folded.size() == 2 && !word && placed && !in_code(i) && !in_capitals(i);
  }

  [[nodiscard]] Resolution initials_of(const std::vector<std::size_t>& owners, bool doubtful) const {
    if (owners.size() == 1) {
      return {owners.front(),
              true,
              {},
              doubtful ? 0.5 : 0.75,
              "names.initials",
              "Initials of this person alone."};
    }
    return {std::nullopt,
            true,
            owners,
            doubtful || owners.empty() ? 0.4 : 0.75,
            "names.initials",
            owners.empty() ? "Initials where somebody signs or acts."
                           : "Initials of several people of the case."};
  }

  [[nodiscard]] bool after_sign_off(std::size_t i) const {
    return i > 0 && m_marks[i - 1].sign_off && m_tokens[i].gap != Gap::space &&
                   m_tokens[i].gap != Gap::paragraph
               ? true
               : i > 0 && m_marks[i - 1].sign_off && m_tokens[i].gap == Gap::paragraph;
  }

  void settle(const NameRun& run) {
    const bool only_initials = std::all_of(run.begin(), run.end(), [](const NameWord& word) {
      return word.kind == Kind::initial || word.kind == Kind::generation;
    });
    if (only_initials && run.size() < 2) {
      return;
    }
    if (only_initials) {
      std::string letters;
      for (const auto& word : run) {
        letters += word.folded;
      }
      if (const auto owners = m_names.by_initials(letters); !owners.empty()) {
        add(run.front().token, run.back().token, initials_of(owners, false));
        return;
      }
    }
    const bool title = titled(run.front().token);
    auto resolution = resolve(run, m_names, m_parties, title);
    if (!resolution.party && resolution.candidates) {
      if (const auto split = known_tail(run); split > 0) {
        settle({run.begin(), run.begin() + static_cast<std::ptrdiff_t>(split)});
        settle({run.begin() + static_cast<std::ptrdiff_t>(split), run.end()});
        return;
      }
    }
    if (!resolution.candidates) {
      resolution.confidence = stranger_confidence(run, title, only_initials);
      resolution.rule = title ? "names.title" : "names.capitals";
      resolution.explanation = title ? "A name after a title; nobody of the case has it."
                                     : "Written like a name; nobody of the case has it.";
    }
    if (before_place(run)) {
      if (!resolution.candidates) {
        return;
      }
      resolution.confidence = std::min(resolution.confidence, 0.5);
      resolution.explanation += " It stands before the word of a street or an institution.";
    }
    if (resolution.confidence > 0) {
      add(run.front().token, run.back().token, std::move(resolution));
    }
  }

  /// Where a known name begins after words that are no first names ("Yesterday Karen Hughes"), or 0.
  [[nodiscard]] std::size_t known_tail(const NameRun& run) const {
    for (std::size_t i = 0; i + 1 <= run.size(); ++i) {
      if (run[i].kind != Kind::unknown || run[i].given) {
        const bool first_name = has_role(run[i], PartRole::given) || has_role(run[i], PartRole::nickname);
        return i > 0 && run[i].kind == Kind::known && first_name ? i : 0;
      }
    }
    return 0;
  }

  [[nodiscard]] bool before_place(const NameRun& run) const {
    const auto next = run.back().token + 1;
    return next < m_tokens.size() && m_marks[next].place_suffix && m_tokens[next].gap == Gap::space &&
           m_tokens[next].casing != Casing::lower;
  }

  [[nodiscard]] double stranger_confidence(const NameRun& run, bool title, bool only_initials) const {
    if (only_initials) {
      const bool dotted = m_tokens[run.back().token].gap == Gap::dot;
      return title ? 0.5 : dotted && !m_marks[run.front().token].not_a_name ? 0.4 : 0;
    }
    const bool given = std::any_of(run.begin(), run.end(), [](const NameWord& word) { return word.given; });
    if (title) {
      return 0.9;
    }
    if (run.size() > 1) {
      return given ? 0.85 : 0.5;
    }
    if (given) {
      return run.front().ordinary ? 0.4 : 0.6;
    }
    return m_tokens[run.front().token].sentence_start && !acts(run.front().token) ? 0.3 : 0.4;
  }

  void add(std::size_t first, std::size_t last, Resolution resolution) {
    m_found.push_back({{m_tokens[first].begin, m_tokens[last].end, "person", std::move(resolution.rule),
                        resolution.confidence,
                        resolution.party ? std::optional(m_parties[*resolution.party].id) : std::nullopt,
                        std::move(resolution.explanation)},
                       first,
                       last + 1,
                       resolution.party,
                       std::move(resolution.people)});
  }

  const PartyNames& m_names;
  const rules::NameLists& m_lists;
  const std::vector<Party>& m_parties;
  const std::vector<Token>& m_tokens;
  const std::vector<Marks>& m_marks;
  std::unordered_set<std::string> m_named_elsewhere;
  mutable std::unordered_map<std::string, std::vector<NamePart>> m_near;
  mutable std::vector<bool> m_capitals;               ///< by token; made when first asked for
  std::unordered_set<std::string> m_capitals_within;  ///< names of the case, ordinary words too
  std::vector<FoundName> m_found;
  std::size_t m_read = 0;  ///< past the last token of a name
};

std::string letters_of(std::string_view folded) {
  std::string letters;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(letters),
               [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U; });
  return letters;
}

}  // namespace

NameFinder::NameFinder(const PartyNames& names, const rules::NameLists& lists,
                       const std::vector<Party>& parties)
    : m_names(names), m_lists(lists), m_parties(parties) {
}

std::vector<Finding> NameFinder::find(const std::vector<Token>& tokens,
                                      const std::vector<Marks>& marks) const {
  std::vector<Token> joined;
  std::vector<Marks> joined_marks;
  if (join_broken_names(tokens, marks, m_names, m_lists, joined, joined_marks)) {
    return Pass(m_names, m_lists, m_parties, joined, joined_marks).run();
  }
  return Pass(m_names, m_lists, m_parties, tokens, marks).run();
}

std::vector<Finding> NameFinder::find_known(const std::vector<Token>& tokens) const {
  std::vector<Token> known;
  for (const auto& token : tokens) {
    if (!m_names.exact(token.folded).empty()) {
      known.push_back(token);
    }
  }
  auto findings = find(known, std::vector<Marks>(known.size()));
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.rule != "names.full" && std::all_of(known.begin(), known.end(), [&](const Token& token) {
             return token.end <= finding.begin || token.begin >= finding.end || m_lists.is_word(token.folded);
           });
  });
  return findings;
}

std::vector<std::size_t> NameFinder::owners_of_all_words(const std::vector<std::string>& words) const {
  std::vector<std::size_t> owners;
  for (std::size_t party = 0; party < m_parties.size(); ++party) {
    const auto is_of_party = [&](const std::string& word) {
      const auto letters = letters_of(word);
      const auto& parts = m_names.exact(letters);
      return letters.empty() ||
             (letters.size() == 1 && (m_names.has_initial(party, letters.front(), false) ||
                                      m_names.has_initial(party, letters.front(), true))) ||
             std::any_of(parts.begin(), parts.end(),
                         [&](const NamePart& part) { return part.party == party; });
    };
    const bool any_name = std::any_of(words.begin(), words.end(),
                                      [](const std::string& word) { return letters_of(word).size() > 1; });
    if (any_name && std::all_of(words.begin(), words.end(), is_of_party)) {
      owners.push_back(party);
    }
  }
  return owners;
}

std::vector<std::size_t> NameFinder::owners_of_email(std::string_view address) const {
  const auto local = text::fold(address.substr(0, address.find('@')));
  auto owners = m_names.by_handle(letters_of(local));
  return owners.empty() ? owners_of_all_words(text::folded_words(local)) : owners;
}

}  // namespace dsrkit::redact
