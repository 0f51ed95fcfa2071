// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "tvd/option/collocation.hpp"
#include "tvd/option/dense.hpp"
#include "tvd/option/put_market.hpp"

namespace tvd::option {

/// The exercise boundary of an American put with strike 1, as a curve over the time left.
///
/// With X the boundary at expiry and L(τ) = ln(X/B(τ)), the curve kept is the Chebyshev interpolant in sqrt(τ) of L²
/// (or of L itself when X < 1, where L grows like sqrt(τ)); beyond the horizon the boundary is flat.
class BoundaryCurve {
 public:
  /// `distances` are the L at the nodes of `grid`.
  BoundaryCurve(const Collocation& grid, double atExpiry, double horizonYears, bool linear,
                const std::vector<double>& distances);

  double atExpiry() const { return atExpiry_; }
  double horizonYears() const { return horizonYears_; }
  /// The boundary as a fraction of the strike.
  double operator()(double timeLeft) const;
  /// L at `count` values of x = min(1, sqrt(timeLeft/horizon)); count even.
  void distances(const double* x, double* out, int count) const;

 private:
  double atExpiry_;
  double horizonYears_;
  bool linear_;
  std::vector<double> coefficients_;
};

/// Solves for the exercise boundary by spectral collocation.
///
/// The equation is that of smooth pasting (form FP-A of L. Andersen, M. Lake and D. Offengenden (2016), "High-performance
/// American option pricing", J. Comp. Finance 20, eqs. 3.7 to 3.9, in logarithms). Where they iterate on it, we solve all
/// nodes together by Newton's method with the full Jacobian, from the guess of M. Li: three or four steps to 1e-11, and
/// the factors of the Jacobian then give the boundary of a slightly changed market for the cost of one residual.
/// Domain: earlyExercise(rate, yield) == belowOneBoundary, volatility > 0, expiryYears > 0.
class BoundarySolver {
 public:
  /// With the grid that the market needs, or on one of the caller's (64 points at most).
  explicit BoundarySolver(const PutMarket& market, const Collocation* grid = nullptr);

  bool converged() const { return converged_; }
  BoundaryCurve curve() const;
  /// The boundary when one input differs by a small `change`: along the tangent, after which `chordSteps` steps with the
  /// old Jacobian take the error from change² to change³ (one step) and beyond. Chord steps for volatility only.
  BoundaryCurve curveAt(double PutMarket::*input, double change, int chordSteps) const;

 private:
  struct Equation;
  /// Changes of the residuals, later of the distances, with one input.
  struct Tangents {
    std::vector<double> rate, yield, volatility;
  };

  void iterate();
  double move(const std::vector<double>& steps);
  const std::vector<double>& tangent(double PutMarket::*input) const;

  PutMarket market_;
  double horizonYears_;
  double furthest_ = 0;
  bool linear_;
  bool converged_ = false;
  const Collocation* grid_;
  std::vector<double> distances_;
  std::optional<DenseFactors> factors_;
  Tangents tangents_;
  std::vector<double> rateFlows_;  ///< e^(−rθ) dθ at every point of every node
  std::vector<double> yieldFlows_;
};

/// False when the boundary of a market cannot be found: with hardly a rate and a negative yield, or a volatility that is
/// tiny against the rates. Costs a solve there, next to nothing elsewhere.
bool boundaryIsFound(const PutMarket& market);

}  // namespace tvd::option
