#include "dsrkit/law/standing.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dsrkit::law {
namespace {

constexpr std::array<std::pair<Authority, std::string_view>, 5> kAuthorities{
    {{Authority::written_authority, "written-authority"},
     {Authority::parental_responsibility, "parental-responsibility"},
     {Authority::subject_agrees, "subject-agrees"},
     {Authority::court_appointment, "court-appointment"},
     {Authority::power_of_attorney, "power-of-attorney"}}};

constexpr int kAdult = 18;
/// DPA 2018 s.208(1).
constexpr int kAdultInScotland = 16;
/// Scotland: understanding is presumed from this age on (DPA 2018 s.208(3)); elsewhere it is a reasonable age
/// from which to look for it (ICO guidance).
constexpr int kMayUnderstand = 12;

constexpr const char* kThirdParty = "UK GDPR Article 12(6); ICO right of access guidance, 8 December 2025";

/// Whether a child uses the right alone.
enum class Understanding { able, unable, undecided };

bool under_twelve(const StandingFacts& facts) {
  return age_on(*facts.born, facts.on) < kMayUnderstand;
}

Understanding understanding_of(const StandingFacts& facts) {
  if (facts.competent) {
    return *facts.competent ? Understanding::able : Understanding::unable;
  }
  if (under_twelve(facts)) {
    return Understanding::unable;
  }
  return facts.jurisdiction == Jurisdiction::scotland ? Understanding::able : Understanding::undecided;
}

bool shows(const StandingFacts& facts, Authority authority) {
  return facts.shown.contains(authority);
}

/// Such papers say themselves for whom their holder may act.
bool is_appointed(const StandingFacts& facts) {
  return shows(facts, Authority::court_appointment) || shows(facts, Authority::power_of_attorney);
}

bool is_authorised(const StandingFacts& facts) {
  return shows(facts, Authority::written_authority) || is_appointed(facts);
}

/// A guardian has parental responsibility by an order of the court.
bool has_responsibility(const StandingFacts& facts) {
  return shows(facts, Authority::parental_responsibility) || shows(facts, Authority::court_appointment);
}

std::string children_citation(const StandingFacts& facts) {
  return facts.jurisdiction == Jurisdiction::scotland
             ? "DPA 2018 s.208"
             : "ICO right of access guidance, requests about children";
}

StandingGap to_be_shown(Authority authority, std::string message, std::string citation) {
  const std::string name(authority_name(authority));
  return {name, std::move(message), std::move(citation),
          "record what shows it with 'dsrkit authority confirm CASE --kind " + name + " --evidence TEXT'",
          true};
}

StandingGap birth_date_unknown(const StandingFacts& facts) {
  return {"birth-date", "the birth date of the subject is not known, and with it whether they are a child",
          children_citation(facts),
          "find it out and record it with 'dsrkit case correct CASE --born DATE --because TEXT'", false};
}

StandingGap understanding_unknown(const StandingFacts& facts) {
  return {"competence", "nobody has found out whether the child understands what asking means",
          children_citation(facts),
          "record what an officer found with 'dsrkit competence CASE --competent yes|no --because TEXT'",
          false};
}

StandingGap child_not_asked(const StandingFacts& facts) {
  return to_be_shown(Authority::subject_agrees, "the child can decide, and nothing shows that they agree",
                     children_citation(facts));
}

StandingGap parent_must_ask(const StandingFacts& facts) {
  return {
      std::string(authority_name(Authority::parental_responsibility)),
      "the child does not understand what asking means: somebody with parental responsibility must ask",
      children_citation(facts),
      "log their request with 'dsrkit open --capacity parent', and this one ends with 'dsrkit withdraw' or "
      "'dsrkit refuse'",
      true};
}

std::vector<StandingGap> gaps_of_subject(const StandingFacts& facts) {
  if (!facts.born || !is_child(*facts.born, facts.on, facts.jurisdiction)) {
    return {};
  }
  if (!facts.competent && under_twelve(facts)) {
    return {understanding_unknown(facts)};
  }
  if (understanding_of(facts) == Understanding::unable) {
    return {parent_must_ask(facts)};
  }
  return {};
}

std::vector<StandingGap> gaps_of_parent(const StandingFacts& facts) {
  if (!facts.born) {
    return {birth_date_unknown(facts)};
  }
  if (!is_child(*facts.born, facts.on, facts.jurisdiction)) {
    if (is_authorised(facts)) {
      return {};
    }
    return {to_be_shown(Authority::written_authority,
                        "the subject is no longer a child, and nothing shows that they let the requester ask",
                        kThirdParty)};
  }
  std::vector<StandingGap> gaps;
  if (!has_responsibility(facts)) {
    gaps.push_back(to_be_shown(Authority::parental_responsibility,
                               "nothing shows that the requester has parental responsibility", kThirdParty));
  }
  const Understanding understanding = understanding_of(facts);
  if (understanding == Understanding::undecided) {
    gaps.push_back(understanding_unknown(facts));
  } else if (understanding == Understanding::able && !shows(facts, Authority::subject_agrees)) {
    gaps.push_back(child_not_asked(facts));
  }
  return gaps;
}

/// Who can instruct an agent for a child: the child, or whoever has parental responsibility.
std::vector<StandingGap> gaps_of_instruction(const StandingFacts& facts) {
  switch (understanding_of(facts)) {
    case Understanding::undecided: return {understanding_unknown(facts)};
    case Understanding::able:
      return shows(facts, Authority::subject_agrees) ? std::vector<StandingGap>{}
                                                     : std::vector<StandingGap>{child_not_asked(facts)};
    case Understanding::unable: break;
  }
  if (has_responsibility(facts)) {
    return {};
  }
  return {to_be_shown(Authority::parental_responsibility,
                      "nothing shows that whoever instructs the agent has parental responsibility",
                      kThirdParty)};
}

std::vector<StandingGap> gaps_of_agent(const StandingFacts& facts) {
  std::vector<StandingGap> gaps;
  if (!is_authorised(facts)) {
    gaps.push_back(to_be_shown(Authority::written_authority,
                               "nothing shows that the agent is authorised to ask", kThirdParty));
  }
  if (!facts.born && !is_appointed(facts)) {
    gaps.push_back(birth_date_unknown(facts));
  } else if (facts.born && is_child(*facts.born, facts.on, facts.jurisdiction)) {
    const auto more = gaps_of_instruction(facts);
    gaps.insert(gaps.end(), more.begin(), more.end());
  }
  return gaps;
}

std::vector<StandingGap> gaps_of_deputy(const StandingFacts& facts) {
  if (is_appointed(facts)) {
    return {};
  }
  StandingGap gap =
      to_be_shown(Authority::court_appointment,
                  "neither an appointment by a court nor a power of attorney is shown", kThirdParty);
  gap.hint += ", or '--kind power-of-attorney'";
  return {gap};
}

}  // namespace

std::string_view authority_name(Authority authority) {
  return std::find_if(kAuthorities.begin(), kAuthorities.end(),
                      [&](const auto& entry) { return entry.first == authority; })
      ->second;
}

std::optional<Authority> parse_authority(std::string_view name) {
  const auto* found = std::find_if(kAuthorities.begin(), kAuthorities.end(),
                                   [&](const auto& entry) { return entry.second == name; });
  return found == kAuthorities.end() ? std::nullopt : std::optional(found->first);
}

std::vector<std::string> authority_names() {
  std::vector<std::string> names;
  names.reserve(kAuthorities.size());
  for (const auto& entry : kAuthorities) {
    names.emplace_back(entry.second);
  }
  return names;
}

std::vector<StandingGap> standing_gaps(const StandingFacts& facts) {
  switch (facts.capacity) {
    case Capacity::self: return gaps_of_subject(facts);
    case Capacity::parent: return gaps_of_parent(facts);
    case Capacity::agent: return gaps_of_agent(facts);
    case Capacity::deputy: return gaps_of_deputy(facts);
  }
  return {};
}

int age_on(Date born, Date on) {
  const bool had_birthday = std::pair(on.month(), on.day()) >= std::pair(born.month(), born.day());
  return int{on.year()} - int{born.year()} - (had_birthday ? 0 : 1);
}

bool is_child(Date born, Date on, Jurisdiction jurisdiction) {
  return age_on(born, on) < (jurisdiction == Jurisdiction::scotland ? kAdultInScotland : kAdult);
}

std::vector<std::string> law_for_the_dead(Jurisdiction jurisdiction) {
  const std::string records =
      "Health records can be asked for by the personal representative, or by "
      "somebody who may have a claim because of the death, under the ";
  const std::string otherwise = "Anything else is a request for information under the ";
  const std::string confidence = "; confidence that was owed to the person may go on after death";
  switch (jurisdiction) {
    case Jurisdiction::england_and_wales:
      return {records + "Access to Health Records Act 1990 s.3(1)(f).",
              otherwise + "Freedom of Information Act 2000" + confidence + " (s.41)."};
    case Jurisdiction::scotland:
      return {records + "Access to Health Records Act 1990 s.3(1)(f).",
              otherwise + "Freedom of Information (Scotland) Act 2002" + confidence + "."};
    case Jurisdiction::northern_ireland:
      return {records + "Access to Health Records (Northern Ireland) Order 1993.",
              otherwise + "Freedom of Information Act 2000" + confidence + " (s.41)."};
  }
  return {};
}

}  // namespace dsrkit::law
