#include "casework_command.hpp"

#include "case_view.hpp"

#include "dsrkit/law/gates.hpp"
#include "dsrkit/render/standing.hpp"

namespace dsrkit::cmd {

std::optional<Date> given_day(const std::optional<std::string>& text, std::string_view option) {
  return text ? std::optional(parse_date(*text, option)) : std::nullopt;
}

Date day_or_today(const Session& session, const std::optional<std::string>& text, std::string_view option) {
  return given_day(text, option).value_or(session.context().today);
}

void show_case(Session& session, const std::string& reference) {
  const render::CaseView view = case_view(session.desk(), reference);
  session.show(render::case_text(view, false), render::case_json(view, false));
}

void show_clock(Session& session, const std::string& reference) {
  const auto clock = workflow::clock_of(session.desk(), reference);
  session.show(render::clock_text(clock), render::clock_json(clock));
}

void note_standing(Session& session, const std::string& reference) {
  for (const auto& line :
       render::standing_lines(workflow::standing_of(session.desk(), reference), reference)) {
    session.note(line);
  }
}

void Act::declare(Args& args) {
  args.argument(m_case, "CASE", "Reference of the case")
      .option(m_on, "--on", "DATE", "Day it happened; else today");
  declare_facts(args);
}

Outcome Act::run(Session& session) {
  record(session.desk(), m_case, day_or_today(session, m_on, "--on"));
  if (m_after.shows_case) {
    show_case(session, m_case);
  } else {
    show_clock(session, m_case);
  }
  if (m_after.tells_standing) {
    note_standing(session, m_case);
  }
  warn(session, m_case);
  if (!m_after.letter.empty()) {
    session.note("write it with 'dsrkit letter " + m_case + " " + m_after.letter + "'");
  }
  for (const std::string& step : m_after.next) {
    session.note(law::hint_for(step, m_case));
  }
  return Outcome::done;
}

}  // namespace dsrkit::cmd
