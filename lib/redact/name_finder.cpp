#include "name_finder.hpp"

#include "broken_names.hpp"
#include "case_words.hpp"
#include "initials_reader.hpp"
#include "name_context.hpp"
#include "name_run.hpp"
#include "name_text.hpp"
#include "name_word_reader.hpp"
#include "run_joiner.hpp"
#include "slips_beside.hpp"
#include "stranger_words.hpp"

#include "dsrkit/text/fold.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace dsrkit::redact {
namespace {

using text::Casing;
using text::Gap;
using text::Token;
using Kind = NameWord::Kind;

constexpr std::size_t kLongestRun = 6;

/// One pass over the tokens of a text.
class Pass {
public:
  explicit Pass(NameText text) : m_text(std::move(text)) {}

  std::vector<Finding> run() {
    for (std::size_t i = 0; i < m_text.tokens.size();) {
      i = std::max(i + 1, read_run(i));
      m_read = m_found.empty() ? 0 : std::max(m_read, m_found.back().past);
    }
    settle_by_context(m_found, m_text.tokens, m_text.parties);
    std::vector<Finding> findings;
    for (auto& found : m_found) {
      findings.push_back(std::move(found.finding));
    }
    return findings;
  }

private:
  /// Reads and settles the run that begins at the token; returns the token after it.
  std::size_t read_run(std::size_t first) {
    if (auto initials = m_initials.read(first)) {
      add(first, first, std::move(*initials));
      return first + 1;
    }
    NameRun run;
    std::size_t at = first;
    while (at < m_text.tokens.size() && run.size() < kLongestRun) {
      auto word = m_reader.read(at, run);
      if (!word || (!run.empty() && !m_joiner.continues(run, *word))) {
        break;
      }
      run.push_back(std::move(*word));
      ++at;
      if (m_text.tokens[at - 1].possessive) {
        break;
      }
    }
    while (!run.empty() &&
           (run.back().kind == Kind::particle || (run.back().kind == Kind::initial && run.size() > 1 &&
                                                  m_text.places.starts_clause(run.back().token)))) {
      run.pop_back();
    }
    if (run.empty()) {
      return first + 1;
    }
    m_slips.read(run, m_read);
    settle(run);
    return run.back().token + 1;
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
      if (const auto owners = m_text.names.by_initials(letters); !owners.empty()) {
        add(run.front().token, run.back().token, InitialsReader::of_owners(owners, false));
        return;
      }
    }
    const bool title = m_text.places.titled(run.front().token);
    auto resolution = resolve(run, m_text.names, m_text.parties, title);
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
    return next < m_text.tokens.size() && m_text.marks[next].place_suffix &&
           m_text.tokens[next].gap == Gap::space && m_text.tokens[next].casing != Casing::lower;
  }

  [[nodiscard]] double stranger_confidence(const NameRun& run, bool title, bool only_initials) const {
    if (only_initials) {
      const bool dotted = m_text.tokens[run.back().token].gap == Gap::dot;
      return title ? 0.5 : dotted && !m_text.marks[run.front().token].not_a_name ? 0.4 : 0;
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
    return m_text.tokens[run.front().token].sentence_start && !m_text.places.acts(run.front().token) ? 0.3
                                                                                                     : 0.4;
  }

  void add(std::size_t first, std::size_t last, Resolution resolution) {
    m_found.push_back({{m_text.tokens[first].begin, m_text.tokens[last].end, "person",
                        std::move(resolution.rule), resolution.confidence,
                        resolution.party ? std::optional(m_text.parties[*resolution.party].id) : std::nullopt,
                        std::move(resolution.explanation)},
                       first,
                       last + 1,
                       resolution.party,
                       std::move(resolution.people)});
  }

  NameText m_text;
  CaseWords m_case{m_text};
  StrangerWords m_strangers{m_text};
  NameWordReader m_reader{m_text, m_case, m_strangers};
  RunJoiner m_joiner{m_text, m_case};
  SlipsBeside m_slips{m_text, m_case};
  InitialsReader m_initials{m_text, m_case};
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
    return Pass({m_names, m_lists, m_parties, joined, joined_marks}).run();
  }
  return Pass({m_names, m_lists, m_parties, tokens, marks}).run();
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
  struct Word {
    std::string letters;
    const std::vector<NamePart>* parts;
  };

  std::vector<Word> sought;
  const Word* rarest = nullptr;  // only its owners can have all words
  sought.reserve(words.size());
  for (const auto& word : words) {
    auto letters = letters_of(word);
    if (letters.empty()) {
      continue;
    }
    const auto& parts = m_names.exact(letters);
    const auto& added = sought.emplace_back(Word{std::move(letters), &parts});
    if (added.letters.size() > 1 && (rarest == nullptr || parts.size() < rarest->parts->size())) {
      rarest = &added;
    }
  }
  std::vector<std::size_t> owners;
  if (rarest == nullptr) {
    return owners;
  }
  for (const auto& part : *rarest->parts) {
    const auto is_of_party = [&](const Word& word) {
      return has_party(*word.parts, part.party) ||
             (word.letters.size() == 1 && (m_names.has_initial(part.party, word.letters.front(), false) ||
                                           m_names.has_initial(part.party, word.letters.front(), true)));
    };
    if ((owners.empty() || owners.back() != part.party) &&
        std::all_of(sought.begin(), sought.end(), is_of_party)) {
      owners.push_back(part.party);
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
