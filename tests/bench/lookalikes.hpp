#pragma once

#include "dice.hpp"

#include <string>

namespace dsrkit::bench {

/// A page of 500 words with numbers that look like identifiers and are none: orders, dates, times, amounts,
/// references, meter readings, versions, sizes, classes of school work.
[[nodiscard]] std::string make_lookalike_page(Dice& dice);

}  // namespace dsrkit::bench
