#pragma once

#include "dsrkit/model/request_case.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The ids of grounds on which more depends than words in a letter.
namespace dsrkit::law::ground {

inline constexpr const char* kManifestlyUnfounded = "manifestly-unfounded";
inline constexpr const char* kExcessive = "excessive";
inline constexpr const char* kIdentityNotProved = "identity-not-proved";
inline constexpr const char* kAuthorityNotShown = "authority-not-shown";
inline constexpr const char* kNoAnswer = "no-answer";

}  // namespace dsrkit::law::ground

namespace dsrkit::law {

/// Why a whole request may be refused.
struct RefusalGround {
  std::string id;  ///< kebab-case, stable: "manifestly-unfounded"
  std::string citation;
  std::string meaning;        ///< for the letter, in plain English: "your request is ..."
  std::string test;           ///< for the officer: what must be true and written down
  std::vector<Right> rights;  ///< which requests; empty: all but complaints
  bool needs_codes = false;   ///< exemption codes must be named
  /// It lets the reader know that data are held: only for somebody who has shown that they may.
  bool tells_of_data = false;

  [[nodiscard]] bool applies_to(Right right) const;
};

/// All grounds, in the order in which to think of them: "manifestly-unfounded", "excessive" (UK GDPR Article
/// 12(5)), "identity-not-proved" (Article 12(6)), "authority-not-shown", "not-described" and
/// "over-cost-limit" (manual unstructured data, DPA 2018 s.24(5)), "exempt" (everything is exempt, codes say
/// why), what each other right allows ("accurate", "still-needed", "no-ground-to-restrict",
/// "not-portable", "compelling-grounds", "not-automated"), "no-answer" (a question without answer, ICO
/// guidance), "subject-died" (DPA 2018 s.3(2), (3)).
[[nodiscard]] const std::vector<RefusalGround>& refusal_grounds();
/// Throws Error(not_found) with the nearest, and Error(not_lawful) when it is not for this right.
[[nodiscard]] const RefusalGround& require_refusal_ground(std::string_view id, Right right);
[[nodiscard]] std::vector<std::string> refusal_ground_ids();

/// Why a fee may be asked for: "manifestly-unfounded" or "excessive" (UK GDPR Article 12(5)); nothing else.
[[nodiscard]] std::vector<std::string> fee_grounds();
/// In words for a letter, after "because". Throws Error(not_found).
[[nodiscard]] std::string fee_ground_text(std::string_view ground);
/// Why the time may be extended: "complexity" or "number" of requests (UK GDPR Article 12A(3)).
[[nodiscard]] std::vector<std::string> extension_grounds();
/// In words for a letter: "it is complex", "you have made several requests". Throws Error(not_found).
[[nodiscard]] std::string extension_ground_text(std::string_view ground);

}  // namespace dsrkit::law
