#include "dsrkit/base/error.hpp"

#include <utility>

namespace dsrkit {

std::string_view error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return "usage";
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::wrong_state: return "wrong-state";
    case ErrorCode::not_lawful: return "not-lawful";
    case ErrorCode::review_incomplete: return "review-incomplete";
    case ErrorCode::gate_unsatisfied: return "gate-unsatisfied";
    case ErrorCode::integrity: return "integrity";
    case ErrorCode::data_invalid: return "data-invalid";
    case ErrorCode::input_unreadable: return "input-unreadable";
    case ErrorCode::source_unavailable: return "source-unavailable";
    case ErrorCode::internal: return "internal";
    case ErrorCode::output_exists: return "output-exists";
    case ErrorCode::io_failed: return "io-failed";
    case ErrorCode::busy: return "busy";
    case ErrorCode::actor_not_allowed: return "actor-not-allowed";
    case ErrorCode::config_invalid: return "config-invalid";
    case ErrorCode::interrupted: return "interrupted";
  }
  return "internal";
}

Error::Error(ErrorCode code, const std::string& message, std::string hint)
    : std::runtime_error(message), m_code(code), m_hint(std::move(hint)) {
}

Error Error::within(std::string_view context) const {
  return {m_code, std::string(context) + ": " + what(), m_hint};
}

}  // namespace dsrkit
