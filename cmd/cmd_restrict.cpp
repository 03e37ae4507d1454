#include "casework_command.hpp"
#include "rights_commands.hpp"

#include "dsrkit/law/rectification.hpp"
#include "dsrkit/law/restriction.hpp"
#include "dsrkit/render/rights.hpp"
#include "dsrkit/workflow/rectification.hpp"
#include "dsrkit/workflow/restriction.hpp"

namespace dsrkit::cmd {
namespace {

void show_restrictions(Session& session, const std::string& reference) {
  const auto restrictions = reference.empty() ? workflow::standing_restrictions(session.desk())
                                              : workflow::restrictions_of(session.desk(), reference);
  session.show(render::restrictions_text(restrictions), render::restrictions_json(reference, restrictions));
}

/// An act on a case that ends with the list of its restrictions.
class RestrictionAct : public Command {
public:
  void declare(Args& args) final {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_on, "--on", "DATE", "Day it happened; else today");
    declare_facts(args);
  }

  Outcome run(Session& session) final {
    record(session.desk(), m_case, day_or_today(session, m_on, "--on"));
    show_restrictions(session, m_case);
    advise(session, m_case);
    return Outcome::done;
  }

protected:
  virtual void declare_facts(Args& args) = 0;
  virtual void record(workflow::Desk& desk, const std::string& reference, Date on) = 0;

  virtual void advise(Session& /*session*/, const std::string& /*reference*/) {}

private:
  std::string m_case;
  std::optional<std::string> m_on;
};

class Place : public RestrictionAct {
protected:
  void declare_facts(Args& args) override {
    args.required_choice(m_order.ground, "--ground", law::restriction_ground_ids(), "Why it is restricted")
        .option(m_order.source, "--source", "ID", "Only data in this source; else all data of the subject")
        .option(m_order.records, "--record", "KEY", "Only this record of the source; repeat for more")
        .required(m_order.may, "--may", "TEXT", "What may still be done with the data")
        .required(m_order.because, "--because", "TEXT", "What shows the ground, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    m_order.on = on;
    m_number = workflow::place_restriction(desk, reference, m_order);
  }

  void advise(Session& session, const std::string& reference) override {
    session.note("tell the person, then record it with 'dsrkit restrict tell " + reference +
                 " --restriction " + std::to_string(m_number) + "'");
  }

private:
  workflow::RestrictionOrder m_order;
  std::int64_t m_number = 0;
};

class Tell : public RestrictionAct {
protected:
  void declare_facts(Args& args) override {
    args.option(m_number, "--restriction", "NUMBER", "Number of the restriction")
        .required_choice(m_of, "--of", {"restriction", "lifting"}, "What the person was told of")
        .required(m_method, "--by", "METHOD", "How they were told, for example by letter");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    workflow::tell_of_restriction(desk, reference, m_number, m_of == "lifting", on, m_method);
  }

private:
  int m_number = 0;
  std::string m_of;
  std::string m_method;
};

class Lift : public RestrictionAct {
protected:
  void declare_facts(Args& args) override {
    args.option(m_number, "--restriction", "NUMBER", "Number of the restriction")
        .required(m_because, "--because", "TEXT", "Why it ends, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    workflow::lift_restriction(desk, reference, m_number, on, m_because);
  }

private:
  int m_number = 0;
  std::string m_because;
};

class Use : public Act {
public:
  Use() : Act({.shows_case = true}) {}

protected:
  void declare_facts(Args& args) override {
    args.required(m_use.of, "--of", "CASE", "The case that restricts the data")
        .option(m_number, "--restriction", "NUMBER", "Number of the restriction there")
        .required_choice(m_use.ground, "--ground", law::restricted_uses(), "What the law allows it for")
        .required(m_because, "--because", "TEXT", "What shows it, without names");
  }

  void record(workflow::Desk& desk, const std::string& reference, Date on) override {
    m_use.restriction = m_number;
    workflow::allow_restricted_use(desk, reference, m_use, on, m_because);
  }

private:
  workflow::RestrictedUse m_use;
  int m_number = 0;
  std::string m_because;
};

class List : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_case, "CASE", "Reference of the case; else all restrictions that stand");
  }

  Outcome run(Session& session) override {
    show_restrictions(session, m_case);
    return Outcome::done;
  }

private:
  std::string m_case;
};

}  // namespace

CommandPointer make_restrict_place() {
  return std::make_unique<Place>();
}

CommandPointer make_restrict_tell() {
  return std::make_unique<Tell>();
}

CommandPointer make_restrict_lift() {
  return std::make_unique<Lift>();
}

CommandPointer make_restrict_use() {
  return std::make_unique<Use>();
}

CommandPointer make_restrict_list() {
  return std::make_unique<List>();
}

CommandPointer make_restrict_decide() {
  return text_act(workflow::decide_restriction,
                  {Field{"--outcome", "What came of the request", law::right_outcomes()},
                   Field{"--because", "The reasons, without names"}},
                  {.shows_case = true, .letter = "outcome"});
}

}  // namespace dsrkit::cmd
