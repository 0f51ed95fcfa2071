// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>

#include "tvd/math/elementary.hpp"

namespace tvd::option {

enum class Side : std::uint8_t { call, put };
enum class Exercise : std::uint8_t { european, american };

/// +1 for a call, −1 for a put: the φ of the formulas.
constexpr double signOf(Side side) { return side == Side::call ? 1.0 : -1.0; }

/// Variance per year as a function of volatility: σ² + transactionCost · σ. The second part is Leland's (see blocks.hpp);
/// 0 when hedging is free.
struct VarianceRate {
  double volatility = 0;
  double transactionCost = 0;

  double value() const { return volatility * (volatility + transactionCost); }
  double slope() const { return 2 * volatility + transactionCost; }
  static constexpr double curvature = 2;
};

/// A plain option after contract failure has been turned into rates (see blocks.hpp): the claim is discounted at
/// `rate`, and the underlying grows at rate − yield. Time in years, rates per year and continuous.
struct Terms {
  Side side = Side::call;
  double spot = 100;
  double strike = 100;
  double expiryYears = 1;
  VarianceRate variance;
  double rate = 0;
  double yield = 0;
};

/// ln(a/b) with its relative accuracy kept where a is near b.
inline double logRatio(double a, double b) {
  if (a < 0.5 * b || a > 2 * b) return log(a / b);
  return log1p((a - b) / b);
}

}  // namespace tvd::option
