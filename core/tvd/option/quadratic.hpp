// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/put_market.hpp"

namespace tvd::option {

/// First guess of the exercise boundary, good to a few tenths of a percent.
/// Source: M. Li (2010), "Analytical approximations for the critical stock prices of American options: a performance
/// comparison", Rev. Derivatives Research 13, the equation called QD+.
class QuadraticBoundary {
 public:
  explicit QuadraticBoundary(const PutMarket& market);

  /// ln(boundary at expiry / boundary) with `timeLeft` > 0 years to go. Calls must go up in time: each starts from the
  /// one before.
  double logDistance(double timeLeft);

  /// The same for the perpetual boundary, the largest it can get (infinite when that boundary is 0).
  double furthest() const { return furthest_; }

 private:
  double equation(double boundary, double timeLeft) const;
  double predicted(double timeLeft) const;

  PutMarket market_;
  double atExpiry_;
  double furthest_;
  double scaled_ = 0;  ///< the last distance in units of volatility · sqrt(time)
  double time_ = 0;    ///< the time it belongs to
};

}  // namespace tvd::option
