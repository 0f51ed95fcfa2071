// SPDX-License-Identifier: MIT
#include "tvd/option/black.hpp"

#include <cmath>
#include <limits>

#include "tvd/math/elementary.hpp"
#include "tvd/math/normal.hpp"

namespace tvd::option {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Derivatives of Y at h <= 0: Y' = 1 + h Y, Y^(n+1) = h Y^(n) + n Y^(n−1). All are moments of a positive weight,
// Y^(n)(h) = integral_0^∞ u^n exp(h u − u²/2) du, so the odd Taylor series
//   Y(h + t) − Y(h − t) = 2 (t Y' + t³/3! Y''' + t⁵/5! Y^(5) + …)
// has only positive terms. The recurrence is stable forwards near 0 and backwards elsewhere.
constexpr int mostTerms = 14;

double seriesNearZero(double h, double t) {
  double before = scaledLeftTail(h);
  double derivative = 1 + h * before;
  double power = 2 * t;
  double sum = power * derivative;
  for (int n = 1; n < 2 * mostTerms; n += 2) {
    before = h * derivative + n * before;
    derivative = h * before + (n + 1) * derivative;
    power *= t * t / ((n + 1) * (n + 2));
    const double term = power * derivative;
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return sum;
}

// r_n = Y^(n)/Y^(n−1) = n/(|h| + r_(n+1)), downwards from its fixed point; Y = 1/(|h| + r_1).
double seriesInTail(double distance, double t) {
  // Deep enough that the start is forgotten: an error shrinks by r_n²/n a step, the slower the nearer to 0.
  const int depth = 2 * mostTerms + 4 + static_cast<int>(120 / (distance * distance));
  double ratios[2 * mostTerms + 1] = {};
  double ratio = 0.5 * (std::sqrt(distance * distance + 4.0 * depth) - distance);
  for (int n = depth; n >= 1; --n) {
    ratio = n / (distance + ratio);
    if (n <= 2 * mostTerms) ratios[n] = ratio;
  }
  double term = 2 * t * ratios[1] / (distance + ratios[1]);
  double sum = term;
  for (int n = 1; n < 2 * mostTerms - 1; n += 2) {
    term *= t * t / ((n + 1) * (n + 2)) * ratios[n + 1] * ratios[n + 2];
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return sum;
}

}  // namespace

double scaledTailDifference(double h, double t) {
  if (h > -2) return t < 0.2 ? seriesNearZero(h, t) : scaledLeftTail(h + t) - scaledLeftTail(h - t);
  if (t < -0.2 * h) return seriesInTail(-h, t);
  return scaledLeftTail(h + t) - scaledLeftTail(h - t);
}

BlackValue normalisedBlack(double x, double s) {
  const double h = x / s;
  const double t = 0.5 * s;
  // Beyond this the left term carries the price. The right one in the same scale: e^(−x) n(h − t) = n(h + t).
  if (h + t > 1) return {0.5 * x, normalCdf(h + t) - normalDensity(h + t) * millsRatio(t - h)};
  if (h * h == infinity) return {-infinity, 0};
  return {-0.5 * (h * h + t * t) - logSqrtTwoPi, scaledTailDifference(h, t)};
}

double normalisedBlackPrice(double x, double s) {
  if (s <= 0 || x == -infinity) return 0;
  const BlackValue value = normalisedBlack(x, s);
  return exp(value.exponent) * value.factor;
}

double normalisedBlackComplement(double x, double s) {
  const double h = x == 0 ? 0 : x / s;
  const double t = 0.5 * s;
  return exp(0.5 * x) * (normalCdf(-h - t) + normalDensity(h + t) * millsRatio(t - h));
}

}  // namespace tvd::option
