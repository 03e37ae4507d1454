#pragma once

#include "dsrkit/base/context.hpp"
#include "dsrkit/workflow/disclosure.hpp"
#include "dsrkit/workflow/sealing.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dsrkit::workflow {

struct DemonstrationOptions {
  std::filesystem::path folder;  ///< of the new workspace
  std::string seed;
  int families = 12;
  bool council_only = false;  ///< make the council and stop before the request
};

struct DemonstrationReport {
  std::filesystem::path workspace;
  std::string reference;
  SealReport seal;
  std::filesystem::path redline;
  std::vector<std::pair<std::string, long long>> timings;  ///< stage and milliseconds
};

/// Called before each stage with what is about to happen, for people who watch.
using Narrator = std::function<void(std::string_view)>;

/// Makes a demonstration council and runs one access request through every stage, with an invented officer
/// and an invented second person deciding what the rules leave open.
DemonstrationReport run_demonstration(const DemonstrationOptions& options, const Context& context,
                                      const Narrator& tell);

}  // namespace dsrkit::workflow
