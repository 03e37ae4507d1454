#include "session.hpp"

#include "terminal.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/random.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/workspace/workspace.hpp"

#include <chrono>
#include <iostream>

namespace dsrkit::cmd {
namespace {

Instant system_now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string first_of(const std::string& given, const char* variable) {
  return given.empty() ? environment(variable) : given;
}

}  // namespace

void Globals::declare(Args& args) {
  args.option(workspace, "-C,--workspace", "DIR",
              "The workspace; else DSRKIT_WORKSPACE, else upwards from here")
      .option(actor, "--actor", "NAME", "Who acts; else DSRKIT_ACTOR, else the login name")
      .option(today, "--today", "DATE", "The day to reckon from; else DSRKIT_TODAY, else today")
      .flag(json, "--json", "Print results and errors as JSON")
      .flag(no_input, "--no-input", "Never ask at the terminal")
      .flag(quiet, "--quiet", "Print the result only")
      .flag(no_color, "--no-color", "Print without colours")
      .flag(events, "--events", "Tell each step of long work on standard error, a line of JSON each")
      .flag(timings, "--timings", "Print how long each stage took, on standard error");
}

Session::Session(Globals globals, std::ostream& out, std::ostream& err)
    : m_globals(std::move(globals)),
      m_out(out),
      m_err(err),
      m_random(std::make_unique<crypto::SystemRandom>()),
      m_no_progress(make_progress(ProgressForm::none)) {
  const bool visible = stderr_is_terminal() && !m_globals.quiet && !m_globals.json;
  m_progress = make_progress(m_globals.events ? ProgressForm::events
                             : visible        ? ProgressForm::line
                                              : ProgressForm::none);
  const std::string today = first_of(m_globals.today, "DSRKIT_TODAY");
  const std::string actor = first_of(m_globals.actor, "DSRKIT_ACTOR");
  m_context.now = system_now;
  m_context.today = today.empty() ? date_of(system_now()) : parse_date(today, "--today");
  m_context.actor = actor.empty() ? login_name() : actor;
  m_context.random = m_random.get();
  m_context.progress = m_progress.get();
  m_context.check_interrupt = check_interrupt;
  m_silent_context = m_context;
  m_silent_context.progress = m_no_progress.get();
}

Session::~Session() = default;

std::filesystem::path Session::workspace_path() const {
  const std::string named = first_of(m_globals.workspace, "DSRKIT_WORKSPACE");
  return named.empty() ? workspace::find_upwards(std::filesystem::current_path())
                       : std::filesystem::path(named);
}

bool Session::has_workspace() const {
  return !m_globals.workspace.empty() || std::filesystem::exists(workspace_path() / workspace::kConfigFile);
}

std::filesystem::path Session::require_workspace() const {
  const auto path = workspace_path();
  if (!m_globals.workspace.empty() && !std::filesystem::exists(path / workspace::kConfigFile)) {
    throw Error(ErrorCode::input_unreadable, "there is no workspace in the folder that was given",
                m_globals.workspace + " has no " + workspace::kConfigFile + ": make one with 'dsrkit init " +
                    m_globals.workspace + "', or give another folder with -C");
  }
  return path;
}

workflow::Desk& Session::desk() {
  if (!m_desk) {
    m_desk = open_desk(false);
  }
  return *m_desk;
}

std::unique_ptr<workflow::Desk> Session::open_desk(bool silent) const {
  return std::make_unique<workflow::Desk>(
      workspace::Workspace::open(require_workspace(), environment("CREDENTIALS_DIRECTORY")),
      silent ? m_silent_context : m_context);
}

void Session::show(const std::string& text, const Value& json) {
  m_out << (m_globals.json ? codec::write_json(json, codec::JsonStyle::pretty)
                           : render::wrapped(text, stdout_width()));
  m_out.flush();
}

void Session::note(std::string_view line) {
  if (!m_globals.quiet && !m_globals.json) {
    m_progress->finish();
    m_err << render::wrapped(std::string(line), stderr_width()) << '\n';
  }
}

bool Session::interactive() const {
  return stdin_is_terminal() && stdout_is_terminal() && !m_globals.no_input;
}

std::optional<std::string> Session::ask(std::string_view question) {
  m_out << question << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) {
    return std::nullopt;
  }
  return answer;
}

}  // namespace dsrkit::cmd
