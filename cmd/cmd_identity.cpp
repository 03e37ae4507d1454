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
  return text_act(workflow::fail_identity, {{{"--because", "Why the proof did not suffice"}}});
}

}  // namespace dsrkit::cmd
