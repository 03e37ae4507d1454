#pragma once

#include "dsrkit/model/value.hpp"
#include "dsrkit/workflow/review_import.hpp"
#include "dsrkit/workflow/review_sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::render {

/// One place a row, for a spreadsheet: what a spreadsheet would calculate has an apostrophe before it.
[[nodiscard]] std::string review_csv(const std::string& reference,
                                     const std::vector<workflow::ReviewPlace>& places);

/// The review as one page for a browser, which carries all it needs and may fetch nothing (its policy says
/// so).
[[nodiscard]] std::string review_page(const workflow::ReviewSheet& sheet);

/// Text that stands for `json` inside a script element: no text of a record can end the element or be read as
/// the beginning of a comment.
[[nodiscard]] std::string json_in_script(std::string json);

/// dsrkit.review-import/1.
[[nodiscard]] Value import_json(const workflow::ImportReport& report);
[[nodiscard]] std::string import_text(const workflow::ImportReport& report);

}  // namespace dsrkit::render
