// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/option/boundary.hpp"
#include "tvd/option/put_market.hpp"

namespace tvd::option {

/// What the right to exercise a put of strike 1 early is worth, and its derivatives to the spot.
struct SpotDerivatives {
  double value = 0;
  double first = 0;
  double second = 0;
  double third = 0;
};

/// The points at which the exercise premium of one spot is integrated. Near the boundary the integrand has a layer as
/// thin as the distance to it, ε: tan(φ/2) runs as ε sinh(v), which puts points at every scale from ε to 1.
/// Source: P. R. Johnston and D. Elliott (2005), "A sinh transformation for evaluating nearly singular boundary element
/// integrals", Int. J. Numer. Meth. Eng. 62.
class PremiumRule {
 public:
  PremiumRule(const PutMarket& market, const BoundaryCurve& curve, double spot);

  /// The premium by Kim's integral along `curve`:
  ///   ∫ [r e^(−rθ) N(−d₋) − q S e^(−qθ) N(−d₊)] dθ over θ in [0, T], d± = (ln(S/B(T − θ)) + (r − q ± σ²/2)θ)/(σ√θ)
  /// Domain: spot >= curve(T). Source: I. J. Kim (1990), "The analytic valuation of American options", Rev. Fin. Studies 3.
  SpotDerivatives operator()(const PutMarket& market, const BoundaryCurve& curve) const;

 private:
  double spot_;
  std::vector<double> x_;        ///< sqrt of time left at the boundary point, over the horizon's
  std::vector<double> root_;     ///< sqrt θ
  std::vector<double> weights_;  ///< of dθ
};

/// All derivatives that the Greeks of an American option need, to the spot, the volatility and the rates.
struct PremiumDerivatives {
  SpotDerivatives spot;
  SpotDerivatives byVolatility;
  double byVolatilityTwice = 0;
  SpotDerivatives byRate;
  SpotDerivatives byYield;
};

/// The boundary of a market and of its neighbours, from which derivatives are taken. One family serves every spot.
class BoundaryFamily {
 public:
  explicit BoundaryFamily(const PutMarket& market);

  bool converged() const { return solver_.converged(); }
  const PutMarket& market() const { return market_; }
  const BoundaryCurve& curve() const { return curve_; }

  /// The exercise premium alone. Domain: spot >= curve()(expiryYears).
  double premium(double spot) const;

  /// By central differences in volatility and rates; the boundary follows each along its tangent (and, for volatility, by
  /// a chord step), so the differences are smooth and good to about 1e-6 of themselves.
  PremiumDerivatives derivatives(double spot);

 private:
  struct Neighbour {
    PutMarket market;
    BoundaryCurve curve;
  };
  double rateStep(double PutMarket::*input) const;
  void addNeighbours();
  void addNeighbours(double PutMarket::*input, double by, int chordSteps);

  PutMarket market_;
  BoundarySolver solver_;
  BoundaryCurve curve_;
  std::vector<Neighbour> neighbours_;  ///< volatility up and down, rate up and down, yield up and down
  double volatilityStep_;
};

}  // namespace tvd::option
