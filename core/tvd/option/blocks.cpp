// SPDX-License-Identifier: MIT
#include "tvd/option/blocks.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "tvd/math/elementary.hpp"
#include "tvd/math/normal.hpp"
#include "tvd/option/poisson.hpp"

namespace tvd::option {
namespace {

// P(X > limit) or, mirrored, P(X < −limit) for X normal; a point mass when the deviation is 0.
double beyond(double limit, double mean, double deviation) {
  if (deviation == 0) return mean > limit ? 1 : 0;
  return normalCdf((mean - limit) / deviation);
}

}  // namespace

double lelandCost(double hedgeCost, double hedgeIntervalYears) {
  return hedgeCost == 0 ? 0 : std::sqrt(2 / std::numbers::pi / hedgeIntervalYears) * hedgeCost;
}

double hedgeErrorDeviation(double vega, double volatility, double expiryYears, double hedgeIntervalYears) {
  const double rebalances = std::fmax(expiryYears / hedgeIntervalYears, 1);
  return std::sqrt(std::numbers::pi / 4 / rebalances) * std::fabs(vega) * volatility;
}

double gapProbability(const BlockMove& move, double gap) {
  const double up = log1p(gap);
  const double down = gap < 1 ? -log1p(-gap) : std::numeric_limits<double>::infinity();
  const auto outside = [&](double jumps) {
    const double mean = move.drift * move.years + jumps * move.jumps.mean;
    const double variance =
        move.volatility * move.volatility * move.years + jumps * move.jumps.volatility * move.jumps.volatility;
    return beyond(up, mean, std::sqrt(variance)) + beyond(down, -mean, std::sqrt(variance));
  };
  if (move.jumps.none()) return outside(0);
  double chance = 0;
  forPoissonWeights(
      move.jumps.intensity * move.years, [&](double jumps, double weight) { chance += weight * outside(jumps); },
      [&](double left) { return left < 1e-17 * chance || left < 1e-300; });
  return std::fmin(chance, 1.0);
}

}  // namespace tvd::option
