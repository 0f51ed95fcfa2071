// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option.hpp"
#include "tvd/option/american.hpp"
#include "tvd/option/blocks.hpp"
#include "tvd/option/jumps.hpp"

namespace tvd::option {

/// The model behind the inputs: which effects are on decides the method. Remembers what neighbouring inputs share.
class Pricer {
 public:
  double premium(const Inputs& inputs) { return premium(fullTerms(inputs), jumpsOf(inputs), inputs.exercise); }
  Greeks greeks(const Inputs& inputs) { return greeks(fullTerms(inputs), jumpsOf(inputs), inputs.exercise); }
  double premium(const Terms& terms, const Jumps& jumps, Exercise exercise);
  /// Empty for European options.
  ExerciseCurve exerciseCurve(const Inputs& inputs, int points);

  static double hedgeIntervalYears(const Inputs& inputs) {
    return inputs.blockSeconds * inputs.hedgeEveryBlocks / secondsPerYear;
  }
  static double spreadOf(const Inputs& inputs) { return failureSpread(inputs.failureHazard, inputs.recovery); }
  static Jumps jumpsOf(const Inputs& inputs) { return {inputs.jumpIntensity, inputs.jumpMean, inputs.jumpVolatility}; }
  /// The option with or without the effects of failure (`spread`) and of hedging costs (`cost`).
  static Terms termsOf(const Inputs& inputs, double spread, double cost);
  static Terms fullTerms(const Inputs& inputs);

 private:
  Greeks greeks(const Terms& terms, const Jumps& jumps, Exercise exercise);

  AmericanPricer american_;
};

}  // namespace tvd::option
