// SPDX-License-Identifier: MIT
#pragma once

namespace tvd::option {

/// An out-of-the-money option in units of sqrt(forward · strike), undiscounted, as exp(exponent) · factor:
///
///   b(x, s) = e^(x/2) N(x/s + s/2) − e^(−x/2) N(x/s − s/2),  x = ln(forward/strike) <= 0 for a call, s = volatility·√T
///
/// A put has x = ln(strike/forward). The two parts stay apart so that prices far below the smallest double have a
/// logarithm (implied volatility works on it).
/// Source: P. Jäckel (2015), "Let's be rational", eq. (2.4) and section 6; the evaluation here is our own.
struct BlackValue {
  double exponent;
  double factor;
};

/// Domain: x <= 0, s > 0. Relative error a few 1e-15 beyond what rounding x itself costs (x/s · 1e-16 · x/s).
BlackValue normalisedBlack(double x, double s);

/// b(x, s) as one number, with its limits: 0 for s -> 0 or x = −∞, e^(x/2) for s -> ∞.
double normalisedBlackPrice(double x, double s);

/// e^(x/2) − b(x, s), without cancellation; its derivative is minus that of b.
double normalisedBlackComplement(double x, double s);

/// Y(h + t) − Y(h − t) for Y(z) = N(z)/n(z), h <= 0, t > 0, without the cancellation of the two terms.
double scaledTailDifference(double h, double t);

}  // namespace tvd::option
