// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/greeks.hpp"
#include "tvd/option/terms.hpp"

namespace tvd::option {

/// One lognormal payoff, φ (A N(φ d1) − B N(φ d2)), where A = spot · growth and B are present values and
///
///   d1 = x/s + s/2,  d2 = x/s − s/2,  x = ln(A/B),  s² = variance · T + a constant
///
/// A European option is one leg; with jumps it is a sum of legs, one for each number of jumps.
struct Leg {
  double sign = 1;  ///< φ
  double spot = 0;
  double growth = 1;        ///< A/spot
  double strikeValue = 0;   ///< B
  double logMoneyness = 0;  ///< x
  double deviation = 0;     ///< s
  double time = 0;          ///< T, years
  double growthRate = 0;    ///< d ln A / dT
  double strikeRate = 0;    ///< d ln B / dT
  VarianceRate variance;    ///< d s² / dT and how it depends on volatility
};

/// The value alone; relative error a few 1e-15 (beyond rounding of x) in and out of the money.
double legValue(const Leg& leg);

/// Value and derivatives. Limits instead of 0/0: at s = 0 the distribution functions are 0, 1 or (x = 0) a half, and
/// every term with the density is 0, save vega at x = 0, which is A n(0) sqrt(T).
/// Source: E. G. Haug (2007), "The complete guide to option pricing formulas", 2nd ed., chapter 2, in generalised form;
/// veta is d vega/dt = vega (q + b d1/(σ√T) − (1 + d1 d2)/(2T)) for a plain option.
Greeks legGreeks(const Leg& leg);

/// N(φ d2), the chance of payoff under the pricing measure.
double legChance(const Leg& leg);

}  // namespace tvd::option
