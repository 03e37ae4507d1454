#include "casework_command.hpp"

#include "dsrkit/law/refusals.hpp"

namespace dsrkit::cmd {

CommandPointer make_extend() {
  return text_act(
      workflow::extend,
      {{{"--ground", "Why more time is needed (UK GDPR Article 12A(3))", law::extension_grounds()},
        {"--because", "The reasons for the delay, as the notice gives them"}}},
      {.letter = "extension"});
}

}  // namespace dsrkit::cmd
