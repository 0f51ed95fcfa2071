// SPDX-License-Identifier: MIT
#include "tvd/option/european.hpp"

#include <cmath>
#include <limits>

#include "tvd/math/elementary.hpp"

namespace tvd::option {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// x = ln(A/B); without spot or strike the option is certain to end out of or in the money.
double logMoneyness(const Terms& terms) {
  if (terms.spot == 0) return -infinity;
  if (terms.strike == 0) return infinity;
  return logRatio(terms.spot, terms.strike) + (terms.rate - terms.yield) * terms.expiryYears;
}

}  // namespace

Leg europeanLeg(const Terms& terms) {
  const double t = terms.expiryYears;
  return {.sign = signOf(terms.side),
          .spot = terms.spot,
          .growth = exp(-terms.yield * t),
          .strikeValue = terms.strike * exp(-terms.rate * t),
          .logMoneyness = logMoneyness(terms),
          .deviation = std::sqrt(terms.variance.value() * t),
          .time = t,
          .growthRate = -terms.yield,
          .strikeRate = -terms.rate,
          .variance = terms.variance};
}

double europeanPremium(const Terms& terms) { return legValue(europeanLeg(terms)); }
Greeks europeanGreeks(const Terms& terms) { return legGreeks(europeanLeg(terms)); }

}  // namespace tvd::option
