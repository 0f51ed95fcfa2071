// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/valuation/process.hpp"

namespace tvd::valuation {

/// What is known of a process in closed form.
///
///   E[M(s)] / M(0) = e^(drift s) reverting(s),  M(s) = E[M(s)] e^(x(s) - variance(s)/2) J(s) e^(-compensation s)
///
/// with x Gaussian of mean 0 (Heston: of expectation E e^x = 1, variance 0 here) and J the product of the jumps.
struct ProcessLaw {
  double drift = 0;
  bool logarithmic = false;  ///< mean-reverting: the logarithm, not the expectation, has the stated drift
  double speed = 0;          ///< of that reversion
  double volatility = 0;
  double logTarget = 0;      ///< ln of the multiple to which a mean-reverting process returns
  double jumpIntensity = 0;  ///< per year
  double jumpMean = 0;
  double jumpVolatility = 0;
  bool stochasticVolatility = false;

  /// Variance of x(s).
  double variance(double year) const;
  /// The part of the expectation that a drift does not express; 1 unless the process reverts.
  double reverting(double year) const;
  /// How quickly `reverting` changes, per year: the reciprocal of a width over which it is smooth.
  double revertingScale() const;
  /// jumpIntensity times the expected relative size of a jump.
  double compensation() const;
};

ProcessLaw lawOf(const Process& process);

/// One step of x: x' = carry x + shock z, z standard normal. Exact for any width.
struct GaussianStep {
  double carry = 1;
  double shock = 0;
};

GaussianStep gaussianStep(const ProcessLaw& law, double width);

}  // namespace tvd::valuation
