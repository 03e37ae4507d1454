#include "gate_units.hpp"
#include "restricted_records.hpp"
#include "third_party_balance.hpp"

#include "dsrkit/clock/clock.hpp"
#include "dsrkit/redact/content.hpp"
#include "dsrkit/redact/earlier_decisions.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/history.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/statutory_gates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr std::size_t kUnitLength = 16;
constexpr const char* kHealthGate = "h-gate";
constexpr const char* kRestrictedGate = "restricted-records";

/// The data class whose records and passages a gate stands before (DPA 2018 Sch 3 paras 6, 12, 20).
std::optional<DataClass> class_of_gate(std::string_view gate) {
  static constexpr std::array<std::pair<std::string_view, DataClass>, 3> kClasses{
      {{kHealthGate, DataClass::health},
       {"sw-reporter", DataClass::social_work},
       {"ed-reporter", DataClass::education}}};
  const auto* const found =
      std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& each) { return each.first == gate; });
  return found == kClasses.end() ? std::nullopt : std::optional(found->second);
}

/// The records of a case, what is noted about their passages, and their classes.
class CaseContent {
public:
  CaseContent(Desk& desk, std::string_view reference)
      : m_desk(desk), m_reference(reference), m_notes(desk.reg().passage_notes(reference)) {
    const auto decided = desk.reg().passage_classes(reference);
    desk.reg().for_each_item(reference, [&](const Item& item) {
      m_digests[item.id] = item.digest;
      m_classes.emplace_back(item.id, redact::record_class(item, decided));
    });
    for (const PassageNote& note : m_notes) {
      if (note.kind == NoteKind::data_class) {
        m_passage_class[note.passage] = parse_data_class(note.value).value_or(DataClass::other);
      }
    }
  }

  [[nodiscard]] GateUnits units(std::string_view gate) const {
    GateUnits found;
    if (gate == kBalanceGate) {
      return people_to_weigh(m_desk, m_reference);
    }
    if (const auto data_class = class_of_gate(gate)) {
      add_class(*data_class, found);
    } else {
      add_noted(gate, found);
    }
    return found;
  }

private:
  void add(GatePassage passage, GateUnits& found) const {
    found.units.push_back(unit_of(passage, m_digests.at(passage.item)));
    found.passages.push_back(std::move(passage));
  }

  void add_class(DataClass data_class, GateUnits& found) const {
    for (const auto& [item, of_record] : m_classes) {
      if (of_record == data_class) {
        add({"", item, "", "", "a record of " + std::string(data_class_name(data_class)) + " data"}, found);
      }
    }
    for (const PassageNote& note : m_notes) {
      if (note.kind == NoteKind::data_class && note.value == data_class_name(data_class)) {
        add({"", note.ref.item, note.passage, note.ref.pointer, note.explanation}, found);
      }
    }
  }

  void add_noted(std::string_view gate, GateUnits& found) const {
    for (const PassageNote& note : m_notes) {
      // Whether release does serious harm is for a health professional to say where the data are of health.
      const bool of_health = gate == "sw-harm" && class_of(note) == DataClass::health;
      if (note.kind == NoteKind::gate && note.value == gate && !of_health) {
        add({"", note.ref.item, note.passage, note.ref.pointer, note.explanation}, found);
      }
    }
  }

  [[nodiscard]] DataClass class_of(const PassageNote& note) const {
    const auto passage = m_passage_class.find(note.passage);
    if (passage != m_passage_class.end()) {
      return passage->second;
    }
    const auto record = std::find_if(m_classes.begin(), m_classes.end(),
                                     [&](const auto& each) { return each.first == note.ref.item; });
    return record == m_classes.end() ? DataClass::other : record->second;
  }

  Desk& m_desk;
  std::string m_reference;
  std::vector<PassageNote> m_notes;
  std::map<std::string, std::string> m_digests;
  std::vector<std::pair<std::string, DataClass>> m_classes;
  std::map<std::string, DataClass> m_passage_class;
};

/// What officers have withheld: whole passages, and words under a code.
class Withheld {
public:
  Withheld(Desk& desk, std::string_view reference, Date today) {
    std::set<std::pair<std::string, std::string>> stale;
    for (const ExemptionEvidence& evidence : desk.reg().exemption_evidence(reference)) {
      const auto old = std::any_of(evidence.fields.begin(), evidence.fields.end(), [&](const auto& field) {
        const auto on = try_parse_date(field.second);
        return field.first == "opinion-on" && on && *on < clock::oldest_usable_opinion(today);
      });
      old ? (void)stale.insert({evidence.mention, evidence.code})
          : (void)stale.erase({evidence.mention, evidence.code});
    }
    desk.reg().for_each_mention(reference, [&](const store::DecidedMention& decided) {
      if (!decided.decision || decided.decision->action != Action::redact || decided.mention.passage.in_key) {
        return;
      }
      const Mention& mention = decided.mention;
      const std::pair<std::string, std::string> place(mention.passage.item, mention.passage.pointer);
      if (stale.contains({mention.key, decided.decision->code})) {
        m_stale.insert(place);
      }
      if (mention.finding.kind == redact::kPassageKind) {
        m_whole.insert(place);
      }
      if (decided.decision->rule.empty()) {
        m_codes[place].insert(decided.decision->code);
      }
    });
  }

  [[nodiscard]] bool covers(const GatePassage& passage, const std::vector<std::string>& codes) const {
    const std::pair<std::string, std::string> place(passage.item, passage.pointer);
    if (passage.passage.empty() || m_stale.contains(place)) {
      return false;
    }
    const auto used = m_codes.find(place);
    return m_whole.contains(place) ||
           (used != m_codes.end() && std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
              return used->second.contains(code);
            }));
  }

  [[nodiscard]] bool any(const std::vector<std::string>& codes) const {
    return std::any_of(m_codes.begin(), m_codes.end(), [&](const auto& place) {
      return std::any_of(codes.begin(), codes.end(),
                         [&](const std::string& code) { return place.second.contains(code); });
    });
  }

private:
  std::set<std::pair<std::string, std::string>> m_whole;
  std::set<std::pair<std::string, std::string>> m_stale;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> m_codes;
};

/// The answers to one gate that count, oldest first.
class Answers {
public:
  Answers(const std::vector<CaseEvent>& events, const law::StatutoryGate& gate, Date today)
      : m_gate(gate), m_today(today) {
    for (const CaseEvent& event : events) {
      if (event.kind == event::kGateAnswered && event.detail.text_or("gate") == gate.id) {
        m_answers.push_back(&event);
      }
    }
  }

  [[nodiscard]] const CaseEvent* last() const { return m_answers.empty() ? nullptr : m_answers.back(); }

  /// An answer of a time when they did not yet name what they cover is for all.
  [[nodiscard]] PassageState state_of(const std::string& unit, PassageState unanswered) const {
    PassageState state = unanswered;
    for (const CaseEvent* answer : m_answers) {
      const Value* covered = answer->detail.find("covered");
      const bool covers =
          covered == nullptr || std::any_of(covered->as_array().begin(), covered->as_array().end(),
                                            [&](const Value& each) { return each.as_string() == unit; });
      if (covers) {
        state = result_of(*answer);
      }
    }
    return state;
  }

  [[nodiscard]] PassageState last_result() const {
    return m_answers.empty() ? PassageState::open : result_of(*m_answers.back());
  }

private:
  [[nodiscard]] PassageState result_of(const CaseEvent& answer) const {
    if (answer.detail.text_or("opinion") == law::kTestMet) {
      return PassageState::must_withhold;
    }
    const bool known = answer.detail.find("already_known") != nullptr;
    return m_gate.ages && !known && answer.on < clock::oldest_usable_opinion(m_today)
               ? PassageState::open
               : PassageState::may_pass;
  }

  const law::StatutoryGate& m_gate;
  Date m_today;
  std::vector<const CaseEvent*> m_answers;
};

GateAnswered answered_with(const CaseEvent& event, const law::StatutoryGate& gate) {
  GateAnswered answered{event.on, event.actor, event.detail.text_or("because"), {}};
  for (const law::EvidenceField& field : gate.evidence) {
    if (const std::string value = event.detail.text_or(field.field); !value.empty()) {
      answered.evidence.emplace_back(field.field, value);
    }
  }
  return answered;
}

bool blocks(const GatePassage& passage) {
  return passage.state == PassageState::open || passage.state == PassageState::must_withhold;
}

/// Builds the tasks of one case.
class TaskBuilder {
public:
  TaskBuilder(Desk& desk, std::string_view reference)
      : m_desk(desk),
        m_request(desk.reg().case_of(reference)),
        m_today(desk.context().today),
        m_content(desk, reference),
        m_withheld(desk, reference, m_today),
        m_events(effective_events(desk.reg().events(reference))),
        m_items(desk.reg().count_items(reference)) {}

  std::optional<GateTask> build(const law::StatutoryGate& gate) {
    if (!law::gate(gate.id).applies_in(m_request.jurisdiction) ||
        (gate.for_representatives && !by_representative(gate))) {
      return std::nullopt;
    }
    GateTask task;
    task.gate = &law::gate(gate.id);
    task.needs = &gate;
    const Answers answers(m_events, gate, m_today);
    GateUnits found = m_content.units(gate.id);
    for (std::size_t i = 0; i < found.passages.size(); ++i) {
      GatePassage& passage = found.passages[i];
      passage.state = m_withheld.covers(passage, gate.codes) ? PassageState::withheld
                      : gate.whole_case                      ? answers.last_result()
                                        : answers.state_of(found.units[i], passage.state);
    }
    task.passages = std::move(found.passages);
    if (gate.whole_case ? m_items == 0 : task.passages.empty()) {
      return std::nullopt;
    }
    task.open = gate.whole_case ? case_is_open(answers, gate, task)
                                : std::any_of(task.passages.begin(), task.passages.end(), blocks);
    task.advised =
        !task.open && std::any_of(task.passages.begin(), task.passages.end(), [](const GatePassage& passage) {
          return passage.state == PassageState::advised;
        });
    tell_of_answer(answers, gate, task);
    return task;
  }

private:
  [[nodiscard]] bool by_representative(const law::StatutoryGate& gate) const {
    // The wishes of a child count below 18, in Scotland below 16 (Sch 3 paras 4(1), 10(1)).
    const bool scottish_wishes = gate.id == "wishes" && m_request.jurisdiction == Jurisdiction::scotland;
    return asked_by_representative(m_desk, m_request, scottish_wishes ? 16 : 18);
  }

  [[nodiscard]] bool case_is_open(const Answers& answers, const law::StatutoryGate& gate,
                                  const GateTask& task) const {
    switch (answers.last_result()) {
      case PassageState::may_pass:
      case PassageState::advised:
      case PassageState::withheld: return false;
      case PassageState::open: return true;
      case PassageState::must_withhold: break;
    }
    return std::any_of(task.passages.begin(), task.passages.end(), blocks) || !m_withheld.any(gate.codes);
  }

  void tell_of_answer(const Answers& answers, const law::StatutoryGate& gate, GateTask& task) const {
    if (const CaseEvent* last = answers.last()) {
      task.answered = answered_with(*last, gate);
      if (gate.ages && last->detail.find("already_known") == nullptr) {
        task.usable_until = clock::opinion_usable_until(last->on);
      }
    }
    if (gate.id.ends_with("-reporter") && task.open) {
      const auto questions = history_of(m_events).reporter;
      task.tell_by = clock::reporter_told_by(questions.empty() ? m_today : questions.back().arose,
                                             m_desk.workspace().holidays());
    }
  }

  Desk& m_desk;
  RequestCase m_request;
  Date m_today;
  CaseContent m_content;
  Withheld m_withheld;
  std::vector<CaseEvent> m_events;
  std::int64_t m_items;
};

GateTask restricted_task(std::vector<std::string> waiting) {
  GateTask task;
  task.gate = &law::gate(kRestrictedGate);
  for (std::string& item : waiting) {
    task.passages.push_back({"", std::move(item), "", "", "its source marks it as restricted"});
  }
  return task;
}

}  // namespace

std::string unit_of(const GatePassage& passage, const std::string& record_digest) {
  return passage.passage.empty() ? passage.item + "@" + record_digest.substr(0, kUnitLength)
                                 : passage.passage.substr(0, kUnitLength);
}

GateUnits units_of_gate(Desk& desk, std::string_view reference, std::string_view gate) {
  return CaseContent(desk, reference).units(gate);
}

bool asked_by_representative(Desk& desk, const RequestCase& request, int child_until) {
  const auto shown = history_of(desk, request.reference).authority_shown;
  const auto born = request.subject.born;
  const bool child = !born || law::age_on(*born, desk.context().today) < child_until;
  const bool parent = request.requester.capacity == Capacity::parent ||
                      shown.contains(law::Authority::parental_responsibility);
  return (parent && child) || request.requester.capacity == Capacity::deputy ||
         shown.contains(law::Authority::court_appointment);
}

std::vector<GateTask> gate_tasks(Desk& desk, std::string_view reference) {
  TaskBuilder builder(desk, reference);
  std::vector<GateTask> tasks;
  for (const law::StatutoryGate& gate : law::statutory_gates()) {
    if (auto task = builder.build(gate)) {
      tasks.push_back(std::move(*task));
    }
  }
  if (auto waiting = unapproved_records(desk, reference); !waiting.empty()) {
    tasks.push_back(restricted_task(std::move(waiting)));
  }
  return tasks;
}

std::vector<std::string> open_gates(Desk& desk, std::string_view reference) {
  std::vector<std::string> open;
  for (const GateTask& task : gate_tasks(desk, reference)) {
    if (task.open) {
      open.push_back(task.gate->id);
    }
  }
  return open;
}

std::string_view passage_state_name(PassageState state) {
  switch (state) {
    case PassageState::open: return "open";
    case PassageState::may_pass: return "may-pass";
    case PassageState::must_withhold: return "must-withhold";
    case PassageState::withheld: return "withheld";
    case PassageState::advised: return "advised";
  }
  return {};
}

}  // namespace dsrkit::workflow
