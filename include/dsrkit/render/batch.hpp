#pragma once

#include "dsrkit/workflow/batch.hpp"

#include <string>

namespace dsrkit::render {

/// dsrkit.batch/1: the last line of a batch.
[[nodiscard]] Value batch_json(const workflow::BatchSummary& summary);
/// The same for a person: how many lines are where they were to be, and what the time went into.
[[nodiscard]] std::string batch_text(const workflow::BatchSummary& summary);

/// dsrkit.batch-board/1.
[[nodiscard]] Value batch_board_json(const workflow::BatchBoard& board);
/// How many lines stand where, and what each that waits or failed needs, from whom.
[[nodiscard]] std::string batch_board_text(const workflow::BatchBoard& board);

}  // namespace dsrkit::render
