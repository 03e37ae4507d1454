#include "casework_command.hpp"

namespace dsrkit::cmd {

CommandPointer make_withdraw() {
  return text_act(workflow::withdraw, {{{"--because", "How the person withdrew it"}}}, {.shows_case = true});
}

}  // namespace dsrkit::cmd
