#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <functional>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// Keys of places and passages are told apart from this many characters on.
inline constexpr std::size_t kShortestKey = 6;

/// A passage with its key, and the record it is in with its content.
struct FoundPassage {
  Item item;
  Passage passage;
  std::string key;
};

/// The passages with these keys, or with the places of these keys in them; keys may be cut. Throws
/// Error(usage) for a key that is too short or fits several, Error(not_found) for one that fits none.
[[nodiscard]] std::vector<FoundPassage> find_passages(Desk& desk, const HeldCase& held,
                                                      const std::vector<std::string>& keys);

/// Visits the values of all records of a case, or of one, with their keys.
void for_each_keyed_passage(
    Desk& desk, const HeldCase& held, const std::string& only_item,
    const std::function<void(const Item&, const Passage&, const std::string&)>& visit);

}  // namespace dsrkit::workflow
