#include "dsrkit/render/gathering.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/casework.hpp"
#include "dsrkit/render/columns.hpp"

#include <cstdio>

namespace dsrkit::render {
namespace {

std::string two_places(double number) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value texts_json(const std::vector<std::string>& texts, bool show) {
  if (!show) {
    return {};
  }
  Value list = Value::array();
  for (const auto& text : texts) {
    list.push_back(text);
  }
  return list;
}

Value search_json(const SearchRecord& search) {
  return Value::object({{"source", search.source},
                        {"outcome", outcome_name(search.outcome)},
                        {"settled", workflow::is_settled(search)},
                        {"claimed", search.claimed ? Value(*search.claimed) : Value()},
                        {"fetched", search.fetched},
                        {"reason", or_null(search.reason)},
                        {"terms", texts_json(search.terms, true)},
                        {"queries", texts_json(search.queries, true)},
                        {"pages", search.pages},
                        {"retries", search.retries},
                        {"on", date_json(search.on)},
                        {"started", format_instant(search.started)},
                        {"finished", format_instant(search.finished)},
                        {"searched_by", search.searched_by},
                        {"approved_by", or_null(search.approved_by)},
                        {"evidence", or_null(search.evidence)}});
}

Value search_list_json(const std::vector<SearchRecord>& searches) {
  Value list = Value::array();
  for (const SearchRecord& search : searches) {
    list.push_back(search_json(search));
  }
  return list;
}

/// "12 records", "12 of 14 records".
std::string found_text(const SearchRecord& search) {
  const bool differs = search.claimed && *search.claimed != search.fetched;
  return differs ? std::to_string(search.fetched) + " of " + counted(*search.claimed, "record", "records")
                 : counted(search.fetched, "record", "records");
}

/// What an officer wants to know of one search beside its outcome, a line each.
std::vector<std::string> story_of(const SearchRecord& search) {
  std::vector<std::string> lines;
  const auto tell = [&lines](const std::string& what, const std::string& text) {
    if (!text.empty()) {
      lines.push_back(what + text);
    }
  };
  tell("searched by: ", join(search.terms, ", "));
  tell("", search.reason);
  tell("approved by: ", search.approved_by);
  tell("evidence: ", search.evidence);
  if (search.pages > 0 || search.retries > 0) {
    lines.push_back(counted(search.pages, "answer", "answers") + ", " +
                    counted(search.retries, "query asked again", "queries asked again"));
  }
  for (const std::string& query : search.queries) {
    lines.push_back("by way of: " + query);
  }
  return lines;
}

/// "nil on 2026-11-09", or how it stands.
std::string answer_text(const workflow::OwnerQuestion& owner) {
  if (owner.open() && (!owner.latest || owner.latest->outcome == SearchOutcome::not_searched)) {
    return "waiting";
  }
  const SearchRecord& search = *owner.latest;
  return std::string(search.approved_by.empty() ? outcome_name(search.outcome) : "waived") +
         (search.on ? " on " + format_date(*search.on) : "");
}

std::string last_chased(const workflow::OwnerQuestion& owner) {
  return owner.chased.empty()
             ? "-"
             : std::to_string(owner.chased.size()) + ", last on " + format_date(owner.chased.back());
}

}  // namespace

Value gather_json(const workflow::GatherReport& report) {
  Value planned = Value::array();
  for (const auto& plan : report.planned) {
    planned.push_back(plan);
  }
  return Value::object({{"format", "dsrkit.gather/1"},
                        {"case", report.reference},
                        {"searches", search_list_json(report.searches)},
                        {"items", report.items},
                        {"planned", std::move(planned)}});
}

std::string gather_text(const workflow::GatherReport& report) {
  if (!report.planned.empty()) {
    return "would search:\n  " + join(report.planned, "\n  ") + "\n";
  }
  std::vector<std::vector<std::string>> rows{{"SOURCE", "OUTCOME", "RECORDS", ""}};
  for (const SearchRecord& search : report.searches) {
    rows.push_back(
        {search.source, std::string(outcome_name(search.outcome)), std::to_string(search.fetched),
         (search.approved_by.empty() ? "" : "accepted by " + search.approved_by + ": ") + search.reason});
  }
  return columns(rows) + counted(report.items, "record", "records") + " in the case\n";
}

Value searches_json(const std::string& reference, const std::vector<SearchRecord>& searches) {
  return Value::object(
      {{"format", "dsrkit.searches/1"}, {"case", reference}, {"searches", search_list_json(searches)}});
}

std::string searches_text(const std::vector<SearchRecord>& searches) {
  if (searches.empty()) {
    return "nothing was searched yet\n";
  }
  std::string text;
  for (const SearchRecord& search : searches) {
    text += format_instant(search.finished) + "  " + search.source + "  " +
            std::string(outcome_name(search.outcome)) + "  " + found_text(search) + "  by " +
            search.searched_by + "\n";
    for (const std::string& line : story_of(search)) {
      text += "    " + line + "\n";
    }
  }
  return text;
}

Value owner_list_json(const std::vector<workflow::OwnerQuestion>& owners) {
  Value list = Value::array();
  for (const workflow::OwnerQuestion& owner : owners) {
    Value chased = Value::array();
    for (const Date day : owner.chased) {
      chased.push_back(format_date(day));
    }
    const auto& latest = owner.latest;
    list.push_back(Value::object({{"source", owner.source.id},
                                  {"holder", or_null(owner.source.holder)},
                                  {"asked", format_date(owner.asked)},
                                  {"by", or_null(owner.method)},
                                  {"answer_by", format_date(owner.answer_by)},
                                  {"chased", std::move(chased)},
                                  {"open", owner.open()},
                                  {"outcome", latest ? Value(outcome_name(latest->outcome)) : Value()},
                                  {"evidence", latest ? or_null(latest->evidence) : Value()}}));
  }
  return list;
}

Value owners_json(const std::string& reference, const std::vector<workflow::OwnerQuestion>& owners) {
  return Value::object({{"format", "dsrkit.record-owners/1"},
                        {"case", reference},
                        {"record_owners", owner_list_json(owners)}});
}

std::string owners_text(const std::vector<workflow::OwnerQuestion>& owners) {
  std::vector<std::vector<std::string>> rows{{"SOURCE", "ASKED", "ANSWER BY", "REMINDED", "ANSWER", ""}};
  for (const workflow::OwnerQuestion& owner : owners) {
    rows.push_back({owner.source.id, format_date(owner.asked), format_date(owner.answer_by),
                    last_chased(owner), answer_text(owner), owner.source.holder});
  }
  return columns(rows);
}

Value records_request_json(const std::string& reference, const std::string& source,
                           const law::RecordsRequest& request) {
  return Value::object({{"format", "dsrkit.records-request/1"},
                        {"case", reference},
                        {"source", source},
                        {"holder", or_null(request.holder)},
                        {"subject", request.subject},
                        {"text", request.text}});
}

std::string records_request_text(const law::RecordsRequest& request) {
  return labelled({{"To", request.holder}, {"Subject", request.subject}}) + "\n" + request.text;
}

Value gather_batch_json(const workflow::BatchReport& report) {
  Value cases = Value::array();
  for (const workflow::GatherReport& one : report.cases) {
    cases.push_back(gather_json(one));
  }
  Value refused = Value::array();
  for (const auto& [reference, error] : report.refused) {
    refused.push_back(Value::object({{"case", reference},
                                     {"code", error_code_name(error.code())},
                                     {"message", error.what()},
                                     {"hint", error.hint()}}));
  }
  return Value::object(
      {{"format", "dsrkit.gather-batch/1"}, {"cases", std::move(cases)}, {"refused", std::move(refused)}});
}

std::string gather_batch_text(const workflow::BatchReport& report) {
  std::vector<std::vector<std::string>> rows{{"CASE", "RECORDS", "SOURCES", "OPEN", ""}};
  for (const workflow::GatherReport& one : report.cases) {
    std::vector<std::string> open;
    for (const SearchRecord& search : one.searches) {
      if (!workflow::is_settled(search)) {
        open.push_back(search.source + " " + std::string(outcome_name(search.outcome)));
      }
    }
    rows.push_back({one.reference, std::to_string(one.items), std::to_string(one.searches.size()),
                    std::to_string(open.size()), join(open, ", ")});
  }
  for (const auto& [reference, error] : report.refused) {
    rows.push_back({reference, "-", "-", "-", error.what()});
  }
  return columns(rows);
}

Value matches_json(const std::string& reference, const std::vector<PersonMatch>& matches) {
  Value list = Value::array();
  for (const PersonMatch& match : matches) {
    Value evidence = Value::array();
    for (const MatchEvidence& fact : match.evidence) {
      evidence.push_back(
          Value::object({{"field", fact.field}, {"agreement", fact.agreement}, {"text", fact.text}}));
    }
    list.push_back(Value::object({{"source", match.source},
                                  {"person", match.person},
                                  {"tier", tier_name(match.tier)},
                                  {"score", Number{two_places(match.score)}},
                                  {"decided", match_decision_name(match.decided)},
                                  {"decided_by", or_null(match.decided_by)},
                                  {"evidence", std::move(evidence)}}));
  }
  return Value::object({{"format", "dsrkit.matches/1"}, {"case", reference}, {"matches", std::move(list)}});
}

std::string matches_text(const std::vector<PersonMatch>& matches) {
  if (matches.empty()) {
    return "no source has anybody who could be the subject\n";
  }
  std::string text;
  for (const PersonMatch& match : matches) {
    text += match.source + ":" + match.person + "  " + std::string(tier_name(match.tier)) + "  " +
            std::string(match_decision_name(match.decided)) +
            (match.decided_by.empty() ? "" : " by " + match.decided_by) + "\n";
    for (const MatchEvidence& fact : match.evidence) {
      text += "    " + fact.text + "\n";
    }
  }
  return text;
}

Value parties_json(const std::string& reference, const std::vector<Party>& parties, bool show_names) {
  Value list = Value::array();
  for (const Party& party : parties) {
    list.push_back(Value::object(
        {{"party", party.id},
         {"role", party_role_name(party.role)},
         {"relation", or_null(party.relation)},
         {"job", or_null(party.job)},
         {"employer", or_null(party.employer)},
         {"consent", consent_name(party.consent)},
         {"informant", party.informant},
         {"deceased", party.deceased},
         {"safe_address", !party.safe_addresses.empty()},
         {"known_to_subject", party.known_to_subject ? Value(*party.known_to_subject) : Value()},
         {"names", texts_json(party.names, show_names)},
         {"origins", texts_json(party.origins, true)}}));
  }
  return Value::object({{"format", "dsrkit.parties/1"}, {"case", reference}, {"parties", std::move(list)}});
}

std::string parties_text(const std::vector<Party>& parties, bool show_names) {
  std::vector<std::vector<std::string>> rows{
      {"PARTY", "ROLE", "RELATION OR JOB", "CONSENT", show_names ? "NAMES" : ""}};
  for (const Party& party : parties) {
    std::string marks = party.relation.empty() ? party.job : party.relation;
    if (!party.employer.empty()) {
      marks += ", " + party.employer;
    }
    if (!party.safe_addresses.empty()) {
      marks += " (safe address)";
    }
    rows.push_back({party.id, std::string(party_role_name(party.role)), marks,
                    std::string(consent_name(party.consent)), show_names ? join(party.names, "; ") : ""});
  }
  return columns(rows) + (show_names ? "" : "names are shown with --show-names\n");
}

}  // namespace dsrkit::render
