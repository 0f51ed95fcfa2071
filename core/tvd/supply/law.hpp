// SPDX-License-Identifier: MIT
#pragma once

#include "tvd/math/pile.hpp"

namespace tvd {

/// A growth rate that decays: `rate` now, falling as e^(-decay t).
struct Taper {
  double rate;
  double decay;
};

/// The differential equation of circulating supply C over one smooth piece, t years from the piece's start:
///
///   dC/dt = constant + (growth + sum of tapers) C + root sqrt(C)
///
/// Linear, exponential, cap-approaching, square-root and tapering growth alone have closed forms; any mixture is a
/// Taylor series of order up to 24, each piece no longer than the series is good to 1e-17 for (Jorba and Zou 2005).
class Law {
 public:
  double constant = 0;
  double growth = 0;
  double root = 0;
  Pile<Taper> tapers;

  /// Forgets all terms, keeping memory.
  void clear();
  /// Fixes the supply at t = 0 and shortens `width` until the series, if one is needed, is exact over it.
  double begin(double supply, double width);
  /// C(t) for 0 <= t <= the width of `begin`.
  double supplyAfter(double t) const;
  /// dC/dt at t, where supply is C.
  double rate(double t, double supply) const;
  /// d(dC/dt)/dC at t, where supply is C.
  double feedback(double t, double supply) const;
  /// How quickly 1/C changes where supply is `supply`, per year, scaled so that a panel of width 1/scale is smooth enough for eight
  /// Gauss–Legendre nodes to reach double precision.
  double scale(double supply) const;

  bool isConstant() const { return constant == 0 && isLinear(); }
  bool isLinear() const { return growth == 0 && root == 0 && tapers.empty(); }
  bool isExponential() const { return constant == 0 && root == 0 && tapers.empty(); }

 private:
  double growthAt(double t) const;
  double expand(double width);
  bool needsSeries() const;

  static constexpr int order = 24;
  double supply_ = 1;
  double width_ = 0;
  double series_[order + 1] = {};
  int terms_ = 0;
};

}  // namespace tvd
