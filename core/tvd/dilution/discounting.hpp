// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/dilution/market_cap.hpp"
#include "tvd/math/gauss_legendre.hpp"
#include "tvd/supply/timeline.hpp"

namespace tvd {

/// The running integrals of a walk, all with x(s) = m(s) C0 / C(s), the price as a multiple of today's.
struct Integrals {
  double plain = 0;     ///< integral of x
  double weighted = 0;  ///< integral of gamma^s x
  double moment = 0;    ///< integral of s gamma^s x
};

/// A weighted integral and its first moment, the integral of s gamma^s m C0 / C.
struct Weighted {
  double integral = 0;
  double moment = 0;
};

inline constexpr Weighted divergent{infinity, infinity};

/// e^(rate t) at the nodes of a panel, t from its start: worked out again only where a panel differs from the one before.
class NodeFactors {
 public:
  const double* at(double rate, double width, const GaussLegendre& rule);

 private:
  double rate_ = 0;
  double width_ = -1;
  const GaussLegendre* rule_ = nullptr;
  double factor_[GaussLegendre::most] = {};
};

/// What a moment weighs.
struct Weights {
  double multiple = 1;    ///< m(s)
  double discount = 1;    ///< gamma^s
  double discounted = 1;  ///< gamma^s m(s), where neither factor may overflow alone
};

/// One smooth panel and its Gauss–Legendre nodes.
struct Panel {
  double start = 0;
  double width = 0;
  double smoothness = 0;  ///< its width times Discounting::scale
  const GaussLegendre* rule = nullptr;
  double year[GaussLegendre::most];
  double supply[GaussLegendre::most];
  double discount[GaussLegendre::most];    ///< gamma^s
  double multiple[GaussLegendre::most];    ///< m(s) C0 / C(s)
  double discounted[GaussLegendre::most];  ///< gamma^s m(s) C0 / C(s)
};

/// Walks the schedule in panels so smooth that their rule is exact to double precision, and integrates on the way.
/// A panel never crosses a date, a kink of the market cap, or the limit that the caller sets.
class Discounting {
 public:
  /// `rho` = ln(1 / discountFactor).
  Discounting(const Supply& supply, const MarketPath& market, double rho);

  /// Passes one panel, to `limit` at most. False when there is nothing to pass: `limit` is reached, supply is depleted,
  /// or nothing is left that could change an endless integral.
  bool pass(double limit);
  /// Applies the dates at the end of the panel. Call it after every `pass`.
  void arrive() { timeline_.arrive(); }
  /// Passes everything up to `limit`.
  void run(double limit) {
    while (pass(limit)) arrive();
  }

  const Panel& panel() const { return panel_; }
  const Timeline& timeline() const { return timeline_; }
  const Integrals& integrals() const { return sums_; }
  double year() const { return timeline_.year(); }
  /// x just after `year()`.
  double multipleNow() const { return weights_.multiple * initial_ / timeline_.supply(); }
  double discountedNow() const { return weights_.discounted * (initial_ / timeline_.supply()); }
  /// Those of `year()`.
  const Weights& weights() const { return weights_; }
  /// From here on only the weighted integral matters.
  void leavePlain() { plain_ = false; }

  /// How many panels a year the integrands need here, on a way to `limit`.
  double scale(double limit) const;

 private:
  void fill();
  void weigh();
  void weighNodes();
  void integrate();

  const MarketPath& market_;
  double rho_;
  double initial_;
  Timeline timeline_;
  Panel panel_;
  Weights weights_;
  NodeFactors growth_;
  NodeFactors decay_;
  NodeFactors both_;
  Integrals sums_;
  bool plain_ = true;
};

/// Where an endless walk can stop, because nothing beyond could change a weighted integral.
inline constexpr std::size_t mostTailPanels = 200'000;

/// The largest smoothness for which a rule is exact to double precision.
double mostSmoothness(const GaussLegendre& rule);

/// tau = integral of gamma^s over [0, T], for T up to Infinity.
double discountedTime(double rho, double holdingYears);

}  // namespace tvd
