#include "dsrkit/workflow/review_session.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/text/fold.hpp"

#include <algorithm>

namespace dsrkit::workflow {
namespace {

std::string default_reason(const ReviewPlace& place, Action action) {
  const auto& proposal = place.decided.decision;
  if (proposal && proposal->action == action && !proposal->reason.empty()) {
    return proposal->reason;
  }
  switch (action) {
    case Action::disclose: return "The person who asks may have these words.";
    case Action::redact: return "The words are about another person, who has not consented.";
    case Action::refer: break;
  }
  return "To be asked and decided later.";
}

bool decided_otherwise(const ReviewPlace& place, const OfficerDecision& decision) {
  const auto& before = place.decided.decision;
  return before && before->decided_by != "policy" && before->action != Action::refer &&
         (before->action != decision.action || before->code != decision.code);
}

std::string counted_places(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " place" : " places");
}

/// What could be meant by something typed; nothing typed fits everything.
bool could_mean(const Choice& choice, const std::string& typed) {
  const std::string sought = text::fold(typed);
  return text::fold(choice.key).starts_with(sought) ||
         text::fold(choice.text).find(sought) != std::string::npos;
}

bool is_named(const Choice& choice, const std::string& typed) {
  const std::string sought = text::fold(typed);
  return std::any_of(choice.names.begin(), choice.names.end(), [&](const std::string& name) {
    return (" " + text::fold(name) + " ").find(" " + sought + " ") != std::string::npos;
  });
}

std::vector<Choice> fitting(const std::vector<Choice>& choices, const auto& fits) {
  std::vector<Choice> some;
  std::copy_if(choices.begin(), choices.end(), std::back_inserter(some), fits);
  return some;
}

void remove_character(std::string& text) {
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.back());
    text.pop_back();
    if ((byte & 0xC0U) != 0x80U) {
      return;
    }
  }
}

}  // namespace

ReviewSession::ReviewSession(ReviewActs& acts) : m_acts(acts) {
  load();
}

void ReviewSession::load() {
  m_groups = m_acts.groups();
  m_queue.clear();
  m_undo.clear();
  m_decided_group.clear();
  m_at = 0;
  for (std::size_t group = 0; group < m_groups.size(); ++group) {
    for (std::size_t place = 0; place < m_groups[group].places.size(); ++place) {
      if (m_groups[group].places[place].decided.open()) {
        m_queue.push_back({group, place});
      }
    }
  }
  if (m_queue.empty()) {
    m_mode = Mode::ended;
  }
  look_up_context();
}

void ReviewSession::look_up_context() {
  const ReviewPlace* shown = place();
  if (shown != nullptr && shown->decided.mention.key != m_context_of) {
    m_context = m_acts.context(*shown);
    m_context_of = shown->decided.mention.key;
  }
}

std::vector<Choice> ReviewSession::choices() const {
  if (m_mode != Mode::code && m_mode != Mode::who) {
    return {};
  }
  const std::string typed(trim(m_typed));
  return fitting(m_choices, [&](const Choice& choice) { return could_mean(choice, typed); });
}

bool ReviewSession::takes_text() const {
  return m_mode == Mode::reason || m_mode == Mode::code || m_mode == Mode::who;
}

const ReviewGroup* ReviewSession::group() const {
  return m_at < m_queue.size() ? &m_groups[m_queue[m_at].group] : nullptr;
}

const ReviewPlace* ReviewSession::place() const {
  return m_at < m_queue.size() ? &group()->places[m_queue[m_at].place] : nullptr;
}

ReviewPlace& ReviewSession::at(const Position& position) {
  return m_groups[position.group].places[position.place];
}

std::size_t ReviewSession::open_places() const {
  std::size_t open = 0;
  for (const ReviewGroup& group : m_groups) {
    open += group.open_places();
  }
  return open;
}

void ReviewSession::press(std::string_view key) {
  m_message.clear();
  try {
    if (takes_text()) {
      type(key);
    } else if (m_mode == Mode::confirm) {
      m_mode = Mode::place;
      if (key == "y") {
        decide_all();
      }
    } else if (m_mode == Mode::help) {
      m_mode = Mode::place;
    } else if (m_mode == Mode::place) {
      command(key);
    }
  } catch (const Error& error) {
    m_mode = Mode::place;
    m_message = std::string(error.what()) + (error.hint().empty() ? "" : ": " + error.hint());
  }
  look_up_context();
}

void ReviewSession::command(std::string_view key) {
  if (key == "q") {
    m_mode = Mode::ended;
  } else if (key == "?") {
    m_mode = Mode::help;
  } else if (key == "j" || key == "down" || key == "k" || key == "up") {
    move(key == "j" || key == "down");
  } else if (key == "e") {
    m_explains = !m_explains;
  } else if (key == "d") {
    ask_reason(Action::disclose, "");
  } else if (key == "r" || key == "w") {
    ask_reason(Action::redact, place()->decided.decision && !place()->decided.decision->code.empty()
                                   ? place()->decided.decision->code
                                   : "TP");
  } else if (key == "f") {
    ask_reason(Action::refer, "");
  } else if (key == "s") {
    m_decision = {Action::disclose, "", ""};
    decide_one("The words are about the person who asks.");
  } else if (key == "c") {
    m_choices = m_acts.codes();
    ask(Mode::code, "withhold under code", "TP");
  } else if (key == "n") {
    m_note.clear();
    m_decided_group.clear();
    ask(Mode::reason, "note for the next decision", "");
    m_decision = {Action::refer, "", ""};
  } else if (key == "i") {
    ask_who();
  } else if (key == "a") {
    ask_all();
  } else if (key == "u") {
    undo();
  } else {
    m_message = "? shows the keys";
  }
}

void ReviewSession::ask(Mode mode, std::string prompt, std::string offered) {
  m_mode = mode;
  m_prompt = std::move(prompt);
  m_offered = std::move(offered);
  m_typed.clear();
}

void ReviewSession::ask_reason(Action action, std::string code) {
  m_decision = {action, std::move(code), ""};
  const std::string what = action == Action::redact     ? "redact under " + m_decision.code
                           : action == Action::disclose ? "disclose"
                                                        : "leave open";
  ask(Mode::reason, what + ", because", m_note.empty() ? default_reason(*place(), action) : m_note);
}

void ReviewSession::type(std::string_view key) {
  if (key == "escape") {
    m_mode = Mode::place;
  } else if (key == "enter") {
    finish_line();
  } else if (key == "backspace") {
    remove_character(m_typed);
  } else if (key != "up" && key != "down") {
    m_typed += key;
  }
}

void ReviewSession::finish_line() {
  const Mode mode = m_mode;
  const std::string typed(trim(m_typed));
  const std::string answer = typed.empty() ? m_offered : typed;
  m_mode = Mode::place;
  if (answer.empty()) {
    return;
  }
  if (mode == Mode::code) {
    choose_code(answer);
  } else if (mode == Mode::who) {
    choose_who(answer);
  } else if (m_prompt.starts_with("note")) {
    m_note = answer;
    m_message = "noted: Enter takes it as the reason of the next decision";
  } else {
    decide_one(answer);
  }
}

void ReviewSession::record(const std::vector<Position>& places, const OfficerDecision& decision) {
  std::vector<std::string> keys;
  std::vector<Former> former;
  for (const Position& position : places) {
    keys.push_back(at(position).decided.mention.key);
    former.push_back({position, at(position).decided.decision});
  }
  m_acts.decide(keys, decision);
  for (const Position& position : places) {
    Decision made;
    made.mention = at(position).decided.mention.key;
    made.action = decision.action;
    made.code = decision.code;
    made.reason = decision.because;
    made.decided_by = "you";
    at(position).decided.decision = std::move(made);
  }
  m_undo.push_back(std::move(former));
}

void ReviewSession::decide_one(const std::string& because) {
  m_decision.because = because;
  record({m_queue[m_at]}, m_decision);
  m_note.clear();
  m_decided_group = group()->id;
  const std::size_t left = same_places().size();
  m_message = std::string(m_decision.action == Action::refer ? "left open" : "decided") +
              (left > 0 && !group()->ambiguous ? "; a does the same for " + counted_places(left) : "");
  next_open();
}

/// The other places of the group that no officer has decided otherwise.
std::vector<ReviewSession::Position> ReviewSession::same_places() const {
  std::vector<Position> same;
  for (std::size_t group = 0; group < m_groups.size(); ++group) {
    if (m_groups[group].id != m_decided_group) {
      continue;
    }
    for (std::size_t place = 0; place < m_groups[group].places.size(); ++place) {
      const ReviewPlace& candidate = m_groups[group].places[place];
      const auto& before = candidate.decided.decision;
      const bool same_already = before && before->decided_by != "policy" &&
                                before->action == m_decision.action && before->code == m_decision.code;
      if (!same_already && !decided_otherwise(candidate, m_decision)) {
        same.push_back({group, place});
      }
    }
  }
  return same;
}

void ReviewSession::ask_all() {
  const auto decided = std::find_if(m_groups.begin(), m_groups.end(), [&](const ReviewGroup& candidate) {
    return candidate.id == m_decided_group;
  });
  if (decided == m_groups.end()) {
    m_message = "decide one place first; then a does the same for all that name the same";
    return;
  }
  if (decided->ambiguous) {
    m_message = "several people could be meant here: each place is decided alone";
    return;
  }
  const GroupEffect effect = effect_of(*decided, m_decision);
  const std::size_t count = same_places().size();
  if (count == 0) {
    m_message = "all of them are decided";
    return;
  }
  m_mode = Mode::confirm;
  m_prompt = std::string(action_name(m_decision.action)) + " " + counted_places(count) + " of '" +
             decided->places.front().text + "' (" + counted_places(effect.places) + " in " +
             std::to_string(effect.records) + (effect.records == 1 ? " record" : " records") +
             (effect.overruled > 0 ? "; what an officer decided otherwise stays" : "") + ")? y/n";
}

void ReviewSession::decide_all() {
  const auto places = same_places();
  record(places, m_decision);
  m_message = counted_places(places.size()) + " decided; u takes it back";
  next_open();
}

void ReviewSession::undo() {
  if (m_undo.empty()) {
    m_message = "nothing to take back";
    return;
  }
  const auto former = m_undo.back();
  for (const Former& one : former) {
    OfficerDecision again{Action::refer, "", "Taken back: open again."};
    if (one.decision) {
      again.action = one.decision->action;
      again.code = one.decision->code;
      again.because = one.decision->reason.empty() ? again.because : one.decision->reason;
    }
    m_acts.decide({at(one.at).decided.mention.key}, again);
    at(one.at).decided.decision = one.decision;
  }
  m_undo.pop_back();
  m_decided_group.clear();
  const auto position = std::find_if(m_queue.begin(), m_queue.end(), [&](const Position& queued) {
    return queued.group == former.front().at.group && queued.place == former.front().at.place;
  });
  m_at = position == m_queue.end() ? m_at : static_cast<std::size_t>(position - m_queue.begin());
  m_message = counted_places(former.size()) + " as before";
}

void ReviewSession::ask_who() {
  if (group()->ambiguous) {
    m_message = "several people could be meant: the words cannot become a name of one of them";
    return;
  }
  m_choices = m_acts.people();
  ask(Mode::who, "id or name of a party, or a relation for a new one (neighbour)", "");
}

void ReviewSession::choose_code(const std::string& answer) {
  const std::string sought = text::fold(answer);
  auto found = fitting(m_choices, [&](const Choice& choice) { return text::fold(choice.key) == sought; });
  if (found.empty()) {
    found = fitting(m_choices, [&](const Choice& choice) { return could_mean(choice, answer); });
  }
  if (found.size() > 1 || (found.empty() && !m_choices.empty())) {
    ask(Mode::code, "withhold under code", "TP");
    m_message = (found.empty() ? "no code fits '" : "several codes fit '") + answer + "'";
    return;
  }
  ask_reason(Action::redact, found.empty() ? answer : found.front().key);
}

void ReviewSession::choose_who(const std::string& answer) {
  const std::string sought = text::fold(answer);
  auto found = fitting(m_choices, [&](const Choice& choice) { return text::fold(choice.key) == sought; });
  if (found.empty()) {
    found = fitting(m_choices, [&](const Choice& choice) { return is_named(choice, answer); });
  }
  if (found.size() > 1) {
    ask(Mode::who, m_prompt, "");
    m_message = "several people are called '" + answer + "': give the id";
    return;
  }
  const bool is_id =
      answer.size() > 1 && answer.front() == 'P' &&
      std::all_of(answer.begin() + 1, answer.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::string party = !found.empty() ? found.front().key : is_id ? answer : "";
  learn(party, party.empty() ? answer : "");
}

void ReviewSession::learn(const std::string& party, const std::string& relation) {
  const auto known = [this] {
    std::size_t places = 0;
    for (const ReviewGroup& group : m_groups) {
      places += group.party.empty() ? 0 : group.places.size();
    }
    return places;
  };
  const std::size_t before = known();
  const std::string words = place()->text;
  m_acts.learn_name(party, relation, words);
  load();
  const std::size_t after = known();
  m_message =
      "learned; " + counted_places(after > before ? after - before : 0) + " more belong to somebody known";
}

void ReviewSession::next_open() {
  for (std::size_t step = 0; step < m_queue.size(); ++step) {
    const std::size_t candidate = (m_at + step) % m_queue.size();
    const auto& decision = at(m_queue[candidate]).decided;
    // What was referred just now waits for another day.
    if (decision.open() && !(decision.decision && decision.decision->decided_by == "you")) {
      m_at = candidate;
      return;
    }
  }
}

void ReviewSession::move(bool forward) {
  const std::size_t count = m_queue.size();
  m_at = (m_at + (forward ? 1 : count - 1)) % count;
}

}  // namespace dsrkit::workflow
