#pragma once

#include "dsrkit/base/error.hpp"

namespace dsrkit::cmd {

/// How a command ended when nothing failed.
enum class Outcome {
  done = 0,
  answer_is_no = 1,  ///< ran, and the answer is no
  gaps = 3,          ///< finished, with gaps that are listed
};

/// The one place that gives failures their numbers; dsrkit-exit-codes(7) lists them.
[[nodiscard]] int exit_code(ErrorCode code);

}  // namespace dsrkit::cmd
