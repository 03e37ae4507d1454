#include "dsrkit/workflow/demonstration.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/demo/council.hpp"
#include "dsrkit/text/fold.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"
#include "dsrkit/workflow/redaction.hpp"
#include "dsrkit/workflow/review.hpp"

#include <algorithm>
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

/// The officer's part of the demonstration: what the rules leave open, decided by plain rules of thumb.
class DemonstrationOfficer {
public:
  DemonstrationOfficer(Desk& desk, std::string reference) : m_desk(desk), m_reference(std::move(reference)) {
    for (const Party& party : m_desk.reg().parties(m_reference)) {
      m_parties[party.id] = party;
      if (party.role == PartyRole::subject) {
        add_words(party);
      }
    }
  }

  void decide_open_places() {
    PlaceFilter open;
    open.open_only = true;
    std::map<std::pair<Action, std::string>, std::vector<std::string>> decisions;
    for (const ReviewPlace& place : review_places(m_desk, m_reference, open)) {
      const auto [action, because] = decide(place);
      decisions[{action, because}].push_back(place.decided.mention.key);
    }
    for (const auto& [decision, keys] : decisions) {
      PlaceFilter these;
      these.keys = keys;
      decide_places(m_desk, m_reference, these, {decision.first, "TP", decision.second});
    }
  }

private:
  void add_words(const Party& subject) {
    for (const auto& name : subject.names) {
      const PersonName parsed = parse_person_name(name);
      m_subject_words.insert(text::fold(parsed.given));
      m_subject_words.insert(text::fold(parsed.family));
    }
  }

  [[nodiscard]] std::pair<Action, std::string> decide(const ReviewPlace& place) const {
    const Finding& finding = place.decided.mention.finding;
    const auto known = finding.party ? m_parties.find(*finding.party) : m_parties.end();
    if (known == m_parties.end()) {
      if (m_subject_words.contains(text::fold(place.text))) {
        return {Action::disclose, "the name is the person's own"};
      }
      return {Action::redact, "names or identifies somebody other than the person, who has not agreed"};
    }
    const Party& party = known->second;
    if (party.role == PartyRole::professional || party.role == PartyRole::organisation) {
      return {Action::disclose,
              "acted in an official capacity; weighed under Sch 2 para 16(3): reasonable to name"};
    }
    const bool phrase = finding.kind.starts_with("relation");
    if (phrase && !party.informant && party.relation != "neighbour") {
      return {Action::disclose, "says only what the person knows of their own family; no name"};
    }
    return {Action::redact, "another person's data; consent was not sought because asking could cause harm"};
  }

  Desk& m_desk;
  std::string m_reference;
  std::map<std::string, Party> m_parties;
  std::set<std::string> m_subject_words;
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
    workspace::Workspace::create(m_options.folder, demonstration_controller(),
                                 Jurisdiction::england_and_wales, m_council.sources, m_officer);
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

  void review(Desk& desk) {
    DemonstrationOfficer(desk, m_report.reference).decide_open_places();
    for (const std::string& gate : open_gates(desk, m_report.reference)) {
      answer_gate(desk, m_report.reference, gate, m_officer.today,
                  "a health professional was asked: no serious harm is likely");
    }
    Desk second(workspace::Workspace::open(m_options.folder, {}), m_checker);
    sign_off(second, m_report.reference);
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
