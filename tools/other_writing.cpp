#include "other_writing.hpp"

#include "corpus.hpp"

#include "dsrkit/text/tokens.hpp"

#include <map>
#include <string>

namespace dsrkit::training {
namespace {

using text::Casing;
using text::Token;

/// Names that stand in for those of one passage.
class StandIns {
public:
  explicit StandIns(NameSource& source) : m_source(source) {}

  /// `first`: nothing of the same name stands before it.
  std::string name_for(const Token& token, bool first, bool last) {
    auto& name = m_names[token.folded];
    if (name.empty()) {
      const bool given = last ? first && m_source.is_given(token.folded) : first;
      name = given ? m_source.given() : m_source.surname();
    }
    return token.casing == Casing::lower   ? in_small(name)
           : token.casing == Casing::upper ? in_capitals(name)
                                           : name;
  }

private:
  NameSource& m_source;
  std::map<std::string, std::string> m_names;
};

bool joins(text::Gap gap) {
  return gap == text::Gap::space || gap == text::Gap::hyphen || gap == text::Gap::dot;
}

bool is_replaced(const Token& token) {
  return token.folded.size() > 2 && !token.digits && token.casing != Casing::mixed;
}

}  // namespace

tagger::Example with_other_names(const tagger::Example& example, NameSource& source) {
  const auto tokens = text::tokenise(example.text);
  StandIns names(source);
  Passage passage;
  const auto part = [&](std::size_t begin, std::size_t end) {
    return std::string_view(example.text).substr(begin, end - begin);
  };
  std::size_t done = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!example.person[i]) {
      continue;
    }
    const auto& token = tokens[i];
    const bool first = i == 0 || !example.person[i - 1] || !joins(token.gap);
    const bool last = i + 1 == tokens.size() || !example.person[i + 1] || !joins(tokens[i + 1].gap);
    passage.put(part(done, token.begin), false);
    passage.put(
        is_replaced(token) ? names.name_for(token, first, last) : std::string(part(token.begin, token.end)),
        true);
    done = token.end;
  }
  passage.put(part(done, example.text.size()), false);
  return passage.example(example.group);
}

tagger::Example written(const tagger::Example& example, Writing writing) {
  const auto tokens = text::tokenise(example.text);
  Passage passage;
  const auto put = [&](std::size_t begin, std::size_t end, bool person) {
    auto part = example.text.substr(begin, end - begin);
    const bool stays = writing == Writing::small_names && !person;
    passage.put(stays ? part : writing == Writing::capitals ? in_capitals(part) : in_small(part), person);
  };
  std::size_t done = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (example.person[i]) {
      put(done, tokens[i].begin, false);
      put(tokens[i].begin, tokens[i].end, true);
      done = tokens[i].end;
    }
  }
  put(done, example.text.size(), false);
  return passage.example(example.group);
}

void add_other_writings(std::vector<tagger::Example>& examples, NameSource& source) {
  const auto count = examples.size();
  examples.reserve(count * 3);
  for (std::size_t i = 0; i < count; ++i) {
    examples.push_back(with_other_names(examples[i], source));
    switch (source.random(8)) {
      case 0: examples.push_back(written(examples[i], Writing::small)); break;
      case 1: examples.push_back(written(with_other_names(examples[i], source), Writing::small)); break;
      case 2: examples.push_back(written(with_other_names(examples[i], source), Writing::capitals)); break;
      case 3: examples.push_back(written(with_other_names(examples[i], source), Writing::small_names)); break;
      default: break;
    }
  }
}

}  // namespace dsrkit::training
