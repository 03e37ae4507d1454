#include "passage_lookup.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/redact/redact_item.hpp"

#include <map>
#include <set>

namespace dsrkit::workflow {
namespace {

/// The passages of the places that a key begins.
std::map<std::string, std::set<PassageRef>> passages_of_places(Desk& desk, const HeldCase& held,
                                                               const std::vector<std::string>& keys) {
  std::map<std::string, std::set<PassageRef>> found;
  desk.reg().for_each_mention(held.reference(), [&](const store::DecidedMention& decided) {
    for (const std::string& key : keys) {
      if (decided.mention.key.starts_with(key) && !decided.mention.passage.in_key) {
        found[key].insert(decided.mention.passage);
      }
    }
  });
  return found;
}

void require_long(const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    if (key.size() < kShortestKey) {
      throw Error(ErrorCode::usage, "the key of a passage is too short to tell which one is meant",
                  "give at least its first 6 characters, as 'dsrkit review classes' prints them");
    }
  }
}

void require_one_each(const HeldCase& held, const std::vector<std::string>& keys,
                      const std::map<std::string, std::set<PassageRef>>& hits) {
  for (const std::string& key : keys) {
    const auto hit = hits.find(key);
    if (hit == hits.end()) {
      throw Error(ErrorCode::not_found, held.reference() + " has no such passage or place",
                  "list passages with 'dsrkit review classes " + held.reference() + " --all'");
    }
    if (hit->second.size() > 1) {
      throw Error(ErrorCode::usage, "a key fits several passages", "give more of its characters");
    }
  }
}

}  // namespace

void for_each_keyed_passage(
    Desk& desk, const HeldCase& held, const std::string& only_item,
    const std::function<void(const Item&, const Passage&, const std::string&)>& visit) {
  std::vector<Item> items;
  desk.reg().for_each_item(held.reference(), [&](const Item& item) {
    if (only_item.empty() || item.id == only_item) {
      items.push_back(item);
    }
  });
  const redact::MentionKeyer keyer = [&](std::string_view place) {
    return held.keyed_digest("mention", place);
  };
  for (const Item& metadata : items) {
    const Item item = held.load_item(metadata);
    const redact::MentionKeys keys(item, keyer);
    for_each_passage(item, [&](const Passage& passage) {
      if (!passage.ref.in_key) {
        visit(item, passage, keys.key_of(passage.ref, 0, passage.text.size()));
      }
    });
  }
}

std::vector<FoundPassage> find_passages(Desk& desk, const HeldCase& held,
                                        const std::vector<std::string>& keys) {
  require_long(keys);
  const auto places = passages_of_places(desk, held, keys);
  std::map<std::string, std::set<PassageRef>> hits;
  std::vector<FoundPassage> found;
  for_each_keyed_passage(desk, held, "",
                         [&](const Item& item, const Passage& passage, const std::string& passage_key) {
                           bool wanted = false;
                           for (const std::string& key : keys) {
                             const auto place = places.find(key);
                             if (passage_key.starts_with(key) ||
                                 (place != places.end() && place->second.contains(passage.ref))) {
                               hits[key].insert(passage.ref);
                               wanted = true;
                             }
                           }
                           if (wanted) {
                             found.push_back({item, passage, passage_key});
                           }
                         });
  require_one_each(held, keys, hits);
  return found;
}

}  // namespace dsrkit::workflow
