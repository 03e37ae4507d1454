#pragma once

#include "dsrkit/model/passage_note.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// A passage with its data class and the gates before it. For an officer's eyes.
struct ClassedPassage {
  std::string key;
  PassageRef ref;
  std::string text;
  DataClass data_class = DataClass::other;
  DataClass of_record = DataClass::other;
  std::string by;       ///< "source", "content", or the officer who decided
  std::string because;  ///< quotes words of rules, never of the record
  std::vector<std::string> gates;
  bool confirmed = false;  ///< an officer decided it
};

struct PassageFilter {
  std::string item;
  bool all = false;  ///< also passages of which nothing is said
};

/// Values of records with another class than their record has, a gate before them or an officer's decision on
/// their class; the class is as the last redaction and the officers since left it.
[[nodiscard]] std::vector<ClassedPassage> classed_passages(Desk& desk, std::string_view reference,
                                                           const PassageFilter& filter);

/// What an officer says about the class of passages and records.
struct ClassDecision {
  std::vector<std::string> passages;    ///< keys of passages or of places in them, or their beginnings
  std::vector<std::string> items;       ///< whole records
  std::optional<DataClass> data_class;  ///< none: as it is proposed
  std::string because;
};

/// Records it; no later redaction undoes it while the words are the same. Returns how many passages and
/// records. Throws Error(not_found) for a key of nothing.
std::int64_t decide_class(Desk& desk, std::string_view reference, const ClassDecision& decision);

}  // namespace dsrkit::workflow
