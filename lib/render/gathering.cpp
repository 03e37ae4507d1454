#include "dsrkit/render/gathering.hpp"

#include "dsrkit/base/strings.hpp"
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

}  // namespace

Value gather_json(const workflow::GatherReport& report) {
  Value searches = Value::array();
  for (const SearchRecord& search : report.searches) {
    Value queries = Value::array();
    for (const auto& query : search.queries) {
      queries.push_back(query);
    }
    searches.push_back(Value::object({{"source", search.source},
                                      {"outcome", outcome_name(search.outcome)},
                                      {"claimed", search.claimed ? Value(*search.claimed) : Value()},
                                      {"fetched", search.fetched},
                                      {"reason", or_null(search.reason)},
                                      {"queries", std::move(queries)},
                                      {"finished", format_instant(search.finished)},
                                      {"searched_by", search.searched_by}}));
  }
  Value planned = Value::array();
  for (const auto& plan : report.planned) {
    planned.push_back(plan);
  }
  return Value::object({{"format", "dsrkit.gather/1"},
                        {"case", report.reference},
                        {"searches", std::move(searches)},
                        {"items", report.items},
                        {"planned", std::move(planned)}});
}

std::string gather_text(const workflow::GatherReport& report) {
  if (!report.planned.empty()) {
    return "would search:\n  " + join(report.planned, "\n  ") + "\n";
  }
  std::vector<std::vector<std::string>> rows{{"SOURCE", "OUTCOME", "RECORDS", ""}};
  for (const SearchRecord& search : report.searches) {
    rows.push_back({search.source, std::string(outcome_name(search.outcome)), std::to_string(search.fetched),
                    search.reason});
  }
  return columns(rows) + counted(report.items, "record", "records") + " in the case\n";
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
