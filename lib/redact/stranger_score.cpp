#include "stranger_score.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace dsrkit::redact {
namespace {

using text::Gap;
using text::Token;

constexpr int kSure = 60;           ///< a name wherever the document writes the word with a capital
constexpr int kLossOfCapital = 60;  ///< what a mention shares loses to the sure one, with a capital
constexpr int kLossOfSmall = 100;   ///< and without
constexpr int kInitials = 40;       ///< of initials that sign for a sure name
constexpr std::size_t kShortest = 3;
constexpr int kLeastFormal = -60;
constexpr int kLeastInformal = -88;
constexpr std::size_t kEnoughSentences = 20;

bool has_capital(const Token& token) {
  return token.casing != text::Casing::lower && token.casing != text::Casing::none;
}

/// The best score of each word that is surely a name somewhere.
std::unordered_map<std::string_view, int> sure_names(const std::vector<Token>& tokens,
                                                     const std::vector<int>& scores) {
  std::unordered_map<std::string_view, int> sure;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (scores[i] >= kSure && has_capital(tokens[i]) && tokens[i].folded.size() >= kShortest) {
      auto& best = sure[tokens[i].folded];
      best = std::max(best, scores[i]);
    }
  }
  return sure;
}

/// Initials of the sure names of two or three words.
std::unordered_set<std::string> initials_of_names(const std::vector<Token>& tokens,
                                                  const std::vector<int>& scores) {
  std::unordered_set<std::string> initials;
  std::string run;
  const auto close = [&] {
    if (run.size() == 2 || run.size() == 3) {
      initials.insert(run);
      initials.insert({run.front(), run.back()});
    }
    run.clear();
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool follows = tokens[i].gap == Gap::space || tokens[i].gap == Gap::dot;
    if (!follows || scores[i] <= 0) {
      close();
    }
    if (scores[i] > 0) {
      run += tokens[i].folded.front();
    }
  }
  close();
  return initials;
}

bool joins(Gap gap) {
  return gap == Gap::space || gap == Gap::hyphen;
}

bool only_hyphen(std::string_view between) {
  return between == "-" || between == " - " || between == "- ";
}

/// "al" of "Omar al-Hashimi" and of "al - Hashimi": as likely a name as the words it joins.
void bridge_particles(std::string_view text, const std::vector<Token>& tokens, std::vector<int>& scores) {
  constexpr std::array<std::string_view, 16> kParticles = {
      "al", "el", "de", "la", "le", "van", "von", "der", "du", "da", "di", "dos", "bin", "ibn", "abu", "den"};
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto& next = tokens[i + 1];
    const bool particle =
        std::find(kParticles.begin(), kParticles.end(), tokens[i].folded) != kParticles.end();
    if (!particle || !has_capital(next)) {
      continue;
    }
    if (i > 0 && joins(tokens[i].gap) && scores[i - 1] > 0) {
      scores[i] = std::max(scores[i], scores[i - 1]);
      scores[i + 1] = std::max(scores[i + 1], 0);
    } else if (only_hyphen(text.substr(tokens[i].whole_end, next.begin - tokens[i].whole_end))) {
      scores[i] = std::max(scores[i], scores[i + 1]);
    }
  }
}

bool alone_in_line(std::string_view text, const Token& token) {
  constexpr std::string_view kAround = " \t\r-";
  const auto before = token.begin == 0 ? text.npos : text.find_last_not_of(kAround, token.begin - 1);
  const auto after = text.find_first_not_of(kAround, token.whole_end);
  return (before == text.npos || text[before] == '\n') && (after == text.npos || text[after] == '\n');
}

}  // namespace

void share_scores(std::string_view text, const std::vector<Token>& tokens, const rules::NameLists& lists,
                  std::vector<int>& scores) {
  bridge_particles(text, tokens, scores);
  const auto sure = sure_names(tokens, scores);
  const auto initials = initials_of_names(tokens, scores);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& token = tokens[i];
    const auto name = sure.find(token.folded);
    if (name != sure.end() && (has_capital(token) || !lists.is_word(token.folded))) {
      scores[i] = std::max(scores[i], name->second - (has_capital(token) ? kLossOfCapital : kLossOfSmall));
    } else if (alone_in_line(text, token) && initials.contains(token.folded)) {
      scores[i] = std::max(scores[i], kInitials);
    }
  }
}

int least_score(const std::vector<Token>& tokens) {
  std::size_t sentences = 0;
  std::size_t capitals = 0;
  for (const auto& token : tokens) {
    sentences += token.sentence_start && !token.digits ? 1U : 0U;
    capitals += token.sentence_start && has_capital(token) ? 1U : 0U;
  }
  const bool formal = sentences >= kEnoughSentences && capitals * 10 >= sentences * 9;
  return formal ? kLeastFormal : kLeastInformal;
}

double likelihood(int score) {
  // In hundredths, for scores from -160 in steps of 40.
  constexpr std::array<int, 10> kMeasured = {5, 13, 17, 26, 34, 48, 71, 79, 88, 93};
  constexpr int kFirst = -160;
  constexpr int kStep = 40;
  const auto step = std::clamp((score - kFirst) / kStep, 0, static_cast<int>(kMeasured.size()) - 1);
  return kMeasured[static_cast<std::size_t>(step)] / 100.0;
}

}  // namespace dsrkit::redact
