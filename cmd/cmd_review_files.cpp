#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/render/review_files.hpp"

#include <filesystem>

namespace dsrkit::cmd {
namespace {

class ReviewExport : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .choice(m_format, "--format", {"json", "csv", "html"}, "Form of the file; else as its name ends")
        .required(m_file, "-o,--output", "FILE", "File to write; it holds text of the records");
  }

  Outcome run(Session& session) override {
    const auto sheet = workflow::review_sheet(session.desk(), m_case);
    const auto places = workflow::places_of(sheet);
    const std::string format = m_format.empty() ? guessed_format() : m_format;
    std::string bytes;
    if (format == "html") {
      bytes = render::review_page(sheet);
    } else if (format == "csv") {
      bytes = render::review_csv(m_case, places);
    } else {
      bytes = codec::write_json(render::review_json(m_case, places), codec::JsonStyle::pretty);
    }
    files::write_new_file(m_file, bytes, 0600);
    session.note(render::counted(static_cast<long long>(places.size()), "place", "places") + " written");
    session.note("the file holds text of the records: keep it as you keep them, never send it to the person");
    return Outcome::done;
  }

private:
  [[nodiscard]] std::string guessed_format() const {
    const std::string ending = to_lower_ascii(std::filesystem::path(m_file).extension().string());
    return ending == ".html" || ending == ".htm" ? "html" : ending == ".csv" ? "csv" : "json";
  }

  std::string m_case;
  std::string m_format;
  std::string m_file;
};

class ReviewImport : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_file, "FILE", "Review, table or decisions to read")
        .choice(
            m_conflicts, "--conflicts", {"stop", "ours", "theirs"},
            "When a decision cannot simply be taken: take nothing (stop, the default), keep what is here, "
            "or take the file's where the law allows")
        .flag(m_options.dry_run, "--dry-run", "Show what would be taken, and change nothing");
  }

  Outcome run(Session& session) override {
    if (m_conflicts == "ours") {
      m_options.on_conflict = workflow::OnConflict::ours;
    } else if (m_conflicts == "theirs") {
      m_options.on_conflict = workflow::OnConflict::theirs;
    }
    const auto file = workflow::read_review_file(files::read_file(m_file), m_case);
    const auto report = workflow::import_review(session.desk(), m_case, file, m_options);
    session.show(render::import_text(report), render::import_json(report));
    return report.conflicts.empty() ? Outcome::done : Outcome::gaps;
  }

private:
  std::string m_case;
  std::string m_file;
  std::string m_conflicts;
  workflow::ImportOptions m_options;
};

}  // namespace

CommandPointer make_review_export() {
  return std::make_unique<ReviewExport>();
}

CommandPointer make_review_import() {
  return std::make_unique<ReviewImport>();
}

}  // namespace dsrkit::cmd
