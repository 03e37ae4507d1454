#pragma once

#include "commands.hpp"

namespace dsrkit::cmd {

// The commands of the rights beside access.

CommandPointer make_rectify_item();
CommandPointer make_rectify_settle();
CommandPointer make_rectify_list();
CommandPointer make_rectify_decide();
CommandPointer make_restrict_place();
CommandPointer make_restrict_tell();
CommandPointer make_restrict_lift();
CommandPointer make_restrict_use();
CommandPointer make_restrict_list();
CommandPointer make_restrict_decide();
CommandPointer make_notify_list();
CommandPointer make_notify_add();
CommandPointer make_notify_tell();
CommandPointer make_notify_waive();
CommandPointer make_notify_person();

/// The words of the person or of a record from a JSON file, "-" for standard input: they never stand on a
/// command line. Null without a file.
[[nodiscard]] Value words_from(const std::string& file);

}  // namespace dsrkit::cmd
