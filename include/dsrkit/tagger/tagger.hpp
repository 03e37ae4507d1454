#pragma once

#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::tagger {

/// Weights of hashed features, one byte each.
using Weights = std::vector<std::int8_t>;

/// Tells which words of English text look like names of people: a perceptron over hashed features, left to
/// right, and a second over what the first says about the whole document. It knows nobody; what it finds
/// waits for an officer. Safe to share between threads.
class Tagger {
public:
  /// Throws Error(data_invalid) when the number of weights is not that of this version.
  Tagger(Weights weights, std::shared_ptr<const rules::NameLists> lists);
  /// With the shipped weights. Throws Error(input_unreadable) when they are missing.
  static Tagger load(std::shared_ptr<const rules::NameLists> lists);

  /// One score a token: above 0 it is rather a person's name than not. Linear in the tokens.
  [[nodiscard]] std::vector<int> scores(std::string_view text, const std::vector<text::Token>& tokens) const;

private:
  Weights m_weights;
  std::shared_ptr<const rules::NameLists> m_lists;
};

/// A document, and whether each of its tokens is part of a person's name.
struct Example {
  std::string text;
  std::vector<bool> person;
  std::size_t group = 0;  ///< examples that are alike; none judges another in training
};

/// Averaged weights after `rounds` passes over the examples, shuffled the same way each time. Integers only:
/// the same examples give the same bytes on every machine.
[[nodiscard]] Weights train(const std::vector<Example>& examples, const rules::NameLists& lists, int rounds);

}  // namespace dsrkit::tagger
