// SPDX-License-Identifier: MIT
#include "tvd/valuation/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace tvd::valuation {

Estimate estimate(const Sums& sums, double pairs) {
  const double mean = sums.pair / pairs;
  const double control = sums.control / pairs;
  const double variance = std::max(0.0, sums.pairSquare / pairs - mean * mean);
  const double covariance = sums.pairControl / pairs - mean * control;
  const double controlVariance = sums.controlSquare / pairs - control * control;
  const double factor = controlVariance > 0 ? covariance / controlVariance : 0;
  const double left = std::max(0.0, variance - factor * covariance);
  const double degrees = std::max(1.0, pairs - 1);
  return {.mean = mean,
          .error = std::sqrt(variance / degrees),
          .controlledMean = mean - factor * control,
          .controlledError = std::sqrt(left / degrees),
          .deviation = std::sqrt(std::max(0.0, sums.square - 2 * pairs * mean * mean) / (2 * pairs - 1))};
}

}  // namespace tvd::valuation
