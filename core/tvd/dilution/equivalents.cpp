// SPDX-License-Identifier: MIT
#include "tvd/dilution/equivalents.hpp"

#include <cmath>

#include "tvd/dilution/discounting.hpp"
#include "tvd/dilution/endless.hpp"
#include "tvd/math/elementary.hpp"
#include "tvd/math/phi.hpp"

namespace tvd {
namespace {

// Newton's method on ln(integral(rate) / target), which is convex and rising in the rate (it is a cumulant generating
// function), so that from any start the second step on is monotone. Steps into a diverging integral are halved, a start
// where it diverges is left downwards, and no step goes beyond `most`, where the integrand itself would leave every number behind.
// A step below `least`, from where the root lies lower still, ends it.
template <class Integral>
std::optional<double> solveRate(const Integral& integralAt, double target, double least, double most) {
  double rate = 0;
  double finite = -infinity;
  double diverging = infinity;
  for (int step = 0; step < 80; ++step) {
    const auto now = integralAt(rate);
    if (!now) return std::nullopt;
    if (!(now->integral < infinity)) {
      diverging = std::fmin(diverging, rate);
      rate = finite > -infinity ? (finite + rate) / 2 : 2 * rate - 0.1;
      continue;
    }
    finite = rate;
    const double change = log(target / now->integral) * now->integral / now->moment;
    if (!std::isfinite(change) || rate + change < least) return std::nullopt;
    if (rate == most && change > 0) return std::nullopt;
    rate = std::fmin(rate + change, most);
    if (std::fabs(change) <= 4e-16 * (1 + std::fabs(rate)) + 1e-15 * std::fabs(rate)) return rate;
  }
  const bool leaps = diverging - rate <= 1e-8 * (1 + std::fabs(rate));  // over the target, to Infinity
  return leaps ? std::nullopt : std::optional(rate);
}

// Over a holding of T years e^((rate - rho) s) stays below the largest number; endless integrals diverge well before.
double mostRate(const Terms& terms) {
  return terms.rho + (terms.holdingYears < infinity ? 690 / terms.holdingYears : 100);
}

Supply steadySupply(double growth) {
  Supply supply{.initialSupply = 1, .declaredMaximum = infinity, .releases = {}};
  Release release;
  if (growth >= 0) {
    release.shape = Inflation{.rate = growth, .compounding = Compounding::continuous};
  } else {
    release.shape = Burn{.rate = -growth};
  }
  supply.releases.push_back(std::move(release));
  return supply;
}

// The integral of e^(rate s) over the holding, and its first moment.
std::optional<Weighted> exponential(double rate, double years) {
  if (years < infinity) return Weighted{years * phi1(rate * years), years * years * phi1Slope(rate * years)};
  return rate < 0 ? Weighted{-1 / rate, 1 / (rate * rate)} : divergent;
}

}  // namespace

std::optional<Weighted> weighted(const Terms& terms, const LongRun& run) {
  const MarketPath market(terms.marketCap);
  Discounting walk(terms.supply, market, terms.rho);
  walk.leavePlain();
  if (terms.holdingYears == infinity) return endlessIntegral(walk, market, terms.rho, run);
  walk.run(terms.holdingYears);
  return Weighted{walk.integrals().weighted, walk.integrals().moment};
}

std::optional<double> breakEvenGrowth(const Terms& terms, const LongRun& run, const Recording& recording) {
  const double target = discountedTime(terms.rho, terms.holdingYears);
  return solveRate(
      [&](double rate) -> std::optional<Weighted> {
        if (terms.holdingYears < infinity) {
          if (const auto known = recording.grown(rate)) return known;
        } else if (!run.supply && rate >= terms.rho) {  // not known to diverge, and would be walked for long
          return divergent;
        }
        const MarketCap cap{GrowthCap{rate}};
        return weighted({terms.supply, cap, terms.rho, terms.holdingYears}, run);
      },
      target, -infinity, mostRate(terms));
}

std::optional<double> equivalentInflation(const Terms& terms, double target) {
  constexpr double least = -710;  // no number could hold the yearly factor, and its walk would not end
  const MarketPath market(terms.marketCap);
  const auto shrinkage = solveRate(
      [&](double rate) {
        if (market.isExponential()) return exponential(rate + market.growth() - terms.rho, terms.holdingYears);
        const Supply supply = steadySupply(-rate);
        return weighted({supply, terms.marketCap, terms.rho, terms.holdingYears}, {});  // its law tells at once
      },
      target, least, mostRate(terms));
  if (!shrinkage) return std::nullopt;
  const double inflation = expm1(-*shrinkage);
  return inflation < infinity ? std::optional(inflation) : std::nullopt;
}

}  // namespace tvd
