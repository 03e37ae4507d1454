#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/person.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dsrkit::sources {

/// The day of "2024-02-27" or "2024-02-27T11:57:18.083934".
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

/// "Y", "yes", "true", "1", a date: anything that is not a way to say no.
[[nodiscard]] bool read_flag(std::string_view text);

/// Whether a text only says yes or no.
[[nodiscard]] bool is_flag(std::string_view text);

/// "NHS Number" and "nhs_number" are "nhs-number"; "Unique Pupil Number" is "upn".
[[nodiscard]] std::string identifier_type(std::string_view name);

/// Without spaces and hyphens, in small letters.
[[nodiscard]] std::string bare_identifier(std::string_view value);

/// An address on one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// "note_date" as "Note date".
[[nodiscard]] std::string label_from_column(std::string_view column);

}  // namespace dsrkit::sources
