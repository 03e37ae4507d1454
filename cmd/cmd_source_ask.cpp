#include "casework_command.hpp"

#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/record_owners.hpp"

namespace dsrkit::cmd {
namespace {

/// Records that the owner of a source was asked or reminded, and shows how all owners stand.
class TurnToOwner : public Command {
public:
  using Recorder = void (*)(workflow::Desk&, std::string_view, const std::string&, Date, const std::string&);

  explicit TurnToOwner(Recorder recorder) : m_recorder(recorder) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_source, "SOURCE", "A manual source: one that somebody answers for")
        .option(m_on, "--on", "DATE", "Day it happened; else today")
        .option(m_method, "--by", "METHOD", "How: e-mail, phone, letter...");
  }

  Outcome run(Session& session) override {
    const Date on = day_or_today(session, m_on, "--on");
    m_recorder(session.desk(), m_case, m_source, on, m_method);
    const auto owners = workflow::owner_questions(session.desk(), m_case);
    session.show(render::owners_text(owners), render::owners_json(m_case, owners));
    return Outcome::done;
  }

protected:
  std::string m_case;
  std::string m_source;

private:
  Recorder m_recorder;
  std::optional<std::string> m_on;
  std::string m_method;
};

class SourceAsk : public TurnToOwner {
public:
  SourceAsk() : TurnToOwner(workflow::ask_owner) {}

  void declare(Args& args) override {
    TurnToOwner::declare(args);
    args.flag(m_text, "--text", "Print what to send to the owner; records only that names were shown");
  }

  Outcome run(Session& session) override {
    if (!m_text) {
      return TurnToOwner::run(session);
    }
    const auto request = workflow::records_request(session.desk(), m_case, m_source);
    session.show(render::records_request_text(request),
                 render::records_request_json(m_case, m_source, request));
    return Outcome::done;
  }

private:
  bool m_text = false;
};

}  // namespace

CommandPointer make_source_ask() {
  return std::make_unique<SourceAsk>();
}

CommandPointer make_source_chase() {
  return std::make_unique<TurnToOwner>(workflow::chase_owner);
}

}  // namespace dsrkit::cmd
