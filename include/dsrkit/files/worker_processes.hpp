#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace dsrkit::files {

/// Does one job and returns what it came to, as bytes. Lives in a process of its own.
using Job = std::function<std::string(std::size_t job)>;

/// Does the jobs 0 to count-1 in `workers` child processes, each the next one that nobody has. A job that
/// kills its process costs only itself: `done` gets nothing for it, and another process goes on.
///
/// `begin` is called once in each child and makes what it works with there: nothing that was opened before
/// may be used in a child, a database least of all. `done` is called here, in the order in which jobs end,
/// and must not throw; `stop` says that no further job is to be begun, and those in hand are waited for.
/// Children end with this process. Call it while there is one thread. Throws Error(internal) when no child
/// can be made.
void do_in_processes(std::size_t count, std::size_t workers, const std::function<Job()>& begin,
                     const std::function<void(std::size_t job, std::optional<std::string> result)>& done,
                     const std::function<bool()>& stop);

}  // namespace dsrkit::files
