// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "tvd/dilution/discounting.hpp"
#include "tvd/supply/long_run.hpp"

namespace tvd {

/// From here on supply and market cap are each one exponential for ever: no date ahead, nor a cap that growth will meet.
bool exponentialForEver(const Timeline& timeline, const MarketPath& market);

/// Continues a walk to Infinity and returns the integral of gamma^s m C0 / C over all time with its moment; `divergent` where
/// the market cap outgrows discount and supply together; nothing when the schedule has too many dates to tell. `run` is the
/// schedule's.
std::optional<Weighted> endlessIntegral(Discounting& walk, const MarketPath& market, double rho, const LongRun& run);

/// Growth rates that differ by this share of themselves are the same: they were rounded on different ways.
inline constexpr double inStep = 1e-13;

/// What e^(growth s) C0 / C(s) tends to, where supply too comes to grow (or shrink) by `growth` a year.
double averageInStep(const Supply& supply, double growth);

}  // namespace tvd
