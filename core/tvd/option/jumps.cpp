// SPDX-License-Identifier: MIT
#include "tvd/option/jumps.hpp"

#include <cmath>

#include "tvd/math/elementary.hpp"
#include "tvd/option/european.hpp"
#include "tvd/option/poisson.hpp"

namespace tvd::option {
namespace {

struct JumpSeries {
  const Terms& terms;
  const Jumps& jumps;
  Leg base;          ///< without jumps
  double logGrowth;  ///< μ + δ²/2, the log of the mean jump
  double drift;      ///< λk, the compensation per year
  double mean;       ///< of the Poisson weights: λT for a put, λ(1 + k)T for a call
  double bound;      ///< the most that all terms together can be worth

  JumpSeries(const Terms& option, const Jumps& law) : terms(option), jumps(law), base(europeanLeg(option)) {
    const bool call = option.side == Side::call;
    logGrowth = law.mean + 0.5 * law.volatility * law.volatility;
    drift = law.intensity * expm1(logGrowth);
    mean = law.intensity * option.expiryYears * (call ? exp(logGrowth) : 1.0);
    bound = call ? option.spot * base.growth : base.strikeValue;
  }

  // The leg of n jumps, carrying its Poisson weight. A call's weight belongs to its forward and a put's to its strike
  // (the measures of either); the other part has the weight e^(± shift), shift = ln of how n jumps move the forward.
  Leg leg(double n, double weight) const {
    const double shift = n * logGrowth - drift * terms.expiryYears;
    const bool call = terms.side == Side::call;
    Leg result = base;
    result.growth *= call ? weight : weight * exp(shift);
    result.strikeValue *= call ? weight * exp(-shift) : weight;
    result.logMoneyness += shift;
    result.deviation = std::sqrt(base.deviation * base.deviation + n * jumps.volatility * jumps.volatility);
    const double weightRate = n / terms.expiryYears - jumps.intensity;  // d ln weight / dT
    result.growthRate += weightRate - drift;
    result.strikeRate += weightRate;
    return result;
  }
};

// Sums `value(leg)` over all legs; `size(total)` is the premium part of the total, which the rest is measured against.
template <class Total, class Add, class Size>
Total sum(const JumpSeries& series, Add&& add, Size&& size) {
  Total total{};
  forPoissonWeights(
      series.mean, [&](double n, double weight) { add(total, series.leg(n, weight)); },
      [&](double left) { return !(left * series.bound > 1e-17 * size(total)) || left < 1e-290; });
  return total;
}

bool withoutJumps(const Terms& terms, const Jumps& jumps) {
  return jumps.none() || terms.expiryYears == 0 || terms.spot == 0 || terms.strike == 0;
}

}  // namespace

double jumpPremium(const Terms& terms, const Jumps& jumps) {
  if (withoutJumps(terms, jumps)) return europeanPremium(terms);
  return sum<double>(
      JumpSeries(terms, jumps), [](double& total, const Leg& leg) { total += legValue(leg); },
      [](double total) { return total; });
}

Greeks jumpGreeks(const Terms& terms, const Jumps& jumps) {
  if (withoutJumps(terms, jumps)) return europeanGreeks(terms);
  return sum<Greeks>(
      JumpSeries(terms, jumps), [](Greeks& total, const Leg& leg) { total += legGreeks(leg); },
      [](const Greeks& total) { return total.premium; });
}

double jumpChance(const Terms& terms, const Jumps& jumps) {
  if (withoutJumps(terms, jumps)) return legChance(europeanLeg(terms));
  const JumpSeries series(terms, jumps);
  const double mean = jumps.intensity * terms.expiryYears;
  double chance = 0;
  forPoissonWeights(
      mean, [&](double n, double weight) { chance += weight * legChance(series.leg(n, 1.0)); },
      [&](double left) { return left < 1e-17 * chance || left < 1e-290; });
  return chance;
}

}  // namespace tvd::option
