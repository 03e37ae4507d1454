#pragma once

#include "dsrkit/law/exemptions.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/law/statutory_gates.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// How far a passage is with a gate.
enum class PassageState {
  open,           ///< nothing on record lets it pass
  may_pass,       ///< answered: it may be released
  must_withhold,  ///< answered: it may not, and it is not withheld yet
  withheld,       ///< nothing of it that the gate is about is released
  advised,        ///< nothing on record; release is lawful without, and an answer is good practice
};

/// Something that a gate stands before: a passage, a whole record, or decisions about a person.
struct GatePassage {
  std::string party;  ///< of decisions about a person; then there is no item
  std::string item;
  std::string passage;  ///< key of the passage; of a record empty
  std::string pointer;
  std::string because;  ///< why the gate stands before it; quotes no words of the record
  PassageState state = PassageState::open;
};

/// The last answer to a gate.
struct GateAnswered {
  Date on{};
  std::string by;
  std::string because;
  law::Evidence evidence;
};

/// A question of law that must be answered with evidence before release.
struct GateTask {
  const law::Gate* gate = nullptr;
  const law::StatutoryGate* needs = nullptr;  ///< null for restricted records
  std::vector<GatePassage> passages;          ///< none when it stands before the whole case
  bool open = true;
  bool advised = false;  ///< not open, and something is advised
  std::optional<GateAnswered> answered;
  std::optional<Date> usable_until;  ///< of an opinion that grows old
  std::optional<Date> tell_by;       ///< the last day to tell the Principal Reporter
};

/// The gates that a case meets, answered or not, reckoned for today: an opinion that was good when it was
/// given may be too old now. Passages are known after the redaction.
[[nodiscard]] std::vector<GateTask> gate_tasks(Desk& desk, std::string_view reference);

/// Somebody asks for a child below this age as a parent, or for another person by appointment of a court.
[[nodiscard]] bool asked_by_representative(Desk& desk, const RequestCase& request, int child_until);

[[nodiscard]] std::string_view passage_state_name(PassageState state);

}  // namespace dsrkit::workflow
