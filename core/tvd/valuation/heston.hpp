// SPDX-License-Identifier: MIT
//
// One step of the Heston process by the quadratic-exponential scheme with martingale correction.
// Source: L. Andersen (2008), "Simple and efficient simulation of the Heston stochastic volatility model",
// J. Computational Finance 11(3): equations (17)-(18) for the moments, (23)-(29) for the variance, (33) for the price,
// proposition 9 for the correction; psi_c = 1.5 and central weights gamma1 = gamma2 = 1/2.
#pragma once

#include "tvd/math/lanes.hpp"
#include "tvd/valuation/process.hpp"

namespace tvd::valuation {

/// Constants of a step of given width.
struct HestonStep {
  double startVariance = 0;
  double longRunVariance = 0;
  double kept = 0;           ///< e^(-speed width)
  double spreadBySize = 0;   ///< variance of V' = spreadBySize V + spread
  double spread = 0;
  double k0 = 0, k1 = 0, k2 = 0, k3 = 0;  ///< ln price: k0 + k1 V + k2 V' + sqrt(k3 (V + V')) z
};

HestonStep hestonStep(const StochasticVolatilityProcess& process, double width);

namespace heston {

/// A step's variance law: V' = a (b + z)² below the switch, an exponential with an atom at 0 above it.
struct VarianceLaw {
  LaneBits quadratic;
  Lanes a, bSquare, atom, rate;
};

inline VarianceLaw varianceLaw(const HestonStep& step, Lanes variance) {
  const Lanes mean = most(step.longRunVariance + (variance - step.longRunVariance) * step.kept, lanes(1e-30));
  const Lanes spread = step.spreadBySize * variance + step.spread;
  const Lanes psi = most(spread / (mean * mean), lanes(1e-16));
  const Lanes inverse = 2.0 / psi;
  const Lanes bSquare = inverse - 1.0 + sqrt(inverse * most(inverse - 1.0, lanes(0)));
  const Lanes share = 1.0 / (psi + 1.0);
  return {psi <= 1.5, mean / (1.0 + bSquare), most(bSquare, lanes(0)), (psi - 1.0) * share, 2.0 * share / mean};
}

/// V' for the normal deviate z whose upper tail probability is `upper`.
inline Lanes nextVariance(const VarianceLaw& law, Lanes z, Lanes upper) {
  const Lanes root = sqrt(law.bSquare) + z;
  const Lanes beyond = (1.0 - law.atom) / upper;  // above 1 outside the atom
  const Lanes exponential = log(most(beyond, lanes(1))) / law.rate;
  return select(law.quadratic, law.a * root * root, exponential);
}

/// The part of a step of ln price that is known before V' is drawn, such that E[e^(x' - x)] = 1 exactly; the uncorrected
/// one where no expectation exists, which takes steps far longer than variance allows to be sensible.
inline Lanes known(const HestonStep& step, const VarianceLaw& law, Lanes variance) {
  const double factor = step.k2 + step.k3 / 2;
  const Lanes damping = 1.0 - 2.0 * factor * law.a;
  const Lanes quadratic = 0.5 * log(most(damping, lanes(1e-300))) - factor * law.bSquare * law.a / damping;
  const Lanes gap = law.rate - factor;
  const Lanes mass = law.atom + law.rate * (1.0 - law.atom) / gap;
  const Lanes exponential = -log(most(mass, lanes(1e-300)));
  const Lanes corrected = select(law.quadratic, quadratic, exponential) - 0.5 * step.k3 * variance;
  const LaneBits exists = (law.quadratic & (damping > 0.0)) | (~law.quadratic & (gap > 0.0));
  return select(exists, corrected, step.k0 + step.k1 * variance);
}

/// Advances ln price x and variance by one step, with the deviates of variance and price.
inline void advance(const HestonStep& step, Lanes& x, Lanes& variance, Lanes zVariance, Lanes upper, Lanes zPrice) {
  const VarianceLaw law = varianceLaw(step, variance);
  const Lanes next = nextVariance(law, zVariance, upper);
  x += known(step, law, variance) + step.k2 * next + sqrt(step.k3 * (variance + next)) * zPrice;
  variance = next;
}

}  // namespace heston

}  // namespace tvd::valuation
