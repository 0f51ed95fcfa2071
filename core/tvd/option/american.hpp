// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "tvd/option/greeks.hpp"
#include "tvd/option/put_market.hpp"
#include "tvd/option/terms.hpp"

namespace tvd {

/// The put of strike 1 whose exercise decision is that of the option.
PutMarket putMarketOf(const Terms& terms);

/// Whether exercise before expiry can pay, and on which side. Options between two boundaries are not priced here.
EarlyExercise earlyExercise(const Terms& terms);

/// An American option: the European one plus the value of early exercise (see boundary.hpp, exercise_premium.hpp).
/// Where holding is worthless the premium is the intrinsic value. Measured against 64 nodes: within 1e-9 of the strike
/// for max(rate, yield) · T <= 0.4, 1e-8 beyond; american_test.cpp has the tables.
/// Domain: that of the European option, earlyExercise(terms) != betweenTwoBoundaries.
double americanPremium(const Terms& terms);

/// Derivatives to the spot are exact; theta, charm and veta follow from the pricing equation, color from the scaling of
/// time; those to volatility and rates are differences good to about 1e-6. In the exercise region the option is its
/// intrinsic value and the Greeks are those of that.
Greeks americanGreeks(const Terms& terms);

/// The spot at which exercise starts to pay, against time from now; empty when it never pays before expiry.
struct ExerciseCurve {
  std::vector<double> year;
  std::vector<double> spot;
};
ExerciseCurve exerciseCurve(const Terms& terms, int points);

}  // namespace tvd
