#include "features.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace dsrkit::tagger {
namespace {

std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint32_t h = (a ^ (b * 0x9E3779B1U)) * 0x85EBCA6BU;
  h ^= h >> 15U;
  return h * 0xC2B2AE35U;
}

std::uint32_t hash(std::string_view word) {
  std::uint32_t h = 2166136261U;
  for (const char c : word) {
    h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return h;
}

bool is_title(std::string_view word) {
  constexpr std::array<std::string_view, 10> kTitles = {"mr", "mrs", "ms",   "miss", "dr",
                                                        "mx", "sir", "lady", "prof", "judge"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

constexpr std::uint32_t kLower = 1;
constexpr std::uint32_t kTitled = 2;
constexpr std::uint32_t kPaired = 4;

/// How the document writes each word: in lower case, after a title, after a capitalised given name.
std::unordered_map<std::string_view, std::uint32_t> uses(const std::vector<text::Token>& tokens,
                                                         const rules::NameLists& lists) {
  std::unordered_map<std::string_view, std::uint32_t> seen;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto& use = seen[tokens[i].folded];
    if (tokens[i].casing == text::Casing::lower) {
      use |= kLower;
    } else if (i > 0 && is_title(tokens[i - 1].folded)) {
      use |= kTitled;
    } else if (i > 0 && tokens[i - 1].casing == text::Casing::capitalised &&
               tokens[i].gap == text::Gap::space && lists.is_given_name(tokens[i - 1].folded)) {
      use |= kPaired;
    }
  }
  return seen;
}

std::uint32_t bit(bool value, unsigned place) {
  return static_cast<std::uint32_t>(value) << place;
}

}  // namespace

Document::Document(const std::vector<text::Token>& tokens, const rules::NameLists& lists) {
  const auto seen = uses(tokens, lists);
  m_words.reserve(tokens.size());
  for (const auto& token : tokens) {
    const std::string_view word = token.folded;
    const auto end = [&](std::size_t n) { return word.substr(word.size() - std::min(n, word.size())); };
    Word out;
    out.word = hash(word);
    out.gap = static_cast<std::uint32_t>(token.gap);
    out.form = static_cast<std::uint32_t>(token.casing) | bit(token.digits, 4) |
               bit(token.sentence_start, 5) | bit(word.size() == 1, 6) | bit(token.possessive, 7);
    out.known = bit(lists.is_given_name(token.folded), 0) | bit(lists.is_word(token.folded), 1) |
                bit(lists.is_frequent_word(token.folded), 2) | bit(is_title(word), 3) | (seen.at(word) << 4U);
    out.prefix = hash(word.substr(0, 3));
    out.suffix2 = hash(end(2));
    out.suffix3 = hash(end(3));
    m_words.push_back(out);
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
  const std::uint32_t own = mix(w.form, w.known);
  Features features = {1U,
                       w.word,
                       mix(w.word, w.form),
                       w.prefix,
                       w.suffix2,
                       w.suffix3,
                       w.form,
                       w.known,
                       own,
                       mix(own, tags),
                       mix(tags, w.gap),
                       mix(mix(tags, w.gap), own),
                       p.word,
                       n.word,
                       pp.word,
                       nn.word,
                       mix(p.form, p.known),
                       mix(n.form, n.known),
                       mix(own, mix(p.form, p.known)),
                       mix(own, mix(n.form, n.known)),
                       mix(mix(p.word, w.gap), w.form),
                       mix(mix(n.word, n.gap), w.form),
                       mix(p.word, tags),
                       mix(mix(p.known, w.known), n.known),
                       mix(w.suffix3, w.form),
                       mix(n.gap, own)};
  for (std::uint32_t i = 0; i < kFeatures; ++i) {
    features[i] = mix(features[i], i + 1) >> 14U;
  }
  return features;
}

}  // namespace dsrkit::tagger
