#pragma once

#include "gate_units.hpp"

#include <string_view>

namespace dsrkit::workflow {

inline constexpr const char* kBalanceGate = "third-party-balance";

/// The people about whom decisions rest on DPA 2018 Sch 2 para 16 and of whom nothing says that it was
/// weighed (para 16(3)): neither consent nor a balance is on record, nor, of what is withheld, what came of
/// consent.
///
/// They are open where the law or the council needs a balance: somebody who was asked, refused or cannot
/// consent is disclosed all the same, or review.require_balance asks for one of everybody. The others are
/// advice: to withhold a third party by default is lawful (para 16(1)), and an officer who discloses gave a
/// reason for the place.
[[nodiscard]] GateUnits people_to_weigh(Desk& desk, std::string_view reference);

}  // namespace dsrkit::workflow
