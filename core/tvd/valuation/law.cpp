// SPDX-License-Identifier: MIT
#include "tvd/valuation/law.hpp"

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd::valuation {

namespace {

// The integral of e^(-rate t) over [0, width]: width where the rate vanishes.
double decayed(double rate, double width) {
  const double z = rate * width;
  return z == 0 ? width : -expm1(-z) / rate;
}

ProcessLaw describe(const GeometricProcess& process) {
  return {.drift = process.drift, .volatility = process.volatility};
}

ProcessLaw describe(const JumpDiffusionProcess& process) {
  return {.drift = process.drift,
          .volatility = process.volatility,
          .jumpIntensity = process.jumpIntensity,
          .jumpMean = process.jumpMean,
          .jumpVolatility = process.jumpVolatility};
}

ProcessLaw describe(const MeanRevertingProcess& process) {
  return {.logarithmic = true,
          .speed = process.speed,
          .volatility = process.volatility,
          .logTarget = log(process.targetMultiple)};
}

ProcessLaw describe(const StochasticVolatilityProcess& process) {
  return {.drift = process.drift, .stochasticVolatility = true};
}

}  // namespace

ProcessLaw lawOf(const Process& process) {
  return std::visit([](const auto& shape) { return describe(shape); }, process.shape);
}

double ProcessLaw::variance(double year) const { return volatility * volatility * decayed(2 * speed, year); }

double ProcessLaw::reverting(double year) const {
  if (!logarithmic) return 1;
  return exp(-logTarget * expm1(-speed * year) + variance(year) / 2);
}

double ProcessLaw::revertingScale() const {
  return logarithmic ? speed * (1 + std::fabs(logTarget)) + volatility * volatility : 0;
}

double ProcessLaw::compensation() const {
  return jumpIntensity * expm1(jumpMean + jumpVolatility * jumpVolatility / 2);
}

GaussianStep gaussianStep(const ProcessLaw& law, double width) {
  return {exp(-law.speed * width), std::sqrt(law.variance(width))};
}

}  // namespace tvd::valuation
