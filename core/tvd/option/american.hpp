// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "tvd/option/greeks.hpp"
#include "tvd/option/put_market.hpp"
#include "tvd/option/terms.hpp"

namespace tvd::option {

/// The put of strike 1 whose exercise decision is that of the option.
PutMarket putMarketOf(const Terms& terms);

/// Whether exercise before expiry can pay, and on which side. Options between two boundaries are not priced here.
EarlyExercise earlyExercise(const Terms& terms);

/// Whether the premium rests on an exercise boundary. Where hardly any volatility or time is left to act on, it does not.
bool hasBoundary(const Terms& terms);

/// The spot at which exercise starts to pay, against time from now; empty when it never pays before expiry.
struct ExerciseCurve {
  std::vector<double> year;
  std::vector<double> spot;
};

class BoundaryFamily;

/// An American option: the European one plus the value of early exercise (see boundary.hpp, exercise_premium.hpp).
/// Where holding is worthless the premium is the intrinsic value. Measured against 64 nodes: within 1e-9 of the strike
/// for max(rate, yield) · T <= 0.4, 1e-8 beyond; american_test.cpp has the tables.
///
/// Derivatives to the spot are exact; theta, charm and veta follow from the pricing equation, color from the scaling of
/// time; those to volatility and rates are differences good to about 1e-6. In the exercise region the option is its
/// intrinsic value and the Greeks are those of that.
///
/// A pricer remembers the exercise boundary of the last market (rates, volatility, time left), which all spots and strikes
/// share. Domain: that of the European option, earlyExercise(terms) != betweenTwoBoundaries.
class AmericanPricer {
 public:
  AmericanPricer();
  ~AmericanPricer();
  AmericanPricer(const AmericanPricer&) = delete;
  AmericanPricer& operator=(const AmericanPricer&) = delete;

  double premium(const Terms& terms);
  Greeks greeks(const Terms& terms);
  ExerciseCurve exerciseCurve(const Terms& terms, int points);

 private:
  BoundaryFamily& familyOf(const Terms& terms);

  std::unique_ptr<BoundaryFamily> family_;
};

double americanPremium(const Terms& terms);
Greeks americanGreeks(const Terms& terms);

}  // namespace tvd::option
