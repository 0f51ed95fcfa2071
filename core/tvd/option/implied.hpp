// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/terms.hpp"

namespace tvd::option {

/// The total deviation s = volatility · √T at which b(x, s) = value (see black.hpp).
///
/// Four segments split by the inflection point s = sqrt(2|x|) and its tangent, a rational guess in each, two or three steps
/// of Householder's third-order iteration on the segment's own objective: 1/ln b in the lowest, b in the middle two, ln of the
/// distance to the upper bound in the highest. Relative error a few 1e-15 beyond what rounding the price costs.
/// Domain: x <= 0, 0 < value < e^(x/2); `complement` = e^(x/2) − value, given apart so that prices near the bound keep their
/// digits. Source: P. Jäckel (2015), "Let's be rational", Wilmott 75, sections 4 to 6, from the formulas.
double impliedDeviation(double x, double value, double complement);

/// The prices an option can have over all volatilities, given its other terms: above `low`, below `high`.
struct PremiumRange {
  double low;
  double high;
};
PremiumRange premiumRange(const Terms& terms, Exercise exercise);

/// The volatility at which the option without jumps and hedging costs is worth `premium`; terms.variance is not read.
/// Domain: expiryYears, spot, strike > 0 and premiumRange().low < premium < premiumRange().high. European to a few 1e-15
/// (as far as the premium's own digits carry), American to 1e-12 by bracketing on the American premium.
double impliedVolatility(const Terms& terms, Exercise exercise, double premium);

}  // namespace tvd::option
