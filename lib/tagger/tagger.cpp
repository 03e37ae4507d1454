#include "dsrkit/tagger/tagger.hpp"

#include "passes.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"

namespace dsrkit::tagger {

Tagger::Tagger(Weights weights, std::shared_ptr<const rules::NameLists> lists)
    : m_weights(std::move(weights)), m_lists(std::move(lists)) {
  if (m_weights.size() != kSlots + kSecondSlots) {
    throw Error(ErrorCode::data_invalid, "the weights of the name tagger are of another version",
                "install dsrkit again");
  }
}

Tagger Tagger::load(std::shared_ptr<const rules::NameLists> lists) {
  const auto bytes = files::read_file(files::shipped_data("tagger/person.weights"), kSlots + kSecondSlots);
  return {Weights(bytes.begin(), bytes.end()), std::move(lists)};
}

std::vector<int> Tagger::scores(std::string_view text, const std::vector<text::Token>& tokens) const {
  const Document document(text, tokens, *m_lists);
  const std::span weights(m_weights);
  const auto first = decode(document, document.size(), weights.first(kSlots));
  auto scores = decode(SecondLook(document, first), document.size(), weights.subspan(kSlots));
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] = (scores[i] + first[i]) / 2;
  }
  return scores;
}

}  // namespace dsrkit::tagger
