#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/intake/intake.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::intake {

/// How far a batch brings a case. The order is that of the work.
enum class BatchStage { open, gather, match, redact, bundle, seal };

[[nodiscard]] std::string_view batch_stage_name(BatchStage stage);
[[nodiscard]] std::optional<BatchStage> parse_batch_stage(std::string_view name);
[[nodiscard]] std::vector<std::string> batch_stage_names();

/// One line of a batch (dsrkit-batch(5)): a request to open or a case to bring on.
struct Order {
  std::size_t line = 0;
  std::optional<Draft> request;     ///< to open; else `reference` names the case
  std::string reference;            ///< of a case that is there
  std::optional<BatchStage> until;  ///< nothing: as the command says
  std::string letter;               ///< kind of a letter to write when the case is so far; may be empty
  std::string source;               ///< gather from this one only; may be empty
  std::string confirm_strong;       ///< why strong matches are the subject; empty: an officer decides
  std::string accept_gaps;          ///< why Article 15 information may stay unstated; empty: it may not
  std::string digest;               ///< SHA-256 of what the line says, whatever its form
};

/// The orders of a file. A line that cannot be followed is a finding and stops no other.
struct OrderReading {
  std::vector<Order> orders;
  Diagnostics findings;   ///< errors; `where` is the line, with the column; never a value
  std::size_t wrong = 0;  ///< lines with errors
};

/// Reads a batch: JSON, one object a line, when the first line begins with a brace; else separated values
/// under the names of the first line. Every line stands for itself: what is wrong in one spoils no other.
/// Throws Error(data_invalid) when the names of the columns are wrong or there is nothing in the file.
[[nodiscard]] OrderReading read_orders(std::string_view bytes, std::string_view what);

}  // namespace dsrkit::intake
