// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "tvd/dilution/influence.hpp"
#include "tvd/dilution/market_cap.hpp"
#include "tvd/supply/long_run.hpp"
#include "tvd/supply/supply.hpp"

namespace tvd {

/// What a time-weighted integral is taken of.
struct Terms {
  const Supply& supply;
  const MarketCap& marketCap;
  double rho;           ///< ln(1 / discountFactor)
  double holdingYears;  ///< Infinity allowed when rho > 0
};

/// Nothing when it cannot be told (see endlessIntegral). `run` is the schedule's, for endless holdings.
std::optional<Weighted> weighted(const Terms& terms, const LongRun& run);

/// The continuous growth rate of market cap at which the time-weighted price over the schedule is today's price. Where the
/// panels of the walk over the holding are fine enough, they are used again instead of further walks.
std::optional<double> breakEvenGrowth(const Terms& terms, const LongRun& run, const Recording& recording);

/// The constant yearly supply growth under which the same market cap has the weighted integral `target`.
std::optional<double> equivalentInflation(const Terms& terms, double target);

}  // namespace tvd
