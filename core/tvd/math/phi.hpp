// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd {

/// phi1(z) = (e^z - 1) / z with phi1(0) = 1: the mean of e^(z u) over u in [0, 1]. Accurate to a few ulp everywhere.
inline double phi1(double z) { return z == 0 ? 1 : expm1(z) / z; }

/// The mean of u e^(z u) over u in [0, 1], which is the derivative of phi1: (e^z (z - 1) + 1) / z^2.
/// Series below |z| = 0.5, where the closed form cancels.
inline double phi1Slope(double z) {
  if (std::fabs(z) > 0.5) return (exp(z) - phi1(z)) / z;
  double term = 1;
  double sum = 0.5;
  for (int k = 1; k <= 16; ++k) {
    term *= z / k;
    sum += term / (k + 2);
  }
  return sum;
}

}  // namespace tvd
