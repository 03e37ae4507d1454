#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dsrkit::law {

/// What a contested statement is: "fact" or "opinion". Only a matter of fact can be inaccurate, that is
/// incorrect or misleading (DPA 2018 s.205(1)).
[[nodiscard]] std::vector<std::string> statement_natures();

/// What came of a contested statement (UK GDPR Article 16): "corrected", "completed" by a supplementary
/// statement, or "kept" with the note that the person disputes it.
[[nodiscard]] std::vector<std::string> statement_outcomes();

/// Why a statement of this nature cannot have this outcome; empty when it can. An opinion that somebody
/// held stays what they held: it is completed, or kept and marked as disputed.
[[nodiscard]] std::string why_no_outcome(std::string_view nature, std::string_view outcome);

/// Whether the record says from then on that the person disputes the statement.
[[nodiscard]] bool is_marked_disputed(std::string_view nature, std::string_view outcome);

/// What a request for another right than access came to, when it is not refused: "granted" or
/// "partly-granted".
[[nodiscard]] std::vector<std::string> right_outcomes();
/// In words for the person. Throws Error(not_found).
[[nodiscard]] std::string right_outcome_text(std::string_view outcome);

}  // namespace dsrkit::law
