// SPDX-License-Identifier: MIT
#pragma once

namespace tvd::option {

/// A premium and its derivatives, per 1 unit of the input. Time runs forwards: theta, charm, veta and color are the
/// changes as a year of calendar time passes, i.e. minus the derivatives to the time left.
struct Greeks {
  double premium = 0;
  double delta = 0;  ///< d premium / d spot
  double gamma = 0;  ///< d delta / d spot
  double vega = 0;   ///< d premium / d volatility
  double theta = 0;  ///< d premium / d time
  double rho = 0;    ///< d premium / d rate, carry yield held
  double psi = 0;    ///< d premium / d carry yield, rate held
  double vanna = 0;  ///< d delta / d volatility
  double volga = 0;  ///< d vega / d volatility
  double charm = 0;  ///< d delta / d time
  double veta = 0;   ///< d vega / d time
  double speed = 0;  ///< d gamma / d spot
  double zomma = 0;  ///< d gamma / d volatility
  double color = 0;  ///< d gamma / d time

  Greeks& operator+=(const Greeks& other);
};

}  // namespace tvd::option
