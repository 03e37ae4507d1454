#include "dsrkit/workflow/restriction.hpp"

#include "recording.hpp"
#include "supplied_answers.hpp"

#include "dsrkit/base/error.hpp"
#include "dsrkit/law/restriction.hpp"

#include <utility>

namespace dsrkit::workflow {

std::int64_t place_restriction(Desk& desk, std::string_view reference, const RestrictionOrder& order) {
  (void)law::restriction_ground(order.ground);
  require_text(order.may, "what may still be done with the data", "--may");
  require_text(order.because, "why it is restricted", "--because");
  if (order.source.empty() && !order.records.empty()) {
    throw Error(ErrorCode::usage, "records are restricted in a source", "add --source ID");
  }
  if (!order.source.empty()) {
    (void)source_config(desk.workspace().config(), order.source);
  }
  Recording recording(desk, reference);
  require_still_open(recording.request());
  Value records = Value::array();
  for (const std::string& record : order.records) {
    records.push_back(record);
  }
  recording.append(event::kRestrictionPlaced, order.on,
                   Value::object({{"ground", order.ground},
                                  {"source", order.source},
                                  {"records", std::move(records)},
                                  {"may", order.may},
                                  {"because", order.because}}));
  return desk.reg().events(reference, event::kRestrictionPlaced).back().sequence;
}

void tell_of_restriction(Desk& desk, std::string_view reference, std::int64_t restriction, bool lifting,
                         Date on, const std::string& method) {
  require_text(method, "how the person was told", "--by");
  Recording(desk, reference)
      .append(lifting ? event::kRestrictionLiftingTold : event::kRestrictionTold, on,
              Value::object({{"restriction", restriction}, {"by", method}}));
}

void lift_restriction(Desk& desk, std::string_view reference, std::int64_t restriction, Date on,
                      const std::string& because) {
  require_text(because, "why it is lifted", "--because");
  Recording(desk, reference)
      .append(event::kRestrictionLifted, on,
              Value::object({{"restriction", restriction}, {"because", because}}));
}

void allow_restricted_use(Desk& desk, std::string_view reference, const RestrictedUse& use, Date on,
                          const std::string& because) {
  require_text(because, "what shows that the use is allowed", "--because");
  const RightsHistory restricting = rights_of(desk, use.of);
  const Restriction* restriction = restricting.restriction(use.restriction);
  const bool stands = restriction != nullptr && restriction->stands();
  if (!may_be_same_person(desk.reg().case_of(reference).subject, desk.reg().case_of(use.of).subject) ||
      !stands) {
    throw Error(ErrorCode::not_found,
                use.of + " has no restriction " + std::to_string(use.restriction) +
                    " that stands and concerns the subject of " + std::string(reference),
                "'dsrkit restrict list' shows those that stand");
  }
  Recording recording(desk, reference);
  require_still_open(recording.request());
  recording.append(
      event::kRestrictedUse, on,
      Value::object(
          {{"of", use.of}, {"restriction", use.restriction}, {"ground", use.ground}, {"because", because}}));
}

RightsHistory rights_of(Desk& desk, std::string_view reference) {
  return rights_of(desk.reg().events(reference));
}

std::vector<PlacedRestriction> restrictions_of(Desk& desk, std::string_view reference) {
  const RequestCase request = desk.reg().case_of(reference);
  std::vector<PlacedRestriction> placed;
  RightsHistory rights = rights_of(desk, reference);
  for (Restriction& restriction : rights.restrictions) {
    placed.push_back({request.reference, request.subject, std::move(restriction)});
  }
  return placed;
}

}  // namespace dsrkit::workflow
