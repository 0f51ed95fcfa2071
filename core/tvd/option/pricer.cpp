// SPDX-License-Identifier: MIT
#include "tvd/option/pricer.hpp"

namespace tvd::option {
namespace {

// Jumps and early exercise meet only where exercise never pays early (see checks.cpp).
bool european(const Jumps& jumps, Exercise exercise) { return exercise == Exercise::european || !jumps.none(); }

}  // namespace

Terms Pricer::termsOf(const Inputs& inputs, double spread, double cost) {
  return {.side = inputs.side,
          .spot = inputs.spot,
          .strike = inputs.strike,
          .expiryYears = inputs.expiryYears,
          .variance = {inputs.volatility, cost},
          .rate = inputs.rate + spread,
          .yield = inputs.carryYield + spread};
}

Terms Pricer::fullTerms(const Inputs& inputs) {
  return termsOf(inputs, spreadOf(inputs), lelandCost(inputs.hedgeCost, hedgeIntervalYears(inputs)));
}

double Pricer::premium(const Terms& terms, const Jumps& jumps, Exercise exercise) {
  return european(jumps, exercise) ? jumpPremium(terms, jumps) : american_.premium(terms);
}

Greeks Pricer::greeks(const Terms& terms, const Jumps& jumps, Exercise exercise) {
  return european(jumps, exercise) ? jumpGreeks(terms, jumps) : american_.greeks(terms);
}

ExerciseCurve Pricer::exerciseCurve(const Inputs& inputs, int points) {
  if (european(jumpsOf(inputs), inputs.exercise)) return {};
  return american_.exerciseCurve(fullTerms(inputs), points);
}

}  // namespace tvd::option
