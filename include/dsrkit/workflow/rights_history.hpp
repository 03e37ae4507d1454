#pragma once

#include "dsrkit/base/date.hpp"
#include "dsrkit/model/request_case.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the events of the rights beside access are called in the register.
namespace dsrkit::workflow::event {

inline constexpr std::string_view kStatementContested = "statement-contested";
inline constexpr std::string_view kStatementSettled = "statement-settled";
inline constexpr std::string_view kRestrictionPlaced = "restriction-placed";
inline constexpr std::string_view kRestrictionTold = "restriction-told";
inline constexpr std::string_view kRestrictionLiftingTold = "restriction-lifting-told";
inline constexpr std::string_view kRestrictionLifted = "restriction-lifted";
inline constexpr std::string_view kRestrictedUse = "restricted-use";

}  // namespace dsrkit::workflow::event

namespace dsrkit::workflow {

/// What of a record the person says is wrong (UK GDPR Article 16). The words themselves are in the vault.
struct ContestedStatement {
  std::int64_t number = 0;  ///< of the event
  Date on{};
  std::string nature;   ///< "fact" or "opinion"
  std::string source;   ///< id of the source
  std::string record;   ///< key of the record in the source
  std::string content;  ///< name in the vault of what is contested, why, and with which evidence
  std::optional<Date> settled;
  std::string outcome;       ///< see law/rectification.hpp
  std::string by;            ///< who did it
  std::string system;        ///< where it was done
  std::optional<Date> done;  ///< when it was done there
  std::string settlement;    ///< name in the vault of what stood before, what stands now, what was added
  std::string because;       ///< the reasons
};

/// A restriction of processing (UK GDPR Article 18).
struct Restriction {
  std::int64_t number = 0;  ///< of the event
  Date on{};
  std::string ground;                ///< see law/restriction.hpp
  std::string source;                ///< id of the source; empty: all data of the subject
  std::vector<std::string> records;  ///< keys of the records in the source; empty: all of them
  std::string may;                   ///< what may still be done
  std::optional<Date> told;          ///< the person knows that it stands
  std::optional<Date> lifting_told;  ///< the person knows that it will end
  std::optional<Date> lifted;

  [[nodiscard]] bool stands() const { return !lifted; }
};

/// Why a case may use data that another case restricts (UK GDPR Article 18(2)).
struct RestrictedUse {
  std::string of;                ///< reference of the case that restricts
  std::int64_t restriction = 0;  ///< its number there
  std::string ground;            ///< see law/restriction.hpp
};

/// What the events say of the rights beside access.
struct RightsHistory {
  std::vector<ContestedStatement> statements;
  std::vector<Restriction> restrictions;
  std::vector<RestrictedUse> uses;

  /// Nothing when there is none of this number.
  [[nodiscard]] const ContestedStatement* statement(std::int64_t number) const;
  [[nodiscard]] const Restriction* restriction(std::int64_t number) const;
  [[nodiscard]] bool may_use(std::string_view of, std::int64_t restriction) const;
};

/// What the events of a case come to, corrected ones as corrected.
[[nodiscard]] RightsHistory rights_of(const std::vector<CaseEvent>& events);

/// The letter that tells the outcome of a complaint or of another right than access.
[[nodiscard]] std::string_view outcome_letter(Right right);

}  // namespace dsrkit::workflow
