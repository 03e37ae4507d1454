#include "rights_letter.hpp"

#include <algorithm>

namespace dsrkit::workflow {
namespace {

std::string label_of(Desk& desk, const std::string& source) {
  const auto& sources = desk.workspace().config().sources;
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&source](const SourceConfig& config) { return config.id == source; });
  return found == sources.end() ? source : found->label;
}

std::string settled_in_words(Desk& desk, const ContestedStatement& statement) {
  const std::string where = label_of(desk, statement.source) + ": ";
  const std::string day = statement.done ? " on " + format_date_long(*statement.done) : "";
  if (statement.outcome == "corrected") {
    return where + "we put this right" + day + ".";
  }
  const std::string what = statement.nature == "opinion" ? "This is somebody's opinion. " : "";
  return where + what +
         (statement.outcome == "completed"
              ? "We added what you told us" + day + "."
              : "We did not change it. We marked it as disputed by you" + day + ".");
}

std::string restricted_in_words(Desk& desk, const Restriction& restriction) {
  const std::string what = restriction.source.empty() ? "All information about you"
                           : restriction.records.empty()
                               ? label_of(desk, restriction.source)
                               : label_of(desk, restriction.source) + ", " +
                                     std::to_string(restriction.records.size()) +
                                     (restriction.records.size() == 1 ? " record" : " records");
  return what + ": we limit how we use this from " + format_date_long(restriction.on) +
         ". We keep it, and may still do this: " + restriction.may +
         (restriction.lifted ? ". This ended on " + format_date_long(*restriction.lifted) + "."
                             : ". We will tell you before the limit ends.");
}

}  // namespace

std::vector<std::string> done_in_words(Desk& desk, const RightsHistory& rights) {
  std::vector<std::string> done;
  for (const ContestedStatement& statement : rights.statements) {
    if (statement.settled) {
      done.push_back(settled_in_words(desk, statement));
    }
  }
  for (const Restriction& restriction : rights.restrictions) {
    done.push_back(restricted_in_words(desk, restriction));
  }
  return done;
}

}  // namespace dsrkit::workflow
