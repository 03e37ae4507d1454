#include "batch_journal.hpp"

#include "dsrkit/base/strings.hpp"
#include "dsrkit/codec/json.hpp"
#include "dsrkit/crypto/digest.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace dsrkit::workflow {
namespace {

constexpr const char* kFolder = "batches";
constexpr const char* kEnding = ".ndjson";
constexpr const char* kRunFormat = "dsrkit.batch-run/1";
constexpr const char* kEndFormat = "dsrkit.batch-end/1";
constexpr std::size_t kIdDigits = 12;
constexpr unsigned kPrivate = 0700;

std::filesystem::path folder_of(const std::filesystem::path& workspace) {
  const auto folder = workspace / kFolder;
  files::make_folder(folder, kPrivate);
  return folder;
}

std::filesystem::path latest_journal(const std::filesystem::path& folder) {
  std::filesystem::path latest;
  std::filesystem::file_time_type written;
  for (const auto& file : std::filesystem::is_directory(folder) ? files::list_files(folder)
                                                                : std::vector<std::filesystem::path>{}) {
    const auto time = std::filesystem::last_write_time(file);
    if (file.extension() == kEnding && (latest.empty() || time > written)) {
      latest = file;
      written = time;
    }
  }
  return latest;
}

/// A killed run may leave half a line at its end: that step is told again by the next run.
std::optional<Value> read_line(const std::string& line) {
  try {
    return codec::parse_json(line, "journal");
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::string BatchJournal::id_of(Desk& desk, std::string_view bytes) {
  crypto::Sha256 digest;
  digest.update(desk.reg().identity());
  digest.update(bytes);
  return to_hex(digest.finish()).substr(0, kIdDigits);
}

BatchJournal::BatchJournal(const std::filesystem::path& workspace, std::string id)
    : m_id(std::move(id)),
      m_lock(folder_of(workspace) / (m_id + ".lock"), "batch " + m_id),
      m_file(workspace / kFolder / (m_id + kEnding), std::ios::app) {
  if (!m_file) {
    throw Error(ErrorCode::io_failed, "the journal of batch " + m_id + " cannot be written",
                "check the rights of the folder 'batches' in the workspace");
  }
  // After half a line that a killed run left, a new one begins; readers pass over empty ones.
  m_file << '\n';
}

void BatchJournal::begin(const Context& context, const BatchOptions& options, std::size_t lines) {
  write(Value::object({{"format", kRunFormat},
                       {"batch", m_id},
                       {"begun", format_instant(context.now())},
                       {"actor", context.actor},
                       {"until", intake::batch_stage_name(options.until)},
                       {"lines", std::uint64_t{lines}}}));
}

void BatchJournal::add(const BatchEvent& event) {
  write(batch_event_value(event));
}

void BatchJournal::end(const BatchSummary& summary) {
  write(Value::object({{"format", kEndFormat}, {"batch", m_id}, {"stopped", summary.stopped}}));
}

void BatchJournal::write(const Value& value) {
  m_file << codec::write_json(value) << '\n' << std::flush;
  if (!m_file) {
    throw Error(ErrorCode::io_failed, "the journal of batch " + m_id + " cannot be written",
                "make room on the disk and run the batch again: it goes on where it was");
  }
}

BatchBoard read_board(const std::filesystem::path& workspace, const std::string& id) {
  const auto folder = workspace / kFolder;
  const auto journal = id.empty() ? latest_journal(folder) : folder / (id + kEnding);
  if (journal.empty() || !std::filesystem::exists(journal)) {
    throw Error(ErrorCode::not_found,
                id.empty() ? "no batch was run here yet" : "there is no batch '" + id + "'",
                "run one with 'dsrkit batch FILE'");
  }
  BatchBoard board;
  board.batch = journal.stem().string();
  std::map<std::size_t, BatchEvent> latest;
  std::ifstream file(journal);
  for (std::string line; std::getline(file, line);) {
    const auto value = trim(line).empty() ? std::nullopt : read_line(line);
    const std::string format = value ? value->text_or("format") : "";
    if (format == kRunFormat) {
      board.begun = value->text_or("begun");
      board.actor = value->text_or("actor");
      board.ended = false;
    } else if (format == kEndFormat) {
      board.ended = true;
    } else if (auto event = value ? parse_batch_event(*value) : std::nullopt) {
      latest[event->line] = std::move(*event);
    }
  }
  for (auto& [number, event] : latest) {
    board.lines.push_back(std::move(event));
  }
  return board;
}

}  // namespace dsrkit::workflow
