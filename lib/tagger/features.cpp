#include "features.hpp"

#include <algorithm>
#include <unordered_map>

namespace dsrkit::tagger {
namespace {

using rules::WordKind;

std::uint32_t hash(std::string_view word) {
  std::uint32_t h = 2166136261U;
  for (const char c : word) {
    h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return h;
}

std::uint32_t bit(bool value, unsigned place) {
  return static_cast<std::uint32_t>(value) << place;
}

std::uint32_t of(WordKind kind) {
  return static_cast<std::uint32_t>(kind);
}

constexpr std::string_view kBlank = " \t\r";

/// The sign that ends just before a place, blanks left out.
std::uint32_t sign_before(std::string_view text, std::size_t place) {
  const auto last = text.find_last_not_of(kBlank, place - 1);
  return place == 0 || last == std::string_view::npos ? 0U : static_cast<unsigned char>(text[last]);
}

std::uint32_t sign_after(std::string_view text, std::size_t place) {
  const auto first = text.find_first_not_of(kBlank, place);
  return first == std::string_view::npos ? 0U : static_cast<unsigned char>(text[first]);
}

/// Letters and digits are neighbours, not signs.
std::uint32_t only_sign(std::uint32_t c) {
  const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  return letter || (c >= '0' && c <= '9') || c >= 0x80U ? 1U : c;
}

bool breaks(text::Gap gap) {
  return gap == text::Gap::start || gap == text::Gap::line || gap == text::Gap::paragraph;
}

bool has_capital(const text::Token& token) {
  return token.casing != text::Casing::lower && token.casing != text::Casing::none;
}

/// 0 for none, 1 for few, 2 for many, 3 for nearly all.
std::uint32_t part(std::size_t some, std::size_t all) {
  if (some == 0) {
    return 0;
  }
  return some * 10 >= all * 9 ? 3U : some * 2 >= all ? 2U : 1U;
}

}  // namespace

Document::Document(std::string_view text, const std::vector<text::Token>& tokens,
                   const rules::NameLists& lists) {
  m_words.reserve(tokens.size());
  for (const auto& token : tokens) {
    const std::string_view word = token.folded;
    Word out;
    out.word = hash(word);
    out.casing = static_cast<std::uint32_t>(token.casing);
    out.form = out.casing | bit(token.digits, 4) | bit(token.sentence_start, 5) | bit(word.size() == 1, 6) |
               bit(word.size() == 2, 7);
    out.known = bit(lists.is_given_name(token.folded), 0) | bit(lists.is_word(token.folded), 1) |
                bit(lists.is_frequent_word(token.folded), 2);
    out.kinds = lists.kinds(token.folded);
    out.before = mix(static_cast<std::uint32_t>(token.gap), only_sign(sign_before(text, token.begin)));
    out.after = only_sign(sign_after(text, token.whole_end)) | bit(token.possessive, 9);
    for (std::size_t n = 0; n < out.prefixes.size(); ++n) {
      out.prefixes[n] = hash(word.substr(0, n + 2));
    }
    for (std::size_t n = 0; n < out.suffixes.size(); ++n) {
      out.suffixes[n] = hash(word.substr(word.size() - std::min(n + 1, word.size())));
    }
    m_words.push_back(out);
  }
  describe_lines(tokens);
  describe_uses(tokens);
}

void Document::describe_lines(const std::vector<text::Token>& tokens) {
  std::size_t starts = 0;
  std::size_t capital_starts = 0;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin;
    std::size_t upper = 0;
    std::size_t capitals = 0;
    for (; end < tokens.size() && (end == begin || !breaks(tokens[end].gap)); ++end) {
      upper += tokens[end].casing == text::Casing::upper ? 1U : 0U;
      capitals += has_capital(tokens[end]) ? 1U : 0U;
      starts += tokens[end].sentence_start ? 1U : 0U;
      capital_starts += tokens[end].sentence_start && has_capital(tokens[end]) ? 1U : 0U;
    }
    const auto size = end - begin;
    const auto line = part(upper, size) | part(capitals, size) << 2U |
                      static_cast<std::uint32_t>(std::min<std::size_t>(size, 4)) << 4U;
    for (auto i = begin; i < end; ++i) {
      m_words[i].line = line | bit(i == begin, 8) | bit(i + 1 == end, 9);
    }
    begin = end;
  }
  m_style = part(capital_starts, starts);
}

void Document::describe_uses(const std::vector<text::Token>& tokens) {
  struct Use {
    std::size_t lower = 0;
    std::size_t capital = 0;  ///< where no sentence begins
    bool titled = false;
    bool paired = false;  ///< after a given name
    bool speaks = false;
    bool owns = false;
    std::size_t all = 0;
  };

  std::unordered_map<std::string_view, Use> uses;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto& use = uses[tokens[i].folded];
    ++use.all;
    if (!has_capital(tokens[i])) {
      ++use.lower;
      continue;
    }
    const auto& before = at(i, -1);
    const bool beside = i > 0 && (tokens[i].gap == text::Gap::space || tokens[i].gap == text::Gap::dot);
    use.capital += tokens[i].sentence_start ? 0U : 1U;
    use.titled = use.titled || (beside && (before.kinds & of(WordKind::role)) != 0);
    use.paired =
        use.paired || (beside && (before.kinds & of(WordKind::given)) != 0 && (before.known & 2U) == 0);
    use.speaks = use.speaks || (at(i, 1).kinds & of(WordKind::speech)) != 0;
    use.owns = use.owns || tokens[i].possessive;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& use = uses.at(tokens[i].folded);
    m_words[i].use = part(use.lower, use.all) | bit(use.capital > 0, 2) | bit(use.titled, 3) |
                     bit(use.paired, 4) | bit(use.speaks, 5) | bit(use.owns, 6) | bit(use.all > 2, 7);
  }
}

const Document::Word& Document::at(std::size_t token, int offset) const {
  const auto place = static_cast<std::ptrdiff_t>(token) + offset;
  const bool inside = place >= 0 && place < static_cast<std::ptrdiff_t>(m_words.size());
  return inside ? m_words[static_cast<std::size_t>(place)] : m_outside;
}

Features Document::features(std::size_t token, bool before, bool second_before) const {
  const auto& w = at(token, 0);
  const auto& p = at(token, -1);
  const auto& n = at(token, 1);
  const auto& pp = at(token, -2);
  const auto& nn = at(token, 2);
  const std::uint32_t tags = bit(before, 0) | bit(second_before, 1);
  const std::uint32_t lists = mix(w.kinds, w.known);
  const std::uint32_t own = mix(w.form, lists);
  const std::uint32_t next = mix(n.form, n.kinds, n.known, n.before);
  const std::uint32_t previous = mix(p.form, p.kinds, p.known, w.before);
  Features features = {
      // of the word itself: see kOfTheWord
      w.word, mix(w.word, w.form), mix(w.word, w.before), mix(w.word, w.after), w.prefixes[1], w.prefixes[2],
      w.suffixes[2], w.suffixes[3], mix(w.word, p.word),
      // its shape and lists
      1U, w.prefixes[0], w.suffixes[0], w.suffixes[1], w.form, w.kinds, w.known, lists, own,
      mix(own, m_style), mix(w.suffixes[2], w.form), mix(own, w.line), mix(w.form, w.line),
      mix(w.use, w.casing), mix(w.use, own), mix(w.use, lists, m_style),
      // what stands around it
      mix(own, w.before), mix(own, w.after), mix(w.before, w.after, w.form), mix(p.word, w.before),
      mix(n.word, n.before), pp.word, nn.word, mix(pp.word, p.word), mix(n.word, nn.word),
      mix(p.word, w.before, w.form), mix(n.word, n.before, w.form), mix(p.word, own), mix(n.word, own),
      previous, next, mix(previous, own), mix(next, own), mix(p.kinds, w.kinds, n.kinds),
      mix(p.form, w.form, n.form, tags), mix(p.casing, w.casing, n.casing, lists),
      mix(pp.kinds, pp.form, p.word), mix(nn.kinds, nn.form, n.word), mix(p.use, w.casing, w.before),
      mix(n.use, w.casing, n.before),
      // what was decided before it
      tags, mix(tags, own), mix(tags, w.before, own), mix(tags, w.before, w.casing), mix(tags, p.word),
      mix(tags, w.use)};
  for (std::uint32_t i = 0; i < kFeatures; ++i) {
    features[i] = mix(features[i], i + 1) >> (32U - kSlotBits);
  }
  return features;
}

}  // namespace dsrkit::tagger
