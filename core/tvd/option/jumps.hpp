// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/greeks.hpp"
#include "tvd/option/terms.hpp"

namespace tvd::option {

/// Merton's lognormal jumps: ln(jump) is normal, independent of everything else.
struct Jumps {
  double intensity = 0;   ///< per year
  double mean = 0;        ///< of the log jump
  double volatility = 0;  ///< standard deviation of the log jump

  bool none() const { return intensity == 0 || (mean == 0 && volatility == 0); }
};

/// A European option on a token that jumps. The drift is compensated, so that the forward is unchanged.
///
///   V = Σ_n P(n; λT) · [option whose forward is F e^(n(μ + δ²/2) − λkT) and whose variance is σ²T + nδ²],
///   k = e^(μ + δ²/2) − 1
///
/// The sum runs outwards from its largest weight until what is left is below 1e-17 of it. What is left is bounded
/// exactly: an undiscounted put is at most its strike and a call at most its forward, so all terms beyond n add up to
/// at most strike · P(N > n; λT) for a put and F · P(N > n; λ(1 + k)T) for a call, and a Poisson tail is at most its
/// first weight over 1 − (ratio of the next weight).
/// Domain: intensity · expiryYears <= 1e6; mean and volatility so that λ(1 + k)T <= 1e6 for a call.
/// Source: R. C. Merton (1976), "Option pricing when underlying stock returns are discontinuous", J. Fin. Econ. 3.
double jumpPremium(const Terms& terms, const Jumps& jumps);
Greeks jumpGreeks(const Terms& terms, const Jumps& jumps);

/// Chance, under the pricing measure, that the option ends in the money.
double jumpChance(const Terms& terms, const Jumps& jumps);

}  // namespace tvd::option
