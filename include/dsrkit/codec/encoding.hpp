#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::codec {

/// The encodings that text() reads: "utf-8", "utf-16" (its byte order mark must be there) and "windows-1252".
[[nodiscard]] std::vector<std::string> encoding_names();

/// "UTF8", "cp1252", "latin1" and the like as one of encoding_names(), or empty when it is none of them. As
/// on the web, Latin-1 is read as Windows-1252, which contains it.
[[nodiscard]] std::string encoding_name(std::string_view label);

/// What an XML declaration or an HTML meta element near the start says its encoding is, as written, or empty.
[[nodiscard]] std::string encoding_in_markup(std::string_view bytes);

/// The bytes as UTF-8 without a byte order mark. A mark decides, then `encoding`, then UTF-8. Bytes that mean
/// nothing are never replaced: Error(data_invalid) naming `what` and the byte offset; the same for an
/// encoding that is not known.
[[nodiscard]] std::string decode_text(std::string_view bytes, std::string_view encoding,
                                      std::string_view what);

}  // namespace dsrkit::codec
