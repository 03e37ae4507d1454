#pragma once

#include "dsrkit/files/files.hpp"
#include "dsrkit/workflow/batch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

namespace dsrkit::workflow {

/// What happened in the runs of one batch: a file below the workspace with a line for each step. It says
/// which lines failed and shows the board; what was done is known from the cases themselves.
class BatchJournal {
public:
  /// The id of a batch: the same orders have the same, and nobody can test guesses of their content against
  /// it who does not have the register.
  [[nodiscard]] static std::string id_of(Desk& desk, std::string_view bytes);

  /// Holds the batch for this process. Throws Error(busy).
  BatchJournal(const std::filesystem::path& workspace, std::string id);

  [[nodiscard]] const std::string& id() const { return m_id; }

  void begin(const Context& context, const BatchOptions& options, std::size_t lines);
  void add(const BatchEvent& event);
  void end(const BatchSummary& summary);

private:
  void write(const Value& value);

  std::string m_id;
  files::FileLock m_lock;
  std::ofstream m_file;
};

/// The board of a batch; of the latest one when `id` is empty. Throws Error(not_found).
[[nodiscard]] BatchBoard read_board(const std::filesystem::path& workspace, const std::string& id);

}  // namespace dsrkit::workflow
