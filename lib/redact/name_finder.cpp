#include "name_finder.hpp"

#include "broken_names.hpp"
#include "name_context.hpp"
#include "name_run.hpp"
#include "word_places.hpp"

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
/// Beside a name that more people have, slips of their other names are not sought: it would take too long.
constexpr std::size_t kMostNamesakes = 200;

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
      : m_names(names),
        m_lists(lists),
        m_parties(parties),
        m_tokens(tokens),
        m_marks(marks),
        m_places(lists, tokens, marks) {}

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
           (run.back().kind == Kind::particle || (run.back().kind == Kind::initial && run.size() > 1 &&
                                                  m_places.starts_clause(run.back().token)))) {
      run.pop_back();
    }
    if (run.empty()) {
      return first + 1;
    }
    read_slips_beside_names(run);
    settle(run);
    return run.back().token + 1;
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
      if (other.kind == Kind::known && !other.slip && other.parts.size() <= kMostNamesakes) {
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
        m_places.in_code(i)) {
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
           m_tokens[i - 1].casing == Casing::lower && m_places.rarely_a_word(i) && may_be_slip(i) &&
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
        !in_name || m_places.in_code(i)) {
      return std::nullopt;
    }
    return word;
  }

  /// "Adebay0", "Begurn": read wrongly by a machine.
  std::optional<NameWord> read_misread(std::size_t i, NameWord word) const {
    if (word.folded.size() < 2 || word.folded.size() > 40 || m_places.in_code(i)) {
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
    if (next < m_tokens.size() && m_tokens[next].gap == Gap::space && !m_places.in_code(i) &&
        is_known_surname(next) && m_tokens[i].casing == m_tokens[next].casing) {
      return true;  // "DE FREITAS", "van rensburg"
    }
    const bool in_code_or_rank =
        m_places.in_code(i) || m_marks[i].title || m_tokens[i].casing == Casing::upper;
    return !in_code_or_rank && next < m_tokens.size() &&
           (m_tokens[next].gap == Gap::space || m_tokens[next].gap == Gap::hyphen) &&
           m_places.is_surname_like(next);
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
        beside_same_party(i, word) || m_places.titled(i) || (!run.empty() && shares_party(run.back(), word));
    if (token.casing == Casing::lower) {
      if (frequent && !beside_own && !m_places.stands_for_person(i)) {
        return std::nullopt;
      }
      word.ordinary =
          !beside_own && !m_places.acts(i) && !(m_places.finite_verb(i + 1) && m_places.stands_for_person(i));
    } else if (token.sentence_start && token.casing == Casing::capitalised) {
      word.ordinary = frequent && !beside_own && !m_places.acts(i) && !begins_like_name(i);
    }
    // April and Preston are people of some cases and a month and a town in all of them.
    word.ordinary = word.ordinary ||
                    (m_marks[i].not_a_name && !beside_own && !m_places.acts(i) && !m_places.after_speech(i) &&
                     !m_places.finite_verb(i + 1) && !m_places.after_word_of_person(i));
    return word;
  }

  /// "Joy holds the key", "Grace; Anna", or a name that has a capital elsewhere within a sentence.
  [[nodiscard]] bool begins_like_name(std::size_t i) const {
    return m_places.finite_verb(i + 1) || m_places.before_pause(i) ||
           m_capitals_within.contains(m_tokens[i].folded) ||
           (i + 1 < m_tokens.size() && m_tokens[i + 1].gap != Gap::space &&
            m_tokens[i + 1].gap != Gap::line) ||
           (i > 0 && m_tokens[i].gap == Gap::other && m_tokens[i - 1].casing != Casing::lower);
  }

  /// Whether the next word is a name of the same person.
  [[nodiscard]] bool beside_same_party(std::size_t i, const NameWord& word) const {
    std::size_t at = i + 1;
    while (at < m_tokens.size() && m_places.joins_names(m_tokens[at]) && is_particle(m_tokens[at].folded)) {
      ++at;
    }
    if (at >= m_tokens.size() || !m_places.joins_names(m_tokens[at])) {
      return false;
    }
    NameWord next;
    next.parts = m_names.exact(m_tokens[at].folded);
    return shares_party(word, next);
  }

  /// "mrs wood", "auntie rose", "MR GREEN"; but not "the dr will" or "miss school".
  [[nodiscard]] bool titled_word(std::size_t i, const NameWord& word) const {
    if (!m_places.titled(i) &&
        !(i > 0 && m_marks[i - 1].kin_title && word.given && m_tokens[i].gap == Gap::space)) {
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
    if (m_places.in_code(i) || token.casing == Casing::none) {
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
    const bool title = m_places.titled(i) && m_marks[i - 1].title && token.casing != Casing::lower;
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
    const bool beside_name =
        title || (word.given && (!run.empty() || m_places.titled(i) || m_places.begins_and_acts(i)));
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
        if (m_places.titled(i) || (!run.empty() && !word.ordinary)) {
          return true;
        }
        if (word.ordinary) {
          return extends(i, run) ||
                 (word.given ? counts_as_name(i)
                             : m_places.acts_within_sentence(i) || m_places.surname_first(i));
        }
        return true;
      case Casing::upper:
        if (word.ordinary) {
          return titled_word(i, word) ||
                 (word.given && token.folded.size() > 3 && m_places.rarely_a_word(i)) ||
                 (token.folded.size() > 2 && !m_marks[i].grammar_word &&
                  m_places.before_given_after_comma(i)) ||
                 (m_places.in_capitals(i) &&
                  ((word.given && !m_marks[i].grammar_word) || (run.size() == 1 && extends(i, run))));
        }
        return token.folded.size() > 2 &&
               (word.given || m_places.titled(i) || m_places.before_given_after_comma(i) ||
                (after_name && (run.back().given || run.back().kind == Kind::known)));
      case Casing::lower:
        return word.ordinary ||  // read_unknown() has seen that it may be one
               titled_word(i, word) ||
               (token.folded.size() > 3 &&
                (word.given || (m_places.titled(i) && m_marks[i - 1].title) ||
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
    if (run.empty() || m_tokens[i].sentence_start || !m_places.is_surname_like(i)) {
      return false;
    }
    const auto& last = run.back();
    return last.given || has_role(last, PartRole::given) || has_role(last, PartRole::nickname) ||
           last.kind == Kind::particle || (last.kind == Kind::unknown && !last.ordinary);
  }

  /// A first name that is also an ordinary word, in small letters where somebody acts, and the surname after
  /// it: "told rose", "jade marsh rang".
  [[nodiscard]] bool small_name(std::size_t i, const NameRun& run, bool given) const {
    const auto& token = m_tokens[i];
    const auto& marks = m_marks[i];
    if (!m_places.rarely_a_word(i) || marks.not_a_name || marks.grammar_word || marks.speech ||
        m_places.in_code(i)) {
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
    return given && (m_places.acts(i) || m_places.after_speech(i) || after_preposition || surname_acts);
  }

  /// Whether a first name that is an ordinary word too stands here as a name.
  [[nodiscard]] bool counts_as_name(std::size_t i) const {
    return m_places.rarely_a_word(i) || !m_tokens[i].sentence_start || m_places.acts(i) ||
           m_places.before_another(i) || m_places.before_surname(i) || m_places.before_pause(i) ||
           (i + 1 < m_tokens.size() && m_marks[i + 1].predicate && m_tokens[i + 1].gap == Gap::space) ||
           m_named_elsewhere.contains(m_tokens[i].folded);
  }

  /// First names that are ordinary words too and stand with a capital inside some sentence.
  void note_names_within_sentences() {
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
      const auto& token = m_tokens[i];
      if (token.casing != Casing::capitalised || token.sentence_start || m_marks[i].not_a_name ||
          m_places.in_code(i)) {
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
                       (m_tokens[next].gap == Gap::space || m_tokens[next].gap == Gap::dot ||
                        m_tokens[next].gap == Gap::line) &&
                       m_places.is_surname_like(next);
    const bool goes_on = after && (!m_tokens[next].sentence_start || is_known_surname(next) ||
                                   m_tokens[next].folded.size() == 1);
    const bool surname_follows = goes_on && (word.kind == Kind::initial || is_known_surname(next));
    return surname_follows || m_places.titled(run.front().token) ||
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
    const bool signed_off = m_places.after_sign_off(i);
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
    return signed_off ||
           (!before_name && !m_places.in_code(i) && (!m_places.in_capitals(i) || m_places.acts(i)));
  }

  /// "spoke to KW", "KW rang": two capitals that nothing else explains, where a person stands.
  [[nodiscard]] bool may_be_strangers_initials(std::size_t i) const {
    static const std::unordered_set<std::string> kBefore{"to",   "with", "from", "by",
                                                         "that", "and",  "both", "whether"};
    const auto& marks = m_marks[i];
    const bool word = m_lists.is_word(m_tokens[i].folded) || marks.rank || marks.title || marks.place_suffix;
    const bool placed = m_places.acts(i) || m_places.finite_verb(i + 1) || m_places.after_speech(i) ||
                        (i > 0 && m_tokens[i].gap == Gap::space && kBefore.contains(m_tokens[i - 1].folded));
    return m_tokens[i].folded.size() == 2 && !word && placed && !m_places.in_code(i) &&
           !m_places.in_capitals(i);
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
    const bool title = m_places.titled(run.front().token);
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
    return m_tokens[run.front().token].sentence_start && !m_places.acts(run.front().token) ? 0.3 : 0.4;
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
  WordPlaces m_places;
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
