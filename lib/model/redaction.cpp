#include "dsrkit/model/redaction.hpp"

#include "names.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"

#include <algorithm>
#include <map>

namespace dsrkit {
namespace {

constexpr NameTable<Action, 3> kActions{
    {{Action::disclose, "disclose"}, {Action::redact, "redact"}, {Action::refer, "refer"}}};

using ReplacementMap = std::map<PassageRef, std::vector<Replacement>>;

Segments segments_at(const PassageRef& at, std::string_view text, const ReplacementMap& replacements) {
  const auto found = replacements.find(at);
  return apply_replacements(text, found == replacements.end() ? std::vector<Replacement>{} : found->second);
}

DisclosedNode disclose_value(const Value& value, const PassageRef& at, const ReplacementMap& replacements) {
  using Kind = DisclosedNode::Kind;
  if (value.is_null()) {
    return {};
  }
  if (value.is_bool()) {
    return {Kind::boolean, {{value.as_bool() ? "true" : "false", false, {}}}, {}};
  }
  if (value.is_number()) {
    return {Kind::number, segments_at(at, value.number_text(), replacements), {}};
  }
  if (value.is_string()) {
    return {Kind::text, segments_at(at, value.as_string(), replacements), {}};
  }
  DisclosedNode node;
  if (value.is_array()) {
    node.kind = Kind::array;
    std::size_t index = 0;
    for (const Value& element : value.as_array()) {
      const PassageRef below{at.item, at.pointer + "/" + std::to_string(index++), false};
      node.members.push_back({{}, disclose_value(element, below, replacements)});
    }
    return node;
  }
  node.kind = Kind::object;
  for (const auto& [key, member] : value.as_object()) {
    const std::string pointer = at.pointer + "/" + replace_all(replace_all(key, "~", "~0"), "/", "~1");
    node.members.push_back({segments_at({at.item, pointer, true}, key, replacements),
                            disclose_value(member, {at.item, pointer, false}, replacements)});
  }
  return node;
}

}  // namespace

bool is_always_protected(std::string_view kind) {
  return kind == kSafeAddress || kind == kWatchTerm;
}

Segments apply_replacements(std::string_view text, std::vector<Replacement> replacements) {
  std::sort(replacements.begin(), replacements.end(), [](const Replacement& a, const Replacement& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  Segments segments;
  std::size_t at = 0;
  for (const Replacement& replacement : replacements) {
    if (replacement.begin > replacement.end || replacement.end > text.size()) {
      throw Error(ErrorCode::internal, "a place to withhold lies outside its text");
    }
    const bool insertion = replacement.begin == replacement.end;
    if (replacement.end < at || (replacement.end == at && !insertion)) {
      continue;
    }
    if (replacement.begin < at) {
      // Overlap: the earlier label already stands; what is left of this one is withheld with it.
      at = replacement.end;
      continue;
    }
    if (replacement.begin > at) {
      segments.push_back({std::string(text.substr(at, replacement.begin - at)), false, {}});
    }
    segments.push_back({replacement.label, true, replacement.code});
    at = replacement.end;
  }
  if (at < text.size() || segments.empty()) {
    segments.push_back({std::string(text.substr(at)), false, {}});
  }
  return segments;
}

DisclosedNode disclose(const Item& item, const PassageReplacements& replacements) {
  ReplacementMap by_passage;
  for (const auto& [passage, ranges] : replacements) {
    auto& all = by_passage[passage];
    all.insert(all.end(), ranges.begin(), ranges.end());
  }
  return disclose_value(item.content, {item.id, "", false}, by_passage);
}

std::string plain_text(const Segments& segments) {
  std::string text;
  for (const Segment& segment : segments) {
    text += segment.text;
  }
  return text;
}

std::string_view action_name(Action action) {
  return name_in(kActions, action);
}

std::optional<Action> parse_action(std::string_view name) {
  return parse_in(kActions, name);
}

}  // namespace dsrkit
