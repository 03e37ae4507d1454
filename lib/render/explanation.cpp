#include "dsrkit/render/explanation.hpp"

#include "printable.hpp"

#include "dsrkit/render/columns.hpp"
#include "dsrkit/render/parties.hpp"

#include <cstdio>

namespace dsrkit::render {
namespace {

Value or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

std::string two_digits(double number) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

Value decisions_json(const std::vector<Decision>& decisions) {
  Value list = Value::array();
  for (const Decision& decision : decisions) {
    list.push_back(Value::object({{"action", action_name(decision.action)},
                                  {"code", or_null(decision.code)},
                                  {"reason", decision.reason},
                                  {"rule", or_null(decision.rule)},
                                  {"decided_by", decision.decided_by},
                                  {"decided_at", format_instant(decision.decided_at)}}));
  }
  return list;
}

Value party_json(const workflow::Explanation& story) {
  if (!story.party) {
    return Value();
  }
  return Value::object({{"id", story.party->id},
                        {"role", party_role_name(story.party->role)},
                        {"relation", or_null(story.party->relation)},
                        {"job", or_null(story.party->job)}});
}

std::string whose(const workflow::Explanation& story) {
  if (!story.party) {
    return "nobody known, or nobody certain";
  }
  std::string text = story.party->id + ", " + std::string(party_role_name(story.party->role));
  for (const std::string& more : {story.party->relation, story.party->job}) {
    text += more.empty() ? "" : ", " + more;
  }
  return text;
}

std::string decision_line(const Decision& decision) {
  return format_instant(decision.decided_at) + "  " + decision.decided_by + "  " +
         std::string(action_name(decision.action)) + (decision.code.empty() ? "" : " " + decision.code) +
         (decision.rule.empty() ? "" : " by rule " + decision.rule) + ": " + decision.reason + "\n";
}

}  // namespace

Value explanation_json(const workflow::Explanation& story, bool show_text) {
  const Mention& mention = story.place.decided.mention;
  const Finding& finding = mention.finding;
  return Value::object({{"format", "dsrkit.explanation/1"},
                        {"case", story.reference},
                        {"mention", mention.key},
                        {"item", mention.passage.item},
                        {"source", story.item.source},
                        {"date", story.item.date ? Value(format_date(*story.item.date)) : Value()},
                        {"pointer", mention.passage.pointer},
                        {"kind", finding.kind},
                        {"rule", finding.rule},
                        {"explanation", finding.explanation},
                        {"confidence", Number{two_digits(finding.confidence)}},
                        {"party", party_json(story)},
                        {"consents", consents_json(story.consents)},
                        {"citation", or_null(story.citation)},
                        {"decisions", decisions_json(story.decisions)},
                        {"stale", story.stale},
                        {"signed_off", story.signed_off},
                        {"before", show_text ? Value(story.place.before) : Value()},
                        {"text", show_text ? Value(story.place.text) : Value()},
                        {"after", show_text ? Value(story.place.after) : Value()}});
}

std::string explanation_text(const workflow::Explanation& story, bool show_text) {
  const Mention& mention = story.place.decided.mention;
  const Finding& finding = mention.finding;
  std::string text = labelled(
      {{"place", mention.key},
       {"record", mention.passage.item + " of " + story.item.source + ", " + mention.passage.pointer},
       {"date", story.item.date ? format_date(*story.item.date) : ""},
       {"words", show_text ? one_line_printable(story.place.before + "[[" + story.place.text + "]]" +
                                                story.place.after)
                           : ""},
       {"found", finding.kind + " by " + finding.rule + ", confidence " + two_digits(finding.confidence)},
       {"because", finding.explanation},
       {"whose", whose(story)},
       {"law", story.citation},
       {"fresh", story.stale ? "no: records, people or rules have changed since; redact again" : "yes"},
       {"signed off", story.signed_off ? "yes" : "no"}});
  if (!story.consents.empty()) {
    text += "\nconsent of " + story.party->id + ", oldest first\n" + consents_text(story.consents);
  }
  text += "\ndecisions, oldest first\n";
  for (const Decision& decision : story.decisions) {
    text += decision_line(decision);
  }
  return text;
}

}  // namespace dsrkit::render
