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
constexpr std::array<std::pair<CaseState, CaseState>, 55> kTransitions{{
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
    {gathered, decided},
    {redacted, gathered},
    {redacted, received},
    {redacted, identity_requested},
    {redacted, reviewed},
    {redacted, refused},
    {redacted, withdrawn},
    {reviewed, gathered},
    {reviewed, received},
    {reviewed, identity_requested},
    {reviewed, redacted},
    {reviewed, bundled},
    {reviewed, refused},
    {reviewed, withdrawn},
    {bundled, gathered},
    {bundled, received},
    {bundled, identity_requested},
    {bundled, redacted},
    {bundled, reviewed},
    {bundled, sealed},
    {bundled, refused},
    {bundled, withdrawn},
    {sealed, gathered},
    {sealed, received},
    {sealed, identity_requested},
    {sealed, redacted},
    {sealed, reviewed},
    {sealed, bundled},
    {sealed, released},
    {sealed, refused},
    {sealed, withdrawn},
    {released, closed},
    {released, received},
    {decided, closed},
    {decided, received},
    {refused, closed},
    {refused, received},
    {withdrawn, closed},
    {withdrawn, received},
    {closed, received},
}};

std::string next_step(CaseState state, std::string_view reference) {
  const auto run = [reference](const char* what, const char* command) {
    return std::string(what) + ": 'dsrkit " + command + " " + std::string(reference) + "'";
  };
  switch (state) {
    case received: return run("gather the records first", "gather");
    case identity_requested: return run("record the proof of identity first", "identity confirm");
    case gathered: return run("look for other people first", "redact");
    case redacted: return run("finish the review first", "review");
    case reviewed: return run("build the document first", "bundle");
    case bundled: return run("seal the document first", "seal");
    case sealed: return run("record the disclosure", "release");
    case released:
    case decided:
    case refused:
    case withdrawn:
    case closed: return run("the request has ended; open it again", "case reopen");
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
                next_step(from, reference));
  }
}

void require_state(const RequestCase& request, std::initializer_list<CaseState> states,
                   std::string_view doing) {
  if (std::find(states.begin(), states.end(), request.state) == states.end()) {
    throw Error(ErrorCode::wrong_state,
                request.reference + " is " + std::string(state_name(request.state)) + ": cannot " +
                    std::string(doing),
                next_step(request.state, request.reference));
  }
}

}  // namespace dsrkit::workflow
