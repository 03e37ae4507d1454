#pragma once

#include "dsrkit/intake/intake.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// How a file of requests is opened. What the file says itself comes before what is given here.
struct IntakeOptions {
  std::filesystem::path file;
  std::optional<intake::Format> format;  ///< else by the file's beginning
  std::filesystem::path agent_key;       ///< of the agent that signed; else the configured agents
  std::string business_id;               ///< else the configured one
  std::string subject;                   ///< name of the person, where the one request does not say it
  std::optional<Date> received;          ///< day the file arrived; else the day it names, else today
  std::string channel;
  std::string service;
  bool dry_run = false;     ///< open nothing
  bool skip_wrong = false;  ///< open the right requests though others are wrong
};

/// A request of the file and what came of it.
struct TakenRequest {
  intake::Draft draft;    ///< with what was open in it filled in
  std::string reference;  ///< the case, or empty in a dry run
  bool known = false;     ///< opened before: the case was there already
};

struct IntakeResult {
  intake::Format format = intake::Format::csv;
  bool dry_run = false;
  std::vector<TakenRequest> requests;  ///< in the order of the file
  Diagnostics findings;                ///< errors only when wrong ones were to be skipped
  std::size_t wrong = 0;               ///< requests that were not opened
};

/// Opens every request of a file, each once: a request that its sender has sent before leads to its case.
/// Nothing is opened while one of them is wrong, unless wrong ones are to be skipped: Error(data_invalid)
/// lists all mistakes. Throws as intake::read_requests() and, of a single request, as open_case() does.
[[nodiscard]] IntakeResult open_requests(Desk& desk, const IntakeOptions& options);

}  // namespace dsrkit::workflow
