#pragma once

#include "dsrkit/bundle/bundle.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::workflow {

/// The latest search of every source for the document, in the order of the sources' ids. Officers are named
/// only when the configuration says so; else their team stands for them.
struct SearchStory {
  std::vector<bundle::SearchLine> lines;
  std::string by;  ///< by what all systems were searched, a sentence; empty when each line says it
};

[[nodiscard]] SearchStory search_story(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
