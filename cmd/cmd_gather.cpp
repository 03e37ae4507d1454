#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/checks.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/matching.hpp"

namespace dsrkit::cmd {
namespace {

class Gather : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .option(m_options.source, "--source", "ID", "Only this source")
        .flag(m_options.dry_run, "--dry-run", "Say what would be searched; touch no source")
        .option(m_from, "--from", "FILE",
                "Take records from a file handed over for the case; repeat for more")
        .choice(m_data_class, "--data-class", data_class_names(), "What kind of data the files hold")
        .flag(m_options.nil_return, "--nil", "Record that the owner of the source holds nothing")
        .flag(m_options.accept_gap, "--accept-gap", "Record that the source is not searched, with a reason")
        .option(m_options.because, "--because", "TEXT", "Who said so, or why");
  }

  Outcome run(Session& session) override {
    m_options.supplied.assign(m_from.begin(), m_from.end());
    m_options.supplied_class = parse_data_class(m_data_class);
    if (m_from.empty() && m_options.supplied_class) {
      throw Error(ErrorCode::usage, "--data-class says something of files handed over",
                  "add --from FILE; the classes of other sources stand in dsrkit.json");
    }
    const auto report = workflow::gather(session.desk(), m_case, m_options);
    session.show(render::gather_text(report), render::gather_json(report));
    if (!m_from.empty() && !m_options.supplied_class) {
      session.note(
          "say what kind of data this is with --data-class: health data need an opinion (DPA 2018 Sch 3 para "
          "6)");
    }
    return report.has_gaps() && !m_options.dry_run ? Outcome::gaps : Outcome::done;
  }

private:
  std::string m_case;
  std::vector<std::string> m_from;
  std::string m_data_class;
  workflow::GatherOptions m_options;
};

class SourceList : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    const auto& sources = session.desk().workspace().config().sources;
    session.show(render::sources_text(sources), render::sources_json(sources));
    return Outcome::done;
  }
};

class SourceCheck : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_source, "SOURCE", "Only this source"); }

  Outcome run(Session& session) override {
    const Diagnostics diagnostics = workflow::check_sources(session.desk(), m_source);
    session.show(render::diagnostics_text(diagnostics, "every source answers and has its declared shape"),
                 render::diagnostics_json("dsrkit.source-check/1", diagnostics));
    return has_errors(diagnostics) ? Outcome::answer_is_no : Outcome::done;
  }

private:
  std::string m_source;
};

class Match : public Command {
public:
  void declare(Args& args) override { args.optional_argument(m_case, "CASE", "Reference of the case"); }

  Outcome run(Session& session) override {
    const auto matches = workflow::matches(session.desk(), require_argument(m_case, "CASE"));
    session.show(render::matches_text(matches), render::matches_json(m_case, matches));
    return Outcome::done;
  }

private:
  std::string m_case;
};

class DecideMatch : public Command {
public:
  explicit DecideMatch(MatchDecision decision) : m_decision(decision) {}

  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_person, "PERSON", "Key of the person in the source, or SOURCE:PERSON")
        .required(m_because, "--because", "TEXT", "On what evidence");
  }

  Outcome run(Session& session) override {
    const PersonMatch match = workflow::decide_match(session.desk(), m_case, m_person, m_decision, m_because);
    session.show(render::matches_text({match}), render::matches_json(m_case, {match}));
    if (m_decision == MatchDecision::confirmed) {
      session.note("run 'dsrkit gather " + m_case + "' to fetch the records of this person");
    }
    return Outcome::done;
  }

private:
  MatchDecision m_decision;
  std::string m_case;
  std::string m_person;
  std::string m_because;
};

}  // namespace

CommandPointer make_gather() {
  return std::make_unique<Gather>();
}

CommandPointer make_source_list() {
  return std::make_unique<SourceList>();
}

CommandPointer make_source_check() {
  return std::make_unique<SourceCheck>();
}

CommandPointer make_match() {
  return std::make_unique<Match>();
}

CommandPointer make_match_confirm() {
  return std::make_unique<DecideMatch>(MatchDecision::confirmed);
}

CommandPointer make_match_reject() {
  return std::make_unique<DecideMatch>(MatchDecision::rejected);
}

}  // namespace dsrkit::cmd
