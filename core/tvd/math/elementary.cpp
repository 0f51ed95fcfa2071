// SPDX-License-Identifier: MIT
#include "tvd/math/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace tvd {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::min();

// ln 2 in two parts: k times the first is exact for every exponent k (Cody and Waite 1980).
constexpr double ln2High = 0x1.62e42fee00000p-1;
constexpr double ln2Low = 0x1.a39ef35793c76p-33;

double powerOfTwo(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + k) << 52); }

// x = k ln2 + r with |r| <= ln2/2, and e^r - 1 by Taylor's series (next term 4e-18), even and odd powers apart so that
// two chains run side by side.
struct Reduced {
  int k;
  double rest;
};

Reduced reduce(double x) {
  const double k = std::nearbyint(x * 0x1.71547652b82fep0);
  const double r = (x - k * ln2High) - k * ln2Low;
  const double s = r * r;
  const double even =
      ((((1.0 / 479001600 * s + 1.0 / 3628800) * s + 1.0 / 40320) * s + 1.0 / 720) * s + 1.0 / 24) * s + 0.5;
  const double odd =
      ((((1.0 / 6227020800 * s + 1.0 / 39916800) * s + 1.0 / 362880) * s + 1.0 / 5040) * s + 1.0 / 120) * s + 1.0 / 6;
  return {static_cast<int>(k), r + s * (even + r * odd)};
}

// ln m + k ln2 with m = 1 + f in [sqrt(1/2), sqrt 2): ln m = 2 artanh(s), s = f / (2 + f), by its series; the leading term
// f is exact, so that the result keeps its relative accuracy near m = 1. `lost` is added in the same place.
double logOf(double m, double k, double lost) {
  const double f = m - 1;
  const double s = f / (f + 2);
  const double q = s * s;
  const double p = q * q;
  const double even = (((2.0 / 19 * p + 2.0 / 15) * p + 2.0 / 11) * p + 2.0 / 7) * p + 2.0 / 3;
  const double odd = (((2.0 / 21 * p + 2.0 / 17) * p + 2.0 / 13) * p + 2.0 / 9) * p + 2.0 / 5;
  const double tail = s * (f - q * (even + q * odd));
  return k * ln2High + (f - (tail - (k * ln2Low + lost)));
}

// For normal x > 0.
double logPlus(double x, double lost) {
  constexpr std::int64_t rootHalf = 0x3fe6a09e667f3bcd;
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t k = (bits - rootHalf) >> 52;
  return logOf(std::bit_cast<double>(bits - k * (std::int64_t{1} << 52)), static_cast<double>(k), lost);
}

}  // namespace

double exp(double x) {
  if (x < -708) return 0;
  if (!(x <= 709)) return x <= 709.782712893384 ? exp(x - 1) * 2.718281828459045 : x + infinite;  // NaN stays NaN
  const Reduced reduced = reduce(x);
  return powerOfTwo(reduced.k) * (1 + reduced.rest);
}

double expm1(double x) {
  if (!(x >= -40 && x <= 40)) return exp(x) - 1;
  const Reduced reduced = reduce(x);
  const double scale = powerOfTwo(reduced.k);
  return scale * reduced.rest + (scale - 1);
}

double log(double x) {
  if (!(x >= smallest)) {
    if (!(x > 0)) return x == 0 ? -infinite : std::numeric_limits<double>::quiet_NaN();
    return log(x * 0x1p54) - 54 * (ln2High + ln2Low);
  }
  return x == infinite ? x : logPlus(x, 0);
}

double log1p(double x) {
  const double sum = 1 + x;
  if (!(sum >= smallest && sum < 0x1p53)) return log(sum);
  const double lost = sum > 2 ? 1 - (sum - x) : x - (sum - 1);  // what rounding 1 + x lost
  return logPlus(sum, lost / sum);
}

double power(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  if (!(exponent >= 0 && exponent <= 64 && exponent == std::floor(exponent))) return exp(exponent * log(base));
  double result = 1;
  double square = base;
  for (auto left = static_cast<unsigned>(exponent); left > 0; left >>= 1, square *= square)
    if ((left & 1U) != 0) result *= square;
  return result;
}

}  // namespace tvd
