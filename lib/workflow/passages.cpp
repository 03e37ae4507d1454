#include "dsrkit/workflow/passages.hpp"

#include "passage_lookup.hpp"
#include "passage_notes.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/content_rules.hpp"
#include "dsrkit/workflow/history.hpp"

#include <map>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

/// What is noted about the passages of a case, by key.
class Notes {
public:
  Notes(Desk& desk, std::string_view reference) : m_decided(desk.reg().passage_classes(reference)) {
    for (const PassageNote& note : desk.reg().passage_notes(reference)) {
      if (note.kind == NoteKind::gate) {
        m_gates[note.passage].push_back(note.value);
      } else {
        m_classes[note.passage] = note;
      }
    }
    for (const PassageClass& decided : m_decided) {
      m_officers[decided.passage] = &decided;
    }
  }

  [[nodiscard]] ClassedPassage describe(const Item& item, const Passage& passage,
                                        const std::string& key) const {
    ClassedPassage classed;
    classed.key = key;
    classed.ref = passage.ref;
    classed.text = passage.text;
    classed.of_record = redact::record_class(item, m_decided);
    classed.data_class = classed.of_record;
    classed.by = "source";
    classed.because = "the class of its record";
    if (const auto gates = m_gates.find(key); gates != m_gates.end()) {
      classed.gates = gates->second;
    }
    if (const auto note = m_classes.find(key); note != m_classes.end()) {
      classed.data_class = parse_data_class(note->second.value).value_or(DataClass::other);
      classed.by = "content";
      classed.because = note->second.explanation;
    }
    auto officer = m_officers.find(key);
    if (officer == m_officers.end() && classed.by == "source") {
      officer = m_officers.find(item.digest);
    }
    if (officer != m_officers.end()) {
      classed.data_class = officer->second->data_class;
      classed.by = officer->second->decided_by;
      classed.because = officer->second->reason;
      classed.confirmed = true;
    }
    return classed;
  }

private:
  std::vector<PassageClass> m_decided;
  std::map<std::string, std::vector<std::string>> m_gates;
  std::map<std::string, PassageNote> m_classes;
  std::map<std::string, const PassageClass*> m_officers;
};

bool says_something(const ClassedPassage& passage) {
  return passage.data_class != passage.of_record || !passage.gates.empty() || passage.confirmed;
}

/// Brings what is noted about records up to date with the officers' classes, so that gates see them at once.
void refresh_notes(Desk& desk, const HeldCase& held, const std::set<std::string>& items,
                   store::Writer& writer) {
  const redact::ContentReader reader(load_content_rules(desk.workspace().rule_folders()));
  const redact::MentionKeyer keyer = [&](std::string_view place) {
    return held.keyed_digest("mention", place);
  };
  for (const std::string& id : items) {
    Item item = held.load_item(desk.reg().item_of(held.reference(), id));
    writer.replace_passage_notes(
        id, read_notes(reader, item, desk.reg().passage_classes(held.reference(), id), keyer));
  }
}

std::vector<PassageClass> decided_classes(Desk& desk, const HeldCase& held, const ClassDecision& decision) {
  std::vector<PassageClass> decided;
  const auto add = [&](std::string key, PassageRef ref, DataClass proposed) {
    decided.push_back({std::move(key), std::move(ref), decision.data_class.value_or(proposed),
                       decision.because, desk.context().actor, desk.context().now()});
  };
  const Notes notes(desk, held.reference());
  if (!decision.passages.empty()) {
    for (const FoundPassage& found : find_passages(desk, held, decision.passages)) {
      add(found.key, found.passage.ref, notes.describe(found.item, found.passage, found.key).data_class);
    }
  }
  for (const std::string& id : decision.items) {
    const Item item = desk.reg().item_of(held.reference(), id);
    add(item.digest, {item.id, "", false},
        redact::record_class(item, desk.reg().passage_classes(held.reference(), id)));
  }
  return decided;
}

}  // namespace

std::vector<ClassedPassage> classed_passages(Desk& desk, std::string_view reference,
                                             const PassageFilter& filter) {
  const HeldCase held(desk, reference);
  if (!filter.item.empty()) {
    (void)desk.reg().item_of(reference, filter.item);
  }
  const Notes notes(desk, reference);
  std::vector<ClassedPassage> passages;
  for_each_keyed_passage(desk, held, filter.item,
                         [&](const Item& item, const Passage& passage, const std::string& key) {
                           ClassedPassage classed = notes.describe(item, passage, key);
                           if (filter.all || says_something(classed)) {
                             passages.push_back(std::move(classed));
                           }
                         });
  return passages;
}

std::int64_t decide_class(Desk& desk, std::string_view reference, const ClassDecision& decision) {
  if (decision.passages.empty() && decision.items.empty()) {
    throw Error(ErrorCode::usage, "which passages is missing",
                "name passages as 'dsrkit review classes' lists them, or records with --item");
  }
  HeldCase held(desk, reference);
  const RequestCase request = held.request();
  if (!is_open(request)) {
    throw Error(ErrorCode::wrong_state, request.reference + " has ended",
                "'dsrkit case reopen " + request.reference + "' opens it again");
  }
  const auto decided = decided_classes(desk, held, decision);
  std::set<std::string> items;
  held.write("class-decided", Value::object({{"passages", decided.size()}}), [&](store::Writer& writer) {
    for (const PassageClass& each : decided) {
      writer.append_passage_class(each);
      items.insert(each.ref.item);
    }
    refresh_notes(desk, held, items, writer);
  });
  return static_cast<std::int64_t>(decided.size());
}

}  // namespace dsrkit::workflow
