#include "case_view.hpp"
#include "casework_command.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/standing.hpp"
#include "dsrkit/match/identifier_check.hpp"
#include "dsrkit/profile/profile.hpp"
#include "dsrkit/render/intake.hpp"

namespace dsrkit::cmd {
namespace {

constexpr std::chrono::years kOldest{130};

/// What was given and can hardly be right, by option: people mistype, and the search depends on it.
std::vector<std::string> doubts_about(const RequestCase& request) {
  const DataSubject& subject = request.subject;
  std::vector<std::string> doubts;
  if (subject.born && *subject.born < request.received - kOldest) {
    doubts.push_back("--born: more than 130 years before the request");
  }
  for (const Identifier& identifier : subject.identifiers) {
    if (match::check_identifier(identifier) == match::IdentifierForm::invalid) {
      doubts.push_back("--id " + identifier.type + ": there is no such number");
    }
  }
  for (const std::string& email : subject.emails) {
    if (email.find('@') == std::string::npos) {
      doubts.push_back("--email: an address has an @");
    }
  }
  return doubts;
}

class Open : public Command {
public:
  void declare(Args& args) override {
    args.choice(m_right, "--right", right_names(), "What the person asks for; else access")
        .option(m_subject, "--subject", "NAME", "The person the data are about")
        .option(m_born, "--born", "DATE", "Birth date of the subject")
        .option(m_identifiers, "--id", "TYPE=VALUE", "Identifier, e.g. nhs-number=...; repeat for more")
        .option(m_aliases, "--also-known-as", "NAME", "Former or other name; repeat for more")
        .option(m_addresses, "--address", "TEXT", "Present or former address; repeat for more")
        .option(m_phones, "--phone", "NUMBER", "Telephone of the subject; repeat for more")
        .option(m_emails, "--email", "ADDRESS", "E-mail of the subject; repeat for more")
        .option(m_received, "--received", "DATE", "Day the request arrived; else today")
        .option(m_channel, "--channel", "WORD", "How it came: letter, e-mail, form, verbal; else letter")
        .option(m_service, "--service", "PROFILE", "Service profile; see 'dsrkit profile list'")
        .option(m_requester, "--requester", "NAME", "Who asks, when it is not the subject")
        .choice(m_capacity, "--capacity", capacity_names(), "In what capacity they ask; else self")
        .option(m_reply_to, "--reply-to", "LINE", "Address line for replies; repeat for more")
        .option(m_about, "--about", "CASE", "Of a complaint: the case it is about; who asks is taken from it")
        .flag(m_subject_died, "--subject-died", "The subject has died: says which law helps instead");
    declare_intake(args);
  }

  Outcome run(Session& session) override {
    if (m_subject_died) {
      turn_to_other_law(session);
    }
    if (!m_from.empty()) {
      return open_file(session);
    }
    require_options_of_one();
    const RequestCase asked = request(session);
    const std::string reference = workflow::open_case(session.desk(), asked).reference;
    session.show(reference + "\n", render::case_json(case_view(session.desk(), reference), false));
    note_standing(session, reference);
    for (const auto& doubt : doubts_about(asked)) {
      session.note("check " + doubt + "; it is recorded as it was given");
    }
    return Outcome::done;
  }

private:
  void declare_intake(Args& args) {
    args.option(m_from, "--from", "FILE", "Read the request, or many, from a file; see dsrkit-requests(5)")
        .choice(m_format, "--format", intake::format_names(), "Form of the file; else by how it begins")
        .option(m_agent_key, "--agent-key", "FILE", "Public key of the agent that signed the request")
        .option(m_business_id, "--business-id", "ID", "What agents call the council; else as configured")
        .flag(m_dry_run, "--dry-run", "Show what the file would open and open nothing")
        .flag(m_skip_wrong, "--skip-wrong", "Open the right requests of a file though others are wrong");
  }

  [[noreturn]] static void turn_to_other_law(Session& session) {
    throw Error(ErrorCode::not_lawful,
                "data of somebody who has died are outside the UK GDPR (DPA 2018 s.3(2), (3))",
                join(law::law_for_the_dead(session.desk().workspace().config().jurisdiction), " "));
  }

  /// A complaint is about the same person and comes from the same requester, unless it says otherwise.
  void take_over(RequestCase& complaint, const RequestCase& about) const {
    if (!complaint.subject.born) {
      complaint.subject.born = about.subject.born;
    }
    if (m_requester.empty() && m_capacity.empty()) {
      complaint.requester = about.requester;
      if (!m_reply_to.empty()) {
        complaint.requester.reply_to = m_reply_to;
      }
    }
  }

  /// Of the options about the request, a file leaves room for these only: subject, received, channel,
  /// service.
  void require_options_of_file() const {
    if (!m_right.empty() || m_born || !m_identifiers.empty() || !m_aliases.empty() || !m_addresses.empty() ||
        !m_phones.empty() || !m_emails.empty() || !m_requester.empty() || !m_capacity.empty() ||
        !m_reply_to.empty() || !m_about.empty()) {
      throw Error(ErrorCode::usage,
                  "with --from only --subject, --received, --channel and --service say more of the request",
                  "write the rest into the file, or open the request without --from");
    }
  }

  void require_options_of_one() const {
    if (m_subject.empty()) {
      throw Error(ErrorCode::usage, "--subject or --from is required",
                  "run the command with --help to see what it accepts");
    }
    if (!m_format.empty() || !m_agent_key.empty() || !m_business_id.empty() || m_dry_run || m_skip_wrong) {
      throw Error(ErrorCode::usage,
                  "--format, --agent-key, --business-id, --dry-run and --skip-wrong are about a file",
                  "add --from FILE");
    }
  }

  Outcome open_file(Session& session) const {
    require_options_of_file();
    workflow::IntakeOptions options;
    options.file = m_from;
    options.format = intake::parse_format(m_format);
    options.agent_key = m_agent_key;
    options.business_id = m_business_id;
    options.subject = m_subject;
    if (m_received) {
      options.received = parse_date(*m_received, "--received");
    }
    options.channel = m_channel;
    options.service = m_service;
    options.dry_run = m_dry_run;
    options.skip_wrong = m_skip_wrong;
    const auto result = workflow::open_requests(session.desk(), options);
    session.show(render::intake_text(result), render::intake_json(result));
    for (const std::string& note : render::intake_notes(result)) {
      session.note(note);
    }
    if (result.requests.size() == 1 && !result.requests.front().known && !result.dry_run) {
      note_standing(session, result.requests.front().reference);
    }
    return result.wrong > 0 ? Outcome::gaps : Outcome::done;
  }

  [[nodiscard]] RequestCase request(Session& session) const {
    RequestCase request;
    request.right = m_right.empty() ? Right::access : *parse_right(m_right);
    request.subject.name = parse_person_name(m_subject);
    request.subject.born = given_day(m_born, "--born");
    for (const auto& identifier : m_identifiers) {
      request.subject.identifiers.push_back(parse_identifier(identifier));
    }
    for (const auto& alias : m_aliases) {
      request.subject.also_known_as.push_back(parse_person_name(alias));
    }
    request.subject.addresses = m_addresses;
    request.subject.phones = m_phones;
    request.subject.emails = m_emails;
    request.received = day_or_today(session, m_received, "--received");
    request.channel = m_channel.empty() ? "letter" : m_channel;
    request.service_profile = m_service;
    if (!m_service.empty()) {
      (void)profile::load_profile(m_service, session.desk().workspace().profile_folders());
    }
    request.requester = {m_requester, parse_capacity(m_capacity).value_or(Capacity::self), m_reply_to};
    request.about = m_about;
    if (!m_about.empty()) {
      take_over(request, session.desk().reg().case_of(m_about));
    }
    return request;
  }

  std::string m_right;
  std::string m_subject;
  std::optional<std::string> m_born;
  std::vector<std::string> m_identifiers;
  std::vector<std::string> m_aliases;
  std::vector<std::string> m_addresses;
  std::vector<std::string> m_phones;
  std::vector<std::string> m_emails;
  std::optional<std::string> m_received;
  std::string m_channel;
  std::string m_service;
  std::string m_requester;
  std::string m_capacity;
  std::vector<std::string> m_reply_to;
  std::string m_about;
  bool m_subject_died = false;
  std::string m_from;
  std::string m_format;
  std::string m_agent_key;
  std::string m_business_id;
  bool m_dry_run = false;
  bool m_skip_wrong = false;
};

}  // namespace

CommandPointer make_open() {
  return std::make_unique<Open>();
}

}  // namespace dsrkit::cmd
