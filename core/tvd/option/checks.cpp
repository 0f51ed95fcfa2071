// SPDX-License-Identifier: MIT
//
// Rules between inputs: what has no meaning, and what is not priced here.
#include <cmath>

#include "tvd/calculator/problems.hpp"
#include "tvd/calculator/text.hpp"
#include "tvd/option.hpp"
#include "tvd/option/american.hpp"
#include "tvd/option/boundary.hpp"
#include "tvd/option/implied.hpp"
#include "tvd/option/pricer.hpp"

namespace tvd::option {
namespace {

constexpr double mostJumps = 1e6;

void checkJumps(const Inputs& inputs, Problems& problems) {
  const double logGrowth = inputs.jumpMean + 0.5 * inputs.jumpVolatility * inputs.jumpVolatility;
  const double expected = inputs.jumpIntensity * inputs.expiryYears * std::fmax(1.0, exp(logGrowth));
  if (expected <= mostJumps) return;
  problems.number(
      "jumpIntensity", "cross", inputs.jumpIntensity,
      join({"must be smaller: more than ", numberText(mostJumps), " jumps (weighted by their size) until expiry"}), 0,
      inputs.jumpIntensity * mostJumps / expected);
}

// Whether the American option can be priced with these effects.
bool boundaryIsFound(const Terms& terms) { return !hasBoundary(terms) || boundaryIsFound(putMarketOf(terms)); }

bool boundariesAreFound(const Inputs& inputs) {
  const double spread = Pricer::spreadOf(inputs);
  return boundaryIsFound(Pricer::fullTerms(inputs)) &&
         (inputs.hedgeCost == 0 || boundaryIsFound(Pricer::termsOf(inputs, spread, 0))) &&
         (spread == 0 || boundaryIsFound(Pricer::termsOf(inputs, 0, 0)));
}

// The decomposition prices the option with and without failure, so both must be possible. True when they are.
bool checkExercise(const Inputs& inputs, Problems& problems) {
  if (inputs.exercise == Exercise::european) return true;
  const EarlyExercise safe = earlyExercise(Pricer::termsOf(inputs, 0, 0));
  const EarlyExercise failing = earlyExercise(Pricer::termsOf(inputs, Pricer::spreadOf(inputs), 0));
  if (safe == EarlyExercise::betweenTwoBoundaries || failing == EarlyExercise::betweenTwoBoundaries) {
    problems.given(
        "exercise", "cross", "american",
        inputs.side == Side::put
            ? "must be european for a put whose rate is negative and whose carryYield is lower still: it would be "
              "exercised between two boundaries"
            : "must be european for a call whose carryYield is negative and whose rate is lower still: it would be "
              "exercised between two boundaries");
    return false;
  }
  if (safe == EarlyExercise::never && failing == EarlyExercise::never) return true;
  if (Pricer::jumpsOf(inputs).none()) {
    if (boundariesAreFound(inputs)) return true;
    problems.given(
        "exercise", "cross", "american",
        "must be european here: no exercise boundary was found, because volatility is too small for these rates or "
        "the horizon too long");
    return false;
  }
  problems.given(
      "exercise", "cross", "american",
      "must be european when the price jumps (set jumpIntensity to 0 for an American option): early exercise is "
      "not priced together with jumps");
  return false;
}

void checkMarketPremium(const Inputs& inputs, Problems& problems) {
  if (!inputs.marketPremium) return;
  if (inputs.expiryYears == 0 || inputs.spot == 0 || inputs.strike == 0) {
    problems.number("marketPremium", "cross", *inputs.marketPremium,
                    "must be left out when expiryYears, spot or strike is 0: no volatility can be found then");
    return;
  }
  const Terms terms = Pricer::termsOf(inputs, Pricer::spreadOf(inputs), 0);
  const PremiumRange range = premiumRange(terms, inputs.exercise);
  if (*inputs.marketPremium > range.low && *inputs.marketPremium < range.high) return;
  problems.number("marketPremium", "priceRange", *inputs.marketPremium,
                  join({"must be above ", numberText(range.low), " and below ", numberText(range.high),
                        ", between which every price of this option lies"}),
                  range.low, range.high);
}

}  // namespace

void checkInputs(const void* object, Problems& problems) {
  const auto& inputs = *static_cast<const Inputs*>(object);
  checkJumps(inputs, problems);
  if (checkExercise(inputs, problems)) checkMarketPremium(inputs, problems);
}

}  // namespace tvd::option
