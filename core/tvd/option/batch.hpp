// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace tvd::option {

/// Many European options, one array per input; all arrays have the same length.
struct BatchInputs {
  const double* sign;  ///< +1 call, −1 put
  const double* spot;
  const double* strike;
  const double* expiryYears;
  const double* volatility;
  const double* rate;   ///< the claim's discount rate, failure included
  const double* yield;  ///< rate minus the growth of the underlying
};

/// One array per output.
struct BatchGreeks {
  double* premium;
  double* delta;
  double* gamma;
  double* vega;
  double* theta;
  double* rho;
};

/// Prices `count` options four at a time. Within 1e-13 of europeanGreeks() relative to each value (theta: to the larger of
/// its terms); options outside the region where the quick formulas keep that (tails beyond 12 deviations, prices small
/// against their own terms, degenerate inputs) go through europeanGreeks() itself. The domain is the same.
void priceBatch(const BatchInputs& inputs, const BatchGreeks& out, std::size_t count);

}  // namespace tvd::option
