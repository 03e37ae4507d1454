#include "casework_command.hpp"
#include "rights_commands.hpp"

#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/law/rectification.hpp"
#include "dsrkit/render/rights.hpp"
#include "dsrkit/workflow/rectification.hpp"

namespace dsrkit::cmd {
namespace {

void show_statements(Session& session, const std::string& reference, bool show_text) {
  const auto statements = workflow::statements_of(session.desk(), reference, show_text);
  session.show(render::statements_text(statements), render::statements_json(reference, statements));
}

class Item : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the request for rectification")
        .required(m_order.source, "--source", "ID", "The source that the record is in")
        .required(m_order.record, "--record", "KEY", "Key of the record in the source")
        .required_choice(m_order.nature, "--nature", law::statement_natures(), "What the statement is")
        .required(m_from, "--from", "FILE",
                  "What it says, what is wrong and the evidence, as JSON; - for standard input")
        .option(m_on, "--on", "DATE", "Day it was contested; else today");
  }

  Outcome run(Session& session) override {
    m_order.on = day_or_today(session, m_on, "--on");
    m_order.content = words_from(m_from);
    const auto number = workflow::contest_statement(session.desk(), m_case, m_order);
    show_statements(session, m_case, false);
    session.note("this is statement " + std::to_string(number) +
                 "; record what came of it with 'dsrkit rectify settle " + m_case + " --statement " +
                 std::to_string(number) + "'");
    if (m_order.nature == "fact") {
      session.note("while you verify it, the person can have the data restricted: 'dsrkit restrict place " +
                   m_case + " --ground accuracy-contested' (UK GDPR Article 18(1)(a))");
    }
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_from;
  std::optional<std::string> m_on;
  workflow::StatementOrder m_order;
};

class Settle : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the request for rectification")
        .option(m_statement, "--statement", "NUMBER", "Number of the statement")
        .required_choice(m_order.outcome, "--outcome", law::statement_outcomes(), "What came of it")
        .required(m_order.by, "--by", "NAME", "The officer who changed or marked the record")
        .required(m_order.system, "--system", "NAME", "The system in which it was done")
        .required(m_done, "--done", "DATE", "Day it was done there")
        .option(m_from, "--from", "FILE",
                "What it said before and says now, or what was added, as JSON; - for standard input")
        .required(m_order.because, "--because", "TEXT", "The reasons, without names")
        .option(m_on, "--on", "DATE", "Day it was settled; else today");
  }

  Outcome run(Session& session) override {
    m_order.statement = m_statement;
    m_order.done = parse_date(m_done, "--done");
    m_order.on = day_or_today(session, m_on, "--on");
    m_order.content = words_from(m_from);
    workflow::settle_statement(session.desk(), m_case, m_order);
    show_statements(session, m_case, false);
    return Outcome::done;
  }

private:
  std::string m_case;
  int m_statement = 0;
  std::string m_done;
  std::string m_from;
  std::optional<std::string> m_on;
  workflow::SettlementOrder m_order;
};

class List : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the request for rectification")
        .flag(m_show_text, "--show-text", "Show the words of the statements; recorded in the audit");
  }

  Outcome run(Session& session) override {
    show_statements(session, m_case, m_show_text);
    return Outcome::done;
  }

private:
  std::string m_case;
  bool m_show_text = false;
};

}  // namespace

Value words_from(const std::string& file) {
  constexpr std::size_t kLimit = std::size_t{4} * 1024 * 1024;
  const bool standard_input = file == "-";
  return file.empty() ? Value()
                      : codec::parse_json(files::read_file(standard_input ? "/dev/stdin" : file, kLimit),
                                          standard_input ? "standard input" : file);
}

CommandPointer make_rectify_item() {
  return std::make_unique<Item>();
}

CommandPointer make_rectify_settle() {
  return std::make_unique<Settle>();
}

CommandPointer make_rectify_list() {
  return std::make_unique<List>();
}

CommandPointer make_rectify_decide() {
  return text_act(workflow::decide_rectification, {Field{"--because", "The reasons, without names"}},
                  {.shows_case = true, .letter = "outcome"});
}

}  // namespace dsrkit::cmd
