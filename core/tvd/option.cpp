// SPDX-License-Identifier: MIT
#include "tvd/option.hpp"

#include <algorithm>
#include <cmath>

#include "tvd/option/american.hpp"
#include "tvd/option/blocks.hpp"
#include "tvd/option/implied.hpp"
#include "tvd/option/jumps.hpp"
#include "tvd/option/pricer.hpp"

namespace tvd::option {
namespace {

constexpr int mostBoundaryPoints = 200;

// Adds one effect after another: jumps, failure, costs. What is switched off is exactly 0.
void decompose(const Inputs& inputs, Pricer& pricer, Result& result) {
  const Terms plain = Pricer::termsOf(inputs, 0, 0);
  const Terms failing = Pricer::termsOf(inputs, Pricer::spreadOf(inputs), 0);
  const Jumps jumps = Pricer::jumpsOf(inputs);
  const bool costly = inputs.hedgeCost > 0;
  const bool fails = Pricer::spreadOf(inputs) > 0;
  const double withFailure = costly ? pricer.premium(failing, jumps, inputs.exercise) : result.premium;
  const double withJumps = fails ? pricer.premium(plain, jumps, inputs.exercise) : withFailure;
  result.diffusion = jumps.none() ? withJumps : pricer.premium(plain, {}, inputs.exercise);
  result.jumps = withJumps - result.diffusion;
  result.failure = withFailure - withJumps;
  result.hedgingCost = result.premium - withFailure;
}

void copyGreeks(const Greeks& g, Result& result) {
  result.premium = g.premium;
  result.delta = g.delta;
  result.gamma = g.gamma;
  result.vega = g.vega;
  result.theta = g.theta;
  result.rho = g.rho;
  result.psi = g.psi;
  result.vanna = g.vanna;
  result.volga = g.volga;
  result.charm = g.charm;
  result.veta = g.veta;
  result.speed = g.speed;
  result.zomma = g.zomma;
  result.color = g.color;
}

double gapChance(const Inputs& inputs) {
  const Jumps jumps = Pricer::jumpsOf(inputs);
  const double compensation =
      jumps.none() ? 0 : jumps.intensity * std::expm1(jumps.mean + 0.5 * jumps.volatility * jumps.volatility);
  const double drift = inputs.rate - inputs.carryYield - 0.5 * inputs.volatility * inputs.volatility - compensation;
  return gapProbability({inputs.blockSeconds / secondsPerYear, drift, inputs.volatility, jumps}, inputs.gapSize);
}

}  // namespace

Result compute(const Inputs& inputs, const Detail& detail) {
  const Terms terms = Pricer::fullTerms(inputs);
  Pricer pricer;
  Result result;
  copyGreeks(pricer.greeks(inputs), result);
  result.intrinsic = std::fmax(signOf(inputs.side) * (inputs.spot - inputs.strike), 0.0);
  result.timeValue = result.premium - result.intrinsic;
  if (inputs.exercise == Exercise::american) {
    ExerciseCurve curve = pricer.exerciseCurve(inputs, std::min(detail.points, mostBoundaryPoints));
    result.exerciseBoundary = {std::move(curve.year), std::move(curve.spot)};
  }
  if (detail.wants("diffusion") || detail.wants("jumps") || detail.wants("failure") || detail.wants("hedgingCost"))
    decompose(inputs, pricer, result);
  result.probabilityInTheMoney = jumpChance(Pricer::termsOf(inputs, 0, 0), Pricer::jumpsOf(inputs));
  result.lelandVolatility = std::sqrt(terms.variance.value());
  result.hedgeErrorStd =
      hedgeErrorDeviation(result.vega, inputs.volatility, inputs.expiryYears, Pricer::hedgeIntervalYears(inputs));
  result.blockGapProbability = gapChance(inputs);
  if (inputs.marketPremium && detail.wants("impliedVolatility")) {
    const double implied =
        impliedVolatility(Pricer::termsOf(inputs, Pricer::spreadOf(inputs), 0), inputs.exercise, *inputs.marketPremium);
    if (std::isfinite(implied)) result.impliedVolatility = implied;
  }
  return result;
}

}  // namespace tvd::option
