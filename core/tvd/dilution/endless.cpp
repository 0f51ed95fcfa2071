// SPDX-License-Identifier: MIT
#include "tvd/dilution/endless.hpp"

#include <cmath>

namespace tvd {
namespace {

// How the integrand decays once one law holds for ever: gamma^s e^(g s) over supply's own exponential growth.
double finalDecay(const Law& law, double rho, double growth) {
  const bool shrinks = law.growth < 0 && law.isExponential();
  return rho - growth + (shrinks ? law.growth : std::fmax(0.0, law.growth));
}

bool diverges(const Law& law, double decay) { return decay < 0 || (decay == 0 && law.root == 0); }

}  // namespace

std::optional<double> endlessIntegral(Discounting& walk, const MarketPath& market, double rho, double* moment) {
  walk.leavePlain();
  for (std::size_t panels = 0; panels < mostTailPanels; ++panels) {
    const Timeline& timeline = walk.timeline();
    if (timeline.depleted()) return infinity;
    if (timeline.nextYear() == infinity && market.isSettled(walk.year())) {
      const double decay = finalDecay(timeline.law(), rho, market.growth());
      if (diverges(timeline.law(), decay)) return infinity;
      if (timeline.law().isExponential()) {  // exactly exponential from here on
        const double tail = walk.discountedNow() / decay;
        if (moment != nullptr) *moment = walk.integrals().moment + tail * (walk.year() + 1 / decay);
        return walk.integrals().weighted + tail;
      }
    }
    const double before = walk.integrals().weighted;
    if (!walk.pass(infinity)) break;
    walk.arrive();
    const double gained = walk.integrals().weighted - before;
    const bool fading = rho > market.growth() && walk.discountedNow() / (rho - market.growth()) < 1e-17 * before;
    if (fading && gained < 1e-17 * before) {
      if (moment != nullptr) *moment = walk.integrals().moment;
      return walk.integrals().weighted;
    }
  }
  return std::nullopt;
}

}  // namespace tvd
