#include "exit_code.hpp"

namespace dsrkit::cmd {

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return 2;
    case ErrorCode::not_found: return 10;
    case ErrorCode::wrong_state: return 11;
    case ErrorCode::not_lawful: return 11;
    case ErrorCode::review_incomplete: return 12;
    case ErrorCode::gate_unsatisfied: return 13;
    case ErrorCode::integrity: return 14;
    case ErrorCode::data_invalid: return 65;
    case ErrorCode::input_unreadable: return 66;
    case ErrorCode::source_unavailable: return 69;
    case ErrorCode::internal: return 70;
    case ErrorCode::output_exists: return 73;
    case ErrorCode::io_failed: return 74;
    case ErrorCode::busy: return 75;
    case ErrorCode::actor_not_allowed: return 77;
    case ErrorCode::config_invalid: return 78;
    case ErrorCode::interrupted: return 130;
  }
  return 70;
}

}  // namespace dsrkit::cmd
