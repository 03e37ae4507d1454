#include "dsrkit/redact/content.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/tokens.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace dsrkit::redact {
namespace {

constexpr std::string_view kClassKind = "data-class";
constexpr std::string_view kGateKind = "gate";

/// What the words of one text say.
struct Reading {
  std::optional<PassageNote> data_class;
  std::vector<PassageNote> gates;
};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// "gpNotes" and "gp_notes" as words: "gp Notes".
std::string member_words(std::string_view name) {
  std::string words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && is_upper(name[i]) && is_lower(name[i - 1])) {
      words += ' ';
    }
    words += name[i] == '_' || name[i] == '-' ? ' ' : name[i];
  }
  return words;
}

/// Words of the rule may be quoted, what a pattern matched may not: it can hold anything.
std::string explanation_of(const rules::RuleMatch& match, std::string_view text) {
  std::string explanation = match.rule->title;
  if (!match.rule->words.empty()) {
    explanation += ": '" + std::string(text.substr(match.begin, match.end - match.begin)) + "'";
  }
  return explanation;
}

DataClass class_of(const PassageNote& note) {
  return parse_data_class(note.value).value_or(DataClass::other);
}

/// Whether words that say so make a passage of this class another one.
bool outranks(DataClass said, DataClass source) {
  return said != source && (said == DataClass::health || source == DataClass::other);
}

Reading read_text(const rules::Matcher& matcher, std::string_view text) {
  Reading reading;
  std::set<std::string> gates;
  for (const rules::RuleMatch& match : matcher.find(text, text::tokenise(text))) {
    PassageNote note;
    note.value = match.rule->value;
    note.rule = match.rule->id;
    note.explanation = explanation_of(match, text);
    if (match.rule->kind == kGateKind) {
      note.kind = NoteKind::gate;
      if (gates.insert(note.value).second) {
        reading.gates.push_back(std::move(note));
      }
    } else if (match.rule->kind == kClassKind) {
      const bool first = !reading.data_class;
      const DataClass before = first ? DataClass::other : class_of(*reading.data_class);
      if (first || (stricter_class(class_of(note), before) != before)) {
        reading.data_class = std::move(note);
      }
    }
  }
  return reading;
}

/// Member names above a value speak for it, the nearest first.
std::vector<std::string> pointers_above(const std::string& pointer) {
  std::vector<std::string> pointers;
  for (std::size_t end = pointer.size(); end != std::string::npos && end > 0;
       end = pointer.rfind('/', end - 1)) {
    pointers.push_back(pointer.substr(0, end));
  }
  return pointers;
}

/// Running text: a tick, a day or a code under a name such as "ehcp_start" is no such record by itself.
bool is_prose(std::string_view text) {
  constexpr std::size_t kFewestWords = 3;
  return split(trim(text), ' ').size() >= kFewestWords;
}

/// Adds what is said about a passage to what the passage says itself.
void add(Reading& reading, const Reading& more, bool with_gates) {
  if (more.data_class &&
      (!reading.data_class || stricter_class(class_of(*reading.data_class), class_of(*more.data_class)) !=
                                  class_of(*reading.data_class))) {
    reading.data_class = more.data_class;
  }
  for (const PassageNote& gate : with_gates ? more.gates : std::vector<PassageNote>{}) {
    const bool known = std::any_of(reading.gates.begin(), reading.gates.end(),
                                   [&](const PassageNote& have) { return have.value == gate.value; });
    if (!known) {
      reading.gates.push_back(gate);
    }
  }
}

}  // namespace

ContentReader::ContentReader(const rules::RuleSet& content_rules) : m_matcher(content_rules) {
}

std::vector<PassageNote> ContentReader::read(const Item& item, const MentionKeyer& keyer) const {
  std::vector<PassageNote> notes;
  std::optional<MentionKeys> keys;
  std::map<std::string, Reading> members;
  const auto place = [&](PassageNote note, const Passage& passage, const std::string& key) {
    note.passage = key;
    note.ref = passage.ref;
    notes.push_back(std::move(note));
  };
  for_each_passage(item, [&](const Passage& passage) {
    if (passage.ref.in_key) {
      Reading reading = read_text(m_matcher, member_words(passage.text));
      if (reading.data_class || !reading.gates.empty()) {
        members.emplace(passage.ref.pointer, std::move(reading));
      }
      return;
    }
    Reading reading = read_text(m_matcher, passage.text);
    if (!members.empty()) {
      for (const std::string& pointer : pointers_above(passage.ref.pointer)) {
        const auto above = members.find(pointer);
        if (above != members.end()) {
          add(reading, above->second, is_prose(passage.text));
        }
      }
    }
    const bool other_class = reading.data_class && outranks(class_of(*reading.data_class), item.data_class);
    if (!other_class && reading.gates.empty()) {
      return;
    }
    if (!keys) {
      keys.emplace(item, keyer);
    }
    const std::string key = keys->key_of(passage.ref, 0, passage.text.size());
    if (other_class) {
      place(*reading.data_class, passage, key);
    }
    for (const PassageNote& gate : reading.gates) {
      place(gate, passage, key);
    }
  });
  return notes;
}

DataClass record_class(const Item& item, const std::vector<PassageClass>& decided) {
  const auto found = std::find_if(decided.begin(), decided.end(), [&](const PassageClass& each) {
    return each.ref.item == item.id && each.passage == item.digest;
  });
  return found == decided.end() ? item.data_class : found->data_class;
}

std::vector<PassageNote> with_decided_classes(std::vector<PassageNote> notes, const Item& item,
                                              const std::vector<PassageClass>& decided,
                                              const MentionKeyer& keyer) {
  std::map<std::string, const PassageClass*> officer;
  for (const PassageClass& each : decided) {
    if (each.ref.item == item.id && each.passage != item.digest) {
      officer[each.passage] = &each;
    }
  }
  if (officer.empty()) {
    return notes;
  }
  const MentionKeys keys(item, keyer);
  const DataClass record = record_class(item, decided);
  for_each_passage(item, [&](const Passage& passage) {
    const auto found = officer.find(keys.key_of(passage.ref, 0, passage.text.size()));
    if (found == officer.end()) {
      return;
    }
    std::erase_if(notes, [&](const PassageNote& note) {
      return note.kind == NoteKind::data_class && note.ref == passage.ref;
    });
    const PassageClass& given = *found->second;
    if (given.data_class != record) {
      notes.push_back({given.passage, passage.ref, NoteKind::data_class,
                       std::string(data_class_name(given.data_class)), std::string(kOfficerClass),
                       "an officer decided"});
    }
  });
  return notes;
}

std::map<PassageRef, DataClass> classes_of(const std::vector<PassageNote>& notes) {
  std::map<PassageRef, DataClass> classes;
  for (const PassageNote& note : notes) {
    if (note.kind == NoteKind::data_class) {
      classes[note.ref] = class_of(note);
    }
  }
  return classes;
}

}  // namespace dsrkit::redact
