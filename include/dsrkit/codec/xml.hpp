#pragma once

#include "dsrkit/model/value.hpp"

#include <string_view>

namespace dsrkit::codec {

/// Reads one XML document (UTF-8, whatever its declaration says) into {"root": ...}. An element with nothing
/// but text is that text; one with more is an object of its attributes and then its child elements, in their
/// order; child elements of one name are a list at the place of the first. Text between child elements makes
/// the whole content a list in reading order, under "text" when there are attributes. Comments are members
/// "comment". Namespace declarations and processing instructions are left out: they are about names, not
/// about people. Nothing is fetched: a document that declares anything outside itself is refused, as are one
/// that is not well-formed, nests more than 60 levels deep, holds a text of more than 10 MB or whose entities
/// grow without bound; all with Error(data_invalid) naming `what` and the line, never the content.
[[nodiscard]] Value parse_xml(std::string_view text, std::string_view what);

}  // namespace dsrkit::codec
