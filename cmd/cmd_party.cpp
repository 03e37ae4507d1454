#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/parties.hpp"

namespace dsrkit::cmd {
namespace {

class PartyList : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .flag(m_show_names, "--show-names", "Show names; recorded in the audit");
  }

  Outcome run(Session& session) override {
    const auto parties = workflow::parties(session.desk(), m_case);
    if (m_show_names) {
      workflow::record_names_shown(session.desk(), m_case);
    }
    session.show(render::parties_text(parties, m_show_names),
                 render::parties_json(m_case, parties, m_show_names));
    return Outcome::done;
  }

private:
  std::string m_case;
  bool m_show_names = false;
};

class PartySet : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_party, "PARTY", "Id of the party to change; without it one is added")
        .option(m_names, "--name", "NAME", "Name or alias to add; repeat for more")
        .choice(m_role, "--role", party_role_names(), "Role in the case")
        .option(m_relation, "--relation", "TEXT", "Relation to the subject, e.g. neighbour")
        .option(m_job, "--job", "TEXT", "Job of a professional")
        .option(m_employer, "--employer", "TEXT", "Employer of a professional")
        .option(m_phones, "--phone", "NUMBER", "Telephone to add; repeat for more")
        .option(m_emails, "--email", "ADDRESS", "E-mail to add; repeat for more")
        .option(m_addresses, "--address", "TEXT", "Address to add; repeat for more")
        .option(m_safe, "--safe-address", "TEXT", "Address that nobody may learn; repeat for more")
        .option(m_born, "--born", "DATE", "Date of birth")
        .option(m_identifiers, "--identifier", "TYPE=VALUE", "Identifier to add; repeat for more")
        .flag(m_informant, "--informant", "A source of information, protected even by context")
        .flag(m_deceased, "--deceased", "No longer alive")
        .flag(m_known, "--known-to-subject", "The subject plainly knows of this person");
  }

  Outcome run(Session& session) override {
    Party party = workflow::set_party(session.desk(), m_case, changed(session));
    session.show(party.id + "\n", render::parties_json(m_case, {party}, false));
    return Outcome::done;
  }

private:
  [[nodiscard]] Party changed(Session& session) const {
    Party party = m_party.empty() ? Party{} : workflow::party_of(session.desk(), m_case, m_party);
    if (m_party.empty() && m_names.empty()) {
      throw Error(ErrorCode::usage, "a new party needs a name", "add --name NAME");
    }
    const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& more) {
      to.insert(to.end(), more.begin(), more.end());
    };
    append(party.names, m_names);
    append(party.phones, m_phones);
    append(party.emails, m_emails);
    append(party.addresses, m_addresses);
    append(party.safe_addresses, m_safe);
    for (const auto& written : m_identifiers) {
      const auto equals = written.find('=');
      if (equals == std::string::npos || equals == 0 || equals + 1 == written.size()) {
        throw Error(ErrorCode::usage, "--identifier needs a type and a value",
                    "write it as TYPE=VALUE, for example nhs-number=9990000018");
      }
      party.identifiers.push_back({written.substr(0, equals), written.substr(equals + 1)});
    }
    if (!m_born.empty()) {
      party.born = parse_date(m_born, "--born");
    }
    if (!m_role.empty()) {
      party.role = *parse_party_role(m_role);
    }
    const auto replace = [](std::string& to, const std::optional<std::string>& by) { to = by.value_or(to); };
    replace(party.relation, m_relation);
    replace(party.job, m_job);
    replace(party.employer, m_employer);
    party.informant = party.informant || m_informant;
    party.deceased = party.deceased || m_deceased;
    if (m_known) {
      party.known_to_subject = true;
    }
    return party;
  }

  std::string m_case;
  std::string m_party;
  std::vector<std::string> m_names;
  std::string m_role;
  std::optional<std::string> m_relation;
  std::optional<std::string> m_job;
  std::optional<std::string> m_employer;
  std::vector<std::string> m_phones;
  std::vector<std::string> m_emails;
  std::vector<std::string> m_addresses;
  std::vector<std::string> m_safe;
  std::string m_born;
  std::vector<std::string> m_identifiers;
  bool m_informant = false;
  bool m_deceased = false;
  bool m_known = false;
};

class PartyConsent : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_party, "PARTY", "Id of the party")
        .choice(m_consent, "--answer", consent_names(), "What they said")
        .required(m_record.because, "--because", "TEXT", "How they were asked, and when; or why so weighed")
        .option(m_on, "--on", "DATE", "Day of the answer or the balance; else today")
        .choice(m_balance, "--balance", {"disclose", "withhold"},
                "What is reasonable without consent (DPA 2018 Sch 2 para 16(2)(b))")
        .option(m_record.factors.information, "--information", "TEXT", "Factor: the type of information")
        .option(m_record.factors.confidentiality, "--confidentiality", "TEXT",
                "Factor: any duty of confidentiality owed")
        .option(m_record.factors.steps, "--steps", "TEXT", "Factor: steps taken to seek consent")
        .option(m_record.factors.capability, "--capability", "TEXT", "Factor: whether they can consent")
        .option(m_record.factors.refusal, "--refusal", "TEXT", "Factor: any express refusal");
  }

  Outcome run(Session& session) override {
    const auto consent = parse_consent(m_consent);
    if (!consent) {
      throw Error(ErrorCode::usage, "--answer is required");
    }
    m_record.answer = *consent;
    m_record.on = m_on.empty() ? session.context().today : parse_date(m_on, "--on");
    if (!m_balance.empty()) {
      m_record.disclose = m_balance == "disclose";
    }
    const Party party = workflow::record_consent(session.desk(), m_case, m_party, m_record);
    session.show(render::parties_text({party}, false), render::parties_json(m_case, {party}, false));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_party;
  std::string m_consent;
  std::string m_on;
  std::string m_balance;
  workflow::ConsentRecord m_record;
};

/// Terms come from a file or standard input: nobody may see them in the list of processes.
class PartyWatch : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_party, "PARTY", "Id of the party; without it the terms are of the whole case")
        .required(m_file, "--from", "FILE", "File with one text a line; '-' reads standard input");
  }

  Outcome run(Session& session) override {
    std::vector<std::string> terms;
    for (const auto& line : split(files::read_file(m_file == "-" ? "/dev/stdin" : m_file), '\n')) {
      if (const auto term = trim(line); !term.empty()) {
        terms.emplace_back(term);
      }
    }
    if (terms.empty()) {
      throw Error(ErrorCode::data_invalid, "there is no text to watch for", "write one a line");
    }
    const auto count = workflow::watch(session.desk(), m_case, m_party, terms);
    session.show(render::counted(static_cast<long long>(count), "text", "texts") + " on the watch list\n",
                 Value::object({{"format", "dsrkit.watch-list/1"}, {"case", m_case}, {"terms", count}}));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_party;
  std::string m_file;
};

}  // namespace

CommandPointer make_party_list() {
  return std::make_unique<PartyList>();
}

CommandPointer make_party_set() {
  return std::make_unique<PartySet>();
}

CommandPointer make_party_consent() {
  return std::make_unique<PartyConsent>();
}

CommandPointer make_party_watch() {
  return std::make_unique<PartyWatch>();
}

}  // namespace dsrkit::cmd
