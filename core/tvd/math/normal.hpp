// SPDX-License-Identifier: MIT
//
// The standard normal distribution with full relative accuracy in both tails: N(z) is never 1 − N(−z).
#pragma once

#include "tvd/math/elementary.hpp"
#include "tvd/math/lanes.hpp"

namespace tvd {

inline constexpr double inverseSqrtTwoPi = 0.39894228040143267794;
inline constexpr double logSqrtTwoPi = 0.91893853320467274178;
inline constexpr double sqrtTwoPi = 2.5066282746310005024;

/// Mills' ratio N(−z)/n(z) for z >= 0, relative error below 2e-15.
///
/// (z + k) times the ratio is smooth in u = (z − k)/(z + k), which maps [0, ∞] to [−1, 1]; its Chebyshev expansion
/// there (k = 5.5, degree 23, truncated at 1e-17), written as a polynomial. The map is that of M. M. Shepherd and
/// J. G. Laframboise (1981), "Chebyshev approximation of (1 + 2x) exp(x²) erfc x", Math. Comp. 36; coefficients by
/// Chebyshev projection at 40 digits.
template <AnyLanes V>
inline V millsRatio(V z) {
  constexpr double c[] = {
      1.9395528433281297,      -1.71750013532002,       1.342541303277137,      -0.9200555652419032,
      0.5461252004646485,      -0.2749848671037019,     0.11304287118418394,    -0.03490106528475123,
      0.006123649475256774,    0.0006757971693374729,   -0.0008134577526931535, 0.00017900969010557486,
      4.090816420837796e-05,   -3.0375094927690545e-05, 1.119716550307004e-06,  3.7147159188775195e-06,
      -6.744610951926785e-07,  -4.3980725100332005e-07, 1.3139925557043555e-07, 5.4711684043848784e-08,
      -1.8750931017854066e-08, -6.573172131467085e-09,  1.5729748604361524e-09, 5.210555188858569e-10};
  const V weight = 1.0 / (z + 5.5);
  return polynomial(c, 1.0 - 11.0 * weight) * weight;  // u = 1 − 11/(z + 5.5), also for z = ∞
}

inline double millsRatio(double z) { return millsRatio(lanes(z))[0]; }

/// n(z), the density, to a few units in the last place in the tails too: z² is split so that its rounding, which the
/// exponential would multiply by z², does no harm.
inline double normalDensity(double z) {
  const double high = static_cast<float>(z);  // its square is exact
  const double rest = 0.5 * (z - high) * (z + high);
  if (!(high * high < 1490)) return 0;
  return inverseSqrtTwoPi * exp(-0.5 * high * high) * (1 - rest * (1 - rest / 2 * (1 - rest / 3)));
}

/// N(z), the distribution function; N(−z) is the upper tail, with the same relative accuracy.
inline double normalCdf(double z) {
  const double tail = normalDensity(z) * millsRatio(z < 0 ? -z : z);
  return z < 0 ? tail : 1 - tail;
}

/// Density and distribution function of two arguments at once.
struct NormalLanes {
  Lanes density;
  Lanes cdf;
};
inline NormalLanes normalLanes(Lanes z) {
  const Lanes density = inverseSqrtTwoPi * exp(-0.5 * z * z);
  const Lanes tail = density * millsRatio(abs(z));
  return {density, select(z < 0.0, tail, 1.0 - tail)};
}

/// N(z)/n(z), the left tail on the scale of its density; grows like sqrt(2 pi) e^(z²/2) for z > 0.
inline double scaledLeftTail(double z) {
  if (z <= 0) return millsRatio(-z);
  return sqrtTwoPi * exp(0.5 * z * z) - millsRatio(z);
}

/// ln N(z), where N itself would underflow too.
inline double logNormalCdf(double z) {
  if (z > -1) return log1p(-normalCdf(-z));
  return log(millsRatio(-z)) - 0.5 * z * z - logSqrtTwoPi;
}

}  // namespace tvd
