// SPDX-License-Identifier: MIT
//
// What blocks, fees and the contract that holds the collateral do to an option.
#pragma once

#include "tvd/option/jumps.hpp"

namespace tvd::option {

inline constexpr double secondsPerYear = 365.25 * 86400;

/// What a holder loses a year to failure of the contract, as a rate: when it fails (hazard per year) the share `recovery`
/// of the market value is paid out, so the claim is worth its expectation discounted at rate + hazard (1 − recovery).
/// Source: D. Duffie and K. Singleton (1999), "Modeling term structures of defaultable bonds", recovery of market value.
constexpr double failureSpread(double hazard, double recovery) { return hazard * (1 - recovery); }

/// c of the variance rate σ² + cσ at which a seller who pays for rehedging breaks even, c = sqrt(2/π) k/√Δt.
/// `hedgeCost` k is the proportional cost of a round trip (buy and sell); with the cost of one trade alone the constant
/// would be sqrt(8/π). Source: H. E. Leland (1985), "Option pricing and replication with transactions costs", J. Finance 40.
double lelandCost(double hedgeCost, double hedgeIntervalYears);

/// Standard deviation of what is left of a hedge rebalanced every `hedgeIntervalYears`: sqrt(π/4) · vega · volatility/√N,
/// N = expiry/interval (at least the first hedge). Exact to leading order at the money, a guide elsewhere.
/// Source: M. Kamal and E. Derman (1999), "When you cannot hedge continuously", Goldman Sachs.
double hedgeErrorDeviation(double vega, double volatility, double expiryYears, double hedgeIntervalYears);

/// How the log price moves within a block: drift per year, volatility and Merton jumps.
struct BlockMove {
  double years;
  double drift;
  double volatility;
  Jumps jumps;
};

/// Chance that the price moves by more than the fraction `gap` (up past 1 + gap or down past 1 − gap) within one block: the
/// exact mixture over the number of jumps, each term a normal law.
double gapProbability(const BlockMove& move, double gap);

}  // namespace tvd::option
