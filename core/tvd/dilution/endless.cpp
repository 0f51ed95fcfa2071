// SPDX-License-Identifier: MIT
#include "tvd/dilution/endless.hpp"

#include <cmath>

#include "tvd/math/elementary.hpp"

namespace tvd {
namespace {

// How the integrand decays once one law holds for ever: gamma^s e^(g s) over supply's own exponential growth.
double finalDecay(const Law& law, double rho, double growth) {
  const bool shrinks = law.growth < 0 && law.isExponential();
  return rho - growth + (shrinks ? law.growth : std::fmax(0.0, law.growth));
}

// Whether supply grows without bound and without exponent.
bool isStaked(const Law& law) { return law.root > 0 && law.growth == 0; }

// Known before any walk: a schedule that goes on for ever may come to rest, and then nothing but the discount ends it.
bool diverges(const LongRun& run, double decay) {
  if (!run.supply) return false;
  const double limit = *run.supply;
  const bool comesToRest = limit > 0 && std::isfinite(limit);
  return comesToRest ? decay <= 0 : decay + run.growth < 0;
}

bool diverges(const Law& law, double decay) { return decay < 0 || (decay == 0 && !isStaked(law)); }

// No date changes the law any more, and no cap ends it.
bool isForEver(const Timeline& timeline) {
  const Law& law = timeline.law();
  const bool shrinks = law.isExponential() && law.growth <= 0;
  return timeline.nextYear() == infinity && (shrinks || !timeline.meetsCapBefore(infinity));
}

// Nothing but approaches is ahead, which have come to where they lead.
bool rests(const Timeline& timeline, const LongRun& run) {
  return run.supply && *run.supply > 0 && timeline.onlyApproachesAhead() &&
         std::fabs(timeline.supply() / *run.supply - 1) <= 1e-15;
}

Weighted exponentialTail(const Discounting& walk, double decay) {
  const double integral = walk.discountedNow() / decay;
  return {integral, integral * (walk.year() + 1 / decay)};
}

// The rest of the integral once dC/dt has come to be growth C, or where market growth cancels the discount S sqrt(C), of
// which the integral of 1 / C is 2 / (S sqrt(C)). Nothing as long as other terms of dC/dt could change it.
std::optional<Weighted> settledTail(const Discounting& walk, double decay) {
  const Law& law = walk.timeline().law();
  if (decay > 0 && !(law.growth > 0)) return std::nullopt;
  const double supply = walk.timeline().supply();
  const double rate = decay > 0 ? law.growth * supply : law.root * std::sqrt(supply);
  const Weighted tail =
      decay > 0 ? exponentialTail(walk, decay) : Weighted{walk.discountedNow() * 2 * supply / rate, infinity};
  const double others = std::fabs(law.rate(0, supply) / rate - 1);
  return others * tail.integral <= 1e-17 * walk.integrals().weighted ? std::optional(tail) : std::nullopt;
}

// The integral over all periods of a fading release (see Timeline::fade) from here, supply C, on. With L what supply tends
// to and x = (L - C) / L, supply in period n is L (1 - x r^n v(u)), v(u) = 1 - (1 - r) u at the fraction u of the period,
// so that at each node of the period's rule
//
//   sum over n of q^n / (1 - x r^n v) = sum over k of (x v)^k / (1 - q r^k),   q = e^(-decay * period)
//
// Where supply is far from L, or one rule is not enough for a period, nothing: then the walk goes on.
std::optional<Weighted> fadingTail(const Discounting& walk, double decay) {
  const auto fade = walk.timeline().fade();
  if (!fade || !(decay > 0)) return std::nullopt;
  const double supply = walk.timeline().supply();
  const double limit = supply + fade->left;
  const double x = fade->left / limit;
  const double period = fade->law.periodYears;
  if (!(limit > 0) || !(std::fabs(x) <= 0.75) || !(walk.scale(infinity) * period <= 1)) return std::nullopt;

  const GaussLegendre& rule = gaussLegendre8();
  double term[GaussLegendre::most];  // weight e^(-decay t) (x v)^k
  double ratio[GaussLegendre::most];
  for (int j = 0; j < rule.size; ++j) {
    term[j] = rule.weight[j] * exp(-decay * period * rule.node[j]);
    ratio[j] = x * (1 - fade->law.loss * rule.node[j]);
  }
  const double fading = log1p(-fade->law.loss);
  Weighted tail;
  double size = 1;
  for (int k = 0; size > 1e-18; ++k, size *= std::fabs(x)) {
    const double minus = expm1((k == 0 ? 0 : k * fading) - decay * period);  // q r^k - 1
    for (int j = 0; j < rule.size; ++j) {
      const double part = term[j] / -minus;
      tail.integral += part;
      tail.moment += part * (walk.year() + period * (rule.node[j] - (1 + minus) / minus));
      term[j] *= ratio[j];
    }
  }
  const double now = walk.discountedNow() * supply / limit * period;
  return Weighted{now * tail.integral, now * tail.moment};
}

}  // namespace

bool exponentialForEver(const Timeline& timeline, const MarketPath& market) {
  return timeline.law().isExponential() && market.isSettled(timeline.year()) && isForEver(timeline);
}

double averageInStep(const Supply& supply, double growth) {
  Timeline timeline(supply);
  const auto differs = [&] { return std::fabs(timeline.slope() / timeline.supply() / growth - 1) > inStep; };
  while (!timeline.frozen() && (timeline.nextYear() < infinity || differs())) {
    timeline.advance(std::fmin(timeline.nextYear(), timeline.year() + 1 / std::fabs(growth)));
    timeline.arrive();
  }
  return exp(growth * timeline.year()) * supply.initialSupply / timeline.supply();
}

std::optional<Weighted> endlessIntegral(Discounting& walk, const MarketPath& market, double rho, const LongRun& run) {
  if (diverges(run, rho - market.growth())) return divergent;
  walk.leavePlain();
  const auto sum = [&](const Weighted& tail) {
    return Weighted{walk.integrals().weighted + tail.integral, walk.integrals().moment + tail.moment};
  };
  for (std::size_t panels = 0; panels < mostTailPanels; ++panels) {
    const Timeline& timeline = walk.timeline();
    if (timeline.depleted()) return divergent;
    double decay = rho - market.growth();
    if (market.isSettled(walk.year())) {
      if (const auto tail = fadingTail(walk, decay)) return sum(*tail);
      if (decay > 0 && rests(timeline, run)) return sum(exponentialTail(walk, decay));
      if (isForEver(timeline)) {
        decay = finalDecay(timeline.law(), rho, market.growth());
        if (diverges(timeline.law(), decay)) return divergent;
        if (timeline.law().isExponential()) return sum(exponentialTail(walk, decay));
        if (const auto tail = settledTail(walk, decay)) return sum(*tail);
      }
    }
    const double before = walk.integrals().weighted;
    const bool more = walk.pass(infinity);  // a walk that has come this far already may have nothing left to pass
    if (more) walk.arrive();
    const double gained = walk.integrals().weighted - before;
    const bool fading = decay > 0 && walk.discountedNow() / decay < 1e-17 * before;
    if (fading && gained < 1e-17 * before) return sum({});
    if (!more) break;
  }
  return std::nullopt;
}

}  // namespace tvd
