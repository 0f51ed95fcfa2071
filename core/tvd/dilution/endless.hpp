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

}  // namespace tvd
