#include "commands.hpp"

#include "dsrkit/render/columns.hpp"
#include "dsrkit/workflow/demonstration.hpp"

namespace dsrkit::cmd {
namespace {

Value path_json(const std::filesystem::path& path) {
  return path.empty() ? Value() : Value(path.string());
}

Value demo_json(const workflow::DemonstrationReport& report) {
  Value timings = Value::array();
  for (const auto& [stage, milliseconds] : report.timings) {
    timings.push_back(Value::object({{"stage", stage}, {"milliseconds", std::int64_t{milliseconds}}}));
  }
  return Value::object({{"format", "dsrkit.demo/1"},
                        {"workspace", report.workspace.string()},
                        {"case", report.reference.empty() ? Value() : Value(report.reference)},
                        {"bundle", path_json(report.seal.file)},
                        {"password_file", path_json(report.seal.password_file)},
                        {"redline", path_json(report.redline)},
                        {"certificate", path_json(report.seal.certificate)},
                        {"timings", std::move(timings)}});
}

std::string demo_text(const workflow::DemonstrationReport& report) {
  if (report.reference.empty()) {
    return render::labelled({{"workspace", report.workspace.string()}});
  }
  return render::labelled({{"workspace", report.workspace.string()},
                           {"case", report.reference},
                           {"sealed bundle", report.seal.file.string()},
                           {"password file", report.seal.password_file.string()},
                           {"redline", report.redline.string()},
                           {"certificate", report.seal.certificate.string()}}) +
         "\nverify it:  dsrkit verify " + report.seal.file.string() + " --password-file " +
         report.seal.password_file.string() + " --trust " + report.seal.certificate.string() +
         "\nthe audit:  dsrkit -C " + report.workspace.string() + " audit verify\n";
}

std::string timings_text(const workflow::DemonstrationReport& report) {
  std::vector<std::vector<std::string>> rows;
  long long total = 0;
  for (const auto& [stage, milliseconds] : report.timings) {
    rows.push_back({stage, std::to_string(milliseconds) + " ms"});
    total += milliseconds;
  }
  rows.push_back({"total", std::to_string(total) + " ms"});
  return render::columns(rows);
}

class Demo : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_folder, "DIR", "Folder of the demonstration; else dsrkit-demo")
        .option(m_options.families, "--families", "N", "How many other families to invent")
        .option(m_options.seed, "--seed", "TEXT", "What decides who is invented")
        .flag(m_options.council_only, "--council-only", "Make the council and stop before the request");
  }

  Outcome run(Session& session) override {
    m_options.folder = m_folder;
    const auto report = workflow::run_demonstration(
        m_options, session.context(),
        [&](std::string_view sentence) { session.note("  " + std::string(sentence)); });
    session.show(demo_text(report), demo_json(report));
    if (session.globals().timings) {
      session.note(timings_text(report));
    }
    return Outcome::done;
  }

private:
  std::string m_folder = "dsrkit-demo";
  workflow::DemonstrationOptions m_options{{}, "brackendale", 12, false};
};

}  // namespace

CommandPointer make_demo() {
  return std::make_unique<Demo>();
}

}  // namespace dsrkit::cmd
