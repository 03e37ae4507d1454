#pragma once

#include "marks.hpp"
#include "name_run.hpp"
#include "party_names.hpp"
#include "word_places.hpp"

#include "dsrkit/model/party.hpp"
#include "dsrkit/rules/name_lists.hpp"
#include "dsrkit/text/tokens.hpp"

#include <vector>

namespace dsrkit::redact {

/// A text, and what is known of names before it is read. All references must outlive it.
struct NameText {
  const PartyNames& names;
  const rules::NameLists& lists;
  const std::vector<Party>& parties;
  const std::vector<text::Token>& tokens;
  const std::vector<Marks>& marks;
  WordPlaces places{lists, tokens, marks};
};

}  // namespace dsrkit::redact
