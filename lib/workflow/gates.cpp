#include "gates.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/base/strings.hpp"
#include "dsrkit/law/gates.hpp"
#include "dsrkit/workflow/casework.hpp"
#include "dsrkit/workflow/gathering.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace dsrkit::workflow {

std::optional<Error> why_unknown(Desk& desk, std::string_view reference) {
  const CaseHistory history = history_of(desk, reference);
  if (!history.identity_proved) {
    return law::gate_error("identity", reference);
  }
  if (history.asks_authority()) {
    return law::gate_error("authority", reference);
  }
  const auto gaps = standing_of(desk, reference);
  if (gaps.empty()) {
    return std::nullopt;
  }
  const law::StandingGap& gap = gaps.front();
  return Error(ErrorCode::gate_unsatisfied,
               std::string(reference) + ": " + gap.message + " (" + gap.citation + ")",
               law::hint_for(gap.hint, reference));
}

void require_known_requester(Desk& desk, std::string_view reference) {
  if (const auto unknown = why_unknown(desk, reference)) {
    throw Error(*unknown);
  }
}

void require_requester(Desk& desk, std::string_view reference) {
  require_known_requester(desk, reference);
  const CaseHistory history = history_of(desk, reference);
  if (history.fee && history.fee->question.open()) {
    throw law::gate_error("fee", reference);
  }
}

void require_settled_sources(Desk& desk, std::string_view reference) {
  std::map<std::string, bool> settled;
  for (const SourceConfig& source : desk.workspace().config().sources) {
    settled[source.id] = false;
  }
  for (const SearchRecord& search : desk.reg().searches(reference)) {
    settled[search.source] = is_settled(search);
  }
  for (const auto& [source, done] : settled) {
    if (!done) {
      throw Error(ErrorCode::gate_unsatisfied,
                  std::string(reference) + ": the search of source '" + source +
                      "' is not complete (UK GDPR Article 15(1A))",
                  "run 'dsrkit gather " + std::string(reference) + " --source " + source +
                      "', or record --nil or --accept-gap with --because");
    }
  }
}

void require_nothing_found(Desk& desk, std::string_view reference) {
  const std::string name(reference);
  require_settled_sources(desk, reference);
  const auto searches = desk.reg().searches(reference);
  const bool looked = std::any_of(searches.begin(), searches.end(), [](const SearchRecord& search) {
    return search.outcome == SearchOutcome::complete || search.outcome == SearchOutcome::nil;
  });
  if (!looked) {
    throw Error(ErrorCode::wrong_state, name + ": nothing was searched to its end (UK GDPR Article 15(1A))",
                "run 'dsrkit gather " + name + "'; without a source nobody can say that nothing is held");
  }
  if (desk.reg().count_items(reference) > 0) {
    throw Error(ErrorCode::wrong_state, name + ": records were found",
                "look for other people in them with 'dsrkit redact " + name + "'");
  }
}

}  // namespace dsrkit::workflow
