#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/notifying.hpp"

#include <string>
#include <vector>

namespace dsrkit::render {

/// dsrkit.recipients/1.
[[nodiscard]] Value recipients_json(const std::string& reference,
                                    const std::vector<workflow::Recipient>& recipients);
[[nodiscard]] std::string recipients_text(const std::vector<workflow::Recipient>& recipients);

}  // namespace dsrkit::render
