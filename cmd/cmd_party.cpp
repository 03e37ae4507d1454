#include "commands.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/files/files.hpp"
#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/gathering.hpp"
#include "dsrkit/render/parties.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/party_changes.hpp"
#include "dsrkit/workflow/party_files.hpp"

#include <array>
#include <utility>

namespace dsrkit::cmd {
namespace {

/// What a file option names.
std::string path_of(const std::string& file) {
  return file == "-" ? "/dev/stdin" : file;
}

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

class PartyShow : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .argument(m_party, "PARTY", "Id of the party")
        .flag(m_shown.names, "--show-names", "Show who it is and how to reach them; recorded in the audit")
        .flag(m_shown.protected_texts, "--show-protected",
              "Show safe addresses and the watch list; recorded in the audit");
  }

  Outcome run(Session& session) override {
    const auto story = workflow::story_of_party(session.desk(), m_case, m_party);
    if (m_shown.names || m_shown.protected_texts) {
      workflow::record_names_shown(session.desk(), m_case);
    }
    session.show(render::party_text(story, m_shown), render::party_json(story, m_shown));
    return Outcome::done;
  }

private:
  std::string m_case;
  std::string m_party;
  render::PartyDetails m_shown;
};

class PartySet : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_party, "PARTY", "Id of the party to change; without it one is added")
        .option(m_lists[0], "--name", "NAME", "Name or alias to add; repeat for more")
        .choice(m_role, "--role", party_role_names(), "Role in the case")
        .option(m_change.relation, "--relation", "TEXT", "Relation to the subject, e.g. neighbour")
        .option(m_change.job, "--job", "TEXT", "Job of a professional")
        .option(m_change.employer, "--employer", "TEXT", "Employer of a professional")
        .option(m_lists[1], "--phone", "NUMBER", "Telephone to add; repeat for more")
        .option(m_lists[2], "--email", "ADDRESS", "E-mail to add; repeat for more")
        .option(m_lists[3], "--address", "TEXT", "Address to add; repeat for more")
        .option(m_lists[4], "--safe-address", "TEXT", "Address that nobody may learn; repeat for more")
        .option(m_born, "--born", "DATE", "Date of birth")
        .option(m_lists[5], "--identifier", "TYPE=VALUE", "Identifier to add; repeat for more")
        .flag(m_informant, "--informant", {"yes", "no"}, "A source of information, protected even by context")
        .flag(m_deceased, "--deceased", {"yes", "no"}, "No longer alive")
        .flag(m_known, "--known-to-subject", workflow::known_to_subject_words(),
              "Whether the subject plainly knows of this person")
        .option(m_removed, "--remove", "FIELD VALUE", "Take back a value that is wrong; repeat for more")
        .option(m_file, "--from", "FILE", "Parties as JSON, all or none; '-' reads standard input");
  }

  Outcome run(Session& session) override {
    const auto parties = workflow::change_parties(session.desk(), m_case, changes());
    std::string ids;
    for (const Party& party : parties) {
      ids += party.id + "\n";
    }
    session.show(ids, render::parties_json(m_case, parties, false));
    return Outcome::done;
  }

private:
  /// The fields that the lists are of, in their order.
  static constexpr std::array<std::string_view, 6> kFields{"name",    "phone",        "email",
                                                           "address", "safe-address", "identifier"};

  [[nodiscard]] std::vector<workflow::PartyChange> changes() {
    workflow::PartyChange change = given();
    if (m_file.empty()) {
      return {std::move(change)};
    }
    if (change != workflow::PartyChange{}) {
      throw Error(ErrorCode::usage, "--from says everything about the parties",
                  "leave the other options and PARTY out");
    }
    return workflow::read_party_changes(files::read_file(path_of(m_file)), "the file");
  }

  [[nodiscard]] workflow::PartyChange given() const {
    workflow::PartyChange change = m_change;
    change.party = m_party;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      for (const std::string& value : m_lists[i]) {
        change.add.push_back({std::string(kFields[i]), value});
      }
    }
    for (const auto& [field, value] : m_removed) {
      change.remove.push_back({field, value});
    }
    if (!m_born.empty()) {
      change.born = parse_date(m_born, "--born");
    }
    if (!m_role.empty()) {
      change.role = parse_party_role(m_role);
    }
    const auto is_yes = [](const std::string& word) {
      return word.empty() ? std::nullopt : std::optional(word == "yes");
    };
    change.informant = is_yes(m_informant);
    change.deceased = is_yes(m_deceased);
    change.known_to_subject = workflow::parse_known_to_subject(m_known);
    return change;
  }

  std::string m_case;
  std::string m_party;
  std::array<std::vector<std::string>, kFields.size()> m_lists;
  workflow::PartyChange m_change;
  std::string m_role;
  std::string m_born;
  std::string m_informant;
  std::string m_deceased;
  std::string m_known;
  std::vector<std::pair<std::string, std::string>> m_removed;
  std::string m_file;
};

class PartyConsent : public Command {
public:
  void declare(Args& args) override {
    args.argument(m_case, "CASE", "Reference of the case")
        .optional_argument(m_given.party, "PARTY", "Id of the party")
        .choice(m_consent, "--answer", consent_names(), "What they said")
        .option(m_given.record.because, "--because", "TEXT",
                "How they were asked, and when; or why so weighed")
        .option(m_on, "--on", "DATE", "Day of the answer or the balance; else today")
        .choice(m_balance, "--balance", {"disclose", "withhold"},
                "What is reasonable without consent (DPA 2018 Sch 2 para 16(2)(b))")
        .option(m_given.record.factors.information, "--information", "TEXT",
                "Factor: the type of information")
        .option(m_given.record.factors.confidentiality, "--confidentiality", "TEXT",
                "Factor: any duty of confidentiality owed")
        .option(m_given.record.factors.steps, "--steps", "TEXT", "Factor: steps taken to seek consent")
        .option(m_given.record.factors.capability, "--capability", "TEXT", "Factor: whether they can consent")
        .option(m_given.record.factors.refusal, "--refusal", "TEXT", "Factor: any express refusal")
        .option(m_file, "--from", "FILE", "Answers as JSON, all or none; '-' reads standard input");
  }

  Outcome run(Session& session) override {
    const auto parties = workflow::record_consents(session.desk(), m_case, consents(session));
    session.show(render::parties_text(parties, false), render::parties_json(m_case, parties, false));
    return Outcome::done;
  }

private:
  [[nodiscard]] std::vector<workflow::PartyConsent> consents(Session& session) {
    const Date today = session.context().today;
    if (m_file.empty()) {
      return {given(today)};
    }
    if (!m_given.party.empty() || !m_consent.empty() || !m_given.record.because.empty() || !m_on.empty() ||
        !m_balance.empty() || m_given.record.factors != BalanceFactors{}) {
      throw Error(ErrorCode::usage, "--from says everything about the answers",
                  "leave the other options and PARTY out");
    }
    return workflow::read_consents(files::read_file(path_of(m_file)), "the file", today);
  }

  [[nodiscard]] workflow::PartyConsent given(Date today) const {
    require_argument(m_given.party, "PARTY");
    workflow::PartyConsent consent = m_given;
    const auto answer = parse_consent(m_consent);
    if (!answer) {
      throw Error(ErrorCode::usage, "--answer is required");
    }
    consent.record.answer = *answer;
    consent.record.on = m_on.empty() ? today : parse_date(m_on, "--on");
    if (!m_balance.empty()) {
      consent.record.disclose = m_balance == "disclose";
    }
    return consent;
  }

  std::string m_case;
  std::string m_consent;
  std::string m_on;
  std::string m_balance;
  std::string m_file;
  workflow::PartyConsent m_given;
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
    for (const auto& line : split(files::read_file(path_of(m_file)), '\n')) {
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

CommandPointer make_party_show() {
  return std::make_unique<PartyShow>();
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
