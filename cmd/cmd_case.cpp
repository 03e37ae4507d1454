#include "case_view.hpp"
#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/casework.hpp"

namespace dsrkit::cmd {
namespace {

Outcome show_case(Session& session, const std::string& reference, bool show_names,
                  bool show_details = false) {
  const render::CaseView view = case_view(session.desk(), reference);
  session.show(render::case_text(view, show_names, show_details),
               render::case_json(view, show_names, show_details));
  return Outcome::done;
}

class CaseList : public Command {
public:
  void declare(Args& args) override {
    args.option(m_state, "--state", "STATE", "Only cases in this state; repeat for more")
        .option(m_request_id, "--request-id", "ID", "Only the case that its sender calls so")
        .flag(m_show_names, "--show-names", "Show the names of subjects; recorded in the audit");
  }

  Outcome run(Session& session) override {
    store::CaseFilter filter;
    for (const auto& name : m_state) {
      const auto state = parse_state(name);
      if (!state) {
        throw Error(ErrorCode::usage, "there is no state '" + name + "'");
      }
      filter.states.push_back(*state);
    }
    filter.request_id = m_request_id;
    const auto cases = workflow::list_cases(session.desk(), filter);
    if (m_show_names) {
      workflow::record_names_shown(session.desk(), "");
    }
    session.show(render::cases_text(cases, m_show_names), render::cases_json(cases, m_show_names));
    return Outcome::done;
  }

private:
  std::vector<std::string> m_state;
  std::string m_request_id;
  bool m_show_names = false;
};

class CaseShow : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .flag(m_show_names, "--show-names", "Show the name of the subject; recorded in the audit")
        .flag(m_details, "--details", "Show what was written down of each event; recorded in the audit");
  }

  Outcome run(Session& session) override {
    if (m_show_names || m_details) {
      workflow::record_names_shown(session.desk(), m_case);
    }
    return show_case(session, m_case, m_show_names, m_details);
  }

private:
  std::string m_case;
  bool m_show_names = false;
  bool m_details = false;
};

class CaseCorrect : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_event, "--event", "NUMBER", "Number of the event; 'dsrkit case show' numbers them")
        .option(m_on, "--on", "DATE", "The right day")
        .flag(m_void, "--void", "It did not happen")
        .option(m_born, "--born", "DATE", "Instead of an event: the right birth date of the subject")
        .option(m_requester, "--requester", "NAME", "Instead of an event: who really asks")
        .choice(m_capacity, "--capacity", capacity_names(), "Instead of an event: in what capacity they ask")
        .option(m_reply_to, "--reply-to", "LINE",
                "Instead of an event: address line for replies; repeat for more")
        .option(m_subject, "--subject", "NAME", "Instead of an event: the right name of the subject")
        .required(m_because, "--because", "TEXT", "Why it is corrected");
  }

  Outcome run(Session& session) override {
    const bool requester = !m_capacity.empty() || !m_requester.empty() || !m_reply_to.empty();
    const int subjects =
        (m_born.empty() && m_subject.empty() ? 0 : 1) + (requester ? 1 : 0) + (m_event == 0 ? 0 : 1);
    if (subjects > 1) {
      throw Error(ErrorCode::usage, "one thing is corrected at a time",
                  "give --event, --born, --subject or --capacity, and the others in a second step");
    }
    if (!m_born.empty() || !m_subject.empty()) {
      correct_subject(session.desk());
    } else if (requester) {
      correct_requester(session.desk());
    } else {
      correct_event(session.desk());
    }
    return show_case(session, m_case, false);
  }

private:
  /// What is not given stays; a capacity comes with its name.
  void correct_requester(workflow::Desk& desk) const {
    Requester requester = desk.reg().case_of(m_case).requester;
    if (!m_capacity.empty()) {
      requester.capacity = *parse_capacity(m_capacity);
      requester.name = m_requester;
    } else if (!m_requester.empty()) {
      requester.name = m_requester;
    }
    requester.reply_to = m_reply_to;
    workflow::correct_requester(desk, m_case, requester, m_because);
  }

  void correct_subject(workflow::Desk& desk) const {
    workflow::SubjectCorrection correction;
    correction.name = m_subject;
    if (!m_born.empty()) {
      correction.born = parse_date(m_born, "--born");
    }
    workflow::correct_subject(desk, m_case, correction, m_because);
  }

  void correct_event(workflow::Desk& desk) const {
    if (m_event == 0) {
      throw Error(ErrorCode::usage, "--event, --born, --subject or --capacity is required",
                  "'dsrkit case show " + m_case + "' numbers the events");
    }
    if (m_void != m_on.empty()) {
      throw Error(ErrorCode::usage, "say either the right day or that it did not happen",
                  "give --on DATE or --void");
    }
    workflow::correct_event(desk, m_case, m_event,
                            m_void ? std::nullopt : std::optional(parse_date(m_on, "--on")), m_because);
  }

  std::string m_case;
  int m_event = 0;
  std::string m_on;
  std::string m_because;
  std::string m_born;
  std::string m_requester;
  std::string m_capacity;
  std::vector<std::string> m_reply_to;
  std::string m_subject;
  bool m_void = false;
};

/// Commands that record one sentence about a case.
class Sentence : public Command {
public:
  using Act = void (*)(workflow::Desk&, std::string_view, const std::string&);

  Sentence(Act act, std::string option, std::string help)
      : m_act(act), m_option(std::move(option)), m_help(std::move(help)) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case").required(m_text, m_option, "TEXT", m_help);
  }

  Outcome run(Session& session) override {
    m_act(session.desk(), m_case, m_text);
    return show_case(session, m_case, false);
  }

private:
  Act m_act;
  std::string m_option;
  std::string m_help;
  std::string m_case;
  std::string m_text;
};

}  // namespace

CommandPointer make_case_list() {
  return std::make_unique<CaseList>();
}

CommandPointer make_case_show() {
  return std::make_unique<CaseShow>();
}

CommandPointer make_case_note() {
  return std::make_unique<Sentence>(workflow::add_note, "--text", "What to note; no names of other people");
}

CommandPointer make_case_assign() {
  return std::make_unique<Sentence>(workflow::assign, "--to", "The officer");
}

CommandPointer make_case_correct() {
  return std::make_unique<CaseCorrect>();
}

CommandPointer make_case_close() {
  return std::make_unique<Sentence>(workflow::close_case, "--because", "Why it is closed");
}

CommandPointer make_case_reopen() {
  return std::make_unique<Sentence>(workflow::reopen_case, "--because", "Why it is opened again");
}

}  // namespace dsrkit::cmd
