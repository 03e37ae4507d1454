#include "dsrkit/tagger/tagger.hpp"

#include "features.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

namespace dsrkit::tagger {

Tagger::Tagger(Weights weights, std::shared_ptr<const rules::NameLists> lists)
    : m_weights(std::move(weights)), m_lists(std::move(lists)) {
  if (m_weights.size() != kSlots) {
    throw Error(ErrorCode::data_invalid, "the weights of the name tagger are of another version",
                "install dsrkit again");
  }
}

Tagger Tagger::load(std::shared_ptr<const rules::NameLists> lists) {
  const auto bytes = files::read_file(files::shipped_data("tagger/person.weights"), kSlots);
  return {Weights(bytes.begin(), bytes.end()), std::move(lists)};
}

std::vector<int> Tagger::scores(std::string_view text, const std::vector<text::Token>& tokens) const {
  const Document document(text, tokens, *m_lists);
  std::vector<int> scores(document.size());
  bool before = false;
  bool second_before = false;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (const auto slot : document.features(i, before, second_before)) {
      scores[i] += m_weights[slot];
    }
    second_before = before;
    before = scores[i] > 0;
  }
  return scores;
}

}  // namespace dsrkit::tagger
