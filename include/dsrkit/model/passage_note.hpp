#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/item.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit {

/// What a passage's words propose: a data class, or a statutory gate that it may not pass unanswered.
enum class NoteKind { data_class, gate };

/// A proposal about a passage, made from its words by a rule. `passage` is the key of the whole passage: the
/// one that a mention covering it has, so that changed words are another passage.
struct PassageNote {
  std::string passage;
  PassageRef ref;
  NoteKind kind = NoteKind::data_class;
  std::string value;        ///< name of the data class, or id of the gate
  std::string rule;         ///< id of the rule
  std::string explanation;  ///< in plain English; quotes words of the rule, never of the record

  bool operator==(const PassageNote&) const = default;
};

/// The data class that an officer gave a passage, or a whole record (`ref.pointer` empty).
struct PassageClass {
  std::string passage;  ///< key of the passage, or digest of the record
  PassageRef ref;
  DataClass data_class = DataClass::other;
  std::string reason;
  std::string decided_by;
  Instant decided_at{};

  bool operator==(const PassageClass&) const = default;
};

/// What is on record to rely on an exemption at one place.
struct ExemptionEvidence {
  std::string mention;  ///< key of the place
  std::string code;
  std::vector<std::pair<std::string, std::string>> fields;  ///< as the catalogue names them
  std::string reason;
  std::string recorded_by;
  Instant recorded_at{};

  bool operator==(const ExemptionEvidence&) const = default;
};

/// The class whose rules bind more: health data are never social work or education data (DPA 2018 Sch 3 para
/// 7(1)), and their gate is the strictest.
[[nodiscard]] DataClass stricter_class(DataClass a, DataClass b);

[[nodiscard]] std::string_view note_kind_name(NoteKind kind);
[[nodiscard]] std::optional<NoteKind> parse_note_kind(std::string_view name);

}  // namespace dsrkit
