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

bool diverges(const Law& law, double decay) { return decay < 0 || (decay == 0 && !isStaked(law)); }

struct Tail {
  double integral = 0;
  double moment = 0;
};

// Where market growth cancels the discount and dC/dt has come to be S sqrt(C), the rest of the integral of 1 / C is
// 2 / (S sqrt(C)). Nothing as long as other terms of dC/dt could change it.
std::optional<double> stakedTail(const Discounting& walk) {
  const Law& law = walk.timeline().law();
  const double supply = walk.timeline().supply();
  const double rate = law.root * std::sqrt(supply);
  const double tail = walk.discountedNow() * 2 * supply / rate;
  if (!(std::fabs(law.rate(0, supply) / rate - 1) * tail <= 1e-16 * walk.integrals().weighted)) return std::nullopt;
  return tail;
}

// The integral over all periods of a fading release (see Timeline::fade) from here, supply C, on. With L what supply tends
// to and x = (L - C) / L, supply in period n is L (1 - x r^n v(u)), v(u) = 1 - (1 - r) u at the fraction u of the period,
// so that at each node of the period's rule
//
//   sum over n of q^n / (1 - x r^n v) = sum over k of (x v)^k / (1 - q r^k),   q = e^(-decay * period)
//
// Where supply is far from L, or one rule is not enough for a period, nothing: then the walk goes on.
std::optional<Tail> fadingTail(const Discounting& walk, double decay) {
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
    ratio[j] = x * (1 - (1 - fade->law.ratio) * rule.node[j]);
  }
  const double fading = log(fade->law.ratio);
  Tail tail;
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
  return Tail{now * tail.integral, now * tail.moment};
}

}  // namespace

bool exponentialForEver(const Timeline& timeline, const MarketPath& market) {
  const Law& law = timeline.law();
  return timeline.nextYear() == infinity && law.isExponential() && market.isSettled(timeline.year()) &&
         !(law.growth > 0 && timeline.meetsCapBefore(infinity));
}

std::optional<double> endlessIntegral(Discounting& walk, const MarketPath& market, double rho, double* moment) {
  walk.leavePlain();
  for (std::size_t panels = 0; panels < mostTailPanels; ++panels) {
    const Timeline& timeline = walk.timeline();
    if (timeline.depleted()) return infinity;
    if (timeline.nextYear() == infinity && market.isSettled(walk.year())) {
      const double decay = finalDecay(timeline.law(), rho, market.growth());
      if (diverges(timeline.law(), decay)) return infinity;
      if (exponentialForEver(timeline, market)) {
        const double tail = walk.discountedNow() / decay;
        if (moment != nullptr) *moment = walk.integrals().moment + tail * (walk.year() + 1 / decay);
        return walk.integrals().weighted + tail;
      }
      if (decay == 0) {
        if (const auto tail = stakedTail(walk)) {
          if (moment != nullptr) *moment = infinity;
          return walk.integrals().weighted + *tail;
        }
      }
    }
    if (market.isSettled(walk.year())) {
      if (const auto tail = fadingTail(walk, rho - market.growth())) {
        if (moment != nullptr) *moment = walk.integrals().moment + tail->moment;
        return walk.integrals().weighted + tail->integral;
      }
    }
    const double before = walk.integrals().weighted;
    const bool more = walk.pass(infinity);  // a walk that has come this far already may have nothing left to pass
    if (more) walk.arrive();
    const double gained = walk.integrals().weighted - before;
    const bool fading = rho > market.growth() && walk.discountedNow() / (rho - market.growth()) < 1e-17 * before;
    if (fading && gained < 1e-17 * before) {
      if (moment != nullptr) *moment = walk.integrals().moment;
      return walk.integrals().weighted;
    }
    if (!more) break;
  }
  return std::nullopt;
}

}  // namespace tvd
