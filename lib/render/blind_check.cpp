#include "dsrkit/render/blind_check.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/render/columns.hpp"

#include <cstdio>

namespace dsrkit::render {
namespace {

std::string one_line(const std::string& text) {
  return replace_all(replace_all(text, "\r", " "), "\n", " ");
}

std::string two_places(double number) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

bool differs(const workflow::CheckPlace& place) {
  return place.answer && !place.agrees();
}

}  // namespace

std::string blind_place_text(const workflow::CheckPlace& place, bool color) {
  const Mention& mention = place.place.decided.mention;
  const std::string mark = color ? "\033[7m" : "[[";
  const std::string unmark = color ? "\033[0m" : "]]";
  return mention.key.substr(0, 12) + "  " + mention.finding.kind + "  party " +
         mention.finding.party.value_or("unknown") + "  record " + mention.passage.item + "  (" + place.why +
         ")\n    ..." + one_line(place.place.before) + mark + one_line(place.place.text) + unmark +
         one_line(place.place.after) + "...\n";
}

std::string check_text(const std::vector<workflow::CheckPlace>& places,
                       const workflow::Agreement& agreement) {
  std::string text;
  for (const auto& place : places) {
    text += blind_place_text(place, false);
    if (differs(place)) {
      text += "    you: " + std::string(action_name(*place.answer)) +
              "    decided: " + std::string(action_name(place.place.decided.decision->action)) + "\n";
    } else if (place.answer) {
      text += "    you: " + std::string(action_name(*place.answer)) + "\n";
    }
  }
  return text + agreement_text(agreement) + "\n";
}

Value check_json(const std::string& reference, const std::vector<workflow::CheckPlace>& places,
                 const workflow::Agreement& agreement) {
  Value list = Value::array();
  for (const auto& place : places) {
    const Mention& mention = place.place.decided.mention;
    list.push_back(Value::object(
        {{"mention", mention.key},
         {"item", mention.passage.item},
         {"pointer", mention.passage.pointer},
         {"kind", mention.finding.kind},
         {"party", mention.finding.party ? Value(*mention.finding.party) : Value()},
         {"why", place.why},
         {"before", place.place.before},
         {"text", place.place.text},
         {"after", place.place.after},
         {"answer", place.answer ? Value(action_name(*place.answer)) : Value()},
         {"decided", differs(place) ? Value(action_name(place.place.decided.decision->action)) : Value()}}));
  }
  return Value::object({{"format", "dsrkit.check/1"},
                        {"case", reference},
                        {"places", std::move(list)},
                        {"agreement", agreement_json(agreement)}});
}

std::string agreement_text(const workflow::Agreement& agreement) {
  std::string text = std::to_string(agreement.answered) + " of " +
                     counted(agreement.places, "place", "places") + " of the blind check answered";
  if (agreement.answered > 0) {
    text += ", " + std::to_string(agreement.agreed) + " as decided";
  }
  return agreement.kappa ? text + " (kappa " + two_places(*agreement.kappa) + ")" : text;
}

Value agreement_json(const workflow::Agreement& agreement) {
  Value differing = Value::array();
  for (const auto& key : agreement.differing) {
    differing.push_back(key);
  }
  return Value::object({{"places", agreement.places},
                        {"answered", agreement.answered},
                        {"agreed", agreement.agreed},
                        {"differing", std::move(differing)},
                        {"kappa", agreement.kappa ? Value(Number{two_places(*agreement.kappa)}) : Value()}});
}

}  // namespace dsrkit::render
