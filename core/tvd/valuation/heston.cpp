// SPDX-License-Identifier: MIT
#include "tvd/valuation/heston.hpp"

#include "tvd/math/elementary.hpp"

namespace tvd::valuation {

HestonStep hestonStep(const StochasticVolatilityProcess& process, double width) {
  const double speed = process.reversionSpeed;
  const double volatility = process.volatilityOfVariance;
  const double correlation = process.correlation;
  const double longRun = process.longRunVolatility * process.longRunVolatility;
  const double kept = exp(-speed * width);
  const double left = -expm1(-speed * width);
  const double scale = volatility * volatility / speed * left;
  const double slope = 0.5 * width * (speed * correlation / volatility - 0.5);
  const double ratio = correlation / volatility;
  return {.startVariance = process.volatility * process.volatility,
          .longRunVariance = longRun,
          .kept = kept,
          .spreadBySize = scale * kept,
          .spread = longRun * scale * left / 2,
          .k0 = -ratio * speed * longRun * width,
          .k1 = slope - ratio,
          .k2 = slope + ratio,
          .k3 = 0.5 * width * (1 - correlation * correlation)};
}

}  // namespace tvd::valuation
