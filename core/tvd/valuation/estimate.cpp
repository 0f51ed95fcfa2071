// SPDX-License-Identifier: MIT
#include "tvd/valuation/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace tvd::valuation {

namespace {

// The regression of p on q. Without jumps and failures they are one and the same; where no pair came near the expectation,
// the scatter of q is lost in the rounding of its sums.
double controlFactor(const Sums& sums, double covariance, double controlVariance, double pairs) {
  const bool same = sums.pairControl == sums.controlSquare;
  if (same) return 1;
  return controlVariance > 1e-12 * sums.controlSquare / pairs ? covariance / controlVariance : 0;
}

constexpr double mostErrors = 3;    // off the expectation
constexpr double mostError = 0.03;  // as a share of it

}  // namespace

bool isSettled(const Estimate& known) {
  constexpr double rounding = 1e-9;
  return known.error <= mostError && std::fabs(known.mean) <= mostErrors * known.error + rounding &&
         std::fabs(known.controlledMean) <= mostErrors * known.controlledError + rounding;
}

Estimate estimate(const Sums& sums, double pairs) {
  const double mean = sums.pair / pairs;
  const double control = sums.control / pairs;
  const double variance = std::max(0.0, sums.pairSquare / pairs - mean * mean);
  const double covariance = sums.pairControl / pairs - mean * control;
  const double controlVariance = sums.controlSquare / pairs - control * control;
  const double factor = controlFactor(sums, covariance, controlVariance, pairs);
  const double left = std::max(0.0, variance - factor * covariance);
  const double degrees = std::max(1.0, pairs - 1);
  return {.mean = mean,
          .error = std::sqrt(variance / degrees),
          .controlledMean = mean - factor * control,
          .controlledError = std::sqrt(left / degrees),
          .deviation = std::sqrt(std::max(0.0, sums.square - 2 * pairs * mean * mean) / (2 * pairs - 1))};
}

}  // namespace tvd::valuation
