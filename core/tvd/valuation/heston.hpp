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
  double kept = 0;          ///< e^(-speed width)
  double spreadBySize = 0;  ///< variance of V' = spreadBySize V + spread
  double spread = 0;
  double k0 = 0, k1 = 0, k2 = 0, k3 = 0;  ///< ln price: k0 + k1 V + k2 V' + sqrt(k3 (V + V')) z
};

HestonStep hestonStep(const StochasticVolatilityProcess& process, double width);

namespace heston {

/// A step's variance law: V' = a (b + z)² below the switch, an exponential with an atom at 0 above it.
template <AnyLanes V>
struct VarianceLaw {
  BitsOf<V> quadratic;
  V a, bSquare, atom, rate;
};

template <AnyLanes V>
inline VarianceLaw<V> varianceLaw(const HestonStep& step, V variance) {
  const V mean = atLeast(step.longRunVariance + (variance - step.longRunVariance) * step.kept, 1e-30);
  const V spread = step.spreadBySize * variance + step.spread;
  const V psi = atLeast(spread / (mean * mean), 1e-16);
  const V inverse = 2.0 / psi;
  const V bSquare = inverse - 1.0 + sqrt(inverse * atLeast(inverse - 1.0, 0));
  const V share = 1.0 / (psi + 1.0);
  return {psi <= 1.5, mean / (1.0 + bSquare), atLeast(bSquare, 0), (psi - 1.0) * share, 2.0 * share / mean};
}

/// What a branch of the scheme makes of a step: V', and the part of ln price that is known before V' is drawn, such that
/// E[e^(x' - x)] = 1 exactly. `exists` is false where no such expectation exists, which takes steps far longer than the
/// variance allows to be sensible.
template <AnyLanes V>
struct Branch {
  V variance, known;
  BitsOf<V> exists;
};

/// The coefficient of V' in E[e^(x' - x) | V'].
inline double exposure(const HestonStep& step) { return step.k2 + step.k3 / 2; }

template <AnyLanes V>
inline Branch<V> quadratic(const HestonStep& step, const VarianceLaw<V>& law, V z) {
  const V root = sqrt(law.bSquare) + z;
  const V damping = 1.0 - 2.0 * exposure(step) * law.a;
  const V known = 0.5 * log(atLeast(damping, 1e-300)) - exposure(step) * law.bSquare * law.a / damping;
  return {law.a * root * root, known, damping > 0.0};
}

template <AnyLanes V>
inline Branch<V> exponential(const HestonStep& step, const VarianceLaw<V>& law, V upper) {
  const V beyond = (1.0 - law.atom) / upper;  // above 1 outside the atom
  const V gap = law.rate - exposure(step);
  const V mass = law.atom + law.rate * (1.0 - law.atom) / gap;
  return {log(atLeast(beyond, 1)) / law.rate, -log(atLeast(mass, 1e-300)), gap > 0.0};
}

/// The branch of each lane. Small steps are quadratic in nearly every lane, so the other one is left out where it can be.
template <AnyLanes V>
inline Branch<V> branchOf(const HestonStep& step, const VarianceLaw<V>& law, V z, V upper) {
  const Branch<V> smooth = quadratic(step, law, z);
  if (all(law.quadratic)) return smooth;
  const Branch<V> rough = exponential(step, law, upper);
  return {select(law.quadratic, smooth.variance, rough.variance), select(law.quadratic, smooth.known, rough.known),
          (law.quadratic & smooth.exists) | (~law.quadratic & rough.exists)};
}

/// Advances ln price x and variance by one step, with the deviates of variance and price and the probability above the
/// former. Where no expectation exists to correct for, the scheme's uncorrected constant serves.
template <AnyLanes V>
inline void advance(const HestonStep& step, V& x, V& variance, V zVariance, V upper, V zPrice) {
  const Branch<V> next = branchOf(step, varianceLaw(step, variance), zVariance, upper);
  const V corrected = next.known - 0.5 * step.k3 * variance;
  x += select(next.exists, corrected, step.k0 + step.k1 * variance) + step.k2 * next.variance;
  x += sqrt(step.k3 * (variance + next.variance)) * zPrice;
  variance = next.variance;
}

}  // namespace heston

}  // namespace tvd::valuation
