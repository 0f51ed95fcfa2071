// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd::option {

/// ln Γ(n + 1) − [(n + 1/2) ln n − n + ln sqrt(2π)], the part of Stirling's formula that vanishes as n grows.
inline double stirlingRemainder(double n) {
  const double square = n * n;
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / n;
}

/// P(N = n) for N Poisson with the given mean > 0, n near the mean. Large n by Stirling's formula around the mean,
/// so that nothing cancels: n ln(mean/n) + n − mean = −n (r − ln(1 + r)), r = (mean − n)/n.
/// Source: C. Loader (2000), "Fast and accurate computation of binomial probabilities".
inline double poissonWeight(double n, double mean) {
  if (n < 16) {
    double weight = exp(-mean);
    for (double i = 1; i <= n; ++i) weight *= mean / i;
    return weight;
  }
  const double r = (mean - n) / n;
  return exp(-n * (r - log1p(r)) - stirlingRemainder(n)) / std::sqrt(6.283185307179586477 * n);
}

/// Calls `term(n, weight)` for the number of events n = mode, mode + 1, … and mode − 1, … until `enough(left)` says
/// that what the tail can still hold, `left` as a probability, is of no account.
template <class Term, class Enough>
void forPoissonWeights(double mean, Term&& term, Enough&& enough) {
  const double mode = std::floor(mean);
  const double peak = poissonWeight(mode, mean);
  term(mode, peak);
  double weight = peak;
  for (double n = mode + 1;; ++n) {
    weight *= mean / n;
    if (enough(weight / (1 - mean / (n + 1)))) break;
    term(n, weight);
  }
  weight = peak;
  for (double n = mode; n >= 1; --n) {
    weight *= n / mean;
    if (enough(weight / (1 - (n - 1) / mean))) break;
    term(n - 1, weight);
  }
}

}  // namespace tvd::option
