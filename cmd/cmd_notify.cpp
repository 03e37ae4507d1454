#include "casework_command.hpp"
#include "rights_commands.hpp"

#include "dsrkit/law/notification.hpp"
#include "dsrkit/render/notifying.hpp"
#include "dsrkit/workflow/notifying.hpp"

namespace dsrkit::cmd {
namespace {

Outcome show_recipients(Session& session, const std::string& reference) {
  const auto recipients = workflow::recipients_of(session.desk(), reference);
  session.show(render::recipients_text(recipients), render::recipients_json(reference, recipients));
  return Outcome::done;
}

/// An act that ends with the list of recipients; its sentences are the fields.
template <typename... Texts>
class NotifyAct : public Command {
public:
  using Recorder = void (*)(workflow::Desk&, std::string_view, Date, const Texts&...);

  NotifyAct(Recorder recorder, std::array<Field, sizeof...(Texts)> fields)
      : m_recorder(recorder), m_fields(std::move(fields)) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_on, "--on", "DATE", "Day it happened; else today");
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
      const Field& field = m_fields[i];
      if (field.words.empty()) {
        args.required(m_given[i], field.option, field.metavar, field.help);
      } else {
        args.required_choice(m_given[i], field.option, field.words, field.help);
      }
    }
  }

  Outcome run(Session& session) override {
    const Date on = day_or_today(session, m_on, "--on");
    std::apply([&](const auto&... texts) { m_recorder(session.desk(), m_case, on, texts...); }, m_given);
    return show_recipients(session, m_case);
  }

private:
  Recorder m_recorder;
  std::array<Field, sizeof...(Texts)> m_fields;
  std::array<std::string, sizeof...(Texts)> m_given;
  std::string m_case;
  std::optional<std::string> m_on;
};

template <typename... Texts>
CommandPointer notify_act(void (*recorder)(workflow::Desk&, std::string_view, Date, const Texts&...),
                          std::array<Field, sizeof...(Texts)> fields) {
  return std::make_unique<NotifyAct<Texts...>>(recorder, std::move(fields));
}

class NotifyList : public Command {
public:
  void declare(Args& args) override { args.argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override { return show_recipients(session, m_case); }

private:
  std::string m_case;
};

const Field kRecipient{"--recipient", "Id of the recipient", {}, "ID"};

}  // namespace

CommandPointer make_notify_list() {
  return std::make_unique<NotifyList>();
}

CommandPointer make_notify_add() {
  return notify_act(workflow::add_recipient,
                    {Field{"--name", "Name of the organisation that has the data", {}, "NAME"}});
}

CommandPointer make_notify_tell() {
  return notify_act(workflow::tell_recipient,
                    {kRecipient, Field{"--by", "How they were told, for example by letter", {}, "METHOD"}});
}

CommandPointer make_notify_waive() {
  return notify_act(
      workflow::waive_recipient,
      {kRecipient, Field{"--ground", "Why they need not be told", law::notification_exceptions()},
       Field{"--because", "What shows it, without names"}});
}

CommandPointer make_notify_person() {
  return notify_act(workflow::name_recipients,
                    {Field{"--by", "How the person was told who they are", {}, "METHOD"}});
}

}  // namespace dsrkit::cmd
