// SPDX-License-Identifier: MIT
//
// Exponentials and logarithms that give the same bits on every machine, because they use only correctly rounded
// operations (+ - * / and moves of bits), never the C library. Whatever must be reproducible to the last bit (simulation,
// and the schedule weights that feed it) uses these. They take the same limits as their namesakes in <cmath>, except
// that results below the normal range are 0.
#pragma once

#include <limits>

#include "tvd/math/lanes.hpp"

namespace tvd {

/// e^x to about 1 unit in the last place.
inline double portableExp(double x) {
  if (x <= 709) return exp(lanes(x))[0];
  if (!(x <= 710)) return x + std::numeric_limits<double>::infinity();  // NaN stays NaN
  return exp(lanes(x - 1))[0] * 2.718281828459045235;
}

/// ln x to about 1 unit in the last place; -Infinity at 0 and below the normal range.
inline double portableLog(double x) {
  if (x < std::numeric_limits<double>::min()) return -std::numeric_limits<double>::infinity();
  return x <= std::numeric_limits<double>::max() ? log(lanes(x))[0] : x;
}

/// e^x - 1, accurate near x = 0 too: there by the Taylor series, which at |x| <= 0.7 needs 18 terms.
inline double portableExpm1(double x) {
  if (!(x >= -0.7 && x <= 0.7)) return portableExp(x) - 1;
  double sum = 0;
  for (int k = 18; k >= 2; --k) sum = (sum + 1) * x / k;
  return x + x * sum;
}

/// ln(1 + x) for x >= -1, accurate near x = 0 too: what rounding 1 + x lost is put back to first order.
inline double portableLog1p(double x) {
  const double sum = 1 + x;
  if (sum == 1) return x;
  if (!(sum > 0 && sum < 0x1p53)) return portableLog(sum);
  const double lost = sum > 2 ? 1 - (sum - x) : x - (sum - 1);
  return portableLog(sum) + lost / sum;
}

/// base^exponent for base >= 0; the relative error grows with |exponent ln base|, by 1e-16 for each unit of it.
inline double portablePow(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  return portableExp(exponent * portableLog(base));
}

}  // namespace tvd
