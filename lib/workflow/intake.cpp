#include "dsrkit/workflow/intake.hpp"

#include "request_intake.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/profile/profile.hpp"
#include "dsrkit/workflow/casework.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace dsrkit::workflow {
namespace {

using intake::Draft;

constexpr std::size_t kFileLimit = std::size_t{64} << 20U;
constexpr std::size_t kKeyLimit = std::size_t{64} << 10U;
/// More would not be read, and the rest shows after these are put right.
constexpr std::size_t kShownMistakes = 50;

/// The span in which the file arrived: now, or the whole of the day that is named or reckoned from.
void set_arrival(intake::Trust& trust, const Context& context, const std::optional<Date>& received) {
  const Instant now = context.now();
  const Date day = received.value_or(context.today);
  const bool is_now = !received && day == date_of(now);
  trust.arrived_from = is_now ? now : Instant(std::chrono::sys_days(day));
  trust.arrived_to = is_now ? now : Instant(std::chrono::sys_days(day)) + std::chrono::days(1);
}

intake::Trust trust_of(Desk& desk, const IntakeOptions& options) {
  const auto& protocol = desk.workspace().config().data_rights_protocol;
  intake::Trust trust;
  trust.business_id = options.business_id.empty() ? protocol.business_id : options.business_id;
  if (options.agent_key.empty()) {
    for (const auto& agent : protocol.agents) {
      trust.agents.push_back({agent.id, agent.name, agent.verify_key});
    }
  } else {
    trust.agents.push_back(intake::read_agent(files::read_file(options.agent_key, kKeyLimit),
                                              options.agent_key.filename().string()));
  }
  set_arrival(trust, desk.context(), options.received);
  return trust;
}

/// The line a finding is about, in a table; 0 elsewhere.
std::size_t line_of(const Diagnostic& finding) {
  constexpr std::string_view kLine = "line ";
  std::size_t line = 0;
  if (finding.where.starts_with(kLine)) {
    std::from_chars(finding.where.data() + kLine.size(), finding.where.data() + finding.where.size(), line);
  }
  return line;
}

/// A row is checked in several rounds: its findings come together again.
void sort_by_line(Diagnostics& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return line_of(a) < line_of(b); });
}

std::string at_place(const Diagnostic& finding) {
  return finding.where.empty() ? finding.text : finding.where + ": " + finding.text;
}

/// Lists every mistake; nothing was opened.
[[noreturn]] void refuse(const std::string& file, const Diagnostics& findings) {
  std::vector<std::string> mistakes;
  for (const Diagnostic& finding : findings) {
    if (finding.severity == Severity::error) {
      mistakes.push_back(at_place(finding));
    }
  }
  if (mistakes.size() == 1) {
    throw Error(ErrorCode::data_invalid, file + ": " + mistakes.front(), "nothing was opened");
  }
  std::string list;
  for (std::size_t i = 0; i < std::min(mistakes.size(), kShownMistakes); ++i) {
    list += (i == 0 ? "" : "\n  ") + mistakes[i];
  }
  if (mistakes.size() > kShownMistakes) {
    list += "\n  and " + std::to_string(mistakes.size() - kShownMistakes) + " more";
  }
  throw Error(ErrorCode::data_invalid,
              file + ": " + std::to_string(mistakes.size()) + " mistakes; nothing was opened", list);
}

/// Fills in what the requests of one file leave open, and leaves out those that could not be opened.
class Completion {
public:
  Completion(Desk& desk, const IntakeOptions& options, intake::Reading& reading, LoneMistake lone)
      : m_desk(desk),
        m_options(options),
        m_reading(reading),
        m_holidays(desk.workspace().holidays()),
        m_single(reading.drafts.size() + reading.wrong == 1),
        m_throws(m_single && lone == LoneMistake::is_thrown) {}

  void run() {
    if (!m_options.subject.empty()) {
      name_subject();
    }
    std::vector<Draft> right;
    for (Draft& draft : m_reading.drafts) {
      fill_in(draft);
      if (is_openable(draft)) {
        right.push_back(std::move(draft));
      }
    }
    m_reading.drafts = std::move(right);
  }

private:
  void name_subject() {
    if (!m_single) {
      throw Error(ErrorCode::usage, "--subject names one person, and the file has more requests than one",
                  "write the names into the file");
    }
    for (Draft& draft : m_reading.drafts) {
      if (!draft.request.subject.name.full().empty()) {
        throw Error(ErrorCode::usage, "the file says itself who the subject is", "leave out --subject");
      }
      draft.request.subject.name = parse_person_name(m_options.subject);
    }
    auto& findings = m_reading.findings;
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [](const Diagnostic& finding) { return finding.code == "no-name"; }),
                   findings.end());
  }

  void fill_in(Draft& draft) const {
    RequestCase& request = draft.request;
    // A row says when its request arrived; other forms say when it was sent, which an officer may know
    // better.
    const bool own_day = m_reading.format == intake::Format::csv;
    const auto& first = own_day ? draft.received : m_options.received;
    const auto& second = own_day ? m_options.received : draft.received;
    request.received = first ? *first : second.value_or(m_desk.context().today);
    request.channel = request.channel.empty() ? channel() : request.channel;
    request.service_profile = request.service_profile.empty() ? m_options.service : request.service_profile;
  }

  [[nodiscard]] std::string channel() const {
    const bool says_itself = m_options.channel.empty() && m_reading.format != intake::Format::csv;
    return says_itself ? std::string(intake::format_name(m_reading.format)) : m_options.channel;
  }

  bool is_openable(const Draft& draft) {
    try {
      require_openable(m_desk, draft.request, m_holidays);
      require_service(draft.request.service_profile);
      return true;
    } catch (const Error& error) {
      if (m_throws) {
        throw;
      }
      m_reading.findings.push_back(
          {Severity::error, std::string(error_code_name(error.code())), draft.where, error.what()});
      ++m_reading.wrong;
      return false;
    }
  }

  void require_service(const std::string& service) {
    if (!service.empty() && m_services.count(service) == 0) {
      (void)profile::load_profile(service, m_desk.workspace().profile_folders());
      m_services.insert(service);
    }
  }

  Desk& m_desk;
  const IntakeOptions& m_options;
  intake::Reading& m_reading;
  clock::HolidayCalendar m_holidays;
  bool m_single;
  bool m_throws;
  std::set<std::string> m_services;
};

/// Whether a case was opened from the request already; then `taken` leads to it.
bool find_known(Desk& desk, TakenRequest& taken) {
  const RequestOrigin& origin = taken.draft.origin;
  if (const auto known = origin.id.empty() ? std::nullopt : desk.reg().case_with_origin(origin)) {
    taken.reference = *known;
    taken.known = true;
  }
  return taken.known;
}

}  // namespace

void complete_requests(Desk& desk, const IntakeOptions& options, intake::Reading& reading, LoneMistake lone) {
  Completion(desk, options, reading, lone).run();
}

TakenRequest take_request(Desk& desk, Draft draft, bool dry_run) {
  TakenRequest taken{std::move(draft), {}, false};
  if (find_known(desk, taken) || dry_run) {
    return taken;
  }
  try {
    taken.reference = log_case(desk, taken.draft.request, taken.draft.origin).reference;
  } catch (const Error& error) {
    // Another process may have opened it in the meantime.
    if (error.code() != ErrorCode::wrong_state || !find_known(desk, taken)) {
      throw;
    }
  }
  return taken;
}

IntakeResult open_requests(Desk& desk, const IntakeOptions& options) {
  const std::string bytes = files::read_file(options.file, kFileLimit);
  const std::string name = options.file.filename().string();
  intake::Reading reading = intake::read_requests(
      bytes, name, options.format.value_or(intake::likely_format(bytes)), trust_of(desk, options));
  complete_requests(desk, options, reading, LoneMistake::is_thrown);
  sort_by_line(reading.findings);
  if (has_errors(reading.findings) && !options.skip_wrong) {
    refuse(name, reading.findings);
  }
  if (reading.drafts.empty() && reading.wrong == 0) {
    throw Error(ErrorCode::data_invalid, name + ": there is no request in the file");
  }
  IntakeResult result{reading.format, options.dry_run, {}, std::move(reading.findings), reading.wrong};
  for (Draft& draft : reading.drafts) {
    desk.context().check_interrupt();
    result.requests.push_back(take_request(desk, std::move(draft), options.dry_run));
  }
  return result;
}

}  // namespace dsrkit::workflow
