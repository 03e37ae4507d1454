#pragma once

#include "dsrkit/model/value.hpp"

#include <string_view>

namespace dsrkit::codec {

/// Reads an HTML page (UTF-8, whatever it says itself) into {"title": ..., "text": [...]}, in reading order:
/// a paragraph is a text, a heading {"heading": text}, a list {"list": [...]}, a table {"table": [...]} of
/// rows as objects by its column headings, or as lists where it has none. Pictures and form fields give their
/// texts, links their addresses in brackets. Scripts and styles are left out; what a page hides (the hidden
/// attribute, an inline style, comments, templates, hidden fields) is kept under "hidden". Nothing is
/// fetched. Throws Error(data_invalid) naming `what` when the page nests too deep to be read whole.
[[nodiscard]] Value parse_html(std::string_view text, std::string_view what);

}  // namespace dsrkit::codec
