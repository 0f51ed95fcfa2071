// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd {

namespace as241 {

// clang-format off
// Coefficients of M. J. Wichura (1988), "Algorithm AS 241: The percentage points of the normal distribution",
// Applied Statistics 37, routine PPND16. Near the median:
inline constexpr double a[] = {3.3871328727963666080,  133.14166789178437745,  1971.5909503065514427,
                               13731.693765509461125,  45921.953931549871457,  67265.770927008700853,
                               33430.575583588128105,  2509.0809287301226727};
inline constexpr double b[] = {1.0,                    42.313330701600911252,  687.18700749205790830,
                               5394.1960214247511077,  21213.794301586595867,  39307.895800092710610,
                               28729.085735721942674,  5226.4952788528545610};
// Tails down to e^-25:
inline constexpr double c[] = {1.42343711074968357734,   4.63033784615654529590,   5.76949722146069140550,
                               3.64784832476320460504,   1.27045825245236838258,   0.241780725177450611770,
                               0.0227238449892691845833, 7.74545014278341407640e-4};
inline constexpr double d[] = {1.0,                      2.05319162663775882187,   1.67638483018380384940,
                               0.689767334985100004550,  0.148103976427480074590,  0.0151986665636164571966,
                               5.47593808499534494600e-4, 1.05075007164441684324e-9};
// Farther out:
inline constexpr double e[] = {6.65790464350110377720,   5.46378491116411436990,   1.78482653991729133580,
                               0.296560571828504891230,  0.0265321895265761230930, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr double f[] = {1.0,                      0.599832206555887937690,  0.136929880922735805310,
                               0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                               1.42151175831644588870e-7, 2.04426310338993978564e-15};
// clang-format on

template <int Size>
inline double horner(const double (&coefficient)[Size], double x) {
  double sum = coefficient[Size - 1];
  for (int i = Size - 2; i >= 0; --i) sum = sum * x + coefficient[i];
  return sum;
}

}  // namespace as241

/// The standard normal quantile of `p` from the lower tail, 0 < p <= 1/2: never positive. Relative error below 1e-15 down
/// to p = 1e-300, since the tail's own probability is the argument. The upper tail is its mirror image.
inline double inverseNormalLowerHalf(double p) {
  const double q = 0.5 - p;
  if (q <= 0.425) {
    const double r = 0.180625 - q * q;
    return -q * as241::horner(as241::a, r) / as241::horner(as241::b, r);
  }
  const double r = std::sqrt(-log(p));
  if (r <= 5) return -as241::horner(as241::c, r - 1.6) / as241::horner(as241::d, r - 1.6);
  return -as241::horner(as241::e, r - 5) / as241::horner(as241::f, r - 5);
}

/// The standard normal quantile of p, 0 < p < 1. Above 1/2 the accuracy is that of the double 1 - p.
inline double inverseNormal(double p) { return p <= 0.5 ? inverseNormalLowerHalf(p) : -inverseNormalLowerHalf(1 - p); }

}  // namespace tvd
