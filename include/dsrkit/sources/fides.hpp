#pragma once

#include "dsrkit/base/diagnostic.hpp"
#include "dsrkit/model/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::sources {

/// The largest file of Fides datasets that is read.
inline constexpr std::size_t kLargestFidesFile = std::size_t{4} * 1024 * 1024;

/// What a Fides dataset does not say of the source that is made of it.
struct FidesOptions {
  std::string connection;
  SecretLocation password;
  std::string holder;
  std::string id;     ///< by its fides_key when empty
  std::string label;  ///< by its name when empty
};

struct FidesImport {
  std::vector<SourceConfig> sources;  ///< one for each dataset, in their order; none when there are errors
  Diagnostics diagnostics;            ///< also what was left out or made simpler, and why
};

/// Makes sources of kind sql of the datasets in a Fides YAML file (fideslang 3: "dataset:"): collections
/// become tables, `identity` fields say who a person is, `references` become links at the table they lead to.
/// `what` names the file in diagnostics. Throws Error(usage) when options.id or options.label is to name
/// several.
[[nodiscard]] FidesImport import_fides(std::string_view yaml, std::string_view what,
                                       const FidesOptions& options);

}  // namespace dsrkit::sources
