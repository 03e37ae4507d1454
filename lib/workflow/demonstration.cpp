#include "dsrkit/workflow/demonstration.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/demo/council.hpp"
#include "dsrkit/rules/rule_set.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/text/tokens.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/matching.hpp"
#include "dsrkit/workflow/party_changes.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review.hpp"
#include "dsrkit/workflow/sign_off.hpp"
#include "dsrkit/workflow/statutory_gates.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace dsrkit::workflow {
namespace {

constexpr const char* kOfficer = "demo.officer";
constexpr const char* kChecker = "demo.checker";

workspace::Controller demonstration_controller() {
  workspace::Controller controller;
  controller.name = "Brackendale Borough Council";
  controller.team = "Information Governance Team";
  controller.address = {"Town Hall, 1 Market Street", "Brackendale BR1 1ZZ"};
  controller.email = "rights@brackendale.example.org";
  controller.phone = "01632 960100";
  controller.support = "by telephone on 01632 960199";
  return controller;
}

Context acting_as(const Context& context, const char* actor) {
  Context other = context;
  other.actor = actor;
  return other;
}

/// The officer's part of the demonstration: somebody who knows who is who decides what the rules leave open.
class DemonstrationOfficer {
public:
  DemonstrationOfficer(Desk& desk, std::string reference, const demo::Council& council)
      : m_desk(desk), m_reference(std::move(reference)) {
    for (const Party& party : council.parties) {
      auto& words = party.role == PartyRole::third_party ? m_withheld : m_shown;
      for (const auto& name : party.names) {
        add_words(name, words);
      }
    }
    // "Nana Bridie" is called so, but "nana" alone names nobody.
    for (const rules::RulePack& pack : rules::load_rules().packs) {
      for (const rules::Rule& rule : pack.rules) {
        if (rule.kind.starts_with("relation")) {
          for (const auto& phrase : rule.words) {
            for (const auto& word : text::folded_words(phrase)) {
              m_withheld.erase(word);
            }
          }
        }
      }
    }
    for (const demo::PlantedText& planted : council.texts) {
      if (planted.expected == demo::Expected::withhold) {
        m_withheld_texts.insert(text::fold(planted.text));
      }
    }
  }

  void decide_open_places() {
    PlaceFilter open;
    open.open_only = true;
    std::map<std::pair<Action, std::string>, std::vector<std::string>> decisions;
    for (const ReviewPlace& place : review_places(m_desk, m_reference, open)) {
      decisions[decide(place)].push_back(place.decided.mention.key);
    }
    for (const auto& [decision, keys] : decisions) {
      PlaceFilter these;
      these.keys = keys;
      decide_places(m_desk, m_reference, these, {decision.first, "TP", decision.second});
    }
  }

private:
  static void add_words(const std::string& name, std::set<std::string>& words) {
    for (auto& word : text::folded_words(name)) {
      words.insert(std::move(word));
    }
  }

  /// Whether the text has a word of somebody who is withheld, and is not just a word they share with somebody
  /// who is shown: "Mahmood" is also the person's own, "T Mahmood" is not, and nobody calls a child "Ms
  /// Brennan".
  [[nodiscard]] bool names_somebody_withheld(const ReviewPlace& place) const {
    static const std::set<std::string> kTitles{"mr", "mrs", "ms", "miss"};
    const auto before = text::folded_words(place.before);
    const bool titled = !before.empty() && kTitles.contains(before.back());
    const auto words = text::folded_words(place.text);
    const auto withheld = [&](const std::string& word) {
      return word.size() > 1 && m_withheld.contains(word);
    };
    const auto shown = [&](const std::string& word) { return m_shown.contains(word); };
    return m_withheld_texts.contains(text::fold(place.text)) ||
           (std::any_of(words.begin(), words.end(), withheld) &&
            (titled || !std::all_of(words.begin(), words.end(), shown)));
  }

  [[nodiscard]] std::pair<Action, std::string> decide(const ReviewPlace& place) const {
    const Finding& finding = place.decided.mention.finding;
    if (names_somebody_withheld(place)) {
      return {Action::redact, "another person's data; they were not asked because asking could cause harm"};
    }
    if (finding.kind.starts_with("relation")) {
      return text::fold(place.text).find("neighbour") != std::string::npos
                 ? std::pair(Action::redact, std::string("would point to one person outside the family"))
                 : std::pair(Action::disclose,
                             std::string("says only what the person knows of their own family"));
    }
    const auto party = finding.party ? m_desk.reg().parties(m_reference) : std::vector<Party>{};
    const bool withheld = std::any_of(party.begin(), party.end(), [&](const Party& known) {
      return known.id == finding.party && known.role == PartyRole::third_party;
    });
    if (withheld) {
      return {Action::redact, "another person's data; they were not asked because asking could cause harm"};
    }
    return {Action::disclose,
            "the person's own, a worker in an official capacity (weighed under Sch 2 para 16(3)), "
            "or no person at all"};
  }

  Desk& m_desk;
  std::string m_reference;
  std::set<std::string> m_withheld;
  std::set<std::string> m_shown;
  std::set<std::string> m_withheld_texts;
};

/// Runs the stages one after the other and keeps the time of each.
class Demonstration {
public:
  Demonstration(const DemonstrationOptions& options, const Context& context, const Narrator& tell)
      : m_options(options),
        m_officer(acting_as(context, kOfficer)),
        m_checker(acting_as(context, kChecker)),
        m_tell(tell) {
    m_report.workspace = options.folder;
  }

  DemonstrationReport run() {
    stage("council", "making Brackendale Borough Council, its families and its systems",
          [&] { make_council(); });
    if (m_options.council_only) {
      return std::move(m_report);
    }
    Desk desk(workspace::Workspace::open(m_options.folder, {}), m_officer);
    stage("open", "a letter arrives: somebody asks for their records", [&] { open(desk); });
    stage("gather", "searching the council's systems", [&] { gather_all(desk); });
    stage("match", "deciding who in the systems is the person", [&] { decide_matches(desk); });
    stage("redact", "looking for other people in the records", [&] { redact(desk, m_report.reference); });
    stage("parties", "the officer reads, adds the people no system had listed, and looks again", [&] {
      add_people_met_in_reading(desk);
      redact(desk, m_report.reference);
    });
    stage("review", "an officer decides the open places, a second person signs off", [&] { review(desk); });
    stage("bundle", "setting the document", [&] { build_bundle(desk, m_report.reference); });
    stage("redline", "setting the internal copy",
          [&] { m_report.redline = build_redline(desk, m_report.reference).file; });
    stage("seal", "checking for leaks, signing, encrypting, verifying",
          [&] { m_report.seal = seal_bundle(desk, m_report.reference); });
    return std::move(m_report);
  }

private:
  void stage(const char* name, const char* sentence, const std::function<void()>& work) {
    m_tell(sentence);
    const Instant begin = m_officer.now();
    work();
    m_report.timings.emplace_back(name, (m_officer.now() - begin).count());
  }

  void make_council() {
    demo::CouncilOptions council;
    council.seed = m_options.seed;
    council.families = m_options.families;
    council.today = m_officer.today;
    if (std::filesystem::exists(m_options.folder / workspace::kConfigFile)) {
      throw Error(ErrorCode::output_exists, m_options.folder.string() + " already has a workspace",
                  "choose another folder, or remove it");
    }
    m_council = demo::make_council(m_options.folder, council);
    workspace::Workspace::create(
        m_options.folder,
        {demonstration_controller(), Jurisdiction::england_and_wales, m_council.sources, true}, m_officer);
  }

  void open(Desk& desk) {
    RequestCase request;
    request.right = Right::access;
    request.subject = m_council.subject;
    request.received = m_council.received;
    request.channel = "letter";
    request.service_profile = m_council.service_profile;
    m_report.reference = open_case(desk, request).reference;
    confirm_identity(desk, m_report.reference, m_council.received, "passport seen at the counter");
  }

  void gather_all(Desk& desk) {
    GatherOptions all;
    gather(desk, m_report.reference, all);
    for (const SourceConfig& source : desk.workspace().config().sources) {
      if (source.kind == SourceKind::manual) {
        GatherOptions nil;
        nil.source = source.id;
        nil.nil_return = true;
        nil.because = "the record owner answered that nothing is held";
        nil.evidence = "e-mail of the record owner, kept with the case";
        gather(desk, m_report.reference, nil);
      }
    }
  }

  void decide_matches(Desk& desk) {
    const auto is_own = [&](const PersonMatch& match) {
      return std::any_of(m_council.entries.begin(), m_council.entries.end(),
                         [&](const demo::PlantedEntry& entry) {
                           return entry.source == match.source && entry.person == match.person;
                         });
    };
    bool confirmed_more = false;
    for (const PersonMatch& match : matches(desk, m_report.reference)) {
      if (match.decided == MatchDecision::undecided) {
        const bool own = is_own(match);
        decide_match(
            desk, m_report.reference, match.source + ":" + match.person,
            own ? MatchDecision::confirmed : MatchDecision::rejected,
            own ? "compared with the letter by the officer" : "somebody else, by birth date and address");
        confirmed_more = true;
      }
    }
    if (confirmed_more) {
      gather(desk, m_report.reference, {});
    }
  }

  /// Friends and others whom only the notes name: once they are parties of the case, all their names are
  /// found.
  void add_people_met_in_reading(Desk& desk) {
    std::set<std::string> known;
    for (const Party& party : desk.reg().parties(m_report.reference)) {
      for (const auto& name : party.names) {
        known.insert(text::fold(name));
      }
    }
    for (const Party& party : m_council.parties) {
      const bool listed = std::any_of(party.names.begin(), party.names.end(), [&](const std::string& name) {
        return known.contains(text::fold(name));
      });
      if (!listed) {
        change_parties(desk, m_report.reference, {as_newcomer(party)});
      }
    }
  }

  void review(Desk& desk) {
    DemonstrationOfficer(desk, m_report.reference, m_council).decide_open_places();
    // Whoever redacted cannot approve restricted records.
    Desk second(workspace::Workspace::open(m_options.folder, {}), m_checker);
    for (const GateTask& task : gate_tasks(desk, m_report.reference)) {
      if (task.open) {
        answer_gate(second, m_report.reference, answer_to(task));
      }
    }
    sign_off(second, m_report.reference);
  }

  /// As if the right people had been asked about each, and saw no reason to withhold more.
  [[nodiscard]] GateAnswer answer_to(const GateTask& task) const {
    GateAnswer answer;
    answer.gate = task.gate->id;
    answer.on = m_officer.today;
    answer.because = "asked for the demonstration: no serious harm is likely";
    for (const law::EvidenceField& field :
         task.needs == nullptr ? std::vector<law::EvidenceField>{} : task.needs->evidence) {
      answer.evidence.emplace_back(field.field, field.field == "opinion"
                                                    ? std::string(law::kTestNotMet)
                                                    : "for the demonstration: " + field.what);
    }
    return answer;
  }

  const DemonstrationOptions& m_options;
  Context m_officer;
  Context m_checker;
  const Narrator& m_tell;
  demo::Council m_council;
  DemonstrationReport m_report;
};

}  // namespace

DemonstrationReport run_demonstration(const DemonstrationOptions& options, const Context& context,
                                      const Narrator& tell) {
  return Demonstration(options, context, tell).run();
}

}  // namespace dsrkit::workflow
