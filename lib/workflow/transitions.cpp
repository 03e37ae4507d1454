#include "dsrkit/workflow/transitions.hpp"

#include "dsrkit/base/error.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dsrkit::workflow {
namespace {

using enum CaseState;

/// Every allowed change of state. Going back to an earlier stage is allowed until the document is released:
/// a new record or decision makes later results stale.
constexpr std::array<std::pair<CaseState, CaseState>, 42> kTransitions{{
    {received, identity_requested},
    {received, gathered},
    {received, refused},
    {received, withdrawn},
    {received, decided},
    {identity_requested, received},
    {identity_requested, refused},
    {identity_requested, withdrawn},
    {identity_requested, decided},
    {gathered, received},
    {gathered, identity_requested},
    {gathered, redacted},
    {gathered, refused},
    {gathered, withdrawn},
    {gathered, released},
    {redacted, gathered},
    {redacted, reviewed},
    {redacted, refused},
    {redacted, withdrawn},
    {reviewed, gathered},
    {reviewed, redacted},
    {reviewed, bundled},
    {reviewed, refused},
    {reviewed, withdrawn},
    {bundled, gathered},
    {bundled, redacted},
    {bundled, reviewed},
    {bundled, sealed},
    {bundled, refused},
    {bundled, withdrawn},
    {sealed, gathered},
    {sealed, redacted},
    {sealed, reviewed},
    {sealed, bundled},
    {sealed, released},
    {sealed, refused},
    {sealed, withdrawn},
    {released, closed},
    {decided, closed},
    {refused, closed},
    {withdrawn, closed},
    {closed, received},
}};

std::string_view next_step(CaseState state) {
  switch (state) {
    case received: return "gather the records first: 'dsrkit gather'";
    case identity_requested: return "confirm or fail the identity check first: 'dsrkit identity'";
    case gathered: return "look for other people first: 'dsrkit redact'";
    case redacted: return "finish the review first: 'dsrkit review'";
    case reviewed: return "build the document first: 'dsrkit bundle'";
    case bundled: return "seal the document first: 'dsrkit seal'";
    case sealed: return "record the disclosure: 'dsrkit release'";
    case released:
    case decided:
    case refused:
    case withdrawn:
    case closed: return "the case has ended; 'dsrkit case reopen' opens it again";
  }
  return "";
}

}  // namespace

bool may_change(CaseState from, CaseState to) {
  return from == to ||
         std::find(kTransitions.begin(), kTransitions.end(), std::pair(from, to)) != kTransitions.end();
}

std::vector<CaseState> next_states(CaseState from) {
  std::vector<CaseState> next;
  for (const auto& [before, after] : kTransitions) {
    if (before == from) {
      next.push_back(after);
    }
  }
  std::sort(next.begin(), next.end());
  return next;
}

void require_transition(std::string_view reference, CaseState from, CaseState to) {
  if (!may_change(from, to)) {
    throw Error(ErrorCode::wrong_state,
                std::string(reference) + " is " + std::string(state_name(from)) + " and cannot become " +
                    std::string(state_name(to)),
                std::string(next_step(from)));
  }
}

void require_state(const RequestCase& request, std::initializer_list<CaseState> states,
                   std::string_view doing) {
  if (std::find(states.begin(), states.end(), request.state) == states.end()) {
    throw Error(ErrorCode::wrong_state,
                request.reference + " is " + std::string(state_name(request.state)) + ": cannot " +
                    std::string(doing),
                std::string(next_step(request.state)));
  }
}

}  // namespace dsrkit::workflow
