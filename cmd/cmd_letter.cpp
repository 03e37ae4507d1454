#include "casework_command.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/render/letters.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <algorithm>
#include <filesystem>

namespace dsrkit::cmd {
namespace {

bool has_workspace(const Session& session) {
  return std::filesystem::exists(session.workspace_path() / workspace::kConfigFile);
}

/// The folder of the council's own texts; none without a workspace.
std::filesystem::path own_letters(const Session& session) {
  return has_workspace(session) ? session.workspace_path() / "letters" : std::filesystem::path();
}

class Letter : public Command {
public:
  void declare(Args& args) override {
    args.optional_argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_order.kind, "KIND", "Which letter; see 'dsrkit letter list'")
        .option(m_on, "--on", "DATE", "Date of the letter; else today")
        .option(m_order.because, "--because", "TEXT",
                "The reason in words for the person; else as it was recorded")
        .option(m_order.needed, "--needed", "TEXT",
                "What the person should send, when it is not the usual; repeat for more")
        .option(m_order.restriction, "--restriction", "TEXT",
                "What is no longer limited, of a restriction-lifting")
        .option(m_restricted_since, "--restricted-since", "DATE",
                "From which day it was limited, when it is known")
        .option(m_lift_on, "--lift-on", "DATE", "From which day, of a restriction-lifting")
        .option(m_order.party, "--party", "PARTY", "Whom a letter for consent asks")
        .option(m_order.information, "--information", "TEXT",
                "What it is about them, of a letter for consent")
        .option(m_answer_by, "--answer-by", "DATE", "By when they answer; else 14 days, or the due date")
        .flag(m_order.name_subject, "--name-subject",
              "Tell them who asked, when they must know it to answer");
  }

  Outcome run(Session& session) override {
    require_argument(m_case, "CASE");
    require_argument(m_order.kind, "KIND");
    m_order.on = day_or_today(session, m_on, "--on");
    m_order.restricted_since = given_day(m_restricted_since, "--restricted-since");
    m_order.answer_by = given_day(m_answer_by, "--answer-by");
    m_order.lift_on = given_day(m_lift_on, "--lift-on");
    const auto report = workflow::make_letter(session.desk(), m_case, m_order);
    session.show(render::letter_text(report), render::letter_json(report));
    if (!report.files.missing_glyphs.empty()) {
      session.note("the letter has characters that no font has; look at it before you send it");
    }
    for (const std::string& advice : report.advice) {
      session.note(advice);
    }
    return Outcome::done;
  }

private:
  std::string m_case;
  workflow::LetterOrder m_order;
  std::optional<std::string> m_on;
  std::optional<std::string> m_restricted_since;
  std::optional<std::string> m_lift_on;
  std::optional<std::string> m_answer_by;
};

class LetterList : public Command {
public:
  void declare(Args& /*args*/) override {}

  Outcome run(Session& session) override {
    std::vector<render::LetterLine> lines;
    for (const law::LetterKind& kind : law::letter_kinds()) {
      lines.push_back({kind, law::has_own_text(kind.id, own_letters(session))});
    }
    session.show(render::letters_text(lines), render::letters_json(lines));
    return Outcome::done;
  }
};

class LetterCheck : public Command {
public:
  void declare(Args& args) override {
    args.arguments(m_kinds, "KIND", "Which letters; else all", false)
        .option(m_on, "--on", "DATE", "Date of the letters; else today")
        .choice(m_jurisdiction, "--jurisdiction", jurisdiction_names(),
                "Where the council is; else as configured");
  }

  Outcome run(Session& session) override {
    render::LetterChecks checks;
    checks.date = day_or_today(session, m_on, "--on");
    checks.jurisdiction = jurisdiction(session);
    const auto own = own_letters(session);
    for (const auto& kind : m_kinds.empty() ? law::letter_kind_ids() : m_kinds) {
      checks.letters.push_back(letters::check(kind, own, checks.date, checks.jurisdiction));
    }
    checks.stray_files = letters::stray_files(own);
    session.show(render::letter_checks_text(checks), render::letter_checks_json(checks));
    if (std::any_of(checks.letters.begin(), checks.letters.end(),
                    [](const auto& letter) { return !letter.mistakes.empty(); })) {
      session.note("known placeholders: man 5 dsrkit-letter");
    }
    return checks.ok() ? Outcome::done : Outcome::answer_is_no;
  }

private:
  [[nodiscard]] Jurisdiction jurisdiction(Session& session) const {
    if (const auto given = parse_jurisdiction(m_jurisdiction)) {
      return *given;
    }
    return has_workspace(session) ? session.desk().workspace().config().jurisdiction
                                  : Jurisdiction::england_and_wales;
  }

  std::vector<std::string> m_kinds;
  std::optional<std::string> m_on;
  std::string m_jurisdiction;
};

}  // namespace

CommandPointer make_letter() {
  return std::make_unique<Letter>();
}

CommandPointer make_letter_list() {
  return std::make_unique<LetterList>();
}

CommandPointer make_letter_check() {
  return std::make_unique<LetterCheck>();
}

}  // namespace dsrkit::cmd
