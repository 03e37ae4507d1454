#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/item.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit {

/// Kinds of findings that are withheld whoever they belong to.
inline constexpr std::string_view kSafeAddress = "safe-address";
inline constexpr std::string_view kWatchTerm = "watch-term";        ///< a text nobody may learn
inline constexpr std::string_view kSourcePhrase = "source-phrase";  ///< words that point to an informant

/// Whether only a stated override may disclose a finding of the kind.
[[nodiscard]] bool is_always_protected(std::string_view kind);

/// A place in a text that names or identifies somebody. Offsets are bytes of its UTF-8.
struct Finding {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string kind;                  ///< "person", "nhs-number", "phone", "relation-phrase"...
  std::string rule;                  ///< id of the rule that found it
  double confidence = 0;             ///< 0 to 1
  std::optional<std::string> party;  ///< resolved party, or nobody known
  std::string explanation;           ///< why, in plain English, without the text itself
  /// Without a party: everybody of the case who can be meant, when nobody else can. Not kept in the register.
  std::vector<std::string> candidates = {};

  bool operator==(const Finding&) const = default;
};

/// A finding inside a passage of a case.
struct Mention {
  std::string key;  ///< derived from place and content: the same mention has the same key in every run
  PassageRef passage;
  Finding finding;

  bool operator==(const Mention&) const = default;
};

enum class Action { disclose, redact, refer };

/// What happens to one mention. `refer` is open: an officer must decide.
struct Decision {
  std::string mention;  ///< key of the mention
  Action action = Action::refer;
  std::string code;    ///< exemption code when redacted, e.g. "TP"; empty when disclosed
  std::string label;   ///< what stands in the text instead, e.g. "[Person B, neighbour: withheld, code TP]"
  std::string reason;  ///< plain English
  std::string rule;    ///< id of the policy rule, empty when an officer decided
  std::string decided_by;  ///< officer, or "policy"
  Instant decided_at{};

  bool operator==(const Decision&) const = default;
};

/// A run of released text, or a label in place of something withheld.
struct Segment {
  std::string text;
  bool withheld = false;
  std::string code;  ///< of a withheld run

  bool operator==(const Segment&) const = default;
};

using Segments = std::vector<Segment>;

/// What stands at a withheld place and under which code.
struct Replacement {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label;
  std::string code;
};

/// The text with each replaced range standing as its label. Overlapping ranges join under the first label.
/// Throws Error(internal) for a range outside the text.
[[nodiscard]] Segments apply_replacements(std::string_view text, std::vector<Replacement> replacements);

/// Item content after redaction: the only form that may reach a page, a font or a file name.
struct DisclosedNode {
  enum class Kind { text, number, boolean, null, array, object };
  struct Member;

  Kind kind = Kind::null;
  Segments text;                ///< of text and number; "true"/"false" of boolean
  std::vector<Member> members;  ///< of object, and of array with empty keys

  bool operator==(const DisclosedNode&) const = default;
};

struct DisclosedNode::Member {
  Segments key;
  DisclosedNode value;

  bool operator==(const Member&) const = default;
};

/// Item content with the given replacements by passage (any order).
using PassageReplacements = std::vector<std::pair<PassageRef, std::vector<Replacement>>>;
[[nodiscard]] DisclosedNode disclose(const Item& item, const PassageReplacements& replacements);

/// Plain text of segments, labels included.
[[nodiscard]] std::string plain_text(const Segments& segments);

[[nodiscard]] std::string_view action_name(Action action);
[[nodiscard]] std::optional<Action> parse_action(std::string_view name);

}  // namespace dsrkit
