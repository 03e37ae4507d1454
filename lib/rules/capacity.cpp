#include "dsrkit/base/strings.hpp"
#include "dsrkit/rules/policy.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <string>

namespace dsrkit::rules {
namespace {

constexpr std::size_t kWindowBytes = 200;

/// Folded words with a space on either side of each, so that phrases are found whole.
std::string spaced(std::string_view text) {
  return " " + join(text::folded_words(text), " ") + " ";
}

bool has_phrase(const std::string& words, const std::string& phrase) {
  return !phrase.empty() && words.find(" " + phrase + " ") != std::string::npos;
}

/// The first of the phrases that is there, or null.
const std::string* phrase_in(const std::string& words, const std::vector<std::string>& phrases) {
  const auto found = std::find_if(phrases.begin(), phrases.end(),
                                  [&](const std::string& phrase) { return has_phrase(words, phrase); });
  return found == phrases.end() ? nullptr : &*found;
}

/// Where the sentence ends that goes on here, or the end of the text.
std::size_t sentence_end(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (text[i] == '\n' || (stop && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'))) {
      return i;
    }
  }
  return text.size();
}

/// Where the sentence begins that has gone on to the end of the text. "Dr. Jones" begins none.
std::size_t sentence_begin(std::string_view text) {
  constexpr std::size_t kShortestSentence = 4;
  for (std::size_t i = text.size(); i-- > 0;) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (text[i] == '\n' || (stop && text.size() - i > kShortestSentence && text[i + 1] == ' ')) {
      return i + 1;
    }
  }
  return 0;
}

/// The words around a mention: of its sentence, and with the lines before and after, where a sign-off or a
/// list of those present stands.
struct Surroundings {
  Surroundings(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t from = begin - std::min(begin, kWindowBytes);
    const std::string_view before = text.substr(from, begin - from);
    const std::string_view after = text.substr(end, kWindowBytes);
    const std::string_view own_before = before.substr(sentence_begin(before));
    const std::string_view own_after = after.substr(0, sentence_end(after));
    // The name parts what stands before from what stands after: no phrase goes over it.
    sentence = spaced(own_before) + "| " + spaced(own_after);
    all = spaced(before) + "| " + spaced(after);
  }

  std::string sentence;
  std::string all;
};

std::string because(std::string_view capacity, const std::string& word) {
  return "Taken as " + std::string(capacity) + " here because of \"" + word + "\".";
}

/// A word that shows the office: of the list, of the person's own job or employer.
std::string official_word(const Policy& policy, const Party& party, const Surroundings& around) {
  for (const auto* own : {&party.job, &party.employer}) {
    const std::string phrase = join(text::folded_words(*own), " ");
    if (has_phrase(around.all, phrase)) {
      return phrase;
    }
  }
  // "Nurse Adams" for a school nurse.
  for (const auto& word : text::folded_words(party.job)) {
    constexpr std::size_t kTelling = 4;
    if (word.size() >= kTelling && has_phrase(around.sentence, word)) {
      return word;
    }
  }
  if (const auto* word = phrase_in(around.all, policy.capacity.official)) {
    return *word;
  }
  return {};
}

std::string private_word(const Policy& policy, const Party& party, bool both, const Surroundings& around) {
  if (const auto* word = phrase_in(around.sentence, policy.capacity.private_life)) {
    return *word;
  }
  if (!both) {
    return {};
  }
  for (const auto& word : policy.capacity.private_relations) {
    if (has_phrase(spaced(party.relation), word) && has_phrase(around.sentence, word)) {
      return word;
    }
  }
  if (const auto* word = phrase_in(around.sentence, policy.capacity.private_hints)) {
    return *word;
  }
  return {};
}

}  // namespace

bool has_private_relation(const Policy& policy, const Party& party) {
  return phrase_in(spaced(party.relation), policy.capacity.private_relations) != nullptr;
}

JudgedCapacity judge_capacity(const Policy& policy, const Party& party, std::string_view text,
                              std::size_t begin, std::size_t end) {
  const bool works = party.role == PartyRole::professional || !party.job.empty();
  if (!works) {
    return {MentionCapacity::private_life, ""};
  }
  const bool both = has_private_relation(policy, party);
  const Surroundings around(text, begin, end);
  const std::string official = official_word(policy, party, around);
  const std::string own_life = private_word(policy, party, both, around);
  if (!official.empty() && !own_life.empty()) {
    return {MentionCapacity::unclear, "Both \"" + official + "\" and \"" + own_life +
                                          "\" stand near: official and private capacity are possible."};
  }
  if (!own_life.empty()) {
    return {MentionCapacity::private_life, because("a private person", own_life)};
  }
  if (!official.empty()) {
    return {MentionCapacity::official, because("acting officially", official)};
  }
  if (!both) {
    return {MentionCapacity::official, ""};
  }
  return {MentionCapacity::unclear,
          "This person also has a private relation, and no word near says which capacity is meant."};
}

bool is_own_words(const Policy& policy, const Item& item, const PassageRef& passage) {
  // "/childs_views" and "/wishesAndFeelings": capitals inside a word begin the next one.
  std::string names;
  for (const char c : passage.pointer) {
    const bool capital = c >= 'A' && c <= 'Z';
    names += capital ? std::string(" ") + c : std::string(1, c);
  }
  for (const std::string_view told :
       {std::string_view(item.title), std::string_view(item.dataset), std::string_view(names)}) {
    if (phrase_in(spaced(told), policy.own_words) != nullptr) {
      return true;
    }
  }
  return false;
}

}  // namespace dsrkit::rules
