#pragma once

#include "dsrkit/model/item.hpp"
#include "dsrkit/model/passage_note.hpp"
#include "dsrkit/redact/redact_item.hpp"
#include "dsrkit/rules/matcher.hpp"
#include "dsrkit/rules/rule_set.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace dsrkit::redact {

/// Tells from the words of a passage what it is about: its data class, and the questions of law it raises.
/// Safe to share between threads.
class ContentReader {
public:
  /// Of rules::load_content_rules().
  explicit ContentReader(const rules::RuleSet& content_rules);

  /// Notes on the values of an item in reading order: one about the data class where the words say another
  /// than the item's, and one for each gate. Health in the words makes any passage health data (DPA 2018 Sch
  /// 3 para 7(1)); social work and education are told from the words only where the source says neither. The
  /// name of a member speaks for everything below it.
  [[nodiscard]] std::vector<PassageNote> read(const Item& item, const MentionKeyer& keyer) const;

private:
  rules::Matcher m_matcher;
};

/// The class of the record: as an officer decided for this very content, else as its source says.
[[nodiscard]] DataClass record_class(const Item& item, const std::vector<PassageClass>& decided);

/// The notes with the classes that officers gave passages of this item in place of what the words propose. A
/// class given to other words than the item has now counts for nothing.
[[nodiscard]] std::vector<PassageNote> with_decided_classes(std::vector<PassageNote> notes, const Item& item,
                                                            const std::vector<PassageClass>& decided,
                                                            const MentionKeyer& keyer);

/// The data class of every passage that has another than its record.
[[nodiscard]] std::map<PassageRef, DataClass> classes_of(const std::vector<PassageNote>& notes);

/// The `rule` of a note that an officer made.
inline constexpr std::string_view kOfficerClass = "officer";

}  // namespace dsrkit::redact
