#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/gathering.hpp"

namespace dsrkit::cmd {
namespace {

class Gather : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_cases, "CASE", "References of the cases; several are searched together", false)
        .flag(m_all, "--all", "Every open case whose search is not finished")
        .option(m_options.source, "--source", "ID", "Only this source")
        .flag(m_options.dry_run, "--dry-run", "Say what would be searched; touch no source")
        .option(m_from, "--from", "FILE",
                "Take records from a file handed over for the case; repeat for more")
        .choice(m_data_class, "--data-class", data_class_names(), "What kind of data the files hold")
        .flag(m_options.nil_return, "--nil", "Record that the owner of the source holds nothing")
        .flag(m_options.accept_gap, "--accept-gap", "Record that the source is not searched, with a reason")
        .option(m_options.because, "--because", "TEXT", "Who said so, or why")
        .option(m_options.evidence, "--evidence", "TEXT", "Where the answer is kept, in words without names")
        .flag(m_history, "--history", "List all searches of the case; touch no source");
  }

  Outcome run(Session& session) override {
    require_possible();
    if (m_history) {
      show_history(session);
      return Outcome::done;
    }
    return m_all || m_cases.size() > 1 ? gather_together(session) : gather_one(session);
  }

private:
  void require_possible() {
    if (m_all == !m_cases.empty()) {
      throw Error(ErrorCode::usage, m_all ? "--all names every case already" : "CASE is required",
                  "name cases, or give --all");
    }
    m_options.supplied.assign(m_from.begin(), m_from.end());
    m_options.supplied_class = parse_data_class(m_data_class);
    const bool answer = m_options.nil_return || m_options.accept_gap || !m_from.empty();
    if ((m_all || m_cases.size() > 1) && (answer || m_history || m_options.dry_run)) {
      throw Error(ErrorCode::usage, "an answer, a history or a plan is of one case", "name one CASE");
    }
    if (m_from.empty() && m_options.supplied_class) {
      throw Error(ErrorCode::usage, "--data-class says something of files handed over",
                  "add --from FILE; the classes of other sources stand in dsrkit.json");
    }
    if (!m_options.evidence.empty() && !answer) {
      throw Error(ErrorCode::usage, "--evidence shows an answer, and none is given",
                  "add --nil, --from FILE or --accept-gap");
    }
  }

  Outcome gather_one(Session& session) {
    const auto report = workflow::gather(session.desk(), m_cases.front(), m_options);
    session.show(render::gather_text(report), render::gather_json(report));
    if (m_options.nil_return && m_options.evidence.empty()) {
      session.note(
          "say with --evidence where the answer is kept: the council must be able to show it (UK GDPR "
          "Article "
          "5(2))");
    }
    if (!m_from.empty() && !m_options.supplied_class) {
      session.note(
          "say what kind of data this is with --data-class: health data need an opinion (DPA 2018 Sch 3 para "
          "6)");
    }
    return report.has_gaps() && !m_options.dry_run ? Outcome::gaps : Outcome::done;
  }

  Outcome gather_together(Session& session) {
    const auto references = m_all ? workflow::cases_to_gather(session.desk()) : m_cases;
    const auto report = workflow::gather_together(session.desk(), references, m_options.source);
    session.show(render::gather_batch_text(report), render::gather_batch_json(report));
    return report.has_gaps() ? Outcome::gaps : Outcome::done;
  }

  void show_history(Session& session) {
    const std::string reference = session.desk().reg().case_of(m_cases.front()).reference;
    const auto searches = session.desk().reg().search_history(reference);
    session.show(render::searches_text(searches), render::searches_json(reference, searches));
  }

  bool m_history = false;
  bool m_all = false;
  std::vector<std::string> m_cases;
  std::vector<std::string> m_from;
  std::string m_data_class;
  workflow::GatherOptions m_options;
};

}  // namespace

CommandPointer make_gather() {
  return std::make_unique<Gather>();
}

}  // namespace dsrkit::cmd
