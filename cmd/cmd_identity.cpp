#include "casework_command.hpp"

namespace dsrkit::cmd {

CommandPointer make_identity_ask() {
  return text_act(workflow::ask_identity,
                  {{{"--because", "Why there is reasonable doubt (UK GDPR Article 12(6))"}}},
                  {.letter = "identity"});
}

CommandPointer make_identity_confirm() {
  return text_act(workflow::confirm_identity, {{{"--evidence", "What proved the identity"}}});
}

CommandPointer make_identity_fail() {
  return text_act(
      workflow::fail_identity, {{{"--because", "Why the proof did not suffice"}}},
      {.next = {"ask for another proof with 'dsrkit identity ask CASE --because TEXT' and write with 'dsrkit "
                "letter CASE identity'",
                "or, when none comes, refuse with 'dsrkit refuse CASE --ground identity-not-proved --because "
                "TEXT' and write with 'dsrkit letter CASE refusal'"}});
}

}  // namespace dsrkit::cmd
