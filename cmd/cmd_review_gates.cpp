#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/gates.hpp"
#include "dsrkit/workflow/review.hpp"

namespace dsrkit::cmd {
namespace {

/// "FIELD=VALUE".
law::Evidence read_fields(const std::vector<std::string>& given) {
  law::Evidence evidence;
  for (const std::string& each : given) {
    const auto equals = each.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(ErrorCode::usage, "--evidence must be FIELD=VALUE",
                  "for example --evidence limb=a; 'dsrkit rules explain CODE' lists the fields");
    }
    evidence.emplace_back(each.substr(0, equals), each.substr(equals + 1));
  }
  return evidence;
}

/// A JSON object of fields and texts, for what should not stand in a list of processes.
law::Evidence read_evidence_file(const std::string& file) {
  law::Evidence evidence;
  const Value json = codec::parse_json(files::read_file(file), "the evidence");
  if (!json.is_object()) {
    throw Error(ErrorCode::data_invalid, "the evidence must be a JSON object of fields and texts");
  }
  for (const auto& [field, value] : json.as_object()) {
    if (!value.is_string()) {
      throw Error(ErrorCode::data_invalid, "the evidence '" + field + "' must be a text");
    }
    evidence.emplace_back(field, value.as_string());
  }
  return evidence;
}

/// A command on what the law asks about a case: it takes CASE, what it is about, and the evidence and reason
/// when it records something.
class GateCommand : public Command {
public:
  void declare(Args& args) final {
    args.argument(m_case, "CASE", "Reference of the case");
    declare_more(args);
  }

protected:
  virtual void declare_more(Args& /*args*/) {}

  void declare_evidence(Args& args, std::string_view help) {
    args.option(m_fields, "--evidence", "FIELD=VALUE", help)
        .option(m_file, "--evidence-file", "FILE", "Fields as a JSON object");
  }

  [[nodiscard]] const std::string& reference() const { return m_case; }

  [[nodiscard]] law::Evidence evidence() const {
    law::Evidence all = m_file.empty() ? law::Evidence{} : read_evidence_file(m_file);
    const law::Evidence more = read_fields(m_fields);
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }

private:
  std::string m_case;
  std::string m_file;
  std::vector<std::string> m_fields;
};

class ReviewGates : public GateCommand {
public:
  Outcome run(Session& session) override {
    const auto tasks = workflow::gate_tasks(session.desk(), reference());
    const auto exemptions = session.desk().reg().exemption_evidence(reference());
    session.show(render::gates_text(reference(), tasks, exemptions),
                 render::gates_json(reference(), tasks, exemptions));
    return Outcome::done;
  }
};

class ReviewGate : public GateCommand {
public:
  Outcome run(Session& session) override {
    m_answer.on = m_on.empty() ? session.context().today : parse_date(m_on, "--on");
    m_answer.evidence = named_evidence();
    Value items = Value::array();
    for (const std::string& item : workflow::answer_gate(session.desk(), reference(), m_answer)) {
      items.push_back(item);
    }
    const auto count = static_cast<long long>(items.as_array().size());
    const std::string recorded =
        count == 0 ? "recorded\n" : "recorded for " + render::counted(count, "record", "records") + "\n";
    const bool met = m_opinion == law::kTestMet;
    session.show(
        recorded + (met ? "the words must be withheld: see 'dsrkit review gates " + reference() + "'\n" : ""),
        Value::object({{"format", "dsrkit.gate/1"},
                       {"case", reference()},
                       {"gate", m_answer.gate},
                       {"items", std::move(items)}}));
    return Outcome::done;
  }

protected:
  void declare_more(Args& args) override {
    args.argument(m_answer.gate, "GATE", "Id of the gate, e.g. h-gate")
        .option(m_on, "--on", "DATE", "Day of the opinion or answer; else today")
        .option(m_professional, "--professional", "NAME", "Whose opinion it is")
        .option(m_role, "--role", "ROLE", "Their role")
        .choice(m_opinion, "--opinion", {"met", "not-met"},
                "Whether the test of the law is met: then the words must not be released")
        .flag(m_answer.already_known, "--already-known",
              "The person knows or has seen the named health data already")
        .option(m_answer.items, "--item", "ID", "Only this record; repeat for more")
        .option(m_answer.passages, "--passage", "KEY", "Only this passage; repeat for more")
        .required(m_answer.because, "--because", "TEXT", "Whose opinion, or why the gate does not apply");
    declare_evidence(args, "Another field the gate asks for; repeat for more");
  }

private:
  /// With the fields that have options of their own.
  [[nodiscard]] law::Evidence named_evidence() const {
    law::Evidence all = evidence();
    for (const auto& [field, value] : {std::pair("professional", &m_professional), std::pair("role", &m_role),
                                       std::pair("opinion", &m_opinion)}) {
      if (!value->empty()) {
        all.emplace_back(field, *value);
      }
    }
    return all;
  }

  std::string m_on;
  std::string m_professional;
  std::string m_role;
  std::string m_opinion;
  workflow::GateAnswer m_answer;
};

class ReviewClasses : public GateCommand {
public:
  Outcome run(Session& session) override {
    const auto passages = workflow::classed_passages(session.desk(), reference(), m_filter);
    session.show(render::classes_text(passages), render::classes_json(reference(), passages));
    return Outcome::done;
  }

protected:
  void declare_more(Args& args) override {
    args.option(m_filter.item, "--item", "ID", "Only passages of this record")
        .flag(m_filter.all, "--all", "Also passages of which nothing is said");
  }

private:
  workflow::PassageFilter m_filter;
};

class ReviewClass : public GateCommand {
public:
  Outcome run(Session& session) override {
    m_decision.data_class = parse_data_class(m_class);
    const auto count = workflow::decide_class(session.desk(), reference(), m_decision);
    session.show(render::counted(count, "class", "classes") + " decided\n",
                 Value::object({{"format", "dsrkit.classed/1"}, {"case", reference()}, {"decided", count}}));
    return Outcome::done;
  }

protected:
  void declare_more(Args& args) override {
    args.arguments(m_decision.passages, "PASSAGE",
                   "Keys of passages or of places in them, or their beginnings", false)
        .choice(m_class, "--class", data_class_names(), "The class; else as it is proposed")
        .option(m_decision.items, "--item", "ID", "The whole record; repeat for more")
        .required(m_decision.because, "--because", "TEXT", "Why");
  }

private:
  std::string m_class;
  workflow::ClassDecision m_decision;
};

class ReviewExempt : public GateCommand {
public:
  Outcome run(Session& session) override {
    m_claim.evidence = evidence();
    const auto report = workflow::exempt_places(session.desk(), reference(), m_claim);
    for (const std::string& warning : report.warnings) {
      session.note("warning: " + warning);
    }
    session.show(render::counted(report.places, "place", "places") + " withheld under " + m_claim.code + "\n",
                 render::exempted_json(reference(), m_claim.code, report));
    return Outcome::done;
  }

protected:
  void declare_more(Args& args) override {
    args.arguments(m_claim.keys, "PASSAGE|PLACE", "Keys of passages or places, or their beginnings")
        .required(m_claim.code, "--code", "CODE", "Exemption code, e.g. CRIME")
        .required(m_claim.because, "--because", "TEXT", "Why");
    declare_evidence(args, "A field the exemption asks for; repeat for more");
  }

private:
  workflow::ExemptionClaim m_claim;
};

}  // namespace

CommandPointer make_review_gates() {
  return std::make_unique<ReviewGates>();
}

CommandPointer make_review_gate() {
  return std::make_unique<ReviewGate>();
}

CommandPointer make_review_classes() {
  return std::make_unique<ReviewClasses>();
}

CommandPointer make_review_class() {
  return std::make_unique<ReviewClass>();
}

CommandPointer make_review_exempt() {
  return std::make_unique<ReviewExempt>();
}

}  // namespace dsrkit::cmd
