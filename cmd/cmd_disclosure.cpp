#include "commands.hpp"

#include "dsrkit/render/disclosure.hpp"
#include "dsrkit/workflow/other_forms.hpp"

namespace dsrkit::cmd {
namespace {

class Bundle : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .flag(m_redline, "--redline", "Build the internal copy that shows what is withheld")
        .flag(m_large_print, "--large-print", "Build it in large print, text of 18 points")
        .flag(m_plain_text, "--plain-text", "Build it as plain text")
        .choice(m_format, "--format", {"pdf", "html"}, "Build it as pages, or as one file for a browser")
        .option(m_accept_gaps, "--accept-gaps", "TEXT",
                "Accept Article 15 information that is not stated, and why");
  }

  Outcome run(Session& session) override {
    static_cast<void>(form());
    if (!m_accept_gaps.empty()) {
      workflow::accept_article_15_gaps(session.desk(), m_case, m_accept_gaps);
    }
    const auto report = build(session.desk(), form());
    session.show(render::bundle_text(report), render::bundle_json(report));
    return report.gaps.empty() || !m_accept_gaps.empty() ? Outcome::done : Outcome::gaps;
  }

private:
  [[nodiscard]] bundle::FormKind form() const {
    const bool html = m_format == "html";
    if (int{m_redline} + int{m_large_print} + int{m_plain_text} + int{html} > 1) {
      throw Error(ErrorCode::usage, "a document has one form",
                  "give only one of --redline, --large-print, --plain-text and --format html");
    }
    return m_large_print  ? bundle::FormKind::large_print
           : m_plain_text ? bundle::FormKind::plain_text
           : html         ? bundle::FormKind::html
                          : bundle::FormKind::pages;
  }

  [[nodiscard]] workflow::BundleReport build(workflow::Desk& desk, bundle::FormKind form) const {
    if (form != bundle::FormKind::pages) {
      return workflow::build_other_form(desk, m_case, form);
    }
    return m_redline ? workflow::build_redline(desk, m_case) : workflow::build_bundle(desk, m_case);
  }

  std::string m_case;
  bool m_redline = false;
  bool m_large_print = false;
  bool m_plain_text = false;
  std::string m_format = "pdf";
  std::string m_accept_gaps;
};

class Release : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .required(m_to, "--to", "TEXT", "To whom it was handed over")
        .required(m_by, "--by", "METHOD", "How: post, e-mail, collected...")
        .option(m_on, "--on", "DATE", "Day of the hand-over; else today")
        .flag(m_nothing_held, "--nothing-held", "The person was told that nothing is held about them");
  }

  Outcome run(Session& session) override {
    const Date on = m_on.empty() ? session.context().today : parse_date(m_on, "--on");
    const auto act = m_nothing_held ? workflow::release_nothing_held : workflow::release;
    act(session.desk(), m_case, m_to, m_by, on);
    session.show(
        "released on " + format_date(on) + "; the clock has stopped\n",
        Value::object(
            {{"format", "dsrkit.release/1"}, {"case", m_case}, {"on", format_date(on)}, {"method", m_by}}));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_to;
  std::string m_by;
  std::string m_on;
  bool m_nothing_held = false;
};

}  // namespace

CommandPointer make_bundle() {
  return std::make_unique<Bundle>();
}

CommandPointer make_release() {
  return std::make_unique<Release>();
}

}  // namespace dsrkit::cmd
